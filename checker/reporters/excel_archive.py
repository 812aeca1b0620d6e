"""A workbook as bytes that depend on what is in it and on the day, and on nothing else.

What stands in the archive depends on the release of openpyxl, how it is compressed on that of
zlib, and neither on the clock, the machine nor the number of processes.
"""

import re
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

from checker.model.workbook import LOOKED_UP
from checker.reporters.excel_chart import ALTERNATIVE

_NO_DAY: Final = date(2000, 1, 1)
_UNIX: Final = 3
_APP: Final = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>overclaim</Application></Properties>'
)
_PIECE: Final = 1 << 20
_FORMULA: Final = re.compile(rb"<c ([^>]*)><f>([^<]*)</f><v ?(?:/>|></v>)</c>")
_RESULT: Final = rb'<c \1 t="str"><f>\2</f><v>%s</v></c>' % LOOKED_UP.encode()
# The chart has a text for those who cannot see it; openpyxl has no way to give it one.
_UNTOLD: Final = b'name="Chart 1"'
_TOLD: Final = f'{_UNTOLD.decode()} descr="{ALTERNATIVE}"'.encode()


def archive(workbook: Workbook, day: date | None, title: str) -> bytes:
    """Give *workbook* as the bytes of a file that bears *day*, or none, and *title*."""
    bears = day or _NO_DAY
    with TemporaryFile() as drafted:
        with ZipFile(drafted, "w", ZIP_STORED, allowZip64=True) as written:
            ExcelWriter(workbook, written).save()
        drafted.seek(0)
        return _steadied(drafted, bears, _core(bears, title))


def _steadied(drafted: IO[bytes], day: date, core: bytes) -> bytes:
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
                if name.startswith("xl/worksheets/"):
                    _with_results(old, new)
                else:
                    shutil.copyfileobj(_own(name, old, core), new)
    return finished.getvalue()


def _with_results(old: IO[bytes], new: IO[bytes]) -> None:
    """Copy a sheet, and write beside each formula what it shows."""
    left = b""
    while piece := old.read(_PIECE):
        whole = left + piece
        # The last cell may go on in the next piece.
        end = max(whole.rfind(b"<c "), 0) or max(whole.rfind(b"<"), 0)
        new.write(_FORMULA.sub(_RESULT, whole[:end]))
        left = whole[end:]
    new.write(_FORMULA.sub(_RESULT, left))


def _own(name: str, written: IO[bytes], core: bytes) -> IO[bytes]:
    """Give a part of the archive as it is to stand there."""
    if name == ARC_CORE:
        return BytesIO(core)
    if name == ARC_APP:
        return BytesIO(_APP)
    if name.startswith("xl/drawings/drawing"):
        return BytesIO(written.read().replace(_UNTOLD, _TOLD))
    return written


def _core(day: date, title: str) -> bytes:
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day, in no time zone
    properties = DocumentProperties(
        creator="overclaim",
        title=title,
        language="en",
        created=midnight,
        modified=midnight,
    )
    # The published types of openpyxl call this text; it is UTF-8 bytes.
    return cast("bytes", tostring(properties.to_tree()))
