"""The report as JSON, version 1: complete, sorted, the same bytes for the same input."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache
from typing import Final, TypeAlias

from checker.model.documents import Place
from checker.model.evidence import Against, Entry
from checker.model.reports import (
    CueFound,
    Decision,
    Excused,
    Finding,
    Report,
    Resolved,
    Suggestion,
    Suppressed,
)
from checker.reporters.options import Options
from checker.reporters.plain import Recurring, json_pieces
from checker.reporters.totals import add_up, in_page_order, place_order, unchecked_files

_VERSION: Final = 1
_Object: TypeAlias = dict[str, object]


def render(report: Report, options: Options) -> str:
    """Give *report* as JSON text."""
    return "".join(pieces(report, options))


def pieces(report: Report, _options: Options) -> Iterator[str]:
    """Give *report* as JSON text, finding by finding: a large one is never held whole."""
    return json_pieces(
        {
            "version": _VERSION,
            "tool": {
                "name": "overclaim",
                "version": report.version,
                "packs": [asdict(pack) for pack in report.packs],
                "profiles": list(report.profiles),
            },
            "findings": map(_finding, in_page_order(report.findings)),
            "excused": map(_excused, sorted(report.excused, key=_excused_order)),
            "unchecked": map(asdict, unchecked_files(report)),
            "suppressed": map(_suppressed, sorted(report.suppressed, key=_suppressed_order)),
            "resolved": map(_resolved, sorted(report.resolved, key=lambda item: item.id)),
            "citations": _citations(report),
            "summary": _summary(report),
        }
    )


def _finding(finding: Finding) -> _Object:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "rule": finding.rule,
        "label": finding.label,
        "severity": finding.severity,
        "verdict": finding.answer.verdict,
        "comparison": finding.answer.comparison,
        "against": _against(finding.answer.against),
        "notes": list(finding.answer.notes),
        "phrase": finding.phrase,
        "sentence": finding.sentence or None,
        "why": finding.why,
        "status": finding.status,
        "decision": _decision(finding.decision),
        "previous": finding.previous or None,
        "decided_here": [asdict(ruled) for ruled in finding.decided_here],
        "new_places": list(finding.new_places),
        "evidence": [_entry(entry) for entry in finding.answer.entries],
        "basis": list(finding.basis),
        "suggestions": [_suggestion(suggestion) for suggestion in finding.suggestions],
        "places": [_place(place) for place in finding.places],
        "steps": list(finding.steps),
        "cues": [_cue(cue) for cue in finding.cues],
        "silenced_by": finding.silenced_by,
    }


@lru_cache(maxsize=512)
def _against(against: Against | None) -> _Object | None:
    if against is None:
        return None
    bounds = [{"entry": b.entry, "shown": b.shown, "value": b.value} for b in against.bounds]
    return {"quantity": against.quantity, "claimed": against.claimed, "bounds": bounds}


def _citations(report: Report) -> _Object:
    found = {name for finding in report.findings for name in finding.basis}
    return {
        name: dict(zip(("name", "url", "read"), report.citations[name], strict=True))
        for name in sorted(found & report.citations.keys())
    }


@lru_cache(maxsize=512)
def _entry(entry: Entry) -> Recurring:
    return Recurring(entry_object(entry))


def entry_object(entry: Entry) -> _Object:
    """Give an entry of the ledger as JSON shows it, here and in an explanation."""
    sources = [
        {"document": source.document, "section": source.section, "lines": list(source.lines)}
        for source in entry.sources
    ]
    return {
        "id": entry.id,
        "statement": entry.statement,
        "strength": entry.strength,
        "origin": entry.origin,
        "sources": sources,
        "limits": [asdict(limit) for limit in entry.limits],
        "conflict": entry.conflict,
        "citation": asdict(entry.citation) if entry.citation else None,
    }


def _cue(cue: CueFound) -> _Object:
    return {
        "cue": cue.cue,
        "kind": cue.kind,
        "words": cue.words,
        "covers": cue.covers,
        "note": cue.note,
    }


def _suggestion(suggestion: Suggestion) -> _Object:
    if suggestion.sentence is None:
        reason = {"reason": suggestion.reason} if suggestion.reason else {}
        return {"move": suggestion.move, "facts": list(suggestion.facts), **reason}
    shown: _Object = {
        "sentence": suggestion.sentence,
        "replaces": suggestion.replaces,
        "move": suggestion.move,
    }
    return shown | {"where": suggestion.facts[0]} if suggestion.move == "add" else shown


def _place(place: Place) -> _Object:
    shown: _Object = {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "section": place.section,
    }
    return shown if place.line is not None else shown | {"paragraph": place.paragraph}


def _decision(decision: Decision | None) -> _Object | None:
    return None if decision is None else asdict(decision)


def _excused_order(excused: Excused) -> tuple[tuple[str, int, int], str, str]:
    return place_order(excused.place), excused.rule, excused.phrase


def _suppressed_order(suppressed: Suppressed) -> tuple[tuple[str, int, int], str]:
    return place_order(suppressed.place), suppressed.finding.id


def _excused(excused: Excused) -> _Object:
    return {
        "rule": excused.rule,
        "label": excused.label,
        "phrase": excused.phrase,
        "sentence": excused.sentence,
        "excuse": excused.excuse,
        "cue": excused.cue,
        "place": _place(excused.place),
    }


def _suppressed(suppressed: Suppressed) -> _Object:
    return {
        "finding": _finding(suppressed.finding),
        "reason": suppressed.reason,
        "place": _place(suppressed.place),
    }


def _resolved(resolved: Resolved) -> _Object:
    return {
        "id": resolved.id,
        "label": resolved.label,
        "phrase": resolved.phrase,
        "sentence": resolved.sentence,
        "path": resolved.path,
        "decision": _decision(resolved.decision),
    }


def _summary(report: Report) -> _Object:
    return asdict(add_up(report)) | {"ignored": dict(sorted(report.ignored.items()))}
