"""The sheet Summary: what was checked, what stands, where to begin, and what was not read."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from checker.model.reports import Finding, Report
from checker.model.rules import LABELS, Severity
from checker.model.workbook import GO_TO
from checker.reporters.excel_cells import Field, go_to, write_row
from checker.reporters.excel_chart import Bars, add_chart
from checker.reporters.excel_map import Map
from checker.reporters.excel_sheets import set_up
from checker.reporters.excel_style import Styles
from checker.reporters.plain import one_line
from checker.reporters.standing import Repeated, labels, repeated, standing_of, worst_pages
from checker.reporters.totals import Totals, add_up, open_findings, unchecked_files
from checker.reporters.wording import NOT_ADVICE, counted

Row = list[Field]

_WORST: Final = 10
_MOST_REPEATED: Final = 12
_MOST_NAMED: Final = 25
_NAMED_ABOVE: Final = 3
_LEFT: Final = 5
_WIDTHS: Final = (34.0, 9.0, 9.0, 9.0, 9.0, 3.0, 58.0, 9.0, 9.0, 9.0, 9.0, 9.0)
_LEVELS: Final = tuple(level.value for level in Severity)
_HOW: Final = (
    "Read this sheet, then open Findings: one row a claim, worst first, phrase in bold.",
    "Click a Verdict to see the evidence; the + above a column shows the technical ones.",
    "Choose a Decision in the brown columns. keep and not a claim need a Reason.",
    "For edit, write the whole sentence in Final wording. Places decides for one page only.",
    "Save and send it back: sort, hide and add columns as you like, but leave column ID.",
)


def write_summary(
    sheet: Worksheet, styles: Styles, report: Report, rows: Map, today: date | None
) -> None:
    """Write the figures of *report*: what stands on the left, where to begin on the right."""
    canvas = set_up(sheet, styles, _WIDTHS)
    sheet.page_setup.fitToHeight = 1
    sheet.page_setup.orientation = "portrait"
    standing = open_findings(report)
    opening = list(_opening(report, today))
    left, right = [*_severities(standing), *_standing(report)], [*_how(), *_worst(standing, rows)]
    labelled = list(_labels(standing))
    first = len(opening) + len(left)
    upper = list(_beside([*left, *labelled], right))
    lower = [*_repeated(standing, rows), *_missing(report)]
    if standing:
        # Room for the chart beside the table of labels, below what stands on the right.
        top = max(first, len(opening) + len(right)) + 1
        bars = Bars(first + 2, first + len(labelled), f"G{top}")
        short = top + bars.rows - len(opening) - len(upper)
        upper += [[] for _ in range(short)]
        add_chart(sheet, bars)
    for number, row in enumerate([*opening, *upper, *lower], 1):
        write_row(canvas, number, row)


def _beside(left: Sequence[Row], right: Sequence[Row]) -> Iterator[Row]:
    nothing: Row = []
    for one, other in zip_longest(left, right, fillvalue=nothing):
        blank = [Field(None, "overflow")] * (_LEFT + 1 - len(one))
        yield [*one, *blank, *other] if other else one


def _opening(report: Report, today: date | None) -> Iterator[Row]:
    totals = add_up(report)
    packs = ", ".join(f"{pack.name} {pack.version}" for pack in report.packs)
    day = f", {today.isoformat()}" if today is not None else ""
    profiles = ", ".join(report.profiles)
    yield [Field("Claims found in the copy", "title")]
    yield [Field(f"Profile {profiles}; rules {packs}; overclaim {report.version}{day}", "note")]
    yield [Field(_checked(totals), "note")]
    if stories := sum(page.testimonials for page in report.pages):
        telling = sum(page.telling for page in report.pages)
        told = f"{counted(stories, 'testimonial')}, {telling} with an outcome: see Pages."
        yield [Field(told, "note")]
    if totals.unchecked:
        yield [Field(_named_above(report), "warning")]
    yield [Field(NOT_ADVICE, "warning")]
    yield []


def _checked(totals: Totals) -> str:
    return (
        f"{counted(totals.files, 'file')} checked, {counted(totals.units, 'unit')} read; "
        f"{totals.decided} decided, {totals.baseline} in the baseline, "
        f"{totals.suppressed} suppressed in the copy, {totals.excused} excused by context."
    )


def _named_above(report: Report) -> str:
    missed = unchecked_files(report)
    named = [f"{one_line(item.path)} ({one_line(item.reason)})" for item in missed[:_NAMED_ABOVE]]
    more = [f"and {len(missed) - _NAMED_ABOVE} more"] if len(missed) > _NAMED_ABOVE else []
    return f"{counted(len(missed), 'file')} not checked: {'; '.join([*named, *more])}."


def _how() -> Iterator[Row]:
    yield [Field("How to use this file", "part")]
    for number, line in enumerate(_HOW, 1):
        yield [Field(f"{number}. {line}", "overflow")]
    yield []


def _severities(standing: Sequence[Finding]) -> Iterator[Row]:
    yield [Field("Open findings by severity", "part")]
    yield _head("Severity", "findings", "places")
    for level in Severity:
        found = [finding for finding in standing if finding.severity is level]
        yield _figures(level.value, len(found), sum(len(finding.open_places) for finding in found))
    total = sum(len(finding.open_places) for finding in standing)
    yield _figures("all", len(standing), total, bold=True)
    yield []


def _standing(report: Report) -> Iterator[Row]:
    yield [Field("Since the last review", "part")]
    counts = standing_of(report)
    if not counts:
        yield [Field("No decision has been made yet: every finding is new.", "overflow")]
    else:
        yield _head("Status", "findings")
        for name, number in counts:
            yield _figures(name, number)
    yield []


def _labels(standing: Sequence[Finding]) -> Iterator[Row]:
    yield [Field("Open findings by label and severity", "part")]
    if not standing:
        yield [Field("No open findings under this profile and these rules.", "overflow")]
        return
    yield _head("Label", *_LEVELS, "all")
    for label, figures in labels(standing, LABELS):
        yield _figures(label, *figures, sum(figures))


def _worst(standing: Sequence[Finding], rows: Map) -> Iterator[Row]:
    yield [Field("Worst pages, by places of open findings", "part")]
    if not standing:
        yield [Field("No page has an open finding.", "overflow")]
        return
    yield [*_head("File", *_LEVELS, "all"), Field(GO_TO, "head")]
    for path, figures in worst_pages(standing)[:_WORST]:
        yield [
            Field(one_line(path), "body-cut"),
            *(Field(n, "number") for n in (*figures, sum(figures))),
            go_to(rows.page(path), "body-link"),
        ]
    yield []


def _repeated(standing: Sequence[Finding], rows: Map) -> Iterator[Row]:
    often = repeated(standing)[:_MOST_REPEATED]
    if not often:
        return
    places = sum(len(finding.open_places) for finding in standing)
    cleared = sum(item.places for item in often)
    yield []
    yield [Field("Sentences that stand in many places: mend these first", "part")]
    mending = f"Mending the {counted(len(often), 'sentence')} below"
    share = f"{cleared} of {places} open places ({cleared / places:.0%})"
    yield [Field(f"{mending} clears {share}.", "note")]
    yield _wide(
        Field("ID", "head"),
        *(Field(name, "head-centred") for name in ("severity", "pages", "places", "share")),
        Field("Sentence", "head"),
        Field(GO_TO, "head"),
    )
    for item in often:
        yield _one_repeated(item, places, rows)


def _one_repeated(item: Repeated, places: int, rows: Map) -> Row:
    return _wide(
        Field(item.id),
        Field(item.severity.value, "number"),
        Field(item.pages, "number"),
        Field(item.places, "number"),
        Field(item.places / places, "percent"),
        Field(one_line(item.text)[:300]),
        go_to(rows.finding(item.id), "body-link"),
    )


def _wide(*fields: Field) -> Row:
    return [*fields[:_LEFT], Field(None, "overflow"), *fields[_LEFT:]]


def _missing(report: Report) -> Iterator[Row]:
    unchecked = unchecked_files(report)
    yield []
    yield [Field("Not checked", "part")]
    for item in unchecked[:_MOST_NAMED]:
        yield [Field(f"{one_line(item.path)}: {one_line(item.reason)}", "note")]
    if len(unchecked) > _MOST_NAMED:
        yield [Field(f"and {len(unchecked) - _MOST_NAMED} more in Pages", "note")]
    for ending, files in sorted(report.ignored.items()):
        yield [Field(f"{counted(files, 'file')} ending in {ending}: ignored, no reader", "note")]
    if not unchecked and not report.ignored:
        yield [Field("Every file that was given has been read.", "note")]


def _head(*names: str) -> Row:
    return [Field(names[0], "head"), *(Field(name, "head-centred") for name in names[1:])]


def _figures(name: str, *figures: int, bold: bool = False) -> Row:
    ending = "-bold" if bold else ""
    return [Field(name, f"body{ending}"), *(Field(n, f"number{ending}") for n in figures)]
