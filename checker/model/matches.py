"""What matching hands to context, evidence and rewrites: a unit read, and its triggers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model.documents import UnitKind
from checker.model.phrases import Quantity
from checker.model.reports import CueFound
from checker.model.rules import Cue, Excuse, Rule
from checker.words import Words

TermSpans = Mapping[str, Mapping[int, tuple[int, ...]]]


Slots = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text read once for all rules: words, where list phrases and quantities stand.

    *terms* maps a list to the words its phrases begin at and the ends they have there (longest
    first, exclusive); *amounts* does so for quantities. *positions* tells where each word,
    ``{list}`` or ``<unit>`` begins; *features* are those and the lists that only patterns ask
    for of which a phrase may stand in the text. *phrases* keeps, by list and word, the ends and
    slots of the phrases of such a list, once a pattern has asked.
    """

    words: Words
    terms: TermSpans
    amounts: Mapping[str, Mapping[int, tuple[int, Quantity]]]
    positions: Mapping[str, Sequence[int]]
    features: frozenset[str]
    phrases: dict[tuple[str, int], list[tuple[int, Slots]]] = field(default_factory=dict)


class Match(NamedTuple):
    """Words *first* to *last* (exclusive) that a pattern matched, and what its lists held."""

    first: int
    last: int
    slots: Slots = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """The words of a unit that a rule matches.

    They are words *first* to *last*, characters *start* to *end*, both half-open; *slots* are the
    list phrases matched, by list name, *quantities* those of the whole unit.
    """

    rule: Rule
    pattern: str
    first: int
    last: int
    start: int
    end: int
    slots: tuple[tuple[str, str], ...] = ()
    quantities: tuple[Quantity, ...] = ()


class CueHit(NamedTuple):
    """A cue and the words *first* to *last* (exclusive) it stands on.

    *until* is the word at which one of its own ends stands; its reach stops there.
    """

    cue: Cue
    first: int
    last: int
    until: int | None = None


class Nearby(NamedTuple):
    """A text beside the unit: lead-in, heading, header, row, question, answer or after."""

    where: str
    reading: Reading
    cues: tuple[CueHit, ...]


class Case(NamedTuple):
    """A unit's words with all triggers and cues, and the texts beside it: what context judges."""

    kind: UnitKind
    reading: Reading
    triggers: tuple[Trigger, ...]
    cues: tuple[CueHit, ...]
    around: tuple[Nearby, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """The words *first* to *last*, characters *start* to *end*, that say yes to a question."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """What context makes of one trigger: the excuse and its cue, or none; all that was found.

    *softeners* (ability, aim, hedge, presupposition, minority, outvoted) lower the severity of a
    claim and *boosters* are noted beside them; neither excuses. *upto* is the word behind an answer
    that completes the claim, or 0. *answered* tells where another unit answers what this one asks.
    """

    excuse: Excuse | None
    cue: str = ""
    found: tuple[CueFound, ...] = ()
    softeners: frozenset[str] = frozenset()
    upto: int = 0
    answered: Answered | None = None
