"""The workbook a reviewer decides in: the same bytes for the same report and day."""

import shutil
from datetime import date, datetime
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO, Final, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from checker.model.reports import Report
from checker.model.workbook import Sheet
from checker.reporters.excel_findings import write_findings, write_places
from checker.reporters.excel_lists import (
    write_about,
    write_evidence,
    write_excused,
    write_pages,
    write_resolved,
    write_suppressed,
)
from checker.reporters.excel_sheets import new_sheet
from checker.reporters.excel_style import make_styles
from checker.reporters.excel_summary import write_summary
from checker.reporters.options import Options

_NO_DAY: Final = date(2000, 1, 1)
_UNIX: Final = 3


def render(report: Report, options: Options) -> bytes:
    """Give *report* as a workbook that bears the day of *options*, or none."""
    with TemporaryFile() as drafted:
        with ZipFile(drafted, "w", ZIP_STORED, allowZip64=True) as archive:
            ExcelWriter(_filled(report, options.today), archive).save()
        drafted.seek(0)
        return _steadied(drafted, options.today or _NO_DAY)


def _filled(report: Report, today: date | None) -> Workbook:
    workbook = Workbook(write_only=True)
    sheets = {name: new_sheet(workbook, name) for name in Sheet}
    styles = make_styles(sheets[Sheet.SUMMARY])
    write_summary(sheets[Sheet.SUMMARY], styles, report, today)
    rows = write_evidence(sheets[Sheet.EVIDENCE], styles, report)
    write_findings(sheets[Sheet.FINDINGS], styles, report, rows)
    write_pages(sheets[Sheet.PAGES], styles, report)
    write_places(sheets[Sheet.PLACES], styles, report)
    write_suppressed(sheets[Sheet.SUPPRESSED], styles, report)
    write_excused(sheets[Sheet.EXCUSED], styles, report)
    write_resolved(sheets[Sheet.RESOLVED], styles, report)
    write_about(sheets[Sheet.ABOUT], styles, report, today)
    return workbook


def _steadied(drafted: IO[bytes], day: date) -> bytes:
    """Give the archive again without the hour at which openpyxl wrote it."""
    finished = BytesIO()
    with (
        ZipFile(drafted) as source,
        ZipFile(finished, "w", ZIP_DEFLATED, compresslevel=6) as target,
    ):
        for name in source.namelist():
            member = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            member.create_system = _UNIX
            large = source.getinfo(name).file_size > 2**31
            with source.open(name) as old, target.open(member, "w", force_zip64=large) as new:
                shutil.copyfileobj(BytesIO(_core(day)) if name == ARC_CORE else old, new)
    return finished.getvalue()


def _core(day: date) -> bytes:
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day, in no time zone
    properties = DocumentProperties(
        creator="overclaim", title="Claims found in the copy", created=midnight, modified=midnight
    )
    # The published types of openpyxl call this text; it is UTF-8 bytes.
    return cast("bytes", tostring(properties.to_tree()))
