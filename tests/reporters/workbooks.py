"""Workbooks of the sample report, read back."""

from datetime import date
from functools import cache
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation

from checker.model.reports import Report
from checker.reporters import Options, render
from tests.reporters.sample_report import REPORT

DAY = Options(today=date(2026, 11, 21))


def written(report: Report) -> bytes:
    content = render(report, "xlsx", DAY)
    assert isinstance(content, bytes)
    return content


def book(report: Report) -> Workbook:
    return load_workbook(BytesIO(written(report)), rich_text=True)


@cache
def sample() -> Workbook:
    return book(REPORT)


def validations(sheet: str) -> list[DataValidation]:
    found: list[DataValidation] = sample()[sheet].data_validations.dataValidation
    return found


def summary(letter: str) -> list[object]:
    return [cell.value for cell in sample()["Summary"][letter] if cell.value is not None]


def leads(sheet: str, cell: str) -> str | None:
    """Give where a cell leads: a place, or the column and the id that is looked up there."""
    found = sample()[sheet][cell]
    if found.data_type == "f":
        return str(found.value)
    return found.hyperlink.location if found.hyperlink else None


def part(name: str, report: Report = REPORT) -> bytes:
    with ZipFile(BytesIO(written(report))) as archive:
        return archive.read(name)


def parsed(name: str) -> ET.Element:
    return ET.fromstring(part(name))  # noqa: S314 - a part of our own workbook
