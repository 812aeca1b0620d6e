"""Rule × unit to triggers: one look at the words says which patterns are worth trying."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

import regex

from checker.errors import RulesError
from checker.judging import machine
from checker.judging.quantities import quantities
from checker.model.lookup import NOTHING, Lookup, lookup
from checker.model.matches import Match, Reading
from checker.model.phrases import Pattern, Quantity, Readings
from checker.words import Words, fold, split

_PHRASE_ENDS: Final = ""
# Seconds a rule's own regular expression may take on a unit, once more for so many characters.
_PATIENCE: Final = 0.25
_SECOND_TIME: Final = 4
_LONG: Final = 10_000
_NONE: Final = Readings({}, {}, {}, {})
# A feature of every text of so few words: what an expression that names none may ask for.
_SHORT: Final = "<short>"
_FEW: Final = 12

Trie = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """What a text is read for: lists as a tree of words, and those that only patterns ask for.

    *names* tells which of the latter may stand in a text, *amounts* how words for an amount are
    read.
    """

    tree: Trie
    names: Lookup[str]
    amounts: Readings


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Numbered patterns in their order, where to find them, and the lists they name."""

    patterns: tuple[tuple[int, Pattern], ...]
    places: Lookup[int]
    lists: Lists


def index(
    patterns: Iterable[tuple[int, Pattern]],
    terms: Mapping[str, tuple[tuple[str, ...], ...]],
    amounts: Readings = _NONE,
    lists: Lookup[str] = NOTHING,
    often: Mapping[str, int] = MappingProxyType({}),
) -> Index:
    """Arrange numbered *patterns* and what they name so that a unit is looked up, not searched.

    *terms* are lists of plain phrases, *lists* tells which of the others may stand in a unit,
    *amounts* how words for an amount are read and *often* how common a feature is.
    """
    numbered = tuple(patterns)
    places = lookup(((p.required, at) for at, (_, p) in enumerate(numbered)), often)
    return Index(numbered, places, Lists(_tree(terms), lists, amounts))


def reading(text: str, lists: Index) -> Reading:
    """Read *text* once: its words, the list phrases and quantities in it, its features."""
    words = split(text)
    terms = _term_spans(words, lists.lists.tree)
    amounts = _amount_spans(words, quantities(text, lists.lists.amounts))
    positions: dict[str, list[int]] = {}
    for i, value in enumerate(words.values):
        positions.setdefault(value, []).append(i)
    positions.update((f"{{{name}}}", list(spans)) for name, spans in terms.items())
    positions.update((f"<{kind}>", list(spans)) for kind, spans in amounts.items())
    features = frozenset(positions)
    features |= lists.lists.names.find(features)
    if len(words) <= _FEW:
        features |= {_SHORT}
    return Reading(words, terms, amounts, positions, features)


@lru_cache(maxsize=1024)
def reading_beside(text: str, lists: Index) -> Reading:
    """Read a text that is asked for again soon, such as the heading over many units, once."""
    return reading(text, lists)


def candidates(unit: Reading, among: Index) -> Iterator[tuple[int, Pattern]]:
    """Give the patterns all of whose required features the unit has, in the order of the index."""
    return (among.patterns[at] for at in sorted(among.places.find(unit.features)))


def matches(
    pattern: Pattern, unit: Reading, is_barred: Callable[[Match], bool] | None = None
) -> list[Match]:
    """Give the places where *pattern* stands in the unit, left to right, none overlapping.

    One that *is_barred* counts for nothing: another may begin inside it.
    """
    if pattern.regex:
        raw = _raw_matches(pattern, pattern.regex, unit)
        return [match for match in raw if is_barred is None or not is_barred(match)]
    found: list[Match] = []
    at = 0
    for first in _starts(pattern.heads, unit):
        if first < at:
            continue
        result = machine.run(pattern.first, first, unit)
        if result is None or result[0] <= first:
            continue
        match = Match(first, *result)
        if is_barred is None or not is_barred(match):
            found.append(match)
            at = match.last
    return found


def tried(pattern: Pattern, unit: Reading) -> list[Match]:
    """Give the places where *pattern* stands, at once none where the unit lacks what it needs."""
    if any(need.isdisjoint(unit.features) for need in pattern.required):
        return []
    return matches(pattern, unit)


