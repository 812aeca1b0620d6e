"""Pieces of source woven into one text: white space folded, invisible characters dropped."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from checker.model.documents import Run, Text

Piece: TypeAlias = tuple[str, int, int]
"""A value, the source offset it stands at, and how much source it stands for."""

_INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1f\x7f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufeff"
)
_GAP: Final = re.compile(f" {{2,}}|[{_INVISIBLE}]+")
_UNSEEN: Final = re.compile(f"[{_INVISIBLE}]+")
_NARROW_SPACES: Final = "\n\t\r\f\v"
_WIDE_SPACE: Final = re.compile(r"[^\S ]")
_WORD: Final = re.compile(r"\w")
_OPEN_END: Final = re.compile(
    r"(?:[,;&/+–—-]|\b(?:a|an|and|any|are|as|at|but|by|can|for|from|has|have|in|is|its?|may|my|no"
    r"|not|of|on|or|our|so|than|that|the|their|this|to|up|we|when|which|who|will|with|you|your))$",
    re.IGNORECASE,
)
_LONG_LINE: Final = 60


def weave(pieces: Iterable[Piece]) -> Text:
    """Give the text of *pieces*, each character of which knows its place in the source."""
    loom = _Loom()
    for value, source, length in pieces:
        if len(value) == length:
            loom.lay(value, source)
        else:
            loom.lay_whole(value, source, length)
    return loom.text()


def weave_lines(pieces: Sequence[Piece], breaks: Sequence[int]) -> list[Text]:
    """Give one text for each run of lines that a sentence goes on through.

    *breaks* are the indices in *pieces* before which a line break stands.
    """
    texts: list[Text] = []
    pending: list[Piece] = []
    before = ""
    for first, last in zip((0, *breaks), (*breaks, len(pieces)), strict=True):
        line = pieces[first:last]
        after = weave(line).value
        if before and _goes_on(before, after):
            pending.append((" ", line[0][1], 0))
        else:
            texts.append(weave(pending))
            pending = []
        pending.extend(line)
        before = after
    texts.append(weave(pending))
    return [text for text in texts if text.value]


def has_words(text: Text) -> bool:
    """Tell whether *text* holds a letter or a figure."""
    return _WORD.search(text.value) is not None


def _goes_on(before: str, after: str) -> bool:
    if not after or after[0].islower():
        return bool(after)
    if not (after[0].isalnum() or after[0] in "\"'“‘($"):
        return False
    if before[-1] in ".!?:":
        return False
    return len(before) > _LONG_LINE or _OPEN_END.search(before) is not None


class _Loom:
    """Lays pieces side by side; a blank waits until something visible follows it."""

    __slots__ = ("_end", "_gap", "_parts", "_runs", "_size")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[list[int]] = []
        self._size = 0
        self._end = -1
        self._gap: tuple[int, int] | None = None

    def text(self) -> Text:
        return Text("".join(self._parts), tuple(map(Run._make, self._runs)))

    def lay(self, value: str, source: int) -> None:
        for space in _NARROW_SPACES:
            value = value.replace(space, " ")
        if not value.isascii():
            value = _WIDE_SPACE.sub(" ", value)
        at = 0
        for gap in _GAP.finditer(value):
            self._lay_even(value[at : gap.start()], source + at)
            at = gap.end()
            if gap[0][0] == " ":
                self._wait(source + gap.start(), at - gap.start())
        self._lay_even(value[at:] if at else value, source + at)

    def lay_whole(self, value: str, source: int, length: int) -> None:
        if value.isspace():
            self._wait(source, length)
            return
        value = _UNSEEN.sub("", _WIDE_SPACE.sub(" ", value))
        if not value:
            return
        self._lay_gap()
        self._runs.append([self._size, source, length])
        self._add(value)
        self._end = -1

    def _lay_even(self, value: str, source: int) -> None:
        body = value.strip(" ")
        if not body:
            if value:
                self._wait(source, 1)
            return
        if value[0] == " ":
            self._wait(source, 1)
            source += 1
        self._lay_gap()
        self._extend(source, len(body))
        self._add(body)
        if value[-1] == " ":
            self._wait(source + len(body), 1)

    def _lay_gap(self) -> None:
        if self._gap is None:
            return
        source, length = self._gap
        self._gap = None
        if length == 1:
            self._extend(source, 1)
        else:
            self._runs.append([self._size, source, length])
            self._end = -1
        self._add(" ")

    def _extend(self, source: int, length: int) -> None:
        if source == self._end:
            self._runs[-1][2] += length
        else:
            self._runs.append([self._size, source, length])
        self._end = source + length

    def _add(self, value: str) -> None:
        self._parts.append(value)
        self._size += len(value)

    def _wait(self, source: int, length: int) -> None:
        if self._size and (self._gap is None or not self._gap[1]):
            self._gap = (source, length)
