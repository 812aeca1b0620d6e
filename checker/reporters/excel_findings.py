"""The sheets Findings and Places: a row to decide on, and everywhere it stands."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from checker.model.documents import Place
from checker.model.evidence import Answer, Entry
from checker.model.reports import Decision, Finding, Report, Suggestion
from checker.model.workbook import (
    REVIEWER_COLUMNS,
    Column,
    DecisionValue,
    PlaceColumn,
    Sheet,
)
from checker.reporters.excel_cells import Field
from checker.reporters.excel_sheets import Heading, mark_levels, open_table, write_table
from checker.reporters.excel_style import Styles
from checker.reporters.plain import one_line
from checker.reporters.totals import in_review_order
from checker.reporters.wording import line_of, phrase_span, ruling, source_with_lines, without_entry

MOST_LINKS: Final = 60_000
_MOST_SOURCES: Final = 3
_NOTE_WIDTH: Final = 20.0
_WIDTHS: Final = {
    Column.ID: 14.5,
    Column.STATUS: 10.0,
    Column.SEVERITY: 10.0,
    Column.LABEL: 14.0,
    Column.FILE: 24.0,
    Column.LINE: 12.0,
    Column.SECTION: 18.0,
    Column.PHRASE: 20.0,
    Column.SENTENCE: 40.0,
    Column.WHY: 30.0,
    Column.VERDICT: 16.0,
    Column.EVIDENCE: 40.0,
    Column.SOURCE: 28.0,
    Column.SUGGESTED_WORDING: 42.0,
    Column.PLACES: 8.0,
    Column.DECISION: 13.0,
    Column.FINAL_WORDING: 34.0,
    Column.REASON: 26.0,
    Column.REVIEWER: 14.0,
    Column.DECIDED_ON: 12.0,
    Column.RULE: 26.0,
    Column.RULES_VERSION: 16.0,
}
_PLACE_WIDTHS: Final = {
    PlaceColumn.ID: 14.5,
    PlaceColumn.FILE: 50.0,
    PlaceColumn.LINE: 14.0,
    PlaceColumn.SECTION: 40.0,
    PlaceColumn.DECISION_HERE: 16.0,
    PlaceColumn.REASON_HERE: 50.0,
}


def write_findings(
    sheet: Worksheet, styles: Styles, report: Report, evidence_rows: Mapping[str, int]
) -> None:
    """Write a row for each finding, with the reviewer's columns open and a drop-down in one."""
    own = sorted({name for finding in report.findings for name, _ in finding.notes})
    headings = [Heading(column, _WIDTHS[column], _head_style(column)) for column in Column]
    headings += [Heading(name, _NOTE_WIDTH, "review-head") for name in own]
    canvas = open_table(sheet, styles, headings)
    last = max(2, write_table(canvas, _rows(report, own, evidence_rows)))
    mark_levels(sheet, _cells(Column.SEVERITY, last))
    _offer_decisions(sheet, _cells(Column.DECISION, last))
    _expect_dates(sheet, _cells(Column.DECIDED_ON, last))


def write_places(sheet: Worksheet, styles: Styles, report: Report) -> None:
    """Write a row for each place of each finding, where one page can be decided differently."""
    headings = [
        Heading(column, width, "review-head" if "here" in column else "head")
        for column, width in _PLACE_WIDTHS.items()
    ]
    canvas = open_table(sheet, styles, headings)
    last = max(2, write_table(canvas, _place_rows(report)))
    _offer_decisions(sheet, f"E2:E{last}")


def line_field(place: Place) -> Field:
    """Give the line of *place* as a number, or its paragraph in words."""
    return Field(place.line if place.line is not None else line_of(place), "tool-centred")


def suggested(suggestions: Sequence[Suggestion]) -> str:
    """Give all ways out, the first one bare and each further one on a line marked ``or:``."""
    return "\nor: ".join(_way_out(suggestion) for suggestion in suggestions)


def _rows(
    report: Report, own: Sequence[str], evidence_rows: Mapping[str, int]
) -> Iterator[list[Field]]:
    version = ", ".join(f"{pack.name} {pack.version}" for pack in report.packs)
    for number, finding in enumerate(in_review_order(report.findings)):
        links = evidence_rows if number < MOST_LINKS else {}
        notes = dict(finding.notes)
        yield [
            *_claim(finding),
            *_reasons(finding, report, links),
            Field(suggested(finding.suggestions), "tool"),
            Field(len(finding.places), "tool-number"),
            *_decision(finding),
            Field(finding.rule, "tool"),
            Field(version, "tool"),
            *(Field(notes.get(name), "review") for name in own),
        ]


