"""Which words of a text the reader takes for the claim."""

from collections.abc import Iterator
from typing import Final

from checker.judging import clauses, reader
from checker.model.matches import Reading
from checker.model.rules import ReaderFiles

# A clause of fewer words tells nothing alone, one of more is too long to be shown as a phrase.
_FEWEST: Final = 3
_MOST: Final = 24
# A clause beside a claim is one of its own if it has a subject and a verb, and so some words.
_FEWEST_ALONE: Final = 5
# What is left of a text, when it is hardly more than a clause, claims nothing.
_REST: Final = 4


def at_fault(form: str, read: Reading, files: ReaderFiles) -> tuple[int, int] | None:
    """Give the clause, as words half-open, without which the rest reads least like a claim."""
    cut = [(a, b) for a, b in clauses.cut(read) if b - a >= _FEWEST]
    if not cut:
        return None
    left = [_rest(form, read, a, b, files) for a, b in cut]
    first, last = cut[left.index(min(left))]
    return (first, last) if last - first <= _MOST else None


def apart(
    form: str, read: Reading, taken: set[int], least: float, files: ReaderFiles
) -> Iterator[tuple[int, int, reader.Said]]:
    """Give the clauses without a word of *taken* that are a claim alone, by a chance of *least*."""
    for first, last in clauses.cut(read):
        if last - first < _FEWEST_ALONE or taken.intersection(range(first, last)):
            continue
        said = reader.said(form, _text(read, first, last), files)
        if said.claim >= least:
            yield first, last, said


def _rest(form: str, read: Reading, first: int, last: int, files: ReaderFiles) -> float:
    words = read.words
    left = f"{words.text[: words.starts[first]]}{words.text[words.ends[last - 1] :]}".strip()
    if len(words) - (last - first) < _REST:
        return 0.0
    return reader.said(form, left, files).claim


def _text(read: Reading, first: int, last: int) -> str:
    return read.words.text[read.words.starts[first] : read.words.ends[last - 1]]
