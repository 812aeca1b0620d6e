"""Cells whose text is shown and never evaluated, and rows high enough to be read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias, cast

from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from checker.model.documents import Place
from checker.model.workbook import Lookup
from checker.reporters.excel_heights import LINE, lines
from checker.reporters.excel_style import PHRASE, Styles
from checker.reporters.plain import visible
from checker.reporters.wording import line_of

MOST_UNITS: Final = 32_767
CUT: Final = " [cut]"
_EVALUATED: Final = ("=", "+", "-", "@")
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MOST_HEIGHT: Final = 290.0
_SET_HEIGHTS: Final = {"title": 28.0, "part": 22.0}
_HEAD_HEIGHT: Final = 30.0
_BARE: Final = frozenset({"note", "warning", "overflow", "link"})

Value: TypeAlias = str | int | float | date | Lookup | None


@dataclass(frozen=True, slots=True)
class Field:
    """One cell to write: its value, its style by name, and where it leads or what is bold.

    *link* is a place in the workbook; *phrase* the span of the value to set in colour. A value
    that is a `Lookup` is a link of its own.
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


def linked(value: Value, style: str, link: str) -> Field:
    """Give a cell that leads to *link*, in the style of links, or a plain one where it is empty."""
    return Field(value, f"{style}-link" if link else style, link=link)


def go_to(lookup: Lookup | None, style: str = "tool-link") -> Field:
    """Give a cell that leads where *lookup* says, or an empty one."""
    return Field(lookup, style)


def line_field(place: Place) -> Field:
    """Give the line of *place* as a number, or its paragraph in words."""
    return Field(place.line if place.line is not None else line_of(place), "tool-centred")


def shown(text: str) -> str:
    """Give *text* as a cell can hold it: each line visible, none of it read as an escape."""
    lined = "\n".join(visible(line) for line in text.split("\n"))
    return _ESCAPE.sub("_x005F_", lined)


def cut(text: str) -> str:
    """Give *text* short enough for a cell, counted in UTF-16 units as spreadsheets do."""
    if len(text) * 2 <= MOST_UNITS or _units(text) <= MOST_UNITS:
        return text
    room = MOST_UNITS - len(CUT)
    kept = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")
    return kept + CUT


def write_row(canvas: Canvas, number: int, fields: Sequence[Field]) -> None:
    """Write *fields* as row *number*, which must be the next one, high enough to be read."""
    height = _HEAD_HEIGHT if number == canvas.header else row_height(fields, canvas.widths)
    if height > LINE:
        # A RowDimension would mark the height as set by hand, and the row would then not grow
        # with what a reviewer types into it.
        grows = cast("RowDimension", {"ht": f"{height:g}"})
        canvas.sheet.row_dimensions[number] = grows
    canvas.sheet.append([_cell(canvas, field) for field in fields])
    # The row is written by now; keeping 80,000 of these would fill the memory.
    canvas.sheet.row_dimensions.pop(number, None)


def row_height(fields: Sequence[Field], widths: Iterable[float]) -> float:
    """Give the height in points that shows *fields* in columns of *widths*, within reason."""
    set_height = max((_SET_HEIGHTS.get(field.style, 0.0) for field in fields), default=0.0)
    if set_height:
        return set_height
    most = 1
    for field, width in zip(fields, widths, strict=False):
        if isinstance(field.value, str) and field.style not in _BARE:
            most = max(most, lines(field.value, width))
    return min(most * LINE + 3, _MOST_HEIGHT)


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _cell(canvas: Canvas, field: Field) -> Cell:
    if isinstance(field.value, Lookup):
        cell = Cell(canvas.sheet, 1, 1, style_array=canvas.styles.plain[field.style])
        cell.value, cell.data_type = field.value.formula, "f"
        return cell
    if not isinstance(field.value, str) or not field.value:
        value = None if field.value == "" else field.value
        cell = Cell(canvas.sheet, 1, 1, value=value, style_array=canvas.styles.plain[field.style])
    else:
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
