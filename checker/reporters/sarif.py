"""The report as SARIF 2.1.0, for code scanning."""

from typing import Final, TypeAlias
from urllib.parse import quote

from checker.model.documents import Place
from checker.model.reports import Finding, Report, Suppressed
from checker.model.rules import Severity
from checker.reporters.options import Options
from checker.reporters.plain import json_text, one_line
from checker.reporters.totals import in_page_order, unchecked_files
from checker.reporters.wording import (
    counted,
    decided_wording,
    first_source,
    ruling,
    way_out,
    without_entry,
)

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
_MOST_RELATED: Final = 100
_FINGERPRINT: Final = "overclaimId/v1"
_Object: TypeAlias = dict[str, object]


def render(report: Report, _options: Options) -> str:
    """Give *report* as SARIF text: suppressed and settled findings are marked, not left out."""
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]})


def _run(report: Report) -> _Object:
    findings = in_page_order(report.findings)
    hidden = sorted(report.suppressed, key=lambda item: (item.finding.id, item.place.path))
    rules = _rules([*findings, *(item.finding for item in hidden)])
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [_result(finding, index[finding.rule]) for finding in findings]
    results += [_hidden(item, index[item.finding.rule]) for item in hidden]
    return {
        "tool": {
            "driver": {
                "name": "overclaim",
                "semanticVersion": report.version,
                "rules": rules,
            },
            "extensions": [
                {"name": pack.name, "version": pack.version, "properties": {"sha256": pack.sha256}}
                for pack in report.packs
            ],
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": results,
        "properties": {"profiles": list(report.profiles)},
    }


def _invocation(report: Report) -> _Object:
    unchecked = unchecked_files(report)
    notes = [
        {
            "level": "warning",
            "message": {"text": f"not checked: {one_line(item.reason)}"},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(item.path)}}],
        }
        for item in unchecked
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def _rules(findings: list[Finding]) -> list[_Object]:
    first: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda found: (-found.severity.rank, found.why)):
        first.setdefault(finding.rule, finding)
    return [
        {
            "id": rule,
            "shortDescription": {"text": finding.label},
            "fullDescription": {"text": one_line(finding.why)},
            "defaultConfiguration": {"level": _LEVELS[finding.severity]},
            "properties": {"tags": [finding.kind, finding.label], "basis": list(finding.basis)},
        }
        for rule, finding in sorted(first.items())
    ]


def _result(finding: Finding, rule_index: int) -> _Object:
    result: _Object = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(finding.places[0])],
        "partialFingerprints": {_FINGERPRINT: finding.id},
    }
    if finding.places[1:]:
        further = enumerate(finding.places[1 : _MOST_RELATED + 1], 1)
        result["relatedLocations"] = [{"id": n, **_location(place)} for n, place in further]
    if finding.settled and finding.decision is not None:
        reason = finding.decision.reason or ruling(finding.decision)
        result["suppressions"] = [_suppression("external", reason)]
    return result


def _hidden(suppressed: Suppressed, rule_index: int) -> _Object:
    mark = _suppression("inSource", suppressed.reason)
    mark["location"] = _location(suppressed.place)
    return _result(suppressed.finding, rule_index) | {"suppressions": [mark]}


def _suppression(kind: str, reason: str) -> _Object:
    return {"kind": kind, "status": "accepted", "justification": one_line(reason)}


def _message(finding: Finding) -> str:
    answer = finding.answer
    lines = [f'"{one_line(finding.phrase)}": {finding.why}' if finding.phrase else finding.why]
    lines += [f"{answer.verdict}: {entry.id}, {first_source(entry)}" for entry in answer.entries]
    if not answer.entries:
        lines.append(without_entry(finding))
    if answer.comparison:
        lines.append(answer.comparison)
    wording = decided_wording(finding)
    lines += [f"Decided: {wording}"] if wording else []
    lines += [f"Try: {way_out(suggestion)}" for suggestion in finding.suggestions]
    if finding.places[1:]:
        lines.append(f"Also in {counted(len(finding.places) - 1, 'more place')}")
    return "\n".join(one_line(line) for line in lines)


def _location(place: Place) -> _Object:
    physical: _Object = {"artifactLocation": _artifact(place.path)}
    if place.line is not None:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
    location: _Object = {"physicalLocation": physical}
    names = [one_line(place.section)] if place.section else []
    names += [f"paragraph {place.paragraph}"] if place.line is None else []
    if names:
        location["logicalLocations"] = [{"name": ", ".join(names)}]
    return location


def _artifact(path: str) -> _Object:
    return {"uri": quote(path.encode("utf-8", "surrogatepass"))}