def stands(patterns: Iterable[Pattern], unit: Reading) -> bool:
    """Tell whether one of *patterns* stands in the unit."""
    return any(tried(pattern, unit) for pattern in patterns)


def _in_time(pattern: Pattern, raw: "regex.Pattern[str]", text: str) -> "list[regex.Match[str]]":
    """Give the matches of *raw*, or tell which pattern takes too long.

    A machine that stood still meanwhile is no fault of the pattern: it gets a second, longer time.
    """
    patience = _PATIENCE * (1 + len(text) / _LONG)
    for allowed in (patience, _SECOND_TIME * patience):
        try:
            # The clock counts what other threads do, too: none of them may run in between.
            return list(raw.finditer(text, concurrent=False, timeout=allowed))
        except TimeoutError:
            continue
    raise RulesError(
        f"'{pattern.source}' takes over {patience:.2g} s on a text of {len(text)} "
        "characters; ask for something fixed before what may repeat, and bound the repeats"
    )


def _raw_matches(pattern: Pattern, raw: "regex.Pattern[str]", unit: Reading) -> list[Match]:
    words = unit.words
    if pattern.marks and not any(mark in words.text for mark in pattern.marks):
        return []
    found = _in_time(pattern, raw, words.text)
    spans = (words.between(*match.span()) for match in found)
    return [Match(first, last) for first, last in spans if first < last]


def _starts(heads: frozenset[str] | None, unit: Reading) -> Iterable[int]:
    """Give the words that a match can begin at, in their order."""
    if heads is None:
        return range(len(unit.words.values))
    positions = unit.positions
    found = [positions[head] for head in heads & unit.features if head in positions]
    if len(found) < 2:
        return sorted(found[0]) if found else ()
    return sorted({first for places in found for first in places})


def _tree(terms: Mapping[str, tuple[tuple[str, ...], ...]]) -> Trie:
    root: Trie = {}
    for name, sequences in terms.items():
        for sequence in sequences:
            node = root
            for word in sequence:
                node = node.setdefault(word, {})
            node.setdefault(_PHRASE_ENDS, []).append(name)
    return root


def _term_spans(words: Words, root: Trie) -> dict[str, dict[int, tuple[int, ...]]]:
    found: dict[str, dict[int, tuple[int, ...]]] = {}
    exact = _in_capitals(words)
    for first, value in enumerate(words.values):
        node = root.get(value)
        if node is not None:
            _walk(node, first, words, exact, found)
        if first in exact and (node := root.get(exact[first])) is not None:
            _walk(node, first, words, exact, found)
    return found


def _in_capitals(words: Words) -> dict[int, str]:
    """Give the words of two capitals or more as a list that asks for them spells them."""
    if words.text.islower():
        return {}
    spelled = ((i, words.spelling(i)) for i in range(len(words.values)))
    return {i: f"={word}" for i, word in spelled if len(word) > 1 and not word[1:].islower()}


def _walk(
    node: Trie,
    first: int,
    words: Words,
    exact: Mapping[int, str],
    found: dict[str, dict[int, tuple[int, ...]]],
) -> None:
    """Note every phrase below *node* that the words from *first* go on to spell."""
    at, size, values, breaks = first + 1, len(words.values), words.values, words.breaks
    while True:
        for name in node.get(_PHRASE_ENDS, ()):
            spans = found.setdefault(name, {})
            spans[first] = (at, *spans.get(first, ()))
        if at >= size or breaks[at]:
            return
        below = node.get(values[at]) or (node.get(exact[at]) if at in exact else None)
        if below is None:
            return
        node = below
        at += 1


def _amount_spans(
    words: Words, found: Iterable[Quantity]
) -> dict[str, dict[int, tuple[int, Quantity]]]:
    """Give where quantities begin: at the words that bound them, and at the figure itself."""
    spans: dict[str, dict[int, tuple[int, Quantity]]] = {}
    for quantity in found:
        first, last = words.within(quantity.start, quantity.end)
        if first >= last:
            continue
        begins = spans.setdefault(quantity.kind, {})
        figure = min(first + len(fold(quantity.bound)), last - 1)
        begins[first] = begins[figure] = (last, quantity)
    return spans
