"""The sheet Places: everywhere a finding stands, where one page can be decided differently."""

from collections.abc import Iterator
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from checker.model.workbook import PlaceColumn
from checker.reporters.excel_cells import Field, go_to, line_field
from checker.reporters.excel_forms import offer_decisions
from checker.reporters.excel_map import Map
from checker.reporters.excel_sheets import Heading, open_table, write_table
from checker.reporters.excel_style import Styles
from checker.reporters.plain import one_line

_WIDTHS: Final = {
    PlaceColumn.ID: 14.5,
    PlaceColumn.FILE: 54.0,
    PlaceColumn.LINE: 13.0,
    PlaceColumn.SECTION: 44.0,
    PlaceColumn.DECISION_HERE: 16.0,
    PlaceColumn.REASON_HERE: 50.0,
    PlaceColumn.GO_TO: 10.0,
}


def write_places(sheet: Worksheet, styles: Styles, rows: Map) -> None:
    """Write a row for each place of each finding, where one page can be decided differently."""
    headings = [
        Heading(column, width, "review-head" if "here" in column else "head")
        for column, width in _WIDTHS.items()
    ]
    canvas = open_table(sheet, styles, headings)
    last = max(2, write_table(canvas, _place_rows(rows)))
    offer_decisions(sheet, f"E2:E{last}")


def _place_rows(rows: Map) -> Iterator[list[Field]]:
    links = 0
    for finding in rows.findings:
        here = {ruled.path: ruled for ruled in finding.decided_here}
        for place in finding.places:
            ruled = here.get(place.path)
            links += 1
            yield [
                Field(finding.id, "tool"),
                Field(one_line(place.path), "tool"),
                line_field(place),
                Field(one_line(place.section), "tool"),
                Field(ruled.value if ruled else None, "review"),
                Field(ruled.reason if ruled else None, "review"),
                go_to(rows.finding(finding.id, links)),
            ]
