"""The sheet Findings: a row for each claim, with all that is needed to decide on it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from checker.model.evidence import Entry
from checker.model.reports import Decision, Finding, Report, Suggestion
from checker.model.workbook import REVIEWER_COLUMNS, Column, Sheet
from checker.reporters.excel_cells import Field, line_field, linked
from checker.reporters.excel_forms import make_form
from checker.reporters.excel_map import Map
from checker.reporters.excel_sheets import Heading, open_table, write_table
from checker.reporters.excel_style import Styles
from checker.reporters.plain import one_line
from checker.reporters.wording import (
    disagreements,
    first_source,
    phrase_span,
    ruling,
    source_with_lines,
    way_out,
    without_entry,
)

_NOTE_WIDTH: Final = 20.0
_TOUCHED: Final = frozenset(["changed", "re-rated"])
# The widths of what is not folded add up to a screen of 1440 pixels, at the size of the sheet.
_WIDTHS: Final = {
    Column.ID: 11.5,
    Column.STATUS: 9.0,
    Column.SEVERITY: 9.5,
    Column.LABEL: 11.5,
    Column.FILE: 13.0,
    Column.LINE: 11.0,
    Column.SECTION: 24.0,
    Column.PHRASE: 22.0,
    Column.SENTENCE: 20.5,
    Column.WHY: 20.0,
    Column.VERDICT: 12.0,
    Column.EVIDENCE: 25.5,
    Column.SOURCE: 21.0,
    Column.SUGGESTED_WORDING: 21.0,
    Column.PLACES: 9.0,
    Column.DECISION: 11.0,
    Column.FINAL_WORDING: 15.5,
    Column.REASON: 11.5,
    Column.REVIEWER: 8.5,
    Column.DECIDED_ON: 10.5,
    Column.RULE: 28.0,
    Column.RULES_VERSION: 18.0,
}
_FOLDED: Final = frozenset(
    [
        *(Column.LINE, Column.SECTION, Column.PHRASE),
        Column.PLACES,
        *(Column.RULE, Column.RULES_VERSION),
    ]
)
_HINTS: Final = {
    Column.VERDICT: "What the evidence says of the claim. Click a verdict to see the whole entry, "
    "with its strength, limits and conflicts.",
    Column.SUGGESTED_WORDING: "Wording that the checker itself lets pass. Each line that begins "
    "with or: is another way.",
    Column.DECISION: "accept: use the suggested wording. edit: use your Final wording. keep: "
    "publish as it is. not a claim: the checker is wrong. discuss: not decided yet. "
    "keep and not a claim need a Reason.",
    Column.FINAL_WORDING: "The whole sentence as you want it, for edit. It is checked again.",
    Column.REASON: "Why, for keep and not a claim; it is kept with the decision.",
    Column.DECIDED_ON: "A date such as 2026-04-02.",
}


def write_findings(sheet: Worksheet, styles: Styles, report: Report, rows: Map) -> None:
    """Write a row for each finding, with the reviewer's columns open and a drop-down in one."""
    own = sorted({name for finding in report.findings for name, _ in finding.notes})
    headings = [_heading(column) for column in Column]
    headings += [Heading(name, _NOTE_WIDTH, "review-head") for name in own]
    canvas = open_table(sheet, styles, headings)
    make_form(sheet, max(2, write_table(canvas, _rows(report, own, rows))))


def _heading(column: Column) -> Heading:
    style = "review-head" if column in REVIEWER_COLUMNS else "head"
    hint = _HINTS.get(column, "")
    return Heading(column, _WIDTHS[column], style, folded=column in _FOLDED, hint=hint)


def suggested(suggestions: Sequence[Suggestion]) -> str:
    """Give all ways out, the first one bare and each further one on a line marked ``or:``."""
    return "\nor: ".join(_way_out(suggestion) for suggestion in suggestions)


def _rows(report: Report, own: Sequence[str], rows: Map) -> Iterator[list[Field]]:
    version = ", ".join(f"{pack.name} {pack.version}" for pack in report.packs)
    for number, finding in enumerate(rows.findings):
        notes = dict(finding.notes)
        leads = _entry_link(finding, number, rows)
        places = len(finding.places)
        yield [
            *_claim(finding),
            *_reasons(finding, report, leads),
            Field(suggested(finding.suggestions), "tool"),
            linked(places, "tool-number", rows.places(finding.id, number) if places > 1 else ""),
            *decision_fields(finding),
            Field(finding.rule, "tool"),
            Field(version, "tool"),
            *(Field(notes.get(name), "review") for name in own),
        ]


