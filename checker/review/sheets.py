"""Which sheet of a workbook is which, by name or by the columns it has."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from checker.errors import WorkbookError
from checker.model.workbook import (
    STATE_OF_REPORT,
    STATE_SHEET,
    Column,
    PlaceColumn,
    Sheet,
)
from checker.review import cells

FINDINGS: Final = {cells.word(column): column.value for column in Column}
PLACES: Final = {cells.word(column): column.value for column in PlaceColumn}
_SEARCHED: Final = 30


def findings(sheets: Mapping[str, Any], name: str) -> tuple[str, list[str]]:
    """Give the sheet of the findings, and others that look like it."""
    chosen = named(sheets, Sheet.FINDINGS)
    like = [
        title
        for title, sheet in sheets.items()
        if not any(_is_named(title, own) for own in Sheet) and header(sheet, FINDINGS) is not None
    ]
    if chosen:
        return chosen, like
    if len(like) == 1:
        return like[0], []
    has = f"its sheets are {', '.join(sheets)}"
    if not like:
        raise WorkbookError(
            f"{name}: no sheet has the columns {Column.ID} and {Column.DECISION}; {has}"
        )
    raise WorkbookError(
        f"{name}: the sheets {', '.join(like)} all look like {Sheet.FINDINGS}; "
        f"name the right one {Sheet.FINDINGS}"
    )


def places(sheets: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Give the sheet of the places, empty if it is gone, and others that look like it."""
    like = [title for title, sheet in sheets.items() if header(sheet, PLACES) is not None]
    chosen = named(sheets, Sheet.PLACES) or next(iter(like), "")
    return chosen, [title for title in like if title != chosen]


def named(sheets: Mapping[str, Any], name: str) -> str:
    """Give the title of the sheet *name* as it is written, empty if there is none."""
    return next((title for title in sheets if _is_named(title, name)), "")


def _is_named(title: str, name: str) -> bool:
    """Tell whether *title* is *name*, or that of a program that saves each table as a sheet."""
    written = cells.word(title)
    return written == cells.word(name) or written.startswith(f"{cells.word(name)} table ")


def header(sheet: Any, known: Mapping[str, str]) -> int | None:  # noqa: ANN401 - openpyxl's own
    """Give the number of the row that has the columns ID and Decision, or None."""
    decision = next(word for word in known if word.startswith("decision"))
    for number, row in enumerate(values(sheet, last=_SEARCHED), 1):
        words = {cells.word(value) for value in row}
        if {"id", decision} <= words:
            return number
    return None


def values(sheet: Any, last: int | None = None) -> Iterator[Sequence[object]]:  # noqa: ANN401
    """Give the values of *sheet* row by row, up to row *last*; a formula as it is written."""
    sheet.reset_dimensions()
    rows: Iterator[Sequence[object]] = sheet.iter_rows(max_row=last, values_only=True)
    return rows


def best_header(sheet: Any, known: Mapping[str, str]) -> int:  # noqa: ANN401 - openpyxl's own
    """Give the row that has most of the *known* names, for saying which one is missing."""
    rows = enumerate(values(sheet, last=_SEARCHED), 1)
    scored = ((sum(cells.word(v) in known for v in row), -number) for number, row in rows)
    return -max(scored, default=(0, -1))[1]


def state(
    sheets: Mapping[str, Any],
) -> tuple[dict[str, Mapping[str, Any]] | None, Mapping[str, Any]]:
    """Give what the tool wrote of each finding, by id, and of the whole; None if that is gone."""
    title = named(sheets, STATE_SHEET)
    if not title:
        return None, {}
    kept: dict[str, Mapping[str, Any]] = {}
    for row in values(sheets[title]):
        pieces = [str(value) for value in row[1:] if value is not None]
        try:
            read_back = json.loads("".join(pieces))
        except ValueError:
            continue
        if row[0] is not None and isinstance(read_back, dict):
            kept[str(row[0])] = read_back
    report = kept.pop(STATE_OF_REPORT, {})
    return (kept, report) if report else (None, {})
