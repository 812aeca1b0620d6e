"""Decisions put on the findings of a run: what holds, what has lapsed, what is gone."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from checker.model.decisions import Record
from checker.model.reports import BASELINE, Finding, PlaceDecision, Report, Resolved
from checker.review import changes

_OPEN = frozenset({"discuss", BASELINE})


@dataclass(frozen=True, slots=True)
class Scope:
    """How far the run can tell: the day, and pages of decided findings that are no more.

    *today* is written 2026-04-02; empty: nothing lapses.
    """

    today: str
    missing: frozenset[str] = frozenset()


def bind(report: Report, records: Mapping[str, Record], scope: Scope) -> Report:
    """Give *report* with the decisions of *records* on its findings, and what is resolved."""
    if not records:
        return report
    seen = frozenset(page.path for page in report.pages if not _unchecked(page.state))
    known = seen | scope.missing
    silenced = {item.finding.id for item in report.suppressed}
    present = {finding.id for finding in report.findings} | silenced
    absent = {key: record for key, record in records.items() if key not in present}
    fresh = [finding for finding in report.findings if finding.id not in records]
    former = changes.former(fresh, records, changes.stands_on(report.findings, known))
    findings = tuple(_bound(f, records, former, scope, known) for f in report.findings)
    followed = {match.record.id for match in former.values()}
    resolved = tuple(
        _resolved(record, scope.today)
        for record in absent.values()
        if record.decision is not None
        and record.id not in followed
        and record.pages
        and all(page.path in known for page in record.pages)
    )
    return replace(report, findings=findings, resolved=resolved)


def _unchecked(state: str) -> bool:
    return state.startswith("not checked")


def _bound(
    finding: Finding,
    records: Mapping[str, Record],
    former: Mapping[str, changes.Match],
    scope: Scope,
    known: frozenset[str],
) -> Finding:
    record = records.get(finding.id)
    if record is not None:
        return _decided(finding, record, scope, known)
    match = former.get(finding.id)
    if match is None:
        return finding
    if match.holds:
        return replace(_decided(finding, match.record, scope, known), status="re-rated")
    return _lapsed(finding, match.record, scope)


def _decided(finding: Finding, record: Record, scope: Scope, known: frozenset[str]) -> Finding:
    decision = record.decision
    if decision is not None:
        decision = replace(decision, lapsed=_is_over(decision.until, scope.today))
    bound = replace(
        finding,
        decision=decision,
        decided_here=_here(finding, record, scope.today),
        new_places=_new_places(finding, record, known),
        notes=record.notes,
        why=_why(finding, record),
    )
    return replace(bound, status=_status(bound, record))


def _status(finding: Finding, record: Record) -> str:
    decision = finding.decision
    if decision is None:
        return "decided" if finding.settled else "open"
    if decision.lapsed or decision.value in _OPEN:
        return "open"
    if record.severity and record.severity != finding.severity:
        return "re-rated"
    return "moved" if finding.new_places else "decided"


def _lapsed(finding: Finding, record: Record, scope: Scope) -> Finding:
    """Give *finding* with a former decision that binds nothing, for the reviewer to see."""
    relabelled = record.label != finding.label and changes.same_sentence(finding, record)
    decision = record.decision
    if decision is not None:
        decision = replace(decision, lapsed=_is_over(decision.until, scope.today))
    return replace(
        finding,
        status="re-rated" if relabelled else "changed",
        decision=decision,
        previous=record.sentence or record.phrase or record.label,
        notes=record.notes,
        why=_why(finding, record) if relabelled else finding.why,
    )


def _why(finding: Finding, record: Record) -> str:
    """Give why it is flagged, and how it was rated when it was decided, if otherwise."""
    then, now = (record.label, record.severity), (finding.label, finding.severity.value)
    if not record.severity or record.decision is None or then == now:
        return finding.why
    return f"{finding.why} Was {', '.join(then)} when decided; is {', '.join(now)} now."


def _here(finding: Finding, record: Record, today: str) -> tuple[PlaceDecision, ...]:
    pages = {place.path for place in finding.places}
    return tuple(
        replace(ruled, lapsed=_is_over(ruled.until, today))
        for ruled in record.here
        if ruled.path in pages
    )


def _new_places(finding: Finding, record: Record, known: frozenset[str]) -> tuple[str, ...]:
    """Give the pages with more places than when it was decided.

    A finding of the baseline that has only moved, with no place more than it left, has none.
    """
    then = dict(record.pages)
    if not then:
        return ()
    now = Counter(place.path for place in finding.places)
    more = {path: count - then.get(path, 0) for path, count in now.items()}
    grown = tuple(sorted(path for path, count in more.items() if count > 0))
    left = sum(max(0, n - now[path]) for path, n in then.items() if path in known)
    adopted = record.decision is not None and record.decision.value == BASELINE
    if adopted and sum(more[path] for path in grown) <= left:
        return ()
    return grown


def _is_over(until: str, today: str) -> bool:
    return bool(until and today and until < today)


def _resolved(record: Record, today: str) -> Resolved:
    decision = record.decision
    if decision is None:
        raise ValueError(record.id)
    return Resolved(
        id=record.id,
        label=record.label,
        phrase=record.phrase,
        sentence=record.sentence,
        path=record.pages[0].path,
        decision=decision,
        last_seen=record.last_seen or decision.date,
        first_missed=record.first_missed or today,
    )


def pages_of(records: Iterable[Record]) -> frozenset[str]:
    """Give every page a decided finding was on."""
    return frozenset(page.path for record in records for page in record.pages)
