"""One row of the workbook as a decision, or what keeps it from being one."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from checker.model.decisions import Record
from checker.model.reports import Decision, PlaceDecision
from checker.model.workbook import Column, DecisionValue, PlaceColumn
from checker.review import cells, dates, workbook
from checker.review.workbook import Row

_VALUES: Final = {value.value: value for value in DecisionValue}
_NEED_REASON: Final = frozenset({DecisionValue.KEEP, DecisionValue.NOT_A_CLAIM})
_UNTIL: Final = re.compile(
    r"\b(?:until|expires(?: on)?|valid to)\s+"
    r"(\d[\d./-]+\d|\d{1,2}(?:st|nd|rd|th)?[\s-]+[A-Za-z]{3,9}[\s-]+\d{4}|"
    r"[A-Za-z]{3,9}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})",
    re.IGNORECASE,
)
FORMER: Final = "was: "
_ERRORS: Final = frozenset(
    ["#VALUE!", "#REF!", "#NAME?", "#N/A", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "Err:508"]
)


class RowError(ValueError):
    """A row that cannot be taken over; the text says why, and where to mend what."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the tool offered for a finding, and wrote into the reviewer's cells of its row.

    *altered* tells that the offered wording is another one in the sheet now.
    """

    wording: str = ""
    delete: bool = False
    altered: bool = False
    shown: Mapping[str, str] | None = None
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The day, whom to name where nobody is named, and where the columns stand."""

    today: str
    reviewer: str
    letters: Mapping[str, str]


def decision(row: Row, offer: Offer, current: Decision | None, at: Context) -> Decision | None:
    """Give what *row* rules, None if nothing; raise `RowError` if that cannot be told."""
    value = _value(row, Column.DECISION, at)
    wording = _text(row, Column.FINAL_WORDING, at)
    reason = _text(row, Column.REASON, at)
    shown = offer.shown or {}
    if value is None:
        _expect_nothing(row, {"wording": wording, "reason": reason}, shown, at)
        return None
    if value in _NEED_REASON and not reason:
        raise RowError(f"{value} needs a Reason{_put(row, Column.REASON, at)}")
    if value in _NEED_REASON and reason.startswith(FORMER):
        raise RowError(
            f"{value} needs a Reason of its own, not that of the former decision"
            f"{_put(row, Column.REASON, at)}"
        )
    ruled = Decision(
        value=value.value,
        reviewer=_text(row, Column.REVIEWER, at),
        date=_day(row, at),
        wording=wording,
        reason="" if reason.startswith(FORMER) else reason,
        until=_until(reason, row, at) if value is DecisionValue.KEEP else "",
        rules=offer.rules,
    )
    return _worded(ruled, row, offer, current, at)


def here(row: Row, at: Context) -> PlaceDecision | None:
    """Give what a row of Places rules for its page alone, None if nothing."""
    value = _value(row, PlaceColumn.DECISION_HERE, at)
    reason = _text(row, PlaceColumn.REASON_HERE, at)
    if value is None:
        if reason:
            raise RowError(
                f"a Reason here without a Decision here{_put(row, PlaceColumn.DECISION_HERE, at)}"
            )
        return None
    if value is DecisionValue.EDIT:
        raise RowError(
            "edit cannot be limited to one page, because there is no room for its wording here; "
            "choose another value, or decide in sheet Findings"
        )
    if value in _NEED_REASON and not reason:
        raise RowError(f"{value} needs a Reason here{_put(row, PlaceColumn.REASON_HERE, at)}")
    until = _until(reason, row, at) if value is DecisionValue.KEEP else ""
    path = cells.text(row.values.get(PlaceColumn.FILE))
    if not path:
        raise RowError(f"a Decision here without a File{_put(row, PlaceColumn.FILE, at)}")
    return PlaceDecision(path, value.value, reason, "", "", until)


def is_same(ruled: Decision, other: Decision) -> bool:
    """Tell whether *ruled*, of a row, says what *other* says; who and when may be left out."""
    return (
        ruled.value == other.value
        and (ruled.value == "accept" or cells.same(ruled.wording, other.wording))
        and cells.same(ruled.reason, other.reason)
        and (not ruled.reviewer or cells.same(ruled.reviewer, other.reviewer))
        and (not ruled.date or ruled.date == other.date)
    )


def shown(record: Record | None) -> Decision | None:
    """Give the decision of *record* that a reviewer made, None for none or the baseline."""
    held = record.decision if record else None
    return held if held is not None and held.value in _VALUES else None


