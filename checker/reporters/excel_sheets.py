"""The plumbing of a sheet: header, widths, filter, print set-up, and rows up to the limit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, cast

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from checker.model.workbook import Sheet
from checker.reporters.excel_cells import Canvas, Field, write_row
from checker.reporters.excel_style import LEVELS, Styles, level_style

MOST_ROWS: Final = 1_048_000
# The columns a reviewer needs fit into 1440 pixels at this size.
ZOOM: Final = 85
_TABLOID: Final = "3"
_LETTER: Final = "1"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: name, width, the style of its header, folded away or not, and what it is for.

    The *hint*, at most 255 characters, shows while its header is selected.
    """

    name: str
    width: float
    style: str = "head"
    folded: bool = False
    hint: str = ""


def new_sheet(workbook: Workbook, sheet: Sheet) -> Worksheet:
    """Give a new sheet for streaming rows into."""
    # A streamed sheet has the members of a Worksheet that are used here, but not its type.
    return cast("Worksheet", workbook.create_sheet(sheet.value))


def open_table(
    sheet: Worksheet, styles: Styles, headings: Sequence[Heading], note: str = ""
) -> Canvas:
    """Give *sheet* with a frozen, repeated header, under a *note* if there is one."""
    header = 2 if note else 1
    canvas = set_up(sheet, styles, tuple(heading.width for heading in headings), header)
    _fold(sheet, headings)
    sheet.freeze_panes = f"B{header + 1}"
    sheet.print_title_rows = f"{header}:{header}"
    if sum(heading.width for heading in headings if not heading.folded) > 160:
        sheet.page_setup.paperSize = _TABLOID
    if note:
        write_row(canvas, 1, [Field(note, "note")])
    write_row(canvas, header, [Field(heading.name, heading.style) for heading in headings])
    for number, heading in enumerate(headings, 1):
        if heading.hint:
            _hint(sheet, f"{get_column_letter(number)}{header}", heading)
    return canvas


def set_up(sheet: Worksheet, styles: Styles, widths: tuple[float, ...], header: int = 0) -> Canvas:
    """Give *sheet* with its widths and its print set-up; to be called before any row."""
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = ZOOM
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _LETTER
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.75
    footer = sheet.oddFooter
    if footer is not None:
        footer.left.text = f"overclaim: {sheet.title}"
        footer.right.text = "Page &P of &N"
    return Canvas(sheet, styles, widths, header)


def _fold(sheet: Worksheet, headings: Sequence[Heading]) -> None:
    """Hide the folded columns behind a plus sign that shows them again."""
    # The library looks at the columns only after it has written how deep they are folded.
    sheet.column_dimensions.max_outline = int(any(heading.folded for heading in headings))
    for number, heading in enumerate(headings, 1):
        column = sheet.column_dimensions[get_column_letter(number)]
        if heading.folded:
            column.outlineLevel = 1
            column.hidden = True
        elif number > 1 and headings[number - 2].folded:
            column.collapsed = True


def _hint(sheet: Worksheet, cell: str, heading: Heading) -> None:
    told = DataValidation(
        showInputMessage=True, promptTitle=heading.name, prompt=heading.hint, sqref=cell
    )
    sheet.data_validations.append(told)


def write_table(canvas: Canvas, rows: Iterable[Sequence[Field]]) -> int:
    """Write *rows* under the header, as many as a sheet can hold, and give the last number."""
    remaining = iter(rows)
    number = canvas.header
    for row in islice(remaining, MOST_ROWS):
        number += 1
        write_row(canvas, number, row)
    if next(remaining, None) is not None:
        number += 1
        write_row(canvas, number, [Field("More rows than a sheet can hold: see the JSON report.")])
    last = get_column_letter(len(canvas.widths))
    canvas.sheet.auto_filter.ref = f"A{canvas.header}:{last}{number}"
    return number


def mark_levels(sheet: Worksheet, cells: str) -> None:
    """Colour the severities that stand in *cells*."""
    for level in LEVELS:
        rule = Rule(type="cellIs", operator="equal", formula=[f'"{level}"'], dxf=level_style(level))
        sheet.conditional_formatting.add(cells, rule)
