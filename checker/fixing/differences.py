"""What differs between a sentence and its new wording, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"\w+(?:['’.-]\w+)*|\s+|[^\w\s]")
_CONTENT: Final = re.compile(r"\w{4,}|\d+")
_SMALL_NAMES: Final = """
about after again also been before being both does each ever every from have having here into just
like made make many more most much must only other over same should since some such than that their
them then there these they this those very want were what when where which while whom will with
would your yours
"""
_SMALL: Final = frozenset(_SMALL_NAMES.split())


class Change(NamedTuple):
    """New *words* for the characters *start* to *end* (exclusive) of a text."""

    start: int
    end: int
    words: str


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Give the changes that make *new* of *old*; what both say stays, small words apart."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    middle = before[head : len(before) - tail], after[head : len(after) - tail]
    found: list[Change] = []
    at = sum(map(len, before[:head]))
    for gone, come, kept in _steps(*middle):
        if gone or come:
            found.append(_trimmed(at, gone, come))
        at += len(gone) + len(kept)
    return tuple(found)


def _trimmed(at: int, gone: str, come: str) -> Change:
    """Give the change without the blanks that both sides share at their edges."""
    head = 1 if gone[:1].isspace() and gone[:1] == come[:1] else 0
    gone, come = gone[head:], come[head:]
    tail = 1 if gone[-1:].isspace() and gone[-1:] == come[-1:] else 0
    return Change(at + head, at + head + len(gone) - tail, come[: len(come) - tail])


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count


def _steps(before: list[str], after: list[str]) -> Iterator[tuple[str, str, str]]:
    """Give what goes, what comes in its place, and what stays behind both, in turn."""
    first = second = 0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for block in matcher.get_matching_blocks():
        kept = before[block.a : block.a + block.size]
        if block.size and not any(_says_something(token) for token in kept):
            continue
        yield "".join(before[first : block.a]), "".join(after[second : block.b]), "".join(kept)
        first, second = block.a + block.size, block.b + block.size


def _says_something(token: str) -> bool:
    return _CONTENT.match(token) is not None and token.lower() not in _SMALL
