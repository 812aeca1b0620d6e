"""Small amendments: "some" for the many that are counted, a concession without its claim."""

from collections.abc import Iterator
from typing import Final

from checker.judging.clauses import Edge
from checker.judging.grammar import Parts, is_complete
from checker.judging.style import capital
from checker.judging.trims import CAVEATS, WARNINGS
from checker.words import SENTENCE_END, fold

# Counts of people that say most are helped; what stands first is tried first.
_MANY: Final = tuple(
    fold(words)
    for words in (
        *("the vast majority of", "the great majority of", "the majority of", "the overwhelming"),
        *("tens of thousands of", "hundreds of thousands of", "thousands of", "hundreds of"),
        *("nearly all of", "almost all of", "most of", "many of", "all of", "a majority of"),
        *("nearly all", "almost all", "countless", "numerous", "most", "many", "all"),
    )
)
_PEOPLE: Final = frozenset(
    fold("patients people clients customers guests athletes runners men women users members")
)
_OWNERS: Final = frozenset(["our", "the", "my", "these", "those"])
_NEAR: Final = 3
_TURNING: Final = frozenset(["but", "though", "although", "however"])
_CONCEDING: Final = frozenset(["although", "though", "while", "whereas"])


def with_fewer(unit: Parts) -> str:
    """Give the unit with "some" for a count of people among the words at fault, else nothing."""
    words = unit.read.words
    for first in range(max(0, unit.first - _NEAR), unit.last):
        for many in _MANY:
            end = first + len(many)
            if words.values[first:end] != many or any(words.breaks[first + 1 : end]):
                continue
            owner = words.values[end : end + 1]
            owned = bool(owner) and owner[0] in _OWNERS
            noun = words.values[end + owned : end + owned + 1]
            if not _PEOPLE.intersection(noun) or (owned and many[-1] not in ("of", "all")):
                return ""
            some = "some of" if owned else "some"
            some = capital(some) if words.spelling(first)[0].isupper() else some
            return f"{words.text[: words.starts[first]]}{some} {words.text[words.starts[end] :]}"
    return ""


def caveats(unit: Parts) -> Iterator[str]:
    """Give the caveat that a claim stands beside as a sentence of its own.

    It is what is conceded before the claim ("while results vary, ..."), what a conceded claim
    gives way to ("although it is gentle, infections occur"), or a turn behind it (", but ...").
    """
    words = unit.read.words
    commas = [at for at in range(3, len(words)) if 0 < words.breaks[at] < SENTENCE_END]
    conceding = words.values[0] in _CONCEDING
    for at in commas if conceding else ():
        is_over = unit.edges[at] >= Edge.SUBJECT or at + _NEAR >= unit.first
        if at <= unit.first and is_over and _warns(unit, 1, at):
            yield _part(unit, 1, at)
    for at in commas:
        turned = words.values[at] in _TURNING
        if at >= unit.last and (turned or conceding) and _warns(unit, at + turned, len(words)):
            yield _part(unit, at + turned, len(words))


def _warns(unit: Parts, first: int, last: int) -> bool:
    """Tell whether words *first* to *last* are a sentence that holds a caveat or a warning."""
    held = set(unit.read.words.values[first:last])
    return bool(held & (CAVEATS | WARNINGS)) and is_complete(unit, first, last)


def _part(unit: Parts, first: int, last: int) -> str:
    return capital(unit.written(first, last))
