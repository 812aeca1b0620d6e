"""Decisions of a workbook taken over: what each row changes, and what cannot be taken."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, TypeAlias

from checker.model.decisions import Record
from checker.model.reports import Decision
from checker.model.workbook import Column, DecisionValue
from checker.review import cells, merging
from checker.review.decisions import told
from checker.review.known import known_finding, offer
from checker.review.merging import Outcome
from checker.review.pages import place_rulings
from checker.review.rulings import Context, RowError, decision, shown
from checker.review.workbook import Form, Row

Recheck: TypeAlias = Callable[[Record, str], tuple[str, ...]]
_CLAIM: Final = "claim"


@dataclass(frozen=True, slots=True)
class Terms:
    """How to take a workbook over: the day, whom to name where nobody is, who wins.

    *elsewhere* are findings known from another source than the workbook, by id.
    """

    today: str
    reviewer: str = ""
    newest: bool = False
    elsewhere: Mapping[str, Record] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a workbook: the records as they are then, and what to tell.

    *read* are the decisions read, *changed* the ids whose records differ now, *rejected* rows
    and *conflicts* are in words, *flagged* the labels a wording falls under by id, *missing*
    counts findings the workbook had and has no more.
    """

    records: Mapping[str, Record]
    read: tuple[Decision, ...] = ()
    on_pages: int = 0
    changed: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    flagged: tuple[tuple[str, tuple[str, ...]], ...] = ()
    missing: int = 0
    notes: tuple[str, ...] = ()


class _Asked(NamedTuple):
    """A row, its finding, and what it rules (None: nothing)."""

    row: Row
    known: Record
    ruled: Decision | None


@dataclass(slots=True)
class _Ledger:
    """What is collected while rows are read."""

    records: dict[str, Record]
    read: dict[str, Decision] = field(default_factory=dict)
    rejected: list[tuple[int, str]] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    flagged: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def take(form: Form, records: Mapping[str, Record], terms: Terms, recheck: Recheck) -> Taken:
    """Give what *form* makes of *records*; nothing is taken of a row that is rejected."""
    ledger = _Ledger(dict(records))
    at = Context(terms.today, terms.reviewer, form.findings.letters)
    asked = _asked(form, ledger, terms, at)
    for key, rows in asked.items():
        _merge(key, rows, form, ledger, terms)
    on_pages = _pages(form, ledger, terms, asked)
    _keep_notes(form, ledger, asked)
    _recheck(ledger, records, recheck)
    _date_resolved(form, ledger)
    ledger.notes += form.warnings
    return Taken(
        records=ledger.records,
        read=tuple(ledger.read.values()),
        on_pages=on_pages,
        changed=tuple(sorted(k for k, v in ledger.records.items() if records.get(k) != v)),
        rejected=(*_merged_cells(form), *(text for _, text in sorted(ledger.rejected))),
        conflicts=tuple(ledger.conflicts),
        flagged=tuple(sorted(ledger.flagged)),
        missing=len((form.state or {}).keys() - _ids(form)),
        notes=tuple(ledger.notes),
    )


def _ids(form: Form) -> set[str]:
    return {cells.finding_id(row.values.get(Column.ID)) for row in form.findings.rows}


def _merged_cells(form: Form) -> Iterator[str]:
    for table in filter(None, (form.findings, form.places)):
        for cells_joined in table.merged:
            yield (
                f"{table.name} {cells_joined}: cells joined into one leave the rows below empty; "
                "split them and fill in each row"
            )


def _asked(form: Form, ledger: _Ledger, terms: Terms, at: Context) -> dict[str, list[_Asked]]:
    """Give the rows by id that could be read; the others are rejected."""
    found: dict[str, list[_Asked]] = defaultdict(list)
    for row in form.findings.rows:
        try:
            known = known_finding(row, form, ledger.records, terms.elsewhere)
            if known is not None:
                current = shown(ledger.records.get(known.id))
                ruled = decision(row, offer(known.id, row, form), current, at)
                found[known.id].append(_Asked(row, known, ruled))
        except RowError as error:
            written = cells.text(row.values.get(Column.ID)) or "no ID"
            ledger.rejected.append(
                (row.number, f"{form.findings.name} row {row.number} ({written}): {error}")
            )
    return found


def _merge(key: str, rows: Sequence[_Asked], form: Form, ledger: _Ledger, terms: Terms) -> None:
    """Put what the *rows* of one id rule into its record."""
    ruling = [asked for asked in rows if asked.ruled is not None]
    if not ruling:
        if merging.was_emptied((form.state or {}).get(key), ledger.records.get(key)):
            ledger.notes.append(
                f"{form.findings.name} row {rows[0].row.number} ({key}): the Decision was taken "
                "out; it stands as it was (choose discuss to open it again)"
            )
        return
    first = ruling[0]
    if any(not merging.agree(first.ruled, other.ruled) for other in ruling[1:]):
        numbers = " and ".join(str(asked.row.number) for asked in ruling)
        ledger.rejected.append(
            (
                first.row.number,
                f"{form.findings.name} rows {numbers} ({key}): decided twice, and not alike; "
                "leave one row of this id",
            )
        )
        return
    _settle(first, form, ledger, terms)


