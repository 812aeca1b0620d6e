"""What stands where: findings by status, label, page and sentence, for a summary."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.model.reports import Finding, Report
from checker.model.rules import Severity


@dataclass(frozen=True, slots=True)
class Repeated:
    """A sentence that stands in several places: its gravest finding, and what mending it clears."""

    id: str
    text: str
    severity: Severity
    pages: int
    places: int


def standing_of(report: Report) -> tuple[tuple[str, int], ...]:
    """Give how many findings have which status; none where no decision has been made yet."""
    decided = [finding for finding in report.findings if finding.decision is not None]
    touched = any(finding.status != "new" for finding in report.findings)
    if not decided and not touched and not report.resolved:
        return ()
    statuses = Counter(map(_status, report.findings))
    rulings = Counter(f.decision.value for f in decided if f.decision and f.status == "decided")
    further = {
        "own wording still flagged": sum(
            bool(f.decision and f.decision.still_flagged) for f in decided
        ),
        "decision has lapsed": sum(bool(f.decision and f.decision.lapsed) for f in decided),
        "on new pages since decided": sum(bool(f.new_places) for f in report.findings),
    }
    return (
        *_told(statuses, rulings),
        *((name, number) for name, number in further.items() if number),
        ("gone, in Resolved", len(report.resolved)),
    )


def labels(
    findings: Sequence[Finding], order: Sequence[str]
) -> list[tuple[str, tuple[int, int, int]]]:
    """Give each label with its findings by severity: those of *order* first, others by name."""
    table = Counter((finding.label, finding.severity) for finding in findings)
    known = {name: number for number, name in enumerate(order)}
    names = sorted({name for name, _ in table}, key=lambda n: (known.get(n, len(known)), n))
    return [(name, _levels(Counter({s: table[name, s] for s in Severity}))) for name in names]


def worst_pages(findings: Sequence[Finding]) -> list[tuple[str, tuple[int, int, int]]]:
    """Give each page with the places of its findings by severity, the worst page first."""
    table: dict[str, Counter[Severity]] = {}
    for finding in findings:
        for place in finding.open_places:
            table.setdefault(place.path, Counter())[finding.severity] += 1
    pages = [(path, _levels(counts)) for path, counts in table.items()]
    return sorted(pages, key=lambda page: ([-n for n in page[1]], page[0]))


def repeated(findings: Sequence[Finding]) -> list[Repeated]:
    """Give the sentences that stand in more than one place, what clears the most first."""
    together: dict[str, list[Finding]] = {}
    for finding in findings:
        together.setdefault(finding.sentence or finding.id, []).append(finding)
    often = [_repeated(group) for group in together.values() if len(group[0].open_places) > 1]
    return sorted(often, key=lambda item: (-item.places, item.id))


def _repeated(group: Sequence[Finding]) -> Repeated:
    gravest = max(group, key=lambda finding: (finding.severity.rank, finding.id))
    return Repeated(
        gravest.id,
        gravest.sentence or gravest.phrase or gravest.why,
        gravest.severity,
        len({place.path for finding in group for place in finding.open_places}),
        sum(len(finding.open_places) for finding in group),
    )


def _status(finding: Finding) -> str:
    adopted = finding.decision is not None and finding.decision.value == "baseline"
    return "in the baseline" if adopted and finding.settled else finding.status


def _told(statuses: Counter[str], rulings: Counter[str]) -> Iterator[tuple[str, int]]:
    first = ("new", "changed", "re-rated", "moved", "open", "decided")
    for name in (*first, *sorted(set(statuses) - set(first))):
        if statuses[name] or name == "new":
            yield name, statuses[name]
        if name == "decided":
            ruled = ((value, n) for value, n in rulings.items() if value != "baseline")
            yield from ((f"   {value}", n) for value, n in sorted(ruled))


def _levels(counts: Counter[Severity]) -> tuple[int, int, int]:
    return counts[Severity.HIGH], counts[Severity.MEDIUM], counts[Severity.LOW]
