"""A comparison of two reports as text and as JSON, in the words of the other reports."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Final

from checker.model.changes import Change, Comparison, Difference, PastFinding, PastReport
from checker.model.documents import Place
from checker.model.rules import Severity
from checker.reporters.plain import json_text, one_line
from checker.reporters.wording import at

_VERSION: Final = 1
_TOLD: Final = (Change.NEW, Change.CHANGED, Change.MOVED, Change.GONE)


def as_text(comparison: Comparison) -> str:
    """Give *comparison* as lines that end with how many findings are new, gone, and so on."""
    return "\n".join([*_lines(comparison), last_line(comparison)]) + "\n"


def as_json(comparison: Comparison) -> str:
    """Give *comparison* as JSON text: counts, warnings, and every finding of both reports."""
    return json_text(
        {
            "version": _VERSION,
            "old": _report(comparison.old),
            "new": _report(comparison.new),
            "counts": {str(change): _counts(comparison, change) for change in Change},
            "warnings": list(comparison.warnings),
            "changes": map(_difference, comparison.differences),
        }
    )


def last_line(comparison: Comparison) -> str:
    """Give the figures of *comparison* as one line."""
    return ", ".join(f"{comparison.total(change)} {change}" for change in Change)


def told(comparison: Comparison) -> Iterator[Difference]:
    """Give what is worth telling: all that is not the same, and of that what has a note."""
    for change in _TOLD:
        yield from (found for found in comparison.differences if found.change is change)
    for found in comparison.differences:
        if found.change is Change.SAME and found.note:
            yield found


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"{one_line(comparison.old.name)} -> {one_line(comparison.new.name)}"
    for warning in comparison.warnings:
        yield f"note: {one_line(warning)}"
    shown: Change | None = None
    for found in told(comparison):
        if found.change is not shown:
            shown = found.change
            yield from ("", f"{shown}:")
        yield from _block(found)
    yield ""
    yield from _table(comparison)
    yield ""


def _block(found: Difference) -> Iterator[str]:
    finding, before = found.finding, found.before
    phrase = f' "{one_line(finding.phrase)}"' if finding.phrase else ""
    more = f" (+{len(finding.places) - 1} more places)" if len(finding.places) > 1 else ""
    moved_from = before if found.change is Change.MOVED else None
    was = f", was {at(moved_from.places[0])}" if moved_from else ""
    where = at(finding.places[0])
    yield f"  {where}: {finding.severity} {finding.label}{phrase} [{finding.id}]{more}{was}"
    if found.change is Change.CHANGED and before is not None:
        yield f"    was: {one_line(before.sentence)} [{before.id}]"
        yield f"    now: {one_line(finding.sentence)}"
    if found.note:
        yield f"    {one_line(found.note)}"


def _table(comparison: Comparison) -> Iterator[str]:
    yield f"{'':<8}" + "".join(f"{level:>8}" for level in (*Severity, "all"))
    for change in Change:
        counts = _counts(comparison, change)
        yield f"{change:<8}" + "".join(f"{number:>8}" for number in counts.values())


def _counts(comparison: Comparison, change: Change) -> dict[str, int]:
    counts = comparison.counts()
    levels = {str(level): counts[change, level] for level in Severity}
    return levels | {"all": sum(levels.values())}


def _report(report: PastReport) -> dict[str, object]:
    return {
        "file": report.name,
        "version": report.version,
        "packs": [asdict(pack) for pack in report.packs],
        "profiles": list(report.profiles),
        "findings": len(report.findings),
        "places": sum(len(finding.places) for finding in report.findings),
        "unchecked": sorted(report.unchecked),
    }


def _difference(found: Difference) -> dict[str, object]:
    return {
        "change": found.change,
        "note": found.note,
        "before": _finding(found.before),
        "after": _finding(found.after),
    }


def _finding(finding: PastFinding | None) -> dict[str, object] | None:
    if finding is None:
        return None
    return asdict(finding) | {
        "sentence": finding.sentence or None,
        "places": [_place(place) for place in finding.places],
    }


def _place(place: Place) -> dict[str, object]:
    told = asdict(place)
    if place.line is not None:
        del told["paragraph"]
    return told