def _entry_link(finding: Finding, number: int, rows: Map) -> str:
    entries = finding.answer.entries
    return rows.entry(entries[0].id, number) if entries else ""


def _claim(finding: Finding) -> Iterator[Field]:
    place = finding.places[0]
    more = f" (+{len(finding.places) - 1})" if len(finding.places) > 1 else ""
    span = phrase_span(finding)
    whole = span == (0, len(finding.sentence))
    yield Field(finding.id, "tool")
    yield Field(_status(finding), "tool-bold" if finding.status in _TOUCHED else "tool")
    yield Field(finding.severity.value, "tool-centred")
    yield Field(finding.label, "tool")
    yield Field(f"{one_line(place.path)}{more}", "tool")
    yield line_field(place)
    yield Field(one_line(place.section), "tool")
    yield Field(finding.phrase, "tool-phrase")
    yield Field(finding.sentence, "tool-phrase" if whole else "tool", phrase=span)


def _status(finding: Finding) -> str:
    decision = finding.decision
    if decision is not None and decision.value == "baseline" and finding.settled:
        return "in the baseline"
    if decision is not None and decision.still_flagged and not finding.previous:
        return f"{finding.status}; still flagged: {', '.join(decision.still_flagged)}"
    return finding.status


def _reasons(finding: Finding, report: Report, leads: str) -> Iterator[Field]:
    answer = finding.answer
    laws = [report.citations[basis][0] for basis in finding.basis if basis in report.citations]
    basis = [f"Basis: {'; '.join(laws)}"] if laws else []
    yield Field("\n".join([*_new_since(finding), one_line(finding.why), *basis]), "tool")
    # The link is on the shortest cell: LibreOffice shows linked text on one line only.
    yield linked(answer.verdict.value, "tool", leads)
    yield Field("\n".join(_statements(finding)), "tool")
    yield Field("\n".join(map(_source, answer.entries)), "tool")


def _new_since(finding: Finding) -> Iterator[str]:
    pages = finding.new_places
    if pages:
        more = f" (+{len(pages) - 1} more)" if len(pages) > 1 else ""
        yield f"New since it was decided: {one_line(pages[0])}{more}."


def _statements(finding: Finding) -> Iterator[str]:
    answer = finding.answer
    if answer.comparison:
        compared = one_line(answer.comparison)
        yield f"{compared[:1].upper()}{compared[1:]}."
    if not answer.entries:
        yield without_entry(finding)
    for entry in answer.entries:
        yield f"{entry.statement} [{entry.id}, {entry.strength}]"
    if any(disagreements(answer)):
        yield f"The documents disagree: see sheet {Sheet.EVIDENCE}."
    yield from (f"Note: {one_line(note)}" for note in answer.notes)


def _source(entry: Entry) -> str:
    if entry.citation is not None or not entry.sources:
        return first_source(entry)
    more = f" (+{len(entry.sources) - 1} more)" if len(entry.sources) > 1 else ""
    return f"{source_with_lines(entry.sources[0])}{more}"


def _way_out(suggestion: Suggestion) -> str:
    if suggestion.move == "add":
        added = way_out(suggestion)
        return f"{added[:1].upper()}{added[1:]}"
    if suggestion.sentence is not None:
        return one_line(suggestion.sentence)
    if suggestion.move == "delete":
        return f"Delete this: {suggestion.reason}." if suggestion.reason else "Delete this."
    facts = "; ".join(one_line(fact) for fact in suggestion.facts)
    return f"Rewrite by hand. Facts: {facts}" if facts else "Rewrite by hand."


def decision_fields(finding: Finding) -> list[Field]:
    """Give the cells from Decision to Decided on, as the reviewer left them."""
    decision = finding.decision
    if decision is None or (decision.value == "baseline" and not finding.previous):
        return _ruled(Decision(value=""))
    if finding.previous:
        former = f'was: {ruling(decision)} on "{one_line(finding.previous)}"'
        return _ruled(Decision(value="", reason=former))
    offered = finding.suggestions[0].sentence if finding.suggestions else None
    if decision.value == "accept" and decision.wording == (offered or ""):
        return _ruled(replace(decision, wording=""))
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
