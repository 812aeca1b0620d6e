"""Ways out that only leave something out: an empty adjective, or the clause at fault."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from checker.judging.clauses import Edge
from checker.judging.grammar import (
    FUNCTION,
    Parts,
    clause,
    cuts,
    is_complete,
    is_finite,
    kept,
)
from checker.judging.style import capital
from checker.model.rules import Template
from checker.words import CLAUSE_END, fold

# A superlative cannot go where the sentence says among what it is one.
_OUTRANKED: Final = frozenset(fold("ever known anywhere money imaginable possible yet than"))
_RANKS: Final = frozenset(fold("best leading top premier foremost most first only finest"))
_POSSESSIVES: Final = ("'s ", "’s ", "s' ", "s’ ")
_BARE_NOUNS: Final = frozenset(
    fold(
        "one ones thing things known result results relief success outcome outcomes cure healing"
        " recovery choice answer"
    )
)
_OWN_CLAUSE: Final = (Edge.SUBJECT, Edge.REASON, Edge.TURN)
_LEADING: Final = re.compile(r"^(?:and|but|yet)\b,? *", re.IGNORECASE)


def without_praise(unit: Parts, praise: tuple[Template, ...]) -> str:
    """Give the unit without the words of praise before a noun; empty if there are none."""
    values = unit.read.words.values
    dropped: set[int] = set()
    for words in (fold(entry.text) for entry in praise):
        for first in range(len(values) - len(words)):
            if values[first : first + len(words)] == words:
                dropped.update(range(first, first + len(words)))
    near = {i for first, last in unit.faults for i in range(first - 2, last + 2)}
    runs = [run for run in _runs(unit, dropped) if near.intersection(range(*run))]
    runs = [run for run in runs if _is_attributive(unit, *run)]
    if not runs:
        return ""
    return _left_out(unit, runs)


def kept_clauses(unit: Parts) -> Iterator[tuple[str, bool]]:
    """Give what can stay of the sentence without the clause at fault, most first.

    With it goes whether a clause of its own was left out, and not the end of one that stays.
    """
    begin, end = clause(unit)
    if unit.read.words.values[begin] in ("which", "who") and begin:
        without = _after_insertion(unit, begin, len(unit.edges))
        if without:
            yield f"{unit.written(0, begin)} {without}", True
    left_over = rest(unit, end)
    for at in islice(cuts(unit), 1):
        left = kept(unit, at)
        inserted = _after_insertion(unit, at, end)
        if inserted:
            yield f"{left} {inserted}", True
        own = unit.edges[at] in _OWN_CLAUSE
        yield left + left_over, own
        if left_over:
            yield left, own
    if begin == 0 and _LEADING.match(left_over.lstrip(" ,")):
        yield capital(_LEADING.sub("", left_over.lstrip(" ,;:–—-.!?"))), False


def rest(unit: Parts, end: int) -> str:
    """Give what follows the clause at fault, with the mark before it, if it is a sentence."""
    words = unit.read.words
    if end >= len(words):
        return ""
    start = end
    while start < len(words) and words.values[start] in ("and", "but", "yet"):
        start += 1
    if start >= len(words) or not is_complete(unit, start, len(words)):
        return ""
    return words.text[words.ends[end - 1] :]


def _after_insertion(unit: Parts, at: int, end: int) -> str:
    """Give the rest of the clause after an insertion between commas, "X, which cures, is"."""
    words = unit.read.words
    if words.breaks[at] != 1:
        return ""
    after = next((i for i in range(unit.last, end) if words.breaks[i] == 1), None)
    if after is None or words.values[after] in ("and", "or") or after + 1 >= end:
        return ""
    return words.text[words.starts[after] :] if is_finite(unit, after) else ""


def _runs(unit: Parts, dropped: set[int]) -> Iterator[tuple[int, int]]:
    first = None
    for at in range(len(unit.edges) + 1):
        inside = at in dropped and (first is None or unit.read.words.breaks[at] < CLAUSE_END)
        if inside and first is None:
            first = at
        elif not inside and first is not None:
            joins = unit.read.words.values[at] if at < len(unit.edges) else ""
            if joins == "and" and at + 1 in dropped:
                continue
            yield first, at
            first = at if at in dropped else None


def _is_attributive(unit: Parts, first: int, last: int) -> bool:
    words = unit.read.words
    if last >= len(words) or words.breaks[last] or words.values[last] in FUNCTION:
        return False
    before = words.values[first - 1] if first else ""
    follows = words.values[last]
    if words.values[first] in _RANKS and words.text[: words.starts[first]].endswith(_POSSESSIVES):
        return False
    if before in ("more", "very", "as", "so") or follows.endswith("ly") or follows in _BARE_NOUNS:
        return False
    return not _OUTRANKED.intersection(words.values[last : last + 6])


def _left_out(unit: Parts, runs: list[tuple[int, int]]) -> str:
    words = unit.read.words
    text, out, at = words.text, "", 0
    for first, last in runs:
        start = words.starts[first]
        before = words.values[first - 1] if first else ""
        out += text[at:start]
        if (
            before == "the"
            and words.values[first] in _RANKS
            and (first < 2 or words.values[first - 2] != "of")
        ):
            plural = words.values[last].endswith("s")
            out = out.rstrip()[:-3] + ("" if plural else "a ")
        at = words.starts[last]
    result = out + text[at:]
    return capital(result) if text[words.starts[0]].isupper() else result
