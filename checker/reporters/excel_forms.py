"""What Excel asks of a reviewer: one of five decisions, a date, and what a decision needs."""

from collections.abc import Sequence
from typing import Final

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from checker.model.workbook import Column, DecisionValue
from checker.reporters.excel_sheets import mark_levels
from checker.reporters.excel_style import asked_style

_NEEDED: Final = {
    Column.REASON: (DecisionValue.KEEP, DecisionValue.NOT_A_CLAIM),
    Column.FINAL_WORDING: (DecisionValue.EDIT,),
}


def make_form(sheet: Worksheet, last: int) -> None:
    """Make rows 2 to *last* of Findings a form to fill in."""
    mark_levels(sheet, _cells(Column.SEVERITY, last))
    offer_decisions(sheet, _cells(Column.DECISION, last))
    _expect_dates(sheet, _cells(Column.DECIDED_ON, last))
    for column, values in _NEEDED.items():
        _ask(sheet, column, values, last)


def offer_decisions(sheet: Worksheet, cells: str) -> None:
    """Let *cells* take nothing but a decision, from a drop-down."""
    offer = DataValidation(
        type="list",
        formula1=f'"{",".join(DecisionValue)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Decision",
        error=f"Choose one of: {', '.join(DecisionValue)}.",
        sqref=cells,
    )
    sheet.data_validations.append(offer)


def _expect_dates(sheet: Worksheet, cells: str) -> None:
    expected = DataValidation(
        type="date",
        operator="greaterThan",
        formula1="36526",
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle="Decided on",
        error="This is not read as a date. Write it like 2026-04-02.",
        sqref=cells,
    )
    sheet.data_validations.append(expected)


def _ask(sheet: Worksheet, column: Column, values: Sequence[DecisionValue], last: int) -> None:
    """Colour the empty cells of *column* where the decision is one of *values*."""
    decision, asked = _letter(Column.DECISION), _letter(column)
    decided = ",".join(f'${decision}2="{value}"' for value in values)
    rule = Rule(
        type="expression",
        formula=[f'AND(OR({decided}),TRIM(${asked}2)="")'],
        dxf=asked_style(),
    )
    sheet.conditional_formatting.add(_cells(column, last), rule)


def _cells(column: Column, last: int) -> str:
    letter = _letter(column)
    return f"{letter}2:{letter}{last}"


def _letter(column: Column) -> str:
    return get_column_letter(list(Column).index(column) + 1)
