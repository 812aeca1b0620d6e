"""Random edits of a workbook, and what its rows say afterwards, read in the plainest way."""

import random
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

import openpyxl
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

VALUES: Final = ("accept", "edit", "keep", "not a claim", "discuss")
_SPELLINGS: Final[tuple[Callable[[str], str], ...]] = (
    str.upper,
    str.title,
    lambda text: f" {text}\u00a0",
    lambda text: text.replace(" ", "  "),
    lambda text: f"\u200b{text}",
    str,
)
_DAYS: Final[tuple[object, ...]] = (
    "2026-11-02",
    date(2026, 11, 2),
    datetime(2026, 11, 2, 0, 0),  # noqa: DTZ001 - a cell has no time zone
    "2 November 2026",
    "Nov 2, 2026",
    "2.11.2026",
    46328,
    "02/11/2026",
    "soon",
    True,
    -5,
    "2026-13-40",
    None,
)
_JUNK: Final[tuple[object, ...]] = (
    "ok",
    "yes",
    17,
    3.5,
    True,
    "=1+1",
    "=keep",
    "#REF!",
    "acept",
    "keep; accept",
    "\u201ckeep\u201d",
    "x" * 40_000,
    "a_x0041_b",
    "baseline",
)
_NAMES: Final = ("ID", "Decision", "Final wording", "Reason", "Reviewer", "Decided on")


def damaged(book: Workbook, dice: random.Random) -> list[str]:
    """Edit *book* a few times as people and programs do, and give what was done."""
    done = []
    for _ in range(dice.randint(2, 9)):
        edit = dice.choice(_EDITS)
        sheet = next(
            (s for s in book.worksheets if "ID" in _head(s) and "Decision" in _head(s)), None
        )
        if sheet is None or sheet.max_row < 2:
            break
        edit(book, sheet, dice)
        done.append(edit.__name__)
    return done


def said(name: str) -> dict[str, list[tuple[str, str, str]]]:
    """Give by id what its rows in the workbook *name* rule: value, wording, reason, as typed."""
    book = openpyxl.load_workbook(name)
    found: dict[str, list[tuple[str, str, str]]] = {}
    for sheet in book.worksheets:
        head = _head(sheet)
        if "ID" not in head or "Decision" not in head or sheet.title == "Resolved":
            continue
        for row in range(_first(sheet) + 1, sheet.max_row + 1):
            texts = [
                _plain(sheet.cell(row, head[name]).value) if name in head else ""
                for name in ("ID", "Decision", "Final wording", "Reason")
            ]
            found.setdefault(texts[0].lower(), []).append((texts[1].lower(), *texts[2:]))  # type: ignore[arg-type]
    return found