def _settle(asked: _Asked, form: Form, ledger: _Ledger, terms: Terms) -> None:
    key, ruled = asked.known.id, asked.ruled
    if ruled is None:
        return
    record = ledger.records.get(key)
    base = merging.base((form.state or {}).get(key))
    outcome = merging.outcome(ruled, base, record, newest=terms.newest, today=terms.today)
    complete = replace(
        ruled, reviewer=ruled.reviewer or terms.reviewer, date=ruled.date or terms.today
    )
    if outcome is Outcome.CONFLICT and record is not None and record.decision is not None:
        ledger.conflicts.append(
            f"conflict {key}: {told(record.decision)} against {told(complete)} in "
            f"{form.findings.name} row {asked.row.number}"
        )
        return
    ledger.read[key] = complete
    if outcome is Outcome.OLDER and record is not None and record.decision is not None:
        ledger.notes.append(
            f"{key}: {told(complete)} is older than {told(record.decision)}, which stands"
        )
    ledger.records[key] = merging.settled(asked.known, record, complete, outcome)


def _pages(form: Form, ledger: _Ledger, terms: Terms, asked: Mapping[str, Sequence[_Asked]]) -> int:
    """Put the rulings on single pages into their records; give how many there are."""
    if form.places is None:
        return 0
    at = Context(terms.today, terms.reviewer, form.places.letters)
    known = {key: rows[0].known for key, rows in asked.items()}
    reviewers = {
        key: next((a.ruled.reviewer for a in rows if a.ruled is not None), "")
        for key, rows in asked.items()
    }
    rulings = place_rulings(form, at, known.keys() | ledger.records.keys())
    ledger.rejected += rulings.rejected
    for key, ruled in rulings.found:
        who = reviewers.get(key, "") or terms.reviewer
        record = ledger.records.get(key) or replace(known[key], last_seen="")
        complete = replace(ruled, reviewer=who, date=terms.today)
        state = (form.state or {}).get(key)
        merged = merging.on_page(record, complete, state, newest=terms.newest)
        if merged is None:
            held = next(h for h in record.here if h.path == ruled.path)
            ledger.conflicts.append(
                f"conflict {key} on {ruled.path}: {told(held)} against {told(complete)}"
            )
        elif merged != record:
            ledger.records[key] = merged
    return len(rulings.found)


def _keep_notes(form: Form, ledger: _Ledger, asked: Mapping[str, Sequence[_Asked]]) -> None:
    """Keep the text of people's own columns with the finding it stands beside."""
    for key, rows in asked.items():
        state = (form.state or {}).get(key, {})
        written = {
            name: cells.text(row.row.values.get(name)) for row in rows for name in form.findings.own
        }
        record = ledger.records.get(key)
        notes = merging.notes(dict(record.notes) if record else {}, written, state)
        if record is None and notes:
            record = replace(rows[0].known, last_seen="")
        if record is not None and dict(record.notes) != notes:
            ledger.records[key] = replace(record, notes=tuple(sorted(notes.items())))


def _recheck(ledger: _Ledger, before: Mapping[str, Record], recheck: Recheck) -> None:
    """Mark decided wording that is flagged itself; what is decided as before is not read again."""
    for key in ledger.read:
        record = ledger.records[key]
        held = record.decision
        if held is None or held.value not in {DecisionValue.ACCEPT, DecisionValue.EDIT}:
            continue
        old = before.get(key)
        labels = held.still_flagged
        if held.wording and (old is None or old.decision != held):
            labels = recheck(record, held.wording)
            ledger.records[key] = replace(record, decision=replace(held, still_flagged=labels))
        if labels:
            ledger.flagged.append((key, labels))


def _date_resolved(form: Form, ledger: _Ledger) -> None:
    """Keep the days on which a decided finding was first missed, as the workbook tells them.

    One that stands in a later workbook again is missed no more.
    """
    written = str(form.report.get("written", ""))
    for key in (form.state or {}).keys() & ledger.records.keys():
        if "" < ledger.records[key].first_missed < written:
            ledger.records[key] = replace(ledger.records[key], first_missed="")
    for key, (seen, missed) in dict(form.report.get("resolved", {})).items():
        record = ledger.records.get(key)
        if record is not None and not record.first_missed and missed:
            ledger.records[key] = replace(record, last_seen=seen, first_missed=missed)
