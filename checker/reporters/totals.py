"""What a report adds up to, and the orders in which its findings are shown."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from checker.model.documents import Place
from checker.model.reports import BASELINE, Finding, Report, Unchecked
from checker.model.rules import Severity

READ_STATES: Final = frozenset({"checked", "empty"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The figures of a report; a settled finding counts as decided or baseline alone."""

    files: int
    units: int
    findings: int
    places: int
    high: int
    medium: int
    low: int
    suppressed: int
    decided: int
    baseline: int
    excused: int
    unchecked: int


def add_up(report: Report) -> Totals:
    """Give the figures of *report*."""
    standing = open_findings(report)
    levels = Counter(finding.severity for finding in standing)
    adopted = sum(_adopted(finding) for finding in report.findings)
    return Totals(
        files=sum(page.state in READ_STATES for page in report.pages),
        units=report.units,
        findings=len(standing),
        places=sum(len(finding.open_places) for finding in standing),
        high=levels[Severity.HIGH],
        medium=levels[Severity.MEDIUM],
        low=levels[Severity.LOW],
        suppressed=len(report.suppressed),
        decided=sum(_ruled(finding) for finding in report.findings),
        baseline=adopted,
        excused=len(report.excused),
        unchecked=len(report.unchecked),
    )


def open_findings(report: Report) -> tuple[Finding, ...]:
    """Give the findings that no decision settles, in the order of files and lines."""
    return tuple(finding for finding in in_page_order(report.findings) if not finding.settled)


def unchecked_files(report: Report) -> list[Unchecked]:
    """Give what was not checked, by path and reason."""
    return sorted(report.unchecked, key=lambda item: (item.path, item.reason))


def in_page_order(findings: tuple[Finding, ...]) -> list[Finding]:
    """Give *findings* by file, line and column of their first place."""
    return sorted(findings, key=_where)


def in_review_order(findings: tuple[Finding, ...]) -> list[Finding]:
    """Give *findings* as a reviewer reads them: changed ones, then by severity, file, line."""
    return sorted(
        in_page_order(findings),
        key=lambda finding: (finding.status != "changed", -finding.severity.rank),
    )


def place_order(place: Place) -> tuple[str, int, int]:
    """Give what places are sorted by: file, line or paragraph, column."""
    return place.path, place.line or place.paragraph or 0, place.column


def _where(finding: Finding) -> tuple[tuple[str, int, int], str, str]:
    return place_order(finding.places[0]), finding.label, finding.id


def _adopted(finding: Finding) -> bool:
    return finding.settled and finding.decision is not None and finding.decision.value == BASELINE


def _ruled(finding: Finding) -> bool:
    """Tell whether a decision stands, be it one that settles or one that binds a wording."""
    if finding.previous:
        return False
    decision = finding.decision
    values = {ruled.value for ruled in finding.decided_here if finding.settled}
    if decision is not None and not decision.lapsed:
        values.add(decision.value)
    return bool(values - {BASELINE, "discuss"})