def _plain(value: object) -> str:
    text = str("" if value is None else value).replace("\u200b", "").replace("\u00a0", " ")
    for curly, straight in (("\u2018", "'"), ("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"')):
        text = text.replace(curly, straight)
    return " ".join(text.split())


def _first(sheet: Worksheet) -> int:
    for row in range(1, min(sheet.max_row, 10) + 1):
        words = {_plain(sheet.cell(row, n).value).lower() for n in range(1, sheet.max_column + 1)}
        if {"id", "decision"} <= words:
            return row
    return 0


def _head(sheet: Worksheet) -> dict[str, int]:
    row = _first(sheet)
    if not row:
        return {}
    named = {name.lower(): name for name in _NAMES}
    cells = [(_plain(sheet.cell(row, n).value), n) for n in range(1, sheet.max_column + 1)]
    return {named.get(name.lower(), name): n for name, n in reversed(cells) if name}


def _row(sheet: Worksheet, dice: random.Random) -> int:
    first = _first(sheet) + 1
    return dice.randint(first, max(first, sheet.max_row))


def _put(sheet: Worksheet, row: int, name: str, value: object) -> None:
    if name in (head := _head(sheet)):
        sheet.cell(row, head[name]).value = value  # type: ignore[assignment]


def decide(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    row, value = _row(sheet, dice), dice.choice(VALUES)
    _put(sheet, row, "Decision", dice.choice(_SPELLINGS)(value))
    if value == "edit" or dice.random() < 0.1:
        text = dice.choice(
            ["Ask us.", "We\u2019ll tell you \u201call\u201d.", "It is a miracle cure."]
        )
        _put(sheet, row, "Final wording", text)
    if value in {"keep", "not a claim"} or dice.random() < 0.1:
        _put(sheet, row, "Reason", dice.choice(["our own trial", "a film\u2019s name", "=A1"]))
    if dice.random() < 0.5:
        _put(sheet, row, "Reviewer", dice.choice(["first reviewer", "second reviewer", 7]))
    if dice.random() < 0.5:
        _put(sheet, row, "Decided on", dice.choice(_DAYS))


def paste_junk(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    name = dice.choice([*_head(sheet)])
    _put(sheet, _row(sheet, dice), name, dice.choice(_JUNK))


def sort_rows(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    first, width = _first(sheet) + 1, sheet.max_column
    rows = [
        [sheet.cell(row, n).value for n in range(1, width + 1)]
        for row in range(first, sheet.max_row + 1)
    ]
    key = dice.randrange(width)
    rows.sort(key=lambda row: str(row[key]), reverse=dice.random() < 0.5)
    _write(sheet, first, rows)


def move_column(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    width = sheet.max_column
    order = list(range(1, width + 1))
    order.insert(dice.randrange(width), order.pop(dice.randrange(width)))
    rows = [[sheet.cell(r, n).value for n in order] for r in range(1, sheet.max_row + 1)]
    _write(sheet, 1, rows)


def _write(sheet: Worksheet, first: int, rows: list[list[Any]]) -> None:
    for number, values in enumerate(rows, first):
        for n, value in enumerate(values, 1):
            sheet.cell(number, n).value = value


def delete_rows(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    sheet.delete_rows(_row(sheet, dice), dice.randint(1, 2))


def insert_rows(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    sheet.insert_rows(dice.randint(1, sheet.max_row), dice.randint(1, 2))


def delete_column(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    sheet.delete_cols(dice.randint(1, sheet.max_column))


def rename_column(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    name = dice.choice([*_head(sheet)])
    new = dice.choice([name.lower(), f" {name} ", f"{name}s", "Notes", "Decision", name.upper()])
    sheet.cell(_first(sheet), _head(sheet)[name]).value = new


def own_column(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    column = sheet.max_column + dice.randint(1, 2)
    sheet.cell(max(1, _first(sheet)), column).value = dice.choice(["Legal", "Priority", "Legal"])
    for row in range(_first(sheet) + 1, sheet.max_row + 1):
        sheet.cell(row, column).value = dice.choice([None, "see file", 3, date(2026, 1, 1)])


def copy_row(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    source, target = _row(sheet, dice), sheet.max_row + 1
    for n in range(1, sheet.max_column + 1):
        sheet.cell(target, n).value = sheet.cell(source, n).value


def retype_id(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    row = _row(sheet, dice)
    old = str(sheet.cell(row, _head(sheet)["ID"]).value)
    new = dice.choice([old.lower(), f" {old} ", old[:-1], "F-aaaaaaaaaa", None, old.upper(), 12])
    _put(sheet, row, "ID", new)


def retype_text(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    name = dice.choice(["Sentence", "Phrase", "Label", "Suggested wording", "File", "Status"])
    _put(sheet, _row(sheet, dice), name, dice.choice(["", "other", "It\u2019s gone\u2026", 5]))


def clear_cell(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    _put(sheet, _row(sheet, dice), dice.choice([*_head(sheet)]), None)


def fill_down(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    row = _row(sheet, dice)
    for name in dice.choice([("Reviewer", "Decided on"), ("Decision",), ("Decision", "Reason")]):
        if name in _head(sheet):
            value = sheet.cell(row, _head(sheet)[name]).value
            for below in range(row, min(sheet.max_row, row + 3) + 1):
                _put(sheet, below, name, value)


def hide(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    sheet.row_dimensions[_row(sheet, dice)].hidden = True
    letter = get_column_letter(dice.randint(1, sheet.max_column))
    sheet.column_dimensions[letter].hidden = True


def delete_sheet(book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    others = [other for other in book.sheetnames if other != sheet.title]
    if others:
        del book[dice.choice(others)]


def rename_sheet(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    sheet.title = dice.choice(["findings", "Findings (2)", "Claims", "Befunde"])


def copy_sheet(book: Workbook, sheet: Worksheet, _dice: random.Random) -> None:
    if len(sheet.title) < 20:
        book.copy_worksheet(sheet)


def join_cells(_book: Workbook, sheet: Worksheet, dice: random.Random) -> None:
    if "Decision" in (head := _head(sheet)):
        row, column = _row(sheet, dice), head["Decision"]
        sheet.merge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column)
        sheet.unmerge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column)


def decide_here(book: Workbook, _sheet: Worksheet, dice: random.Random) -> None:
    if "Places" in book.sheetnames:
        places = book["Places"]
        row = dice.randint(2, max(2, places.max_row))
        places.cell(row, 5).value = dice.choice([*VALUES, "ok", None])
        places.cell(row, 6).value = dice.choice(["quotes a textbook", None])


_EDITS: Final = (
    *(decide,) * 8,
    *(paste_junk, sort_rows, move_column, delete_rows, insert_rows, delete_column),
    *(rename_column, own_column, copy_row, retype_id, retype_text, clear_cell, fill_down),
    *(hide, delete_sheet, rename_sheet, copy_sheet, join_cells, decide_here),
)
