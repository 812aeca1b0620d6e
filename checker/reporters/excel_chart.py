"""The chart of Summary: open findings by label, a bar stacked from the severities."""

from dataclasses import dataclass
from typing import Final, cast

from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from checker.model.rules import Severity

TITLE: Final = "Open findings by label and severity"
ALTERNATIVE: Final = (
    "Bar chart of the open findings by label, each bar stacked from high, medium and low. "
    "The table beside it has the figures."
)
# From dark to light, so that they differ in grey as well.
_COLOURS: Final = {Severity.HIGH: "8B1A1A", Severity.MEDIUM: "E59E2B", Severity.LOW: "BFD3EA"}
_ROW: Final = 0.53
_WIDTH: Final = 17.9


@dataclass(frozen=True, slots=True)
class Bars:
    """A table of labels and severities: its header row, its last row, the chart's corner."""

    head: int
    last: int
    corner: str

    @property
    def rows(self) -> int:
        """Give how many rows of the sheet the chart covers."""
        return max(14, self.last - self.head + 4)


def add_chart(sheet: Worksheet, bars: Bars) -> None:
    """Add the chart of the table *bars* to *sheet*."""
    chart = BarChart()
    chart.type = "bar"
    chart.grouping = "stacked"
    chart.overlap = 100
    chart.gapWidth = 40
    chart.title = TITLE
    chart.add_data(
        Reference(sheet, min_col=2, max_col=4, min_row=bars.head, max_row=bars.last),
        titles_from_data=True,
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=bars.head + 1, max_row=bars.last))
    for series, colour in zip(chart.series, _COLOURS.values(), strict=True):
        series.graphicalProperties.solidFill = colour
        series.graphicalProperties.line.solidFill = "5A6672"
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = False
    chart.y_axis.delete = False
    chart.y_axis.number_format = "0"
    chart.y_axis.crosses = "max"
    chart.y_axis.majorGridlines = None
    chart.legend.position = "b"
    # The published types take whole centimetres only.
    chart.width, chart.height = cast("int", _WIDTH), cast("int", _ROW * bars.rows)
    sheet.add_chart(chart, bars.corner)
