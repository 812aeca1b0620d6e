"""Which words of a text the reader takes for claims."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from checker.judging.reader import Said
from checker.model.matches import Reading

# Fewer words beside a claim tell nothing of their own.
_FEWEST_ALONE: Final = 2
# From this chance on words beside a claim are one of their own.
OWN: Final = 0.12
_JOINS: Final = frozenset({"and", "or", "but", "so", "while"})


def at_fault(heard: Said, read: Reading) -> tuple[int, int]:
    """Give the words, half-open, that read most like those of a claim."""
    for fault in sorted(heard.faults, key=lambda each: -each.chance):
        first, last = read.words.between(fault.start, fault.end)
        if first < last:
            return first, last
    return 0, len(read.words)


def apart(heard: Said, read: Reading, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Give the stretches at fault that have no word of *taken*, or such clauses of the others."""
    for fault in heard.faults:
        if fault.chance < OWN:
            continue
        first, last = read.words.between(fault.start, fault.end)
        parts = (
            [(first, last)] if taken.isdisjoint(range(first, last)) else _parts(read, first, last)
        )
        for start, end in parts:
            if end - start >= _FEWEST_ALONE and taken.isdisjoint(range(start, end)):
                yield start, end


def _parts(read: Reading, first: int, last: int) -> list[tuple[int, int]]:
    """Cut the words from *first* to *last* at marks and at "and"."""
    words = read.words
    cuts = [at for at in range(first + 1, last) if words.breaks[at] or words.values[at] in _JOINS]
    return list(pairwise([first, *cuts, last]))
