"""How the workbook looks: fonts, fills and formats by name, made once for a workbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.protection import Protection
from openpyxl.worksheet.worksheet import Worksheet

DARK: Final = "1F3A4D"
REVIEW: Final = "8A4B08"
SHADE: Final = "F3F5F7"
PHRASE: Final = "B42318"
LINK: Final = "1F4E9E"
ASKED: Final = "FFE699"
LEVELS: Final = {
    "high": ("FBD5D5", "8B1A1A"),
    "medium": ("FDEBC8", "7A4100"),
    "low": ("DCE8F7", "1D4477"),
}
_SIZE: Final = 10
_LINE: Final = Side(style="thin", color="D5DADF")
_EDGES: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What sets one kind of cell apart from plain text on white."""

    bold: bool = False
    colour: str = "1B1F23"
    size: int = _SIZE
    fill: str = ""
    number: str = "General"
    link: bool = False
    centred: bool = False
    bare: bool = False
    open: bool = False
    unwrapped: bool = False


_LOOKS: Final = {
    "head": _Look(bold=True, colour="FFFFFF", fill=DARK),
    "head-centred": _Look(bold=True, colour="FFFFFF", fill=DARK, centred=True),
    "review-head": _Look(bold=True, colour="FFFFFF", fill=REVIEW),
    "tool": _Look(fill=SHADE),
    "tool-bold": _Look(fill=SHADE, bold=True),
    "tool-link": _Look(fill=SHADE, colour=LINK, link=True),
    "tool-number": _Look(fill=SHADE, number="#,##0", centred=True),
    "tool-number-link": _Look(fill=SHADE, number="#,##0", centred=True, colour=LINK, link=True),
    "tool-centred": _Look(fill=SHADE, centred=True),
    "tool-phrase": _Look(fill=SHADE, bold=True, colour=PHRASE),
    "review": _Look(open=True),
    "review-date": _Look(number="yyyy-mm-dd", open=True, centred=True),
    "title": _Look(bold=True, size=18, colour=DARK, bare=True),
    "part": _Look(bold=True, size=13, colour=DARK, bare=True),
    "note": _Look(bare=True, colour="4A5560"),
    "warning": _Look(bare=True, bold=True, colour=PHRASE),
    "body": _Look(),
    "body-bold": _Look(bold=True),
    "body-cut": _Look(unwrapped=True),
    "body-link": _Look(colour=LINK, link=True, unwrapped=True),
    "overflow": _Look(bare=True),
    "link": _Look(bare=True, colour=LINK, link=True),
    "percent": _Look(number="0%", centred=True),
    "number": _Look(number="#,##0", centred=True),
    "number-bold": _Look(number="#,##0", centred=True, bold=True),
}


@dataclass(frozen=True, slots=True)
class Styles:
    """The style of each kind of cell, and the same marked as text that is never evaluated."""

    plain: Mapping[str, StyleArray]
    quoted: Mapping[str, StyleArray]


def make_styles(sheet: Worksheet) -> Styles:
    """Give the styles, registered with the workbook of *sheet*."""
    return Styles(
        {name: _made(sheet, look, quoted=False) for name, look in _LOOKS.items()},
        {name: _made(sheet, look, quoted=True) for name, look in _LOOKS.items()},
    )


def level_style(level: str) -> DifferentialStyle:
    """Give the colours that mark a severity."""
    fill, colour = LEVELS[level]
    return DifferentialStyle(
        font=Font(bold=True, color=colour), fill=PatternFill(bgColor=fill, fill_type="solid")
    )


def asked_style() -> DifferentialStyle:
    """Give the fill of a cell that a decision still asks for."""
    return DifferentialStyle(fill=PatternFill(bgColor=ASKED, fill_type="solid"))


def _made(sheet: Worksheet, look: _Look, *, quoted: bool) -> StyleArray:
    cell = WriteOnlyCell(sheet)
    cell.font = Font(
        name="Calibri",
        size=look.size,
        bold=look.bold,
        color=look.colour,
        underline="single" if look.link else "none",
    )
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=look.fill)
    if not look.bare:
        cell.border = _EDGES
    cell.alignment = Alignment(
        vertical="center" if look.fill in (DARK, REVIEW) else "top",
        wrap_text=not (look.bare or look.unwrapped),
        horizontal="center" if look.centred else None,
    )
    cell.number_format = look.number
    cell.protection = Protection(locked=not look.open)
    cell.quotePrefix = quoted
    # Copying this array, not the five settings, is what makes 80,000 rows affordable.
    style: StyleArray = cell._style  # type: ignore[attr-defined] # noqa: SLF001 - no public way
    return style
