"""Which words of a text the reader takes for claims."""

from collections.abc import Iterator
from typing import Final

from checker.judging import reader
from checker.model.matches import Reading
from checker.model.rules import ReaderFiles

# Fewer words beside a claim tell nothing of their own.
_FEWEST_ALONE: Final = 2
# From this chance on words beside a claim are one of their own.
OWN: Final = 0.12


def at_fault(form: str, read: Reading, files: ReaderFiles) -> tuple[int, int]:
    """Give the words, half-open, that read most like those of a claim."""
    faults = reader.said(form, read.words.text, files).faults
    for fault in sorted(faults, key=lambda each: -each.chance):
        first, last = read.words.between(fault.start, fault.end)
        if first < last:
            return first, last
    return 0, len(read.words)


def apart(
    form: str, read: Reading, taken: set[int], files: ReaderFiles
) -> Iterator[tuple[int, int]]:
    """Give the stretches at fault that have no word of *taken*."""
    for fault in reader.said(form, read.words.text, files).faults:
        first, last = read.words.between(fault.start, fault.end)
        if fault.chance < OWN or last - first < _FEWEST_ALONE:
            continue
        if taken.isdisjoint(range(first, last)):
            yield first, last
