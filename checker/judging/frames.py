"""A unit cut into the piece at fault and what stays as it is: bullets, labels, other sentences."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from checker.model.documents import UnitKind
from checker.words import fold

_STOP: Final = (
    r"(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\bvs\.)(?<!\b[A-Z]\.)(?<=[.!?…])[\"'”’»]*\s+"
)
_SENTENCES: Final = re.compile(rf"{_STOP}|\s+[|·•]\s+")
_PIECES: Final = re.compile(rf"{_STOP}|\s+[|·•–—]\s+|:\s+|\s+-\s+")
# What stands before a sentence and is none of it: "Alt:", "P.S.", "A:".
_PREFIX: Final = re.compile(
    r"(?:alt|subject|p\.?s\.?|q|a|note|caption|answer):?\s+(?<=[:.]\s)", re.IGNORECASE
)
_PAIR: Final = 2
# An answer of so few words says no more than yes.
BLUNT: Final = 4
_ASKED: Final = re.compile(r"\?[\"'”’]?\s+")
# What stands behind a bar in a title is another matter; behind a colon it explains the claim.
_TITLES: Final = frozenset({UnitKind.HEADING, UnitKind.TITLE, UnitKind.META})
_ENDING: Final = re.compile(r"[\s|·•]*")
_QUOTES: Final = {'"': '"', "“": "”", "«": "»", "‘": "’"}
_BULLET: Final = re.compile(r"^(?:[^\w\s\"'“‘«(\[$€£]+\s+)+")
_SHORT: Final = frozenset(
    {UnitKind.HEADING, UnitKind.TITLE, UnitKind.LIST_ITEM, UnitKind.CELL, UnitKind.BUTTON}
    | {UnitKind.META}
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
    prefix = _PREFIX.match(text, begin)
    begin = prefix.end() if prefix else begin
    first = min(start for start, _ in faults)
    last = max(end for _, end in faults)
    if 0 < reply(text) < last:
        return Frame(text[: reply(text)], text[reply(text) :], "")
    marks = (_PIECES if kind in _SHORT else _SENTENCES).finditer(text, begin)
    end = len(text)
    for mark in marks:
        if mark.end() <= first:
            begin = mark.end()
        elif mark.start() >= last and (kind not in _TITLES or _is_bar(mark.group())):
            end = mark.start()
            break
    if (
        _QUOTES.get(text[begin]) == text[end - 1]
        and text.count(text[end - 1], begin, end) < _PAIR + 1
    ):
        begin, end = begin + 1, end - 1
    return Frame(text[:begin], text[begin:end], text[end:])


def _is_bar(mark: str) -> bool:
    """Tell whether *mark* parts two matters: a bar, or the stop of a sentence."""
    return _ENDING.fullmatch(mark) is not None


def reply(text: str) -> int:
    """Give where in *text* a blunt answer begins that follows a question there, 0 if none does."""
    last = max((mark.end() for mark in _ASKED.finditer(text)), default=0)
    return last if 0 < len(fold(text[last:])) <= BLUNT else 0


def shifted(faults: Sequence[tuple[int, int]], by: Frame) -> list[tuple[int, int]]:
    """Give *faults* as they stand in the piece."""
    offset = len(by.before)
    return [(max(0, start - offset), end - offset) for start, end in faults if end > offset]
