"""What became of a file that was to be mended."""

from dataclasses import dataclass

from checker.model.reports import Finding


@dataclass(frozen=True, slots=True)
class Changed:
    """A unit that was changed: its line, what it said and what it says now (empty: deleted).

    *is_guess* where no rule named a claim in it: it only read like one.
    """

    line: int
    old: str
    new: str
    findings: tuple[Finding, ...]
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """A unit that was asked for and stays as it is, and why."""

    line: int
    reason: str
    findings: tuple[Finding, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """Give the statements of the evidence that new wording can rest on."""
        facts = (fact for f in self.findings for s in f.suggestions for fact in s.facts)
        return tuple(dict.fromkeys(facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFix:
    """One file: its bytes before and after, what changed in it and what was left.

    *shown* are both as text, one line a paragraph in a DOCX; *encoding* is that of the file.
    """

    path: str
    before: bytes
    after: bytes
    changed: tuple[Changed, ...] = ()
    left: tuple[Left, ...] = ()
    shown: tuple[str, str] = ("", "")
    encoding: str = "utf-8"
