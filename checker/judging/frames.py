"""A unit cut into the piece at fault and what stays as it is: bullets, labels, other sentences."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from checker.model.documents import UnitKind

_SENTENCES: Final = re.compile(r"(?<=[.!?…])[\"'”’»]*\s+|\s+[|·•]\s+")
_PIECES: Final = re.compile(r"(?<=[.!?…])[\"'”’»]*\s+|\s+[|·•–—]\s+|:\s+|\s+-\s+")
_BULLET: Final = re.compile(r"^(?:[^\w\s\"'“‘«(\[$€£]+\s+)+")
_SHORT: Final = frozenset(
    {UnitKind.HEADING, UnitKind.TITLE, UnitKind.LIST_ITEM, UnitKind.CELL, UnitKind.BUTTON}
)


class Frame(NamedTuple):
    """The piece at fault, and what stands before and behind it and is kept."""

    before: str
    piece: str
    after: str

    def around(self, piece: str) -> str:
        """Give the unit with another *piece* in its place."""
        return f"{self.before}{piece}{self.after}"


def frame(text: str, kind: UnitKind, faults: Sequence[tuple[int, int]]) -> Frame:
    """Give the piece of *text* that *faults*, spans of characters, stand in, and the rest."""
    bullet = _BULLET.match(text)
    begin = bullet.end() if bullet else 0
    first = min(start for start, _ in faults)
    last = max(end for _, end in faults)
    marks = (_PIECES if kind in _SHORT else _SENTENCES).finditer(text, begin)
    end = len(text)
    for mark in marks:
        if mark.end() <= first:
            begin = mark.end()
        elif mark.start() >= last:
            end = mark.start()
            break
    return Frame(text[:begin], text[begin:end], text[end:])


def shifted(faults: Sequence[tuple[int, int]], by: Frame) -> list[tuple[int, int]]:
    """Give *faults* as they stand in the piece."""
    offset = len(by.before)
    return [(max(0, start - offset), end - offset) for start, end in faults]
