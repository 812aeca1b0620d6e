"""The sheets that are read and not filled in: Pages, Evidence, what was silent, and About."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from checker.model.documents import Place
from checker.model.evidence import Entry, Limit
from checker.model.reports import Report
from checker.model.rules import Severity
from checker.reporters.excel_cells import Field, write_row
from checker.reporters.excel_findings import line_field
from checker.reporters.excel_sheets import Heading, mark_levels, open_table, set_up, write_table
from checker.reporters.excel_style import Styles
from checker.reporters.plain import one_line
from checker.reporters.totals import READ_STATES, open_findings, place_order
from checker.reporters.wording import NOT_ADVICE, ruling, source_with_lines

_SECOND_HAND: Final = (
    "The ledger rests on clinic blogs that report trials and rules: every entry is second-hand. "
    "Read the source before you rely on a figure."
)
_GUIDE: Final = (
    ("accept", "Use the suggested wording. The finding stands until the copy has it."),
    ("edit", "Use the wording you write in Final wording. It is checked again."),
    ("keep", "Publish as it is. Needs a Reason."),
    ("not a claim", "The checker is wrong here. Needs a Reason."),
    ("discuss", "Not decided yet. The finding stays open."),
)


def write_pages(sheet: Worksheet, styles: Styles, report: Report) -> None:
    """Write every file of the run with its state and its open findings by severity."""
    headings = [Heading("File", 60), Heading("State", 40), Heading("Units", 10)]
    headings += [Heading(level.title(), 10) for level in Severity]
    write_table(open_table(sheet, styles, headings), _pages(report))


def write_evidence(sheet: Worksheet, styles: Styles, report: Report) -> dict[str, int]:
    """Write every entry that is cited, and give the row of each by its id."""
    headings = [
        Heading("Entry", 28),
        Heading("Statement", 56),
        Heading("Strength", 16),
        Heading("Sources", 52),
        Heading("Limits", 34),
        Heading("Conflict", 40),
        Heading("Findings", 10),
    ]
    cited = Counter(entry.id for finding in report.findings for entry in finding.answer.entries)
    entries = _cited(report)
    canvas = open_table(sheet, styles, headings, note=_SECOND_HAND)
    write_table(canvas, (_evidence(entry, cited[entry.id]) for entry in entries))
    return {entry.id: number for number, entry in enumerate(entries, canvas.header + 1)}


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


def write_about(sheet: Worksheet, styles: Styles, report: Report, today: date | None) -> None:
    """Write what the report rests on: versions, hashes, profiles, law, and how to decide."""
    canvas = set_up(sheet, styles, (26.0, 90.0, 70.0, 13.0))
    for number, row in enumerate(_about(report, today), 1):
        write_row(canvas, number, row)


_WHERE: Final = (Heading("File", 40), Heading("Line", 14), Heading("Section", 30))


def _where(place: Place) -> list[Field]:
    path, section = one_line(place.path), one_line(place.section)
    return [Field(path, "tool"), line_field(place), Field(section, "tool")]


def _pages(report: Report) -> Iterator[list[Field]]:
    levels = Counter(
        (place.path, finding.severity)
        for finding in open_findings(report)
        for place in finding.places
    )
    states = {item.path: (f"not checked: {item.reason}", 0) for item in report.unchecked}
    states |= {page.path: (page.state, page.units) for page in report.pages}
    for path, (state, units) in sorted(states.items()):
        read = state in READ_STATES
        yield [
            Field(one_line(path), "tool"),
            Field(state, "tool" if read else "tool-phrase"),
            Field(units, "tool-number"),
            *(Field(levels[path, level] if read else None, "tool-number") for level in Severity),
        ]


def _cited(report: Report) -> Sequence[Entry]:
    findings = [*report.findings, *(item.finding for item in report.suppressed)]
    entries = {entry.id: entry for finding in findings for entry in finding.answer.entries}
    return [entries[name] for name in sorted(entries)]


def _evidence(entry: Entry, citing: int) -> list[Field]:
    return [
        Field(entry.id, "tool-bold"),
        Field(entry.statement, "tool"),
        Field(entry.strength.value, "tool"),
        Field("\n".join(source_with_lines(source) for source in entry.sources), "tool"),
        Field("\n".join(_limit(limit) for limit in entry.limits), "tool"),
        Field(entry.conflict, "tool"),
        Field(citing, "tool-number"),
    ]


def _limit(limit: Limit) -> str:
    figure = "" if limit.number is None else f"{limit.number:g} {limit.unit}".strip()
    said = ", ".join(filter(None, (figure, limit.text)))
    return f"{limit.name}: {said}{f' ({limit.qualifier})' if limit.qualifier else ''}"


def _about(report: Report, today: date | None) -> Iterator[list[Field]]:
    yield [Field("About this report", "title")]
    yield [Field(NOT_ADVICE, "warning")]
    yield from _part("Made with")
    yield _pair("overclaim", report.version)
    for pack in report.packs:
        yield _pair(f"pack {pack.name}", f"{pack.version}, SHA-256 {pack.sha256}")
    yield _pair("profiles", ", ".join(report.profiles))
    if today is not None:
        yield _pair("written on", today.isoformat())
    yield from _part("How to decide, in the columns Decision to Decided on of Findings")
    for value, meaning in _GUIDE:
        yield _pair(value, meaning)
    yield from _part("Evidence")
    yield [Field(_SECOND_HAND, "note")]
    yield from _law(report)


def _law(report: Report) -> Iterator[list[Field]]:
    cited = {basis for finding in report.findings for basis in finding.basis}
    known = sorted(cited & report.citations.keys())
    if not known:
        return
    yield from _part("Law and guidance cited")
    yield [Field(name, "head") for name in ("Id", "Name", "Address", "Read on")]
    for basis in known:
        yield [Field(basis, "body-bold"), *(Field(text) for text in report.citations[basis])]


def _part(title: str) -> Iterator[list[Field]]:
    yield []
    yield [Field(title, "part")]


def _pair(name: str, value: str) -> list[Field]:
    return [Field(name, "body-bold"), Field(value)]
