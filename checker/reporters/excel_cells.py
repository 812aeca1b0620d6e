"""Cells whose text is shown and never evaluated, and rows high enough to be read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final, TypeAlias

from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from checker.reporters.excel_style import PHRASE, Styles
from checker.reporters.plain import visible

MOST_UNITS: Final = 32_767
CUT: Final = " [cut]"
_EVALUATED: Final = ("=", "+", "-", "@")
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LINE_HEIGHT: Final = 13.5
_MOST_HEIGHT: Final = 270.0
_BARE_HEIGHTS: Final = {"head": 18.0, "title": 28.0, "part": 24.0, "note": 15.0, "warning": 15.0}
_LETTERS_A_UNIT: Final = 1.12

Value: TypeAlias = str | int | date | None


@dataclass(frozen=True, slots=True)
class Field:
    """One cell to write: its value, its style by name, and where it leads or what is bold.

    *link* is a place in the workbook; *phrase* the span of the value to set in colour.
    """

    value: Value
    style: str = "body"
    link: str = ""
    phrase: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Canvas:
    """A sheet being written, with its styles, the widths of its columns and its header row."""

    sheet: Worksheet
    styles: Styles
    widths: tuple[float, ...]
    header: int = 0


def shown(text: str) -> str:
    """Give *text* as a cell can hold it: each line visible, none of it read as an escape."""
    lines = "\n".join(visible(line) for line in text.split("\n"))
    return _ESCAPE.sub("_x005F_", lines)


def cut(text: str) -> str:
    """Give *text* short enough for a cell, counted in UTF-16 units as spreadsheets do."""
    if len(text) * 2 <= MOST_UNITS or _units(text) <= MOST_UNITS:
        return text
    room = MOST_UNITS - len(CUT)
    kept = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")
    return kept + CUT


def write_row(canvas: Canvas, number: int, fields: Sequence[Field]) -> None:
    """Write *fields* as row *number*, which must be the next one, high enough to be read."""
    height = row_height(fields, canvas.widths)
    if height > _LINE_HEIGHT:
        canvas.sheet.row_dimensions[number].height = height
    canvas.sheet.append([_cell(canvas, field) for field in fields])
    # The row is written by now; keeping 80,000 of these would fill the memory.
    canvas.sheet.row_dimensions.pop(number, None)


def row_height(fields: Sequence[Field], widths: Iterable[float]) -> float:
    """Give the height that shows *fields* in columns of *widths*, within reason."""
    if fields and fields[0].style in _BARE_HEIGHTS:
        return _BARE_HEIGHTS[fields[0].style]
    lines = 1
    for field, width in zip(fields, widths, strict=False):
        if isinstance(field.value, str):
            lines = max(lines, _lines(field.value, width))
    return min(lines * _LINE_HEIGHT + (3 if lines > 1 else 0), _MOST_HEIGHT)


def _lines(text: str, width: float) -> int:
    room = max(1, int(width * _LETTERS_A_UNIT))
    return sum(max(1, ceil(len(line) / room)) for line in text[:4000].split("\n"))


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _cell(canvas: Canvas, field: Field) -> Cell:
    if not isinstance(field.value, str) or not field.value:
        style = canvas.styles.plain[field.style]
        return Cell(
            canvas.sheet, 1, 1, value=None if field.value == "" else field.value, style_array=style
        )
    text = cut(shown(field.value))
    styles = canvas.styles.quoted if text.startswith(_EVALUATED) else canvas.styles.plain
    cell = Cell(canvas.sheet, 1, 1, style_array=styles[field.style])
    cell.value = _rich(field) or text
    cell.data_type = "s"
    if field.link:
        cell.hyperlink = Hyperlink(ref="", location=field.link)
    return cell


def _rich(field: Field) -> CellRichText | None:
    text = str(field.value)
    if field.phrase is None or field.phrase == (0, len(text)):
        return None
    start, end = field.phrase
    before, phrase, after = shown(text[:start]), shown(text[start:end]), shown(text[end:])
    room = MOST_UNITS - _units(before) - _units(phrase)
    if room < len(CUT):
        return None
    if _units(after) > room:
        kept = after.encode("utf-16-le")[: (room - len(CUT)) * 2]
        after = kept.decode("utf-16-le", "ignore") + CUT
    font = InlineFont(rFont="Calibri", sz=10, b=True, color=Color(rgb=f"FF{PHRASE}"))
    return CellRichText([part for part in (before, TextBlock(font, phrase), after) if part])
