"""The phrase language as data: what a pattern is made of, once it has been read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import regex

from checker.model.lookup import Needs


class Word(NamedTuple):
    """One word in any of *forms* (lower case); *cased* is the spelling that must stand, if any.

    *listed* is the list that the word stands for, kept with the match; empty for plain words.
    """

    forms: frozenset[str]
    cased: str = ""
    listed: str = ""


class Term(NamedTuple):
    """Any phrase of the list *name*; the match keeps which one."""

    name: str


class Amount(NamedTuple):
    """A quantity of the given *unit*: duration, percent, count, money, age, times, dose."""

    unit: str


class Gap(NamedTuple):
    """Up to *most* words, never across the end of a clause."""

    most: int


class Edge(NamedTuple):
    """The start or the end of the unit."""

    at_start: bool


class Choice(NamedTuple):
    """One of several sequences, or none of them where *optional*."""

    branches: tuple[tuple["Node", ...], ...]
    optional: bool = False


class PhraseList(NamedTuple):
    """A list that only patterns ask for, as steps by what its phrases begin with.

    *ways* maps a word, ``{term}`` or ``<unit>`` to the phrases that begin so, longest first;
    *marks* are its keys that are no words. A unit must have one of *features*, or all that one
    of *needs* asks for.
    """

    name: str
    ways: Mapping[str, tuple["Step", ...]]
    marks: tuple[str, ...]
    features: frozenset[str]
    needs: tuple[Needs, ...]

    def __repr__(self) -> str:
        """Give the name alone, for the reason that a pattern does."""
        return f"PhraseList({self.name!r})"


class Listed(NamedTuple):
    """Any phrase of *phrases*; the match keeps which one."""

    phrases: PhraseList


Node: TypeAlias = Word | Term | Listed | Amount | Gap | Edge | Choice


class WordStep(NamedTuple):
    """Take a word of *forms*, then go on."""

    forms: frozenset[str]
    cased: str
    listed: str
    then: "Step | None"


class TermStep(NamedTuple):
    """Take a phrase of the list *name*, then go on."""

    name: str
    then: "Step | None"


class ListedStep(NamedTuple):
    """Take a phrase of *phrases*, then go on."""

    phrases: PhraseList
    then: "Step | None"


class AmountStep(NamedTuple):
    """Take a quantity of *unit*, then go on."""

    unit: str
    then: "Step | None"


class GapStep(NamedTuple):
    """Pass over up to *most* words, then go on."""

    most: int
    then: "Step | None"


class EdgeStep(NamedTuple):
    """Be at the start or the end of the unit (or of a joined question or answer), then go on."""

    at_start: bool
    then: "Step | None"


class ChoiceStep(NamedTuple):
    """Go one of several *ways*, tried in their order; None among them is the end.

    *by_word* is filled when the step is first taken: the ways that may begin with a word.
    """

    ways: tuple["Step | None", ...]
    by_word: dict[str, tuple["Step | None", ...]]


Step: TypeAlias = WordStep | TermStep | ListedStep | AmountStep | GapStep | EdgeStep | ChoiceStep


class Pattern(NamedTuple):
    """One pattern as written and as read, with the features a unit must have to be tried.

    Each set of *required* must share a feature with the unit: a word, ``{term}`` or ``<unit>``.
    *heads* are those a match can begin with (None: any), *first* is the program that matches.
    A pattern written as ``regex = '...'`` has no nodes but a *regex*, and may name *marks*:
    characters one of which must stand in the text.
    """

    source: str
    nodes: tuple[Node, ...]
    required: Needs
    heads: frozenset[str] | None = None
    first: Step | None = None
    regex: "regex.Pattern[str] | None" = None
    marks: str = ""

    def __repr__(self) -> str:
        """Give the pattern as written: its steps share so much that writing them out explodes."""
        return f"Pattern({self.source!r})"

    def __reduce__(self) -> tuple[type["Pattern"], tuple[object, ...]]:
        """Keep the pattern without its nodes, of which nothing but proof of its examples asks."""
        return Pattern, (self.source, (), *self[2:])


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in the text, as a value: *low* to *high* in the kind's unit.

    *kind* is duration (months), percent, count, money (its own currency), age (years), times or
    dose; *bound* the words before it that bound it ("up to"); *start* and *end* its characters.
    *unit* is the currency of money (USD) and the word a duration is counted in (week). What is
    said to go on ("two years or more") has no upper end.
    """

    kind: str
    low: float
    high: float
    bound: str
    start: int
    end: int
    unit: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """How words for an amount are read that give no number; least and most, or the least.

    *few* are small numbers ("several"), *plural* bare units ("weeks"), *crowd* large numbers
    ("dozens"), *moment* times in days ("overnight").
    """

    few: Mapping[str, tuple[float, float]]
    plural: Mapping[str, tuple[float, float]]
    crowd: Mapping[str, float]
    moment: Mapping[str, float]