def _claim(finding: Finding) -> Iterator[Field]:
    place = finding.places[0]
    more = f" (+{len(finding.places) - 1})" if len(finding.places) > 1 else ""
    yield Field(finding.id, "tool")
    yield Field(_status(finding), "tool")
    yield Field(finding.severity.value, "tool-centred")
    yield Field(finding.label, "tool")
    yield Field(f"{one_line(place.path)}{more}", "tool")
    yield line_field(place)
    yield Field(one_line(place.section), "tool")
    yield Field(finding.phrase, "tool-phrase")
    yield Field(finding.sentence, "tool", phrase=phrase_span(finding))


def _status(finding: Finding) -> str:
    decision = finding.decision
    if decision is not None and decision.value == "baseline":
        return "in the baseline"
    if decision is not None and decision.still_flagged and finding.status != "changed":
        return f"{finding.status}; still flagged: {', '.join(decision.still_flagged)}"
    return finding.status


def _reasons(finding: Finding, report: Report, links: Mapping[str, int]) -> Iterator[Field]:
    answer = finding.answer
    laws = [report.citations[basis][0] for basis in finding.basis if basis in report.citations]
    yield Field("\n".join([one_line(finding.why), *(f"Basis: {law}" for law in laws)]), "tool")
    row = links.get(answer.entries[0].id) if answer.entries else None
    # The link is on the shortest cell: LibreOffice shows linked text on one line only.
    yield Field(
        answer.verdict.value,
        "tool-link" if row else "tool",
        link=f"'{Sheet.EVIDENCE}'!A{row}" if row else "",
    )
    yield Field("\n".join(_statements(answer)), "tool")
    yield Field("\n".join(line for entry in answer.entries for line in _sources(entry)), "tool")


def _statements(answer: Answer) -> Iterator[str]:
    if answer.comparison:
        yield f"{one_line(answer.comparison)}."
    if not answer.entries:
        yield without_entry(answer.verdict)
    for entry in answer.entries:
        yield f"{entry.statement} [{entry.id}]"


def _sources(entry: Entry) -> Iterator[str]:
    for source in entry.sources[:_MOST_SOURCES]:
        yield source_with_lines(source)
    if len(entry.sources) > _MOST_SOURCES:
        yield f"and {len(entry.sources) - _MOST_SOURCES} more in sheet {Sheet.EVIDENCE}"


def _way_out(suggestion: Suggestion) -> str:
    if suggestion.sentence is not None:
        return one_line(suggestion.sentence)
    if suggestion.move == "delete":
        return "Delete this."
    facts = "; ".join(one_line(fact) for fact in suggestion.facts)
    return f"Rewrite by hand. Facts: {facts}" if facts else "Rewrite by hand."


def _decision(finding: Finding) -> list[Field]:
    decision = finding.decision
    if decision is None or decision.value == "baseline":
        return _ruled(Decision(value=""))
    if finding.status == "changed":
        former = f'was: {ruling(decision)} on "{one_line(finding.previous)}"'
        return _ruled(Decision(value="", reason=former))
    return _ruled(decision)


def _ruled(decision: Decision) -> list[Field]:
    texts = (decision.value, decision.wording, decision.reason, decision.reviewer)
    return [
        *(Field(text or None, "review") for text in texts),
        Field(_day(decision.date), "review-date"),
    ]


def _day(text: str) -> date | str | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text or None


def _place_rows(report: Report) -> Iterator[list[Field]]:
    for finding in in_review_order(report.findings):
        here = {ruled.path: ruled for ruled in finding.decided_here}
        for place in finding.places:
            ruled = here.get(place.path)
            yield [
                Field(finding.id, "tool"),
                Field(one_line(place.path), "tool"),
                line_field(place),
                Field(one_line(place.section), "tool"),
                Field(ruled.value if ruled else None, "review"),
                Field(ruled.reason if ruled else None, "review"),
            ]


def _head_style(column: Column) -> str:
    return "review-head" if column in REVIEWER_COLUMNS else "head"


def _cells(column: Column, last: int) -> str:
    letter = get_column_letter(list(Column).index(column) + 1)
    return f"{letter}2:{letter}{last}"


def _offer_decisions(sheet: Worksheet, cells: str) -> None:
    offer = DataValidation(
        type="list",
        formula1=f'"{",".join(DecisionValue)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Decision",
        error=f"Choose one of: {', '.join(DecisionValue)}.",
        sqref=cells,
    )
    sheet.data_validations.append(offer)


def _expect_dates(sheet: Worksheet, cells: str) -> None:
    expected = DataValidation(
        type="date",
        operator="greaterThan",
        formula1="36526",
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle="Decided on",
        error="This is not read as a date. Write it like 2026-04-02.",
        sqref=cells,
    )
    sheet.data_validations.append(expected)
