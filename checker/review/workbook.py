"""A workbook that came back: its rows by header text, wherever people have moved them."""

import json
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from checker.errors import WorkbookError
from checker.model.workbook import (
    GO_TO,
    STATE_OF_REPORT,
    STATE_SHEET,
    Column,
    PlaceColumn,
    Sheet,
)
from checker.review import cells

_SEARCHED: Final = 30
_OLE: Final = b"\xd0\xcf\x11\xe0"
_SAVE_AS: Final = "open it in a spreadsheet program and save it as .xlsx"
_FINDINGS: Final = {cells.word(column): column.value for column in Column}
_PLACES: Final = {cells.word(column): column.value for column in PlaceColumn}
_EMPTY: Final = object()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its number as the program shows it, its values by column name."""

    number: int
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as it came back; *letters* tell where each column stands, *own* are people's."""

    name: str
    letters: Mapping[str, str]
    rows: tuple[Row, ...] = ()
    own: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook that came back.

    *places* is None where the sheet is gone. *state* is what the tool wrote of each finding, by
    id, None where that is gone; *report* what it wrote of the whole.
    """

    findings: Table
    places: Table | None = None
    state: Mapping[str, Mapping[str, Any]] | None = None
    report: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read(data: bytes, name: str) -> Form:
    """Give the workbook in *data*; raise `WorkbookError` saying what to do if it is none."""
    if data[:4] == _OLE:
        raise WorkbookError(
            f"{name}: has a password, or is of the format .xls; save it as .xlsx without one"
        )
    if not zipfile.is_zipfile(BytesIO(data)):
        raise WorkbookError(f"{name}: not a workbook; {_SAVE_AS}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _form(data, name)
    except WorkbookError:
        raise
    except MemoryError:
        raise
    except Exception as error:
        # A damaged archive or XML fails in the libraries in more ways than can be listed.
        reason = f"{type(error).__name__}: {error}"[:200]
        raise WorkbookError(f"{name}: cannot be read ({reason}); {_SAVE_AS}") from error


def _form(data: bytes, name: str) -> Form:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    chosen, others = _choose(sheets, name)
    archive = _Archive(data, sheets)
    findings = archive.table(chosen, _FINDINGS, Column.ID)
    where = _named(sheets, Sheet.PLACES)
    places = archive.table(where, _PLACES, PlaceColumn.ID) if where else None
    state, report = _state(sheets)
    for other in others:
        _refuse_another(findings, archive.table(other, _FINDINGS, Column.ID))
    told = [f"sheet {other} has the columns of {chosen} too: not read" for other in others]
    return Form(findings, places, state, report, tuple(told))


def _choose(sheets: Mapping[str, Any], name: str) -> tuple[str, list[str]]:
    """Give the sheet of the findings, and others that look like it."""
    named = _named(sheets, Sheet.FINDINGS)
    ours = {cells.word(sheet) for sheet in Sheet}
    like = [
        title
        for title, sheet in sheets.items()
        if cells.word(title) not in ours and _header(sheet, _FINDINGS) is not None
    ]
    if named:
        return named, like
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


def _refuse_another(findings: Table, other: Table) -> None:
    """Raise `WorkbookError` if a copy of the sheet holds decisions that the sheet does not."""
    here, there = (
        {
            (cells.text(row.values[Column.ID]), cells.word(row.values[Column.DECISION]))
            for row in table.rows
            if cells.word(row.values[Column.DECISION])
        }
        for table in (findings, other)
    )
    if there - here:
        raise WorkbookError(
            f"the sheets {findings.name} and {other.name} both hold decisions; "
            f"bring them together in {findings.name} and delete the other"
        )


def _named(sheets: Mapping[str, Any], name: str) -> str:
    return next((title for title in sheets if cells.word(title) == cells.word(name)), "")


def _header(sheet: Any, known: Mapping[str, str]) -> int | None:  # noqa: ANN401 - openpyxl's own
    """Give the number of the row that has the columns ID and Decision, or None."""
    decision = next(word for word in known if word.startswith("decision"))
    for number, row in enumerate(_values(sheet, last=_SEARCHED), 1):
        words = {cells.word(value) for value in row}
        if {"id", decision} <= words:
            return number
    return None


def _values(sheet: Any, last: int | None = None) -> Iterator[Sequence[object]]:  # noqa: ANN401
    sheet.reset_dimensions()
    rows: Iterator[Sequence[object]] = sheet.iter_rows(max_row=last, values_only=True)
    return rows


class _Archive:
    """The sheets of one file, read again with stored results where there are formulas."""

    def __init__(self, data: bytes, sheets: Mapping[str, Any]) -> None:
        self._data = data
        self._sheets = sheets

    def table(self, title: str, known: Mapping[str, str], key: str) -> Table:
        """Give the sheet *title*, its columns named as in *known*."""
        sheet = self._sheets[title]
        start = _header(sheet, known) or _best_header(sheet, known)
        columns, own, letters = _columns(sheet, start, known, title)
        for needed in (key, known[next(word for word in known if word.startswith("decision"))]):
            if needed not in columns.values():
                raise WorkbookError(
                    f"sheet {title} has no column {needed}; put that name back above its column"
                )
        rows = [
            Row(number, {name: _value(row, i) for i, name in columns.items()})
            for number, row in enumerate(self._rows(title, columns), 1)
            if number > start
        ]
        rows = [row for row in rows if any(v not in (None, "") for v in row.values.values())]
        return Table(title, letters, tuple(rows), own, self._merged(sheet, letters))

    def _rows(self, title: str, columns: Mapping[int, str]) -> Iterator[Sequence[object]]:
        """Give the values row by row; a formula gives its stored result, or `_EMPTY`."""
        from openpyxl import load_workbook

        sheet = self._sheets[title]
        sheet.reset_dimensions()
        formulas: dict[int, set[int]] = {}
        asked = [i for i, name in columns.items() if name != GO_TO]
        plain: list[list[object]] = []
        for number, row in enumerate(sheet.iter_rows(), 1):
            plain.append([cell.value for cell in row])
            if found := {i for i in asked if i < len(row) and row[i].data_type == "f"}:
                formulas[number] = found
        if formulas:
            stored = load_workbook(BytesIO(self._data), read_only=True, data_only=True)[title]
            for number, row in enumerate(_values(stored), 1):
                for i in formulas.get(number, ()):
                    value = row[i] if i < len(row) else None
                    plain[number - 1][i] = _EMPTY if value is None else value
        return iter(plain)

    def _merged(self, sheet: Any, letters: Mapping[str, str]) -> tuple[str, ...]:  # noqa: ANN401
        """Give the ranges of joined cells that hide rows of a column that is read."""
        path = sheet._worksheet_path.lstrip("/")  # noqa: SLF001 - no public way
        with zipfile.ZipFile(BytesIO(self._data)) as archive, archive.open(path) as file:
            tail = b""
            while piece := file.read(1 << 20):
                tail = (tail + piece)[-(1 << 21) :]
        found = re.findall(
            r'mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"', tail.decode("utf-8", "replace")
        )
        return tuple(
            f"{a}{b}:{c}{d}"
            for a, b, c, d in found
            if b != d and any(_index(a) <= _index(x) <= _index(c) for x in letters.values())
        )


def unsaved(value: object) -> bool:
    """Tell whether *value* is that of a formula that no program has worked out and stored."""
    return value is _EMPTY


def _value(row: Sequence[object], index: int) -> object:
    return row[index] if index < len(row) else None


def _best_header(sheet: Any, known: Mapping[str, str]) -> int:  # noqa: ANN401 - openpyxl's own
    """Give the row that has most of the *known* names, for saying which one is missing."""
    rows = enumerate(_values(sheet, last=_SEARCHED), 1)
    scored = ((sum(cells.word(v) in known for v in row), -number) for number, row in rows)
    return -max(scored, default=(0, -1))[1]


def _columns(
    sheet: Any,  # noqa: ANN401 - openpyxl's own
    start: int,
    known: Mapping[str, str],
    title: str,
) -> tuple[dict[int, str], tuple[str, ...], dict[str, str]]:
    """Give the names of the columns by index, those of people's own, and letters by name."""
    head = next((row for n, row in enumerate(_values(sheet, last=start), 1) if n == start), ())
    columns: dict[int, str] = {}
    own: list[str] = []
    letters: dict[str, str] = {}
    for index, value in enumerate(head):
        name = known.get(cells.word(value)) or cells.text(value)
        if not name:
            continue
        if name in letters and cells.word(name) in known:
            raise WorkbookError(
                f"sheet {title} has two columns {name}, {letters[name]} and {_letter(index)}; "
                "rename or delete the one that does not count"
            )
        name = f"{name} ({_letter(index)})" if name in letters else name
        if cells.word(name) not in known:
            own.append(name)
        columns[index] = name
        letters[name] = _letter(index)
    return columns, tuple(own), letters


def _letter(index: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(index + 1)


def _index(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return column_index_from_string(letters)


def _state(
    sheets: Mapping[str, Any],
) -> tuple[dict[str, Mapping[str, Any]] | None, Mapping[str, Any]]:
    title = _named(sheets, STATE_SHEET)
    if not title:
        return None, {}
    kept: dict[str, Mapping[str, Any]] = {}
    for row in _values(sheets[title]):
        pieces = [str(value) for value in row[1:] if value is not None]
        try:
            read_back = json.loads("".join(pieces))
        except ValueError:
            continue
        if row[0] is not None and isinstance(read_back, dict):
            kept[str(row[0])] = read_back
    report = kept.pop(STATE_OF_REPORT, {})
    return (kept, report) if report else (None, {})
