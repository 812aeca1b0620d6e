"""Rule × unit to triggers: one look at the words says which patterns are worth trying."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import regex

from checker.judging.quantities import quantities
from checker.model.matches import Match, Reading
from checker.model.phrases import (
    Amount,
    Choice,
    Edge,
    Gap,
    Node,
    Pattern,
    Quantity,
    Term,
    Word,
)
from checker.words import CLAUSE_END, Words, split

# A gap never runs over these: another clause begins.
_TURNS: Final = frozenset(["but", "however", "whereas", "although", "though", "because", "unless"])
_PHRASE_ENDS: Final = ""
# Seconds a rule's own regular expression may take on one unit.
_PATIENCE: Final = 0.25

Trie = dict[str, Any]
Slots = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Patterns by the rarest word they need, and the lists as a tree of words."""

    by_feature: Mapping[str, tuple[tuple[int, Pattern], ...]]
    lists: Trie


def index(
    patterns: Iterable[tuple[int, Pattern]], terms: Mapping[str, tuple[tuple[str, ...], ...]]
) -> Index:
    """Arrange numbered *patterns* and *terms* so that a unit is looked up, not searched."""
    by_feature: defaultdict[str, list[tuple[int, Pattern]]] = defaultdict(list)
    for number, pattern in patterns:
        for feature in pattern.required[0]:
            by_feature[feature].append((number, pattern))
    return Index({key: tuple(found) for key, found in by_feature.items()}, _tree(terms))


def reading(text: str, lists: Index) -> Reading:
    """Read *text* once: its words, the list phrases and quantities in it, its features."""
    words = split(text)
    terms = _term_spans(words, lists.lists)
    amounts = _amount_spans(words, quantities(text))
    features = frozenset(words.values) | {f"{{{name}}}" for name in terms}
    return Reading(words, terms, amounts, features | {f"<{kind}>" for kind in amounts})


def candidates(unit: Reading, among: Index) -> Iterator[tuple[int, Pattern]]:
    """Give the patterns all of whose required features the unit has, in the order of numbers."""
    found: dict[tuple[int, str], tuple[int, Pattern]] = {}
    for feature in unit.features:
        for number, pattern in among.by_feature.get(feature, ()):
            if all(not need.isdisjoint(unit.features) for need in pattern.required[1:]):
                found[number, pattern.source] = (number, pattern)
    for key in sorted(found):
        yield found[key]


def matches(pattern: Pattern, unit: Reading) -> list[Match]:
    """Give the places where *pattern* stands in the unit, left to right, none overlapping."""
    if pattern.regex:
        return _raw_matches(pattern.regex, unit)
    found: list[Match] = []
    at = 0
    for first in _starts(pattern.nodes[0], unit):
        if first < at:
            continue
        result = _match(pattern.nodes, first, unit, free=True)
        if result is not None and result[0] > first:
            found.append(Match(first, *result))
            at = result[0]
    return found


def _raw_matches(source: str, unit: Reading) -> list[Match]:
    words = unit.words
    found = []
    for match in _compiled(source).finditer(words.text, timeout=_PATIENCE):
        inside = [
            i
            for i in range(len(words))
            if words.starts[i] < match.end() and words.ends[i] > match.start()
        ]
        if inside:
            found.append(Match(inside[0], inside[-1] + 1))
    return found


@cache
def _compiled(source: str) -> regex.Pattern[str]:
    return regex.compile(source, regex.VERSION0 | regex.IGNORECASE)


def _starts(node: Node, unit: Reading) -> Iterable[int]:
    match node:
        case Word(forms=words):
            return [i for i, value in enumerate(unit.words.values) if value in words]
        case Term(name=name):
            return sorted(unit.terms.get(name, ()))
        case Amount(unit=kind):
            return sorted(unit.amounts.get(kind, ()))
        case Edge(at_start=True):
            return (0,)
        case _:
            return range(len(unit.words))


def _match(
    nodes: tuple[Node, ...], at: int, unit: Reading, *, free: bool
) -> tuple[int, Slots] | None:
    """Match *nodes* from word *at*; *free* allows a comma (or, at the start, anything) before."""
    if not nodes:
        return at, ()
    node, rest = nodes[0], nodes[1:]
    match node:
        case Gap(most=most):
            return _match_gap(most, rest, at, unit)
        case Edge(at_start=at_start):
            here = at == 0 if at_start else at == len(unit.words)
            return _match(rest, at, unit, free=free) if here else None
        case Choice():
            return _match_choice(node, rest, at, unit, free=free)
        case Word() | Term() | Amount():
            blocked = at >= len(unit.words) or (not free and unit.words.breaks[at] > 0)
            return None if blocked else _match_words(node, rest, at, unit)


def _match_words(
    node: Word | Term | Amount, rest: tuple[Node, ...], at: int, unit: Reading
) -> tuple[int, Slots] | None:
    match node:
        case Word():
            stands = _stands(node, unit.words, at)
            return _match(rest, at + 1, unit, free=False) if stands else None
        case Term(name=name):
            return _match_term(name, rest, at, unit)
        case Amount(unit=kind):
            end = unit.amounts.get(kind, {}).get(at)
            return _match(rest, end[0], unit, free=False) if end else None


def _stands(word: Word, words: Words, at: int) -> bool:
    if words.values[at] not in word.forms:
        return False
    return not word.cased or words.spelling(at) == word.cased


def _match_gap(
    most: int, rest: tuple[Node, ...], at: int, unit: Reading
) -> tuple[int, Slots] | None:
    words = unit.words
    for skipped in range(most + 1):
        here = at + skipped
        if here >= len(words) and not (rest and isinstance(rest[0], Edge | Choice)):
            return None
        if here < len(words) and words.breaks[here] >= CLAUSE_END:
            return None
        found = _match(rest, here, unit, free=True)
        if found is not None:
            return found
        if here >= len(words) or words.values[here] in _TURNS:
            return None
    return None


def _match_choice(
    choice: Choice, rest: tuple[Node, ...], at: int, unit: Reading, *, free: bool
) -> tuple[int, Slots] | None:
    for branch in choice.branches:
        found = _match(branch + rest, at, unit, free=free)
        if found is not None:
            return found
    return _match(rest, at, unit, free=free) if choice.optional else None


def _match_term(
    name: str, rest: tuple[Node, ...], at: int, unit: Reading
) -> tuple[int, Slots] | None:
    for end in unit.terms.get(name, {}).get(at, ()):
        found = _match(rest, end, unit, free=False)
        if found is not None:
            return found[0], ((name, at, end), *found[1])
    return None


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
    for first, value in enumerate(words.values):
        node = root.get(value)
        at = first + 1
        while node is not None:
            for name in node.get(_PHRASE_ENDS, ()):
                spans = found.setdefault(name, {})
                spans[first] = (at, *spans.get(first, ()))
            if at >= len(words) or words.breaks[at]:
                break
            node = node.get(words.values[at])
            at += 1
    return found


def _amount_spans(
    words: Words, found: Iterable[Quantity]
) -> dict[str, dict[int, tuple[int, Quantity]]]:
    spans: dict[str, dict[int, tuple[int, Quantity]]] = {}
    for quantity in found:
        inside = [
            i
            for i in range(len(words))
            if words.starts[i] >= quantity.start and words.ends[i] <= quantity.end
        ]
        if inside:
            spans.setdefault(quantity.kind, {})[inside[0]] = (inside[-1] + 1, quantity)
    return spans
