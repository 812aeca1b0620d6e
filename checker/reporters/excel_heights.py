"""How high a row must be for its text to show: lines are broken as a spreadsheet breaks them.

The library that writes the workbook cannot measure text, and not every program that opens one
measures rows on its own.
"""

import re
from functools import lru_cache
from typing import Final

LINE: Final = 12.75
# Calibri 10 at 96 dots an inch: pixels of a unit of column width, its padding, and of letters.
_UNIT: Final = 7.0
_PADDING: Final = 6.0
_WIDE: Final = 6.6
_PIXELS: Final = {
    letter: pixels
    for pixels, letters in {
        3.1: " 'ijl,.:;I\u2019\u2018",
        4.1: "()-[]`f{}!Jrt\u203a",
        5.4: '/\\s"Lcz\u201c\u201d',
        6.0: "?FSZkvxy|",
        6.6: "#*+<=>ETY^_aeg~",
        7.0: "$0123456789CKPRXbdhnopquABV",
        8.5: "DGHNU&OQ",
        9.7: "%w",
        11.5: "mM@W\u2014",
    }.items()
    for letter in letters
}
_PIECES: Final = re.compile(r"[^\s/-]*[/-]+|[^\s/-]+|\s+")
# No more than this much of a cell is measured: a row has a greatest height.
_MEASURED: Final = 3000


@lru_cache(maxsize=65_536)
def lines(text: str, width: float) -> int:
    """Give how many lines *text* takes in a column of *width*."""
    room = max(_WIDE, width * _UNIT - _PADDING)
    return sum(_broken(line, room) for line in text[:_MEASURED].split("\n"))


def _broken(line: str, room: float) -> int:
    count, used = 1, 0.0
    for piece in _PIECES.findall(line):
        pixels = _pixels(piece)
        if used + pixels <= room or piece.isspace():
            used += pixels
        elif pixels <= room:
            count, used = count + 1, pixels
        else:
            further = int((used + pixels) // room) if used else int(pixels // room)
            count, used = count + further, (used + pixels) % room
    return count


@lru_cache(maxsize=16_384)
def _pixels(piece: str) -> float:
    return sum(_PIXELS.get(letter, _WIDE) for letter in piece)
