"""What a run found: the report that every reporter renders and nothing else."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from checker.model.documents import Place
from checker.model.evidence import Answer
from checker.model.rules import Measured, Pack, Severity

BASELINE: Final = "baseline"
SETTLING: Final = frozenset({"keep", "not a claim", BASELINE})


class Suggestion(NamedTuple):
    """One way out: a whole new unit, or *delete*, or *by hand* with the facts to use.

    *move* is state-limit, bounded-figure, minority, aim-at-symptoms, open-question, name-trial,
    approved (a reviewer's wording), delete or by-hand; *replaces* is phrase or sentence;
    *sentence* is None where the whole unit goes (delete, with the *reason*) or has to be written
    anew (by-hand). *stock* is what the wording was filled into, by which a page tells repetitions.
    """

    move: str
    sentence: str | None = None
    replaces: str = "sentence"
    facts: tuple[str, ...] = ()
    reason: str = ""
    stock: str = ""


class CueFound(NamedTuple):
    """A cue that stood near a trigger, and whether its reach covered it."""

    cue: str
    kind: str
    words: str
    covers: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer ruled on a finding: a value of the drop-down, or baseline.

    *date* and *until* are written 2026-04-02; *lapsed* tells that *until* has passed. *delete*
    marks an accepted deletion, which has no wording. *still_flagged* are the labels its own
    wording falls under; *rules* are the packs it was made under.
    """

    value: str
    reviewer: str = ""
    date: str = ""
    wording: str = ""
    reason: str = ""
    still_flagged: tuple[str, ...] = ()
    until: str = ""
    delete: bool = False
    lapsed: bool = False
    rules: str = ""

    @property
    def settles(self) -> bool:
        """Tell whether it keeps what it was made on from counting."""
        return self.value in SETTLING and not self.still_flagged and not self.lapsed


@dataclass(frozen=True, slots=True)
class PlaceDecision:
    """A ruling on a finding that holds on one page only."""

    path: str
    value: str
    reason: str = ""
    reviewer: str = ""
    date: str = ""
    until: str = ""
    lapsed: bool = False

    @property
    def settles(self) -> bool:
        """Tell whether it keeps the finding from counting on its page."""
        return self.value in SETTLING and not self.lapsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A trigger without an excuse (kind claim), or a duty, contradiction, suppression.

    *steps* tell how the severity came about; *cues* all that was looked for and found.
    Where *previous* is set (status changed, or re-rated under another label), *decision* is a
    former one that binds nothing and *previous* the sentence it was made on. *new_places* are
    pages it was not on when it was decided. *notes* are columns of the reviewer's own: name
    and text.
    """

    id: str
    kind: str
    rule: str
    label: str
    severity: Severity
    answer: Answer
    phrase: str
    sentence: str
    why: str
    places: tuple[Place, ...]
    basis: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    cues: tuple[CueFound, ...] = ()
    steps: tuple[str, ...] = ()
    status: str = "new"
    phrase_start: int = 0
    form: str = "sentence"
    silenced_by: str = ""
    decision: Decision | None = None
    previous: str = ""
    decided_here: tuple[PlaceDecision, ...] = ()
    new_places: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def settled(self) -> bool:
        """Tell whether decisions keep the finding from counting, in all its places."""
        return (self.decision is not None or bool(self.decided_here)) and not self.open_places

    @property
    def open_places(self) -> tuple[Place, ...]:
        """Give the places that count: those no decision settles."""
        if self.decision is None and not self.decided_here:
            return self.places
        here = {ruled.path: ruled.settles for ruled in self.decided_here}
        return tuple(p for p in self.places if not here.get(p.path, self._settles_on(p.path)))

    def _settles_on(self, path: str) -> bool:
        if self.decision is None or self.previous or not self.decision.settles:
            return False
        return self.decision.value != BASELINE or path not in self.new_places


@dataclass(frozen=True, slots=True, kw_only=True)
class Excused:
    """A trigger that context excused, kept so that silence can be explained."""

    rule: str
    label: str
    phrase: str
    sentence: str
    excuse: str
    cue: str
    place: Place


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A file that could not be checked, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class PageState:
    """One file of the run: checked, empty, or the reason it was not checked.

    *telling* of its *testimonials* claim something.
    """

    path: str
    state: str
    units: int = 0
    testimonials: int = 0
    telling: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """A finding that a comment in the copy silenced, with the reason given there."""

    finding: Finding
    reason: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A decided finding that is no longer in the copy; the days are written 2026-04-02.

    *last_seen* is the day of the last check that met it, *first_missed* of the first that did not.
    """

    id: str
    label: str
    phrase: str
    sentence: str
    path: str
    decision: Decision
    last_seen: str = ""
    first_missed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a run found and everything it did not check, complete in itself.

    *parts* are what it was judged with beside the packs, each with its SHA-256.
    """

    version: str
    packs: tuple[Pack, ...]
    profiles: tuple[str, ...]
    findings: tuple[Finding, ...]
    excused: tuple[Excused, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    pages: tuple[PageState, ...] = ()
    ignored: dict[str, int] = field(default_factory=dict)
    units: int = 0
    citations: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    resolved: tuple[Resolved, ...] = ()
    differences: tuple[str, ...] = ()
    measured: tuple[Measured, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
