"""The sheet Summary: what was checked, what was found, where it is worst, what was not read."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from checker.model.reports import Finding, Report
from checker.model.rules import LABELS, Severity
from checker.reporters.excel_cells import Field, write_row
from checker.reporters.excel_sheets import set_up
from checker.reporters.excel_style import Styles
from checker.reporters.plain import one_line
from checker.reporters.totals import Totals, add_up, open_findings, unchecked_files
from checker.reporters.wording import NOT_ADVICE, counted

_WORST: Final = 10
_MOST_NAMED: Final = 25
_WIDTHS: Final = (58.0, 11.0, 11.0, 11.0, 11.0, 3.0, *(11.0,) * 8)
_COLOURS: Final = {Severity.HIGH: "C0392B", Severity.MEDIUM: "E59E2B", Severity.LOW: "7FA3CF"}
_LEVEL_NAMES: Final = tuple(level.value for level in Severity)


def write_summary(sheet: Worksheet, styles: Styles, report: Report, today: date | None) -> None:
    """Write the figures of *report* on one screen, with a chart of what is open."""
    canvas = set_up(sheet, styles, _WIDTHS)
    standing = open_findings(report)
    number = 0
    for row in [*_opening(report, today), *_severities(report), *_labels(standing)]:
        number += 1
        write_row(canvas, number, row)
    if standing:
        labels = Counter(finding.label for finding in standing)
        _add_chart(sheet, number - len(labels), number, max(labels.values()))
    for row in [*_worst(standing), *_repeated(standing), *_missing(report)]:
        number += 1
        write_row(canvas, number, row)


def _opening(report: Report, today: date | None) -> Iterator[list[Field]]:
    totals = add_up(report)
    packs = ", ".join(f"{pack.name} {pack.version}" for pack in report.packs)
    profiles = ", ".join(report.profiles)
    day = f", {today.isoformat()}" if today is not None else ""
    yield [Field("Claims found in the copy", "title")]
    yield [Field(f"Profile {profiles}; packs {packs}; overclaim {report.version}{day}", "note")]
    yield [Field(_checked(totals), "note")]
    if totals.unchecked:
        named = counted(totals.unchecked, "file")
        yield [Field(f"{named} not checked: named below and in Pages.", "warning")]
    yield [Field(NOT_ADVICE, "warning")]
    yield []


def _checked(totals: Totals) -> str:
    return (
        f"{counted(totals.files, 'file')} checked, {counted(totals.units, 'unit')} read; "
        f"{totals.decided} decided, {totals.baseline} in the baseline, "
        f"{totals.suppressed} suppressed in the copy, {totals.excused} excused by context."
    )


def _severities(report: Report) -> Iterator[list[Field]]:
    standing = open_findings(report)
    yield [Field("Open findings by severity", "part")]
    yield _head("Severity", "findings", "places")
    for level in Severity:
        found = [finding for finding in standing if finding.severity is level]
        yield _figures(level.value, len(found), sum(len(finding.places) for finding in found))
    total = sum(len(finding.places) for finding in standing)
    yield _figures("all", len(standing), total, bold=True)
    yield []


def _labels(standing: tuple[Finding, ...]) -> Iterator[list[Field]]:
    yield [Field("Open findings by label and severity", "part")]
    if not standing:
        yield [Field("No open findings under this profile and these packs.", "note")]
        return
    table = Counter((finding.label, finding.severity) for finding in standing)
    yield _head("Label", *_LEVEL_NAMES, "all")
    for label in sorted({label for label, _ in table}, key=_label_order):
        figures = [table[label, level] for level in Severity]
        yield _figures(label, *figures, sum(figures))


def _label_order(label: str) -> tuple[int, str]:
    return (LABELS.index(label) if label in LABELS else len(LABELS)), label


def _worst(standing: tuple[Finding, ...]) -> Iterator[list[Field]]:
    table: dict[str, Counter[Severity]] = {}
    for finding in standing:
        for place in finding.places:
            table.setdefault(place.path, Counter())[finding.severity] += 1
    if not table:
        return
    yield []
    yield [Field("Worst pages, by places of open findings", "part")]
    yield _head("File", *_LEVEL_NAMES, "all")
    ordered = sorted(table, key=lambda path: ([-table[path][level] for level in Severity], path))
    for path in ordered[:_WORST]:
        figures = [table[path][level] for level in Severity]
        yield _figures(one_line(path), *figures, sum(figures))


def _repeated(standing: tuple[Finding, ...]) -> Iterator[list[Field]]:
    often = [finding for finding in standing if len(finding.places) > 1]
    if not often:
        return
    yield []
    yield [Field("Sentences that stand most often: mend these first", "part")]
    yield _head("Sentence", "ID", "", "severity", "places")
    ordered = sorted(often, key=lambda finding: (-len(finding.places), finding.id))
    for finding in ordered[:_WORST]:
        yield [
            Field(one_line(finding.sentence or finding.phrase)[:300]),
            Field(finding.id, "overflow"),
            Field("", "overflow"),
            Field(finding.severity.value, "number"),
            Field(len(finding.places), "number"),
        ]


def _missing(report: Report) -> Iterator[list[Field]]:
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


def _head(*names: str) -> list[Field]:
    return [Field(names[0], "head"), *(Field(name, "head-centred") for name in names[1:])]


def _figures(name: str, *figures: int, bold: bool = False) -> list[Field]:
    ending = "-bold" if bold else ""
    return [Field(name, f"body{ending}"), *(Field(n, f"number{ending}") for n in figures)]


def _add_chart(sheet: Worksheet, head: int, last: int, most: int) -> None:
    chart = BarChart()
    chart.type = "bar"
    chart.grouping = "stacked"
    chart.overlap = 100
    chart.gapWidth = 40
    chart.title = "Open findings by label and severity"
    chart.add_data(
        Reference(sheet, min_col=2, max_col=4, min_row=head, max_row=last),
        titles_from_data=True,
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=head + 1, max_row=last))
    for series, colour in zip(chart.series, _COLOURS.values(), strict=True):
        series.graphicalProperties.solidFill = colour
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = False
    chart.y_axis.delete = False
    chart.y_axis.number_format = "0"
    chart.y_axis.crosses = "max"
    chart.y_axis.majorUnit = max(1, most // 8)
    chart.y_axis.majorGridlines = None
    chart.legend.position = "b"
    chart.width, chart.height = 18, max(7.0, 3.5 + 0.75 * (last - head))
    sheet.add_chart(chart, "G7")
