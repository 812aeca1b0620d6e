"""The hidden sheet that lets a workbook be read back, whatever was done to the others."""

import json
from collections import Counter
from datetime import date
from typing import Final

from openpyxl import Workbook

from checker.model.reports import Finding, Report
from checker.model.workbook import STATE_HEAD, STATE_OF_REPORT, STATE_SHEET
from checker.reporters.excel_cells import MOST_UNITS
from checker.reporters.excel_findings import decision_fields, suggested

_NAMES: Final = ("decision", "wording", "reason", "reviewer", "date")
# The text is ASCII, so that a character is a unit; a little room is left for programs' own marks.
_PIECE: Final = MOST_UNITS - 767


def write_state(workbook: Workbook, report: Report, today: date | None) -> None:
    """Write what is known of each finding and was put into the reviewer's cells."""
    sheet = workbook.create_sheet(STATE_SHEET)
    sheet.sheet_state = "veryHidden"
    sheet.append(list(STATE_HEAD))
    sheet.append([STATE_OF_REPORT, *_pieces(_of_report(report, today))])
    for finding in sorted(report.findings, key=lambda finding: finding.id):
        sheet.append([finding.id, *_pieces(_of_finding(finding))])


def _of_report(report: Report, today: date | None) -> dict[str, object]:
    return {
        "written": today.isoformat() if today else "",
        "rules": ", ".join(f"{pack.name} {pack.version}" for pack in report.packs),
        "resolved": {
            item.id: [item.last_seen, item.first_missed]
            for item in sorted(report.resolved, key=lambda item: item.id)
        },
    }


def _of_finding(finding: Finding) -> dict[str, object]:
    first = finding.suggestions[0] if finding.suggestions else None
    fields = zip(_NAMES, decision_fields(finding), strict=True)
    members: dict[str, object] = {
        "shown": {name: str(field.value) for name, field in fields if field.value},
        "bound": bool(finding.decision and not finding.previous),
        "label": finding.label,
        "kind": finding.kind,
        "severity": finding.severity.value,
        "rule": finding.rule,
        "phrase": finding.phrase,
        "sentence": finding.sentence,
        "section": finding.places[0].section,
        "form": finding.form,
        "pages": dict(sorted(Counter(place.path for place in finding.places).items())),
        "offered": first.sentence if first else None,
        "told": _told(finding) if first and first.sentence else None,
        "delete": first is not None and first.move == "delete",
        "here": {ruled.path: [ruled.value, ruled.reason] for ruled in finding.decided_here},
        "notes": dict(finding.notes),
    }
    return {name: value for name, value in members.items() if value}


def _told(finding: Finding) -> str | None:
    """Give the offer as its cell words it, where that is more than the wording itself."""
    first = finding.suggestions[0]
    told = suggested([first])
    return told if told != first.sentence else None


def _pieces(members: dict[str, object]) -> list[str]:
    text = json.dumps(members, separators=(",", ":")).replace("_x", "\\u005fx")
    return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
