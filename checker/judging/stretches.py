"""Which words of a text the reader takes for claims."""

from collections.abc import Iterator
from typing import Final

from checker.judging.reader import Said
from checker.model.matches import Reading

# Fewer words beside a claim tell nothing of their own.
_FEWEST_ALONE: Final = 2
# From this chance on words beside a claim are one of their own.
OWN: Final = 0.12


def at_fault(heard: Said, read: Reading) -> tuple[int, int]:
    """Give the words, half-open, that read most like those of a claim."""
    for fault in sorted(heard.faults, key=lambda each: -each.chance):
        first, last = read.words.between(fault.start, fault.end)
        if first < last:
            return first, last
    return 0, len(read.words)


def apart(heard: Said, read: Reading, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Give the stretches at fault that have no word of *taken*."""
    for fault in heard.faults:
        first, last = read.words.between(fault.start, fault.end)
        if fault.chance < OWN or last - first < _FEWEST_ALONE:
            continue
        if taken.isdisjoint(range(first, last)):
            yield first, last
