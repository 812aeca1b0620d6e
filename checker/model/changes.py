"""Two reports side by side: what each held, and what became of every finding."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from checker.model.documents import Place
from checker.model.rules import Pack, Severity


class Change(StrEnum):
    """What became of a finding between two reports, in the order in which it is told."""

    NEW = "new"
    GONE = "gone"
    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFinding:
    """A finding as a JSON report tells it; *sentence* is empty where there is none."""

    id: str
    kind: str
    rule: str
    label: str
    severity: Severity
    verdict: str
    phrase: str
    sentence: str
    places: tuple[Place, ...]

    @property
    def paths(self) -> frozenset[str]:
        """Give the pages on which it stands."""
        return frozenset(place.path for place in self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReport:
    """A JSON report read back: its findings, and the pages and ids that it does not speak of.

    *unchecked* are pages, *suppressed* ids of findings that a comment in the copy silenced.
    """

    name: str
    version: str
    packs: tuple[Pack, ...]
    profiles: tuple[str, ...]
    findings: tuple[PastFinding, ...]
    unchecked: frozenset[str] = frozenset()
    suppressed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Difference:
    """One finding before and after, either of which may be missing; *note* says what is odd."""

    change: Change
    before: PastFinding | None
    after: PastFinding | None
    note: str = ""

    @property
    def finding(self) -> PastFinding:
        """Give the finding as it is now, or as it last was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a difference without a finding")
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports, every difference between them, and what to know before trusting those."""

    old: PastReport
    new: PastReport
    differences: tuple[Difference, ...]
    warnings: tuple[str, ...] = ()

    def counts(self) -> Counter[tuple[Change, Severity]]:
        """Give how many findings of each severity went which way."""
        return Counter((found.change, found.finding.severity) for found in self.differences)

    def total(self, change: Change) -> int:
        """Give how many findings went the way of *change*."""
        return sum(found.change is change for found in self.differences)
