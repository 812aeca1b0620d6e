"""Which finding a row is about, and what the tool offered for it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from checker.model.decisions import Page, Record
from checker.model.workbook import Column
from checker.review import cells
from checker.review.identity import finding_id
from checker.review.rulings import Offer, RowError
from checker.review.workbook import Form, Row

_CLAIM: Final = "claim"


def known_finding(
    row: Row, form: Form, records: Mapping[str, Record], elsewhere: Mapping[str, Record]
) -> Record | None:
    """Give the finding that *row* is about, without a decision; None for a row about nothing."""
    written = row.values.get(Column.ID)
    key = cells.finding_id(written)
    if not key:
        _refuse_nameless(row, cells.text(written))
        return None
    if form.state is not None and key in form.state:
        return _from_state(key, form.state[key], str(form.report.get("written", "")))
    if key in elsewhere:
        return elsewhere[key]
    if key in records:
        return replace(records[key], decision=None, here=(), notes=(), history=())
    made = _from_row(key, row)
    if made is None:
        raise RowError(
            "there is no such finding; the id was typed or pasted over: take this row out, "
            "or give it the id that stands in the workbook as it was written"
        )
    return made


def _refuse_nameless(row: Row, written: str) -> None:
    if written.casefold() == Column.ID.casefold():
        return
    used = (Column.DECISION, Column.FINAL_WORDING, Column.REASON)
    if written:
        raise RowError("that is no id such as F-q7mzk4rtwd; put the id of the row back")
    if any(cells.text(row.values.get(column)) for column in used):
        raise RowError("there is a decision but no ID; put the id of the row back")


def _from_state(key: str, state: Mapping[str, Any], written: str) -> Record:
    return Record(
        id=key,
        label=str(state.get("label", "")),
        sentence=str(state.get("sentence", "")),
        phrase=str(state.get("phrase", "")),
        severity=str(state.get("severity", "")),
        kind=str(state.get("kind", _CLAIM)),
        rule=str(state.get("rule", "")),
        section=str(state.get("section", "")),
        form=str(state.get("form", "sentence")),
        pages=tuple(Page(str(p), int(n)) for p, n in dict(state.get("pages", {})).items()),
        last_seen=written,
    )


def _from_row(key: str, row: Row) -> Record | None:
    """Give the finding as the tool's own cells tell it, if they are those of its id."""
    label, sentence, phrase = (
        cells.verbatim(row.values.get(c)) for c in (Column.LABEL, Column.SENTENCE, Column.PHRASE)
    )
    if finding_id(_CLAIM, label, sentence, phrase) != key:
        return None
    path = cells.text(row.values.get(Column.FILE))
    alone = bool(path) and not path.endswith(")")
    return Record(
        id=key,
        label=label,
        sentence=sentence,
        phrase=phrase,
        severity=cells.word(row.values.get(Column.SEVERITY)),
        rule=cells.text(row.values.get(Column.RULE)),
        section=cells.text(row.values.get(Column.SECTION)),
        pages=(Page(path, 1),) if alone else (),
    )


def offer(key: str, row: Row, form: Form) -> Offer:
    """Give what the tool offered for the finding of *row*, and showed there."""
    state = (form.state or {}).get(key)
    written = cells.text(row.values.get(Column.SUGGESTED_WORDING))
    rules = cells.text(row.values.get(Column.RULES_VERSION))
    if state is None:
        first = cells.verbatim(row.values.get(Column.SUGGESTED_WORDING)).split("\nor: ")[0]
        by_hand = first.startswith("Rewrite by hand")
        delete = first.strip() == "Delete this."
        wording = "" if by_hand or delete else cells.text(first)
        return Offer(wording=wording, delete=delete, rules=rules)
    offered = str(state.get("offered") or "")
    return Offer(
        wording=offered,
        delete=bool(state.get("delete")),
        altered=bool(written) and not _is_offer(written, str(state.get("told") or offered)),
        shown=state.get("shown") or {},
        rules=str(form.report.get("rules", rules)),
    )


def _is_offer(written: str, offered: str) -> bool:
    """Tell whether a cell of suggested wording still begins with what was *offered*."""
    return (
        not offered
        or cells.same(written[: len(offered)], offered)
        or cells.same(written.partition(" or: ")[0], offered)
        or written.endswith("[cut]")
    )
