"""The workbook a reviewer decides in: the same bytes for the same report and day.

What stands in the archive depends on the release of openpyxl, how it is compressed on that of
zlib, and neither on the clock, the machine nor the number of processes.
"""

import shutil
from datetime import date, datetime
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO, Final, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_APP, ARC_CORE
from openpyxl.xml.functions import tostring

from checker.model.reports import Report
from checker.model.workbook import Sheet
from checker.reporters.excel_about import write_about
from checker.reporters.excel_chart import ALTERNATIVE
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
from checker.reporters.excel_style import make_styles
from checker.reporters.excel_summary import write_summary
from checker.reporters.options import Options

_NO_DAY: Final = date(2000, 1, 1)
_UNIX: Final = 3
_APP: Final = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>overclaim</Application></Properties>'
)
# The chart has a text for those who cannot see it; openpyxl has no way to give it one.
_UNTOLD: Final = b'name="Chart 1"'
_TOLD: Final = f'{_UNTOLD.decode()} descr="{ALTERNATIVE}"'.encode()


def render(report: Report, options: Options) -> bytes:
    """Give *report* as a workbook that bears the day of *options*, or none."""
    with TemporaryFile() as drafted:
        with ZipFile(drafted, "w", ZIP_STORED, allowZip64=True) as archive:
            ExcelWriter(_filled(report, options), archive).save()
        drafted.seek(0)
        return _steadied(drafted, options.today or _NO_DAY)


def _filled(report: Report, options: Options) -> Workbook:
    workbook = Workbook(write_only=True)
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
    return workbook


def _steadied(drafted: IO[bytes], day: date) -> bytes:
    """Give the archive again without the hour and the program that wrote it."""
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
                shutil.copyfileobj(_own(name, old, day), new)
    return finished.getvalue()


def _own(name: str, written: IO[bytes], day: date) -> IO[bytes]:
    """Give a part of the archive as it is to stand there."""
    if name == ARC_CORE:
        return BytesIO(_core(day))
    if name == ARC_APP:
        return BytesIO(_APP)
    if name.startswith("xl/drawings/drawing"):
        return BytesIO(written.read().replace(_UNTOLD, _TOLD))
    return written


def _core(day: date) -> bytes:
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day, in no time zone
    properties = DocumentProperties(
        creator="overclaim",
        title="Claims found in the copy",
        language="en",
        created=midnight,
        modified=midnight,
    )
    # The published types of openpyxl call this text; it is UTF-8 bytes.
    return cast("bytes", tostring(properties.to_tree()))
