"""Where everything will stand in the workbook, known before a row is written: for the links."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from openpyxl.utils import get_column_letter

from checker.model.evidence import Entry
from checker.model.reports import Finding, Report
from checker.model.workbook import Column, Lookup, Sheet
from checker.reporters.excel_sheets import MOST_ROWS
from checker.reporters.totals import in_review_order

# Excel opens a sheet with more than 65,530 links only after a repair that drops them.
MOST_LINKS: Final = 60_000
_MOST_PLACE_LINKS: Final = 5_000
# Each of these looks through the column of ids whenever a program works the sheet out anew.
MOST_LOOKUPS: Final = 20_000
# A note stands above the header of Evidence.
_ENTRY_HEADER: Final = 2
_SENTENCE: Final = get_column_letter(list(Column).index(Column.SENTENCE) + 1)


@dataclass(frozen=True, slots=True)
class Map:
    """The rows of entries and of first places, by id, and the first finding of each page.

    *findings* and *entries* are in the order in which they are written. Links to findings look
    their row up, because people sort them; links from findings move with their row.
    """

    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]
    place_rows: Mapping[str, int]
    entry_rows: Mapping[str, int]
    first_of_page: Mapping[str, str]
    citing: Mapping[str, tuple[str, ...]]

    def finding(self, name: str, number: int = 0) -> Lookup | None:
        """Give the link from row *number* of a sheet to a finding, while links may be added."""
        if not name or number >= MOST_LOOKUPS:
            return None
        return Lookup(Sheet.FINDINGS, _SENTENCE, name)

    def page(self, path: str, number: int = 0) -> Lookup | None:
        """Give the link from row *number* to the first finding of a page, None if it has none."""
        return self.finding(self.first_of_page.get(path, ""), number)

    def entry(self, name: str, number: int) -> str:
        """Give the link from finding *number* (from 0) to an entry, while links may be added."""
        return _link(Sheet.EVIDENCE, "A", self.entry_rows.get(name)) if number < MOST_LINKS else ""

    def places(self, name: str, number: int) -> str:
        """Give the link from finding *number* to its places, while links may be added."""
        if number >= _MOST_PLACE_LINKS:
            return ""
        return _link(Sheet.PLACES, "B", self.place_rows.get(name))


def survey(report: Report) -> Map:
    """Give the map of *report*."""
    findings = tuple(in_review_order(report.findings))
    entries = tuple(_cited(report))
    pages: dict[str, str] = {}
    for finding in findings:
        for place in finding.places:
            pages.setdefault(place.path, finding.id)
    return Map(
        findings=findings,
        entries=entries,
        place_rows=dict(_first_places(findings)),
        entry_rows={entry.id: number for number, entry in enumerate(entries, _ENTRY_HEADER + 1)},
        first_of_page=pages,
        citing=_citing(findings),
    )


def _link(sheet: Sheet, column: str, row: int | None) -> str:
    return f"'{sheet}'!{column}{row}" if row and row <= MOST_ROWS else ""


def _first_places(findings: Iterable[Finding]) -> Iterator[tuple[str, int]]:
    row = 2
    for finding in findings:
        yield finding.id, row
        row += len(finding.places)


def _cited(report: Report) -> list[Entry]:
    findings = [*report.findings, *(item.finding for item in report.suppressed)]
    entries = {entry.id: entry for finding in findings for entry in finding.answer.entries}
    return [entries[name] for name in sorted(entries)]


def _citing(findings: Iterable[Finding]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for finding in findings:
        for entry in finding.answer.entries:
            found.setdefault(entry.id, []).append(finding.id)
    return {name: tuple(ids) for name, ids in found.items()}
