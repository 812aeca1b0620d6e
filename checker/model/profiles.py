"""What a whole page must say: topics, duties, statutory notices, and the law they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from checker.model.documents import UnitKind
from checker.model.grounds import Citation, Severity
from checker.model.phrases import Pattern


class Reach(StrEnum):
    """Where a statement must stand to count."""

    PAGE = "page"
    BEFORE_ACTION = "before-action"
    SECTION = "section"
    BESIDE = "beside"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A thing that a unit can say, by its words or by the claims in it.

    A unit says it where a pattern matches, or where it makes a claim of *claims*, hedges one of
    *hedged* or denies one of *denied*; one of *also* must match besides, and none of *unless*.
    With *forms* it must be a unit of one of these.
    *says* and *silent* are its own examples.
    """

    id: str
    title: str
    patterns: tuple[Pattern, ...] = ()
    also: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    claims: frozenset[str] = frozenset()
    hedged: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    forms: frozenset[UnitKind] = frozenset()
    says: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposition:
    """Two things a page cannot both say, such as that there is no risk and what the risks are.

    *one* and *other* are topics. *apart* names what must not differ between the two sentences:
    product or joint. *opposed* and *agreed* are its own examples, pairs of sentences.
    """

    id: str
    title: str
    why: str
    severity: Severity
    one: tuple[str, ...]
    other: tuple[str, ...]
    apart: tuple[str, ...] = ("product", "joint")
    opposed: tuple[tuple[str, str], ...] = ()
    agreed: tuple[tuple[str, str], ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something a page must say (or, where it *forbids*, must not be) because of what it says.

    It applies where a unit says a topic of *when*, the page one of *and_when* and none of
    *not_when*. It is met by *at_least* different topics of *met*, within *reach* of what called
    for it and at most *within* sentences behind it (0: any number); *weak* topics only look as
    if they met it, *near* ones are told where nothing does. With *claims_only* it makes no
    finding where all that calls for it is hedged, nor where a duty of *covered_by* fails. *lack*
    completes "The page ..."; *offer* is wording to add. With *advice* it is shown in the table of
    a page and makes no finding.
    """

    id: str
    title: str
    severity: Severity
    why: str
    lack: str
    when: tuple[str, ...]
    and_when: tuple[str, ...] = ()
    not_when: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    at_least: int = 1
    weak: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    covered_by: tuple[str, ...] = ()
    claims_only: bool = False
    reach: Reach = Reach.PAGE
    within: int = 0
    offer: str = ""
    basis: tuple[str, ...] = ()
    provisional: str = ""
    advice: bool = False
    forbids: bool = False
    profile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A text that a statute orders to be published, word by word.

    *also* are other wordings taken for right; *where* is advertisement or office; an
    advertisement that says a topic of *when* must carry it. *size* is what the law says of type.
    """

    id: str
    state: str
    text: str
    severity: Severity
    where: str
    when: tuple[str, ...]
    also: tuple[str, ...] = ()
    size: str = ""
    basis: tuple[str, ...] = ()
    provisional: str = ""
    profile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The least severity that claims of *label* have under a profile, and the law behind it."""

    label: str
    severity: Severity
    basis: tuple[str, ...]
    profile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A jurisdiction: the law cited and what it asks of a page.

    *builds_on* names profiles that hold as well; without *rewrites* no wording is offered.
    *grounds* are the citations for a claim of which nothing more special is cited here.
    """

    name: str
    title: str
    builds_on: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    duties: tuple[Duty, ...] = ()
    notices: tuple[Notice, ...] = ()
    floors: tuple[Floor, ...] = ()
    grounds: tuple[str, ...] = ()
    rewrites: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """What holds for one page: its profiles put together, later ones replacing duties by id.

    *cited* are the ids of all their citations, *grounds* those for claims in general.
    """

    names: tuple[str, ...]
    duties: tuple[Duty, ...] = ()
    notices: tuple[Notice, ...] = ()
    floors: tuple[Floor, ...] = ()
    cited: frozenset[str] = frozenset()
    grounds: tuple[str, ...] = ()
    rewrites: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Statutes:
    """Every topic, opposition and profile that was read, the profiles by name."""

    topics: tuple[Topic, ...] = ()
    oppositions: tuple[Opposition, ...] = ()
    profiles: Mapping[str, Profile] = field(default_factory=dict)
