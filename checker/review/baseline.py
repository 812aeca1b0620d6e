"""An old site adopted: what is found today is accepted for now, what comes later is not."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from checker.model.decisions import Page, Record
from checker.model.reports import BASELINE, Decision, Finding, Report


def adopt(
    report: Report, records: Mapping[str, Record], today: str, known: Collection[str]
) -> dict[str, Record]:
    """Give *records* and those of all findings of *report* that nobody has ruled on.

    *known* are the pages that the run can speak of: those checked and those that are no more.
    """
    rules = ", ".join(f"{pack.name} {pack.version}" for pack in report.packs)
    decision = Decision(value=BASELINE, date=today, rules=rules)
    adopted = dict(records)
    for finding in report.findings:
        record = records.get(finding.id)
        if record is None or record.decision is None:
            adopted[finding.id] = _record(finding, record, decision)
        elif record.decision.value == BASELINE:
            adopted[finding.id] = replace(record, pages=_pages(finding, record, known))
    return adopted


def _record(finding: Finding, record: Record | None, decision: Decision) -> Record:
    return Record(
        id=finding.id,
        label=finding.label,
        sentence=finding.sentence,
        phrase=finding.phrase,
        severity=finding.severity.value,
        kind=finding.kind,
        rule=finding.rule,
        section=finding.places[0].section,
        form=finding.form,
        decision=decision,
        pages=_pages(finding, None, ()),
        here=record.here if record else (),
        notes=record.notes if record else (),
        history=record.history if record else (),
        last_seen=decision.date,
    )


def _pages(finding: Finding, record: Record | None, known: Collection[str]) -> tuple[Page, ...]:
    """Give the pages it stands on now, and those of before that this run has not read."""
    now = Counter(place.path for place in finding.places)
    before = {path: n for path, n in record.pages if path not in known} if record else {}
    return tuple(Page(path, n) for path, n in sorted((before | dict(now)).items()))
