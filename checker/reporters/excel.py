"""The workbook a reviewer decides in: the same bytes for the same report and day."""

from typing import Final

from openpyxl import Workbook
from openpyxl.workbook.properties import CalcProperties

from checker.model.reports import Report
from checker.model.workbook import Sheet
from checker.reporters.excel_about import write_about
from checker.reporters.excel_archive import archive
from checker.reporters.excel_findings import write_findings
from checker.reporters.excel_lists import (
    write_evidence,
    write_excused,
    write_pages,
    write_resolved,
    write_suppressed,
)
from checker.reporters.excel_map import survey
from checker.reporters.excel_places import write_places
from checker.reporters.excel_sheets import new_sheet
from checker.reporters.excel_state import write_state
from checker.reporters.excel_style import make_styles
from checker.reporters.excel_summary import write_summary
from checker.reporters.options import Options

# The release of Excel's arithmetic that the results are of; an older one would be worked out anew.
_CALCULATED_BY: Final = 191_029


def render(report: Report, options: Options) -> bytes:
    """Give *report* as a workbook that bears the day of *options*, or none."""
    return archive(_filled(report, options), options.today, "Claims found in the copy")


def _filled(report: Report, options: Options) -> Workbook:
    workbook = Workbook(write_only=True)
    # Links have their results beside them: nothing has to be worked out when it is opened.
    workbook.calculation = CalcProperties(calcId=_CALCULATED_BY, fullCalcOnLoad=False)
    sheets = {name: new_sheet(workbook, name) for name in Sheet if name is not Sheet.CHANGES}
    styles = make_styles(sheets[Sheet.SUMMARY])
    rows = survey(report)
    write_summary(sheets[Sheet.SUMMARY], styles, report, rows, options.today)
    write_findings(sheets[Sheet.FINDINGS], styles, report, rows)
    write_pages(sheets[Sheet.PAGES], styles, report, rows)
    write_places(sheets[Sheet.PLACES], styles, rows)
    write_evidence(sheets[Sheet.EVIDENCE], styles, rows)
    write_suppressed(sheets[Sheet.SUPPRESSED], styles, report)
    write_excused(sheets[Sheet.EXCUSED], styles, report)
    write_resolved(sheets[Sheet.RESOLVED], styles, report)
    write_about(sheets[Sheet.ABOUT], styles, report, options)
    write_state(workbook, report, options.today)
    return workbook