def _value(row: Row, column: str, at: Context) -> DecisionValue | None:
    raw = row.values.get(column)
    written = cells.word(_stored(raw, row, column, at))
    if not written:
        return None
    if written not in _VALUES:
        close = difflib.get_close_matches(written, _VALUES, n=1, cutoff=0.6)
        hint = f"did you mean {close[0]}?" if close else f"choose one of {', '.join(_VALUES)}"
        raise RowError(f"'{cells.text(raw)}' is no Decision{_cell(row, column, at)}; {hint}")
    return _VALUES[written]


def _text(row: Row, column: str, at: Context) -> str:
    return cells.text(_stored(row.values.get(column), row, column, at))


def _stored(value: object, row: Row, column: str, at: Context) -> object:
    if workbook.unsaved(value):
        raise RowError(
            f"{column} is a formula without a result{_cell(row, column, at)}; "
            "write its result as text"
        )
    if isinstance(value, str) and value.strip() in _ERRORS:
        raise RowError(
            f"{column} is {value.strip()}, an error of a formula{_cell(row, column, at)}; "
            "write it as text"
        )
    return value


def _day(row: Row, at: Context) -> str:
    value = _stored(row.values.get(Column.DECIDED_ON), row, Column.DECIDED_ON, at)
    try:
        written = dates.day(value)
    except dates.DayError as error:
        raise RowError(f"Decided on{_cell(row, Column.DECIDED_ON, at)}: {error}") from error
    if written > at.today:
        raise RowError(
            f"Decided on{_cell(row, Column.DECIDED_ON, at)}: {written} is after today, {at.today}"
        )
    return written


def _until(reason: str, row: Row, at: Context) -> str:
    found = _UNTIL.search(reason)
    if found is None:
        return ""
    try:
        return dates.day(found[1])
    except dates.DayError as error:
        raise RowError(f"Reason{_cell(row, Column.REASON, at)}: {error}") from error


def _worded(
    ruled: Decision, row: Row, offer: Offer, current: Decision | None, at: Context
) -> Decision:
    """Give *ruled* with the wording that its value binds; raise `RowError` where there is none."""
    if ruled.value == DecisionValue.EDIT and not ruled.wording:
        raise RowError(f"edit needs a Final wording{_put(row, Column.FINAL_WORDING, at)}")
    if ruled.value == DecisionValue.ACCEPT:
        return _accepted(ruled, row, offer, current, at)
    if ruled.value in _NEED_REASON and ruled.wording:
        raise RowError(
            f"{ruled.value} leaves the sentence as it is, but there is a Final wording"
            f"{_cell(row, Column.FINAL_WORDING, at)}; clear it, or choose edit"
        )
    return ruled


def _accepted(
    ruled: Decision, row: Row, offer: Offer, current: Decision | None, at: Context
) -> Decision:
    held = current if current is not None and current.value == ruled.value else None
    known = [offer.wording, (offer.shown or {}).get("wording", ""), held.wording if held else ""]
    if ruled.wording and not any(text and cells.same(ruled.wording, text) for text in known):
        raise RowError(
            f"accept takes the Suggested wording, but there is another Final wording"
            f"{_cell(row, Column.FINAL_WORDING, at)}; choose edit, or clear it"
        )
    if held is not None and is_same(ruled, held):
        return held
    if offer.altered:
        raise RowError(
            "accept takes the Suggested wording as it was written, but it was changed in the "
            f"sheet{_cell(row, Column.SUGGESTED_WORDING, at)}; choose edit and write yours"
            f"{_put(row, Column.FINAL_WORDING, at)}"
        )
    if not offer.wording and not offer.delete:
        raise RowError(
            "accept: there is no wording to accept; choose edit and write a Final wording"
            f"{_put(row, Column.FINAL_WORDING, at)}"
        )
    return Decision(
        value=ruled.value,
        reviewer=ruled.reviewer,
        date=ruled.date,
        wording=offer.wording,
        reason=ruled.reason,
        delete=offer.delete,
        rules=ruled.rules,
    )


def _expect_nothing(
    row: Row, written: Mapping[str, str], shown_before: Mapping[str, str], at: Context
) -> None:
    """Raise `RowError` where people wrote something to a decision they did not choose."""
    names = {"wording": Column.FINAL_WORDING, "reason": Column.REASON}
    for key, column in names.items():
        text = written[key]
        if not text or text.startswith(FORMER) or cells.same(text, shown_before.get(key, "")):
            continue
        raise RowError(
            f"there is a {column}{_cell(row, column, at)} but no Decision"
            f"{_put(row, Column.DECISION, at, 'choose one')}"
        )


def _cell(row: Row, column: str, at: Context) -> str:
    letter = at.letters.get(column)
    return f" ({letter}{row.number})" if letter else ""


def _put(row: Row, column: str, at: Context, what: str = "write it") -> str:
    letter = at.letters.get(column)
    if letter is None:
        return f"; the sheet has no column {column}"
    return f"; {what} in {letter}{row.number}"
