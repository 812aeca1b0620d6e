"""New words laid into hard-wrapped lines: the paragraph is filled again from there on."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from checker.fixing.edits import Edit, merged
from checker.model.documents import Block, Document, UnitKind

_FLOWING: Final = frozenset(
    {UnitKind.SENTENCE, UnitKind.LIST_ITEM, UnitKind.CELL, UnitKind.TESTIMONIAL}
)
_MARGIN: Final = re.compile(r"[ \t>]*")
_ITEM: Final = re.compile(r"(?:[-*+•]|\d+[.)])[ \t]+")
_BETWEEN: Final = re.compile(r"(\r?\n[ \t>]*|(?<=\S) (?=\S))")
_WHOLE: Final = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|<[A-Za-z/!][^<>]*>|`[^`]*`|\]\([^()]*\)|\{[^{}]*\}", re.DOTALL
)
_BLANK, _BREAK = "\ue000", "\ue001"
_SENTENCE_END: Final = re.compile(r"[.!?:][\"'”’)]*\s*$")
_WIDEST: Final = 120
_NARROWEST: Final = 40


def width(source: str, document: Document, block: Block) -> int:
    """Give the width that the lines of *block* are filled to, 0 where lines are not filled."""
    if block.kind not in _FLOWING or PurePath(document.path).suffix.lower() == ".csv":
        return 0
    own = _lines(source, block)
    if len(own) > 1:
        return _widest([own])
    line = source[source.rfind("\n", 0, block.text.source(0, 1)[0]) + 1 :].partition("\n")[0]
    flowing = [other for other in document.blocks if other.kind in _FLOWING]
    filled = [lines for lines in (_lines(source, other) for other in flowing) if _is_filled(lines)]
    most = _widest(filled) if len(filled) > 1 else 0
    return most if len(line.rstrip()) <= most else 0


def wrapped(edits: Sequence[Edit], source: str, block: Block, most: int) -> list[Edit]:
    """Give *edits* as one, lines filled to *most* from the first of them on.

    Filling ends where a line begins as it did before.
    """
    ordered = merged(edits)
    start, end = block.text.source(0, len(block.text.value))
    first = source.rfind("\n", 0, ordered[0].start) + 1
    last = source.find("\n", max(end, ordered[-1].end))
    last = len(source) if last < 0 else last - (source[last - 1] == "\r")
    made, at = "", first
    for edit in ordered:
        made += source[at : edit.start] + edit.words
        at = edit.end
    newline = ("\r\n" if "\r\n" in source else "\n") + _margin(source, start, end)
    filled = _filled(_hidden(made), _hidden(source[at:last]), most, newline)
    return [Edit(first, last, filled.replace(_BLANK, " ").replace(_BREAK, "\n"))]


def _hidden(text: str) -> str:
    """Give *text* with the blanks inside code, elements and links hidden: no line ends there."""
    return _WHOLE.sub(lambda found: found[0].replace(" ", _BLANK).replace("\n", _BREAK), text)


def _filled(changed: str, rest: str, most: int, newline: str) -> str:
    """Give *changed* and *rest* in lines of *most* characters, *rest* no further than needed."""
    parts = _BETWEEN.split(changed + rest)
    made, column, read = parts[0], len(parts[0]), len(parts[0])
    for between, word in zip(parts[1::2], parts[2::2], strict=True):
        ends = column + 1 + len(word) > most
        if ends and "\n" in between and read >= len(changed):
            return made + (changed + rest)[read:]
        read += len(between) + len(word)
        made += (newline if ends else " ") + word
        column = len(newline.lstrip("\r\n")) + len(word) if ends else column + 1 + len(word)
    return made


def _widest(paragraphs: Sequence[Sequence[str]]) -> int:
    widest = max(
        (len(line) for lines in paragraphs if _is_filled(lines) for line in lines), default=0
    )
    return widest if _NARROWEST <= widest <= _WIDEST else 0


def _is_filled(lines: Sequence[str]) -> bool:
    """Tell whether lines break where they are full, and not where a sentence ends."""
    return any(not _SENTENCE_END.search(line) for line in lines[:-1])


def _lines(source: str, block: Block) -> list[str]:
    start, end = block.text.source(0, len(block.text.value))
    first = source.rfind("\n", 0, start) + 1
    return source[first:end].splitlines()


def _margin(source: str, start: int, end: int) -> str:
    """Give what stands before the words of a further line of the block from *start* to *end*."""
    inside = source.find("\n", start, end)
    first = inside + 1 if inside >= 0 else source.rfind("\n", 0, start) + 1
    margin = _MARGIN.match(source, first)
    shown = margin[0] if margin else ""
    item = _ITEM.match(source, first + len(shown)) if inside < 0 else None
    return shown + " " * (len(item[0]) if item else 0)
