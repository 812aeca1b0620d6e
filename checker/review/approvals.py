"""Wording that reviewers have approved, to be offered again for sentences nearly the same."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from checker.model.decisions import Record
from checker.model.workbook import DecisionValue

_WORDED: Final = frozenset({DecisionValue.ACCEPT.value, DecisionValue.EDIT.value})


class Approval(NamedTuple):
    """A sentence, and the wording that was approved in its place."""

    sentence: str
    wording: str


def approvals(records: Iterable[Record]) -> tuple[Approval, ...]:
    """Give what *records* approve, by sentence; of two rulings on one sentence the later holds.

    Wording that is flagged itself is not approved, nor is what a duty adds to a page.
    """
    found = {
        record.sentence: decision.wording
        for record in sorted(records, key=_order)
        if (decision := record.decision) is not None
        and record.kind == "claim"
        and record.sentence
        and decision.value in _WORDED
        and decision.wording
        and not decision.still_flagged
    }
    return tuple(Approval(*pair) for pair in sorted(found.items()))


def _order(record: Record) -> tuple[str, str]:
    return (record.decision.date if record.decision else "", record.id)
