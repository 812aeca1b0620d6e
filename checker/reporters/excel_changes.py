"""The workbook of a comparison: Summary with the figures, Changes with a row for each."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from checker.model.changes import Change, Comparison, Difference, PastFinding, PastReport
from checker.model.rules import Severity
from checker.model.workbook import ChangeColumn, Sheet
from checker.reporters.changes import last_line, told
from checker.reporters.excel_archive import archive
from checker.reporters.excel_cells import Field, line_field, write_row
from checker.reporters.excel_sheets import (
    Heading,
    mark_levels,
    new_sheet,
    open_table,
    set_up,
    write_table,
)
from checker.reporters.excel_style import Styles, make_styles
from checker.reporters.plain import one_line
from checker.reporters.wording import NOT_ADVICE, counted

_WIDTHS: Final = {
    ChangeColumn.CHANGE: 10.0,
    ChangeColumn.SEVERITY: 10.0,
    ChangeColumn.SEVERITY_BEFORE: 12.0,
    ChangeColumn.LABEL: 14.0,
    ChangeColumn.FILE: 24.0,
    ChangeColumn.LINE: 12.0,
    ChangeColumn.PHRASE: 24.0,
    ChangeColumn.SENTENCE: 38.0,
    ChangeColumn.SENTENCE_BEFORE: 38.0,
    ChangeColumn.NOTE: 24.0,
    ChangeColumn.FILE_BEFORE: 24.0,
    ChangeColumn.ID: 14.5,
    ChangeColumn.ID_BEFORE: 14.5,
}
_FOLDED: Final = frozenset([ChangeColumn.LINE, ChangeColumn.ID, ChangeColumn.ID_BEFORE])
_MEANINGS: Final = {
    Change.NEW: "a claim that the old report does not have",
    Change.GONE: "a claim that the new report no longer has",
    Change.SAME: "the same words under the same label, wherever they stand on their page",
    Change.MOVED: "the same words, now on other pages only",
    Change.CHANGED: "the same label on the same page, the sentence a little different",
}


def workbook(comparison: Comparison, today: date | None) -> bytes:
    """Give *comparison* as a workbook that bears the day *today*, or none."""
    book = Workbook(write_only=True)
    summary, changes = new_sheet(book, Sheet.SUMMARY), new_sheet(book, Sheet.CHANGES)
    styles = make_styles(summary)
    canvas = set_up(summary, styles, (26.0, 11.0, 11.0, 11.0, 11.0, 80.0))
    for number, row in enumerate(_summary(comparison, today), 1):
        write_row(canvas, number, row)
    _write_changes(changes, styles, comparison)
    return archive(book, today, "Changes between two reports")


def _summary(comparison: Comparison, today: date | None) -> Iterator[list[Field]]:
    yield [Field("Changes between two reports", "title")]
    yield [Field(_one_report("Old", comparison.old), "note")]
    yield [Field(_one_report("New", comparison.new), "note")]
    if today is not None:
        yield [Field(f"Compared on {today.isoformat()}.", "note")]
    yield [Field(NOT_ADVICE, "warning")]
    yield []
    yield [Field("Findings by change and severity", "part")]
    yield [Field("Change", "head"), *_heads(*Severity, "all"), Field("Meaning", "head")]
    counts = comparison.counts()
    for change in Change:
        figures = [counts[change, level] for level in Severity]
        yield [
            Field(change.value, "body-bold"),
            *(Field(figure, "number") for figure in (*figures, sum(figures))),
            Field(_MEANINGS[change]),
        ]
    yield []
    yield [
        Field(f"{last_line(comparison)}: each that is not the same has a row in Changes.", "note")
    ]
    if comparison.warnings:
        yield []
        yield [Field("Before you rely on it", "part")]
        yield from ([Field(one_line(warning), "note")] for warning in comparison.warnings)


def _heads(*names: str) -> Iterator[Field]:
    return (Field(str(name), "head-centred") for name in names)


def _one_report(which: str, report: PastReport) -> str:
    packs = ", ".join(f"{pack.name} {pack.version}" for pack in report.packs)
    places = sum(len(finding.places) for finding in report.findings)
    found = f"{counted(len(report.findings), 'finding')} in {counted(places, 'place')}"
    profiles = ", ".join(report.profiles)
    return f"{which}: {report.name}, {found}; profile {profiles}; rules {packs}"


def _write_changes(sheet: Worksheet, styles: Styles, comparison: Comparison) -> None:
    headings = [
        Heading(column, _WIDTHS[column], folded=column in _FOLDED) for column in ChangeColumn
    ]
    canvas = open_table(sheet, styles, headings)
    last = max(2, write_table(canvas, (_row(found) for found in told(comparison))))
    for column in (ChangeColumn.SEVERITY, ChangeColumn.SEVERITY_BEFORE):
        letter = get_column_letter(list(ChangeColumn).index(column) + 1)
        mark_levels(sheet, f"{letter}2:{letter}{last}")


def _row(found: Difference) -> list[Field]:
    finding, before = found.finding, found.before
    earlier = before if found.after is not None else None
    place = finding.places[0]
    more = f" (+{len(finding.places) - 1})" if len(finding.places) > 1 else ""
    return [
        Field(found.change.value, "tool-bold"),
        Field(finding.severity.value, "tool-centred"),
        Field(_severity_before(earlier, finding), "tool-centred"),
        Field(finding.label, "tool"),
        Field(f"{one_line(place.path)}{more}", "tool"),
        line_field(place),
        Field(finding.phrase, "tool-phrase"),
        Field(finding.sentence, "tool"),
        Field(_sentence_before(earlier, finding), "tool"),
        Field(one_line(found.note), "tool"),
        Field(_file_before(earlier, finding), "tool"),
        Field(finding.id, "tool"),
        Field(earlier.id if earlier else None, "tool"),
    ]


def _sentence_before(earlier: PastFinding | None, finding: PastFinding) -> str | None:
    if earlier is None or earlier.sentence == finding.sentence:
        return None
    return earlier.sentence


def _severity_before(earlier: PastFinding | None, finding: PastFinding) -> str | None:
    if earlier is None or earlier.severity is finding.severity:
        return None
    return earlier.severity.value


def _file_before(earlier: PastFinding | None, finding: PastFinding) -> str | None:
    if earlier is None or not earlier.paths.isdisjoint(finding.paths):
        return None
    return one_line(earlier.places[0].path)
