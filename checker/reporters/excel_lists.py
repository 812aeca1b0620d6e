"""The sheets that are read and not filled in: Pages, Evidence, and what was silent."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from checker.model.documents import Place
from checker.model.evidence import Entry, Limit
from checker.model.reports import PageState, Report
from checker.model.rules import Severity
from checker.model.workbook import GO_TO
from checker.reporters.excel_cells import Field, go_to, line_field
from checker.reporters.excel_map import Map
from checker.reporters.excel_sheets import Heading, mark_levels, open_table, write_table
from checker.reporters.excel_style import Styles
from checker.reporters.plain import one_line
from checker.reporters.totals import READ_STATES, open_findings, place_order
from checker.reporters.wording import all_sources, ruling

SOURCES: Final = (
    "Sources named as files are clinic blogs that report trials and rules: second-hand. Those with "
    "an address were read there on the day given."
)
_SHORT: Final = "In a conflict, 004 L39 is line 39 of the file whose name begins with 004."
_MOST_CITING: Final = 5


def write_pages(sheet: Worksheet, styles: Styles, report: Report, rows: Map) -> None:
    """Write every file of the run with its state and the places of its open findings."""
    headings = [Heading("File", 60), Heading("State", 40), Heading("Units", 10, "head-centred")]
    names = ("Places", *(level.title() for level in Severity), "Testimonials", "With outcome")
    headings += [Heading(name, 13, "head-centred") for name in names]
    headings.append(Heading(GO_TO, 10))
    write_table(open_table(sheet, styles, headings), _pages(report, rows))


def write_evidence(sheet: Worksheet, styles: Styles, rows: Map) -> None:
    """Write every entry that is cited, with the findings that cite it."""
    headings = [
        Heading("Entry", 28),
        Heading("Statement", 50),
        Heading("Strength", 14),
        Heading("Sources", 46),
        Heading("Limits", 30),
        Heading("Conflict", 34),
        Heading("Findings", 10, "head-centred"),
        Heading("Cited by", 16),
        Heading(GO_TO, 10),
    ]
    canvas = open_table(sheet, styles, headings, note=f"{SOURCES} {_SHORT}")
    write_table(canvas, (_evidence(entry, rows) for entry in rows.entries))


def write_suppressed(sheet: Worksheet, styles: Styles, report: Report) -> None:
    """Write the findings that comments in the copy silence, with the reasons given there."""
    headings = [
        Heading("ID", 14.5),
        Heading("Severity", 10),
        Heading("Label", 16),
        Heading("Phrase", 26),
        Heading("Sentence", 56),
        Heading("Reason", 44),
        *_WHERE,
    ]
    ordered = sorted(report.suppressed, key=lambda item: place_order(item.place))
    rows = (
        [
            Field(item.finding.id, "tool"),
            Field(item.finding.severity.value, "tool-centred"),
            Field(item.finding.label, "tool"),
            Field(item.finding.phrase, "tool-phrase"),
            Field(item.finding.sentence, "tool"),
            Field(item.reason, "tool"),
            *_where(item.place),
        ]
        for item in ordered
    )
    mark_levels(sheet, f"B2:B{max(2, write_table(open_table(sheet, styles, headings), rows))}")


def write_excused(sheet: Worksheet, styles: Styles, report: Report) -> None:
    """Write the triggers that their context excuses, and the words that do so."""
    headings = [
        Heading("Rule", 30),
        Heading("Label", 16),
        Heading("Phrase", 26),
        Heading("Sentence", 60),
        Heading("Excuse", 16),
        Heading("Cue", 22),
        *_WHERE,
    ]
    ordered = sorted(report.excused, key=lambda item: (place_order(item.place), item.rule))
    rows = (
        [
            *(Field(text, "tool") for text in (item.rule, item.label, item.phrase, item.sentence)),
            *(Field(text, "tool") for text in (item.excuse, item.cue)),
            *_where(item.place),
        ]
        for item in ordered
    )
    write_table(open_table(sheet, styles, headings), rows)


def write_resolved(sheet: Worksheet, styles: Styles, report: Report) -> None:
    """Write the decided findings that are no longer in the copy."""
    headings = [
        Heading("ID", 14.5),
        Heading("Label", 16),
        Heading("Phrase", 26),
        Heading("Sentence", 56),
        Heading("File", 40),
        Heading("Decision", 34),
        Heading("Reason", 40),
        Heading("Last seen", 12),
        Heading("First missed", 13),
    ]
    rows = (
        [
            *(Field(text, "tool") for text in (item.id, item.label, item.phrase, item.sentence)),
            Field(one_line(item.path), "tool"),
            *(Field(text, "tool") for text in (ruling(item.decision), item.decision.reason)),
            *(Field(text, "tool") for text in (item.last_seen, item.first_missed)),
        ]
        for item in sorted(report.resolved, key=lambda item: item.id)
    )
    write_table(open_table(sheet, styles, headings), rows)


_WHERE: Final = (Heading("File", 40), Heading("Line", 14), Heading("Section", 30))


def _where(place: Place) -> list[Field]:
    path, section = one_line(place.path), one_line(place.section)
    return [Field(path, "tool"), line_field(place), Field(section, "tool")]


def _pages(report: Report, rows: Map) -> Iterator[list[Field]]:
    levels = Counter(
        (place.path, finding.severity)
        for finding in open_findings(report)
        for place in finding.open_places
    )
    pages = {
        item.path: PageState(item.path, f"not checked: {item.reason}") for item in report.unchecked
    }
    pages |= {page.path: page for page in report.pages}
    for number, (path, page) in enumerate(sorted(pages.items())):
        read = page.state in READ_STATES
        figures = [levels[path, level] for level in Severity] if read else [None] * 3
        yield [
            Field(one_line(path), "tool"),
            Field(page.state, "tool" if read else "tool-phrase"),
            Field(page.units, "tool-number"),
            Field(sum(figure or 0 for figure in figures) if read else None, "tool-number"),
            *(Field(figure, "tool-number") for figure in figures),
            *(Field(n if read else None, "tool-number") for n in (page.testimonials, page.telling)),
            go_to(rows.page(path, number)),
        ]


def _evidence(entry: Entry, rows: Map) -> list[Field]:
    citing = rows.citing.get(entry.id, ())
    more = [f"and {len(citing) - _MOST_CITING} more"] if len(citing) > _MOST_CITING else []
    return [
        Field(entry.id, "tool-bold"),
        Field(entry.statement, "tool"),
        Field(entry.strength.value, "tool"),
        Field("\n".join(all_sources(entry)), "tool"),
        Field("\n".join(_limit(limit) for limit in entry.limits), "tool"),
        Field(entry.conflict, "tool"),
        Field(len(citing), "tool-number"),
        Field("\n".join([*citing[:_MOST_CITING], *more]), "tool"),
        go_to(rows.finding(citing[0]) if citing else None),
    ]


def _limit(limit: Limit) -> str:
    figure = "" if limit.number is None else f"{limit.number:g} {limit.unit}".strip()
    said = ", ".join(filter(None, (figure, limit.text)))
    return f"{limit.name}: {said}{f' ({limit.qualifier})' if limit.qualifier else ''}"
