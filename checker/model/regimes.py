"""What the settings of a site say about its pages: profiles by path, includes, templates."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Include:
    """A file that pages take in; *at* is named (where the page names it), top or foot.

    It counts on the pages that a pattern of *pages* fits (none: all); *meets* are the duties it
    meets by the word of the settings, whatever it says.
    """

    path: str
    data: bytes
    at: str = "named"
    pages: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """What the pages of a run are held to.

    *profiles* hold where no pattern of *by_path* fits; of those that fit the longest counts.
    *duties* are pairs of duty and what is made of it: off, a severity or a reach. *templates*
    are pairs of name and pattern: a duty missing on all pages of one template is one finding.
    Patterns are those of ignore files; *base* is where the working folder lies below the
    settings.
    """

    profiles: tuple[str, ...] = ("us",)
    by_path: tuple[tuple[str, tuple[str, ...]], ...] = ()
    includes: tuple[Include, ...] = ()
    duties: tuple[tuple[str, str], ...] = ()
    templates: tuple[tuple[str, str], ...] = ()
    base: str = ""
