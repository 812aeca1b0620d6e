"""The phrase language as data: what a pattern is made of, once it has been read."""

from dataclasses import dataclass
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
class Pattern:
    """One pattern as written and as read, with the features a unit must have to be tried.

    Each set of *required* must share a feature with the unit: a word, ``{term}`` or ``<unit>``.
    A pattern written as ``regex = '...'`` has no nodes but a *regex*.
    """

    source: str
    nodes: tuple[Node, ...]
    required: tuple[frozenset[str], ...]
    regex: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in the text, as a value: *low* to *high* in the kind's unit.

    *kind* is duration (months), percent, count, money (its own currency), age (years), times or
    dose; *bound* the words before it that bound it ("up to"); *start* and *end* its characters.
    """

    kind: str
    low: float
    high: float
    bound: str
    start: int
    end: int
