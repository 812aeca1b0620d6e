"""Whether a row changes a decision: what was shown, what is written now, what others decided."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto
from typing import Any

from checker.model.decisions import Past, Record
from checker.model.reports import Decision, PlaceDecision
from checker.review import cells
from checker.review.rulings import is_same, shown


class Outcome(Enum):
    """What becomes of a row: nothing new, a new decision, an older one, or two against another."""

    SAME = auto()
    NEW = auto()
    OLDER = auto()
    CONFLICT = auto()


def base(state: Mapping[str, Any] | None) -> Decision | None:
    """Give the decision that the workbook showed when it was written, None if none is known."""
    cells_shown = (state or {}).get("shown") or {}
    if not (state or {}).get("bound") or "decision" not in cells_shown:
        return None
    text = {name: cells.text(value) for name, value in cells_shown.items()}
    return Decision(
        value=text["decision"],
        wording=text.get("wording", ""),
        reason=text.get("reason", ""),
        reviewer=text.get("reviewer", ""),
        date=text.get("date", ""),
    )


def outcome(
    ruled: Decision, known: Decision | None, record: Record | None, *, newest: bool, today: str
) -> Outcome:
    """Tell what a row that rules *ruled*, on a sheet that showed *known*, does to *record*."""
    current = shown(record)
    if record is None or current is None:
        return Outcome.NEW
    untouched = known is not None and is_same(ruled, known)
    if is_same(ruled, current) or untouched:
        return Outcome.SAME
    if known is not None and is_same(known, current):
        return Outcome.NEW
    if any(is_same(ruled, past.decision) for past in record.history if not past.path):
        return Outcome.OLDER
    day = ruled.date or today
    own = bool(ruled.reviewer) and cells.same(ruled.reviewer, current.reviewer)
    if own or (newest and day != current.date):
        return Outcome.NEW if day >= current.date else Outcome.OLDER
    return Outcome.CONFLICT


def agree(one: Decision | None, other: Decision | None) -> bool:
    """Tell whether two rows of one workbook rule the same."""
    return one is not None and other is not None and (is_same(one, other) or is_same(other, one))


def was_emptied(state: Mapping[str, Any] | None, record: Record | None) -> bool:
    """Tell whether a decision that the workbook showed, and that stands, has been taken out."""
    return base(state) is not None and shown(record) is not None


def settled(known: Record, record: Record | None, ruled: Decision, result: Outcome) -> Record:
    """Give the record with *ruled* in force, or kept in its history if it is the older one."""
    if record is None:
        return replace(known, decision=ruled)
    if result is Outcome.SAME:
        return record
    past = tuple(p.decision for p in record.history if not p.path)
    if result is Outcome.OLDER:
        if any(is_same(ruled, old) for old in past):
            return record
        return replace(record, history=_in_order((*record.history, Past(ruled))))
    former = (Past(record.decision),) if record.decision is not None else ()
    return replace(
        known,
        decision=ruled,
        here=record.here,
        notes=record.notes,
        history=(*record.history, *former),
        pages=known.pages or record.pages,
        last_seen=known.last_seen or record.last_seen,
    )


def on_page(
    record: Record, ruled: PlaceDecision, state: Mapping[str, Any] | None, *, newest: bool
) -> Record | None:
    """Give the record with *ruled* on its page, or None if that goes against what holds there."""
    held = next((here for here in record.here if here.path == ruled.path), None)
    others = tuple(here for here in record.here if here.path != ruled.path)
    added = replace(record, here=tuple(sorted((*others, ruled), key=lambda h: h.path)))
    if held is None:
        return added
    before = dict((state or {}).get("here") or {}).get(ruled.path)
    untouched = before is not None and _says(ruled, *before)
    if _says(ruled, held.value, held.reason) or untouched:
        return record
    past = Past(
        Decision(
            value=held.value,
            reason=held.reason,
            reviewer=held.reviewer,
            date=held.date,
            until=held.until,
        ),
        held.path,
    )
    knew = before is not None and _says(held, *before)
    own = bool(ruled.reviewer) and cells.same(ruled.reviewer, held.reviewer)
    if knew or own or (newest and ruled.date > held.date):
        return replace(added, history=(*record.history, past))
    return None


def notes(
    kept: Mapping[str, str], written: Mapping[str, str], state: Mapping[str, Any]
) -> dict[str, str]:
    """Give the texts of people's own columns: those written now, and those of other workbooks.

    A text is dropped only where this workbook showed it and its cell is empty now.
    """
    showed = dict(state.get("notes") or {})
    merged = dict(kept)
    for name, text in written.items():
        if text and not (name in showed and cells.same(text, showed[name])):
            merged[name] = text
        elif not text and name in showed and merged.get(name) == showed[name]:
            del merged[name]
    return merged


def _says(ruled: PlaceDecision, value: str, reason: str) -> bool:
    return ruled.value == value and cells.same(ruled.reason, reason)


def _in_order(history: tuple[Past, ...]) -> tuple[Past, ...]:
    return tuple(sorted(history, key=lambda past: past.decision.date))
