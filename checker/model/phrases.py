"""The phrase language as data: what a pattern is made of, once it has been read."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """One word in any of *forms* (lower case); *cased* is the spelling that must stand, if any."""

    forms: frozenset[str]
    cased: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """Any phrase of the list *name*; the match keeps which one."""

    name: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of the given *unit*: duration, percent, count, money, age, times, dose."""

    unit: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to *most* words, never across the end of a clause."""

    most: int


@dataclass(frozen=True, slots=True)
class Edge:
    """The start or the end of the unit."""

    at_start: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences, or none of them where *optional*."""

    branches: tuple[tuple["Node", ...], ...]
    optional: bool = False


Node: TypeAlias = Word | Term | Amount | Gap | Edge | Choice


@dataclass(frozen=True, slots=True)
class WordStep:
    """Take a word of *forms*, then go on."""

    forms: frozenset[str]
    cased: str
    then: "Step | None"


@dataclass(frozen=True, slots=True)
class TermStep:
    """Take a phrase of the list *name*, then go on."""

    name: str
    then: "Step | None"


@dataclass(frozen=True, slots=True)
class AmountStep:
    """Take a quantity of *unit*, then go on."""

    unit: str
    then: "Step | None"


@dataclass(frozen=True, slots=True)
class GapStep:
    """Pass over up to *most* words, then go on."""

    most: int
    then: "Step | None"


@dataclass(frozen=True, slots=True)
class EdgeStep:
    """Be at the start or the end of the unit, then go on."""

    at_start: bool
    then: "Step | None"


@dataclass(frozen=True, slots=True)
class ChoiceStep:
    """Go one of several *ways*, tried in their order; None among them is the end."""

    ways: tuple["Step | None", ...]


Step: TypeAlias = WordStep | TermStep | AmountStep | GapStep | EdgeStep | ChoiceStep


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern as written and as read, with the features a unit must have to be tried.

    Each set of *required* must share a feature with the unit: a word, ``{term}`` or ``<unit>``.
    *heads* are those a match can begin with (None: any), *first* is the program that matches.
    A pattern written as ``regex = '...'`` has no nodes but a *regex*.
    """

    source: str
    nodes: tuple[Node, ...]
    required: tuple[frozenset[str], ...]
    heads: frozenset[str] | None = None
    first: Step | None = field(default=None, repr=False, compare=False)
    regex: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in the text, as a value: *low* to *high* in the kind's unit.

    *kind* is duration (months), percent, count, money (its own currency), age (years), times or
    dose; *bound* the words before it that bound it ("up to"); *start* and *end* its characters.
    *unit* is the currency of money (USD) and the word a duration is counted in (week).
    """

    kind: str
    low: float
    high: float
    bound: str
    start: int
    end: int
    unit: str = ""
