"""The decisions file as records, and back: one line a finding, sorted, checked on the way in."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from checker.errors import DecisionsError
from checker.model.decisions import Page, Past, Record
from checker.model.reports import Decision, PlaceDecision
from checker.review import schema

NAME: Final = "overclaim-decisions.jsonl"
_HALF: Final = re.compile("[\ud800-\udfff]")
_CONFLICT: Final = re.compile(r"(<{7}|>{7}|\|{7})( |$)|={7}$")
_CORE: Final = ("decision", "wording", "reason", "reviewer", "date", "rules_version")


def read(text: str, name: str = NAME) -> dict[str, Record]:
    """Give the records of a decisions file by id; raise `DecisionsError` naming the line."""
    records: dict[str, Record] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        record = _record(_checked(line, where))
        # The union of two branches repeats lines that both have.
        if records.get(record.id, record) != record:
            raise DecisionsError(_twice(record, records[record.id], lines[record.id], where))
        records[record.id] = record
        lines.setdefault(record.id, number)
    return records


def written(records: Iterable[Record]) -> str:
    """Give *records* as the text of a decisions file: sorted by id, one a line."""
    lines = (
        json.dumps(_line(record), ensure_ascii=False)
        for record in sorted(records, key=lambda r: r.id)
    )
    return "".join(f"{_HALF.sub(_escaped, line)}\n" for line in lines)


def told(decision: Decision | PlaceDecision) -> str:
    """Give a decision, and in brackets who made it and when."""
    by = ", ".join(filter(None, (decision.reviewer, decision.date)))
    return f"{decision.value} ({by})" if by else decision.value


def _twice(second: Record, first: Record, line: int, where: str) -> str:
    said = " against ".join(told(r.decision) for r in (first, second) if r.decision)
    return (
        f"{where}: {second.id} has a line already (line {line}){f': {said}' if said else ''}; "
        "keep the one that holds and delete the other"
    )


def _checked(line: str, where: str) -> dict[str, Any]:
    if _CONFLICT.match(line.strip()):
        raise DecisionsError(
            f"{where}: a merge conflict left by git; keep every line that starts with a brace "
            "(where both sides have one id, only the one that holds) and delete the lines of "
            "<<<<<<<, ======= and >>>>>>>"
        )
    try:
        data = json.loads(line)
    except ValueError as error:
        raise DecisionsError(
            f"{where}: not one JSON object: {error}; restore the line from the history of the file"
        ) from error
    wrong = schema.problems(data)
    if wrong:
        raise DecisionsError(f"{where}: {'; '.join(wrong[:3])}")
    checked: dict[str, Any] = data
    return checked


def _escaped(half: re.Match[str]) -> str:
    return f"\\u{ord(half[0]):04x}"


def _record(data: Mapping[str, Any]) -> Record:
    return Record(
        id=data["id"],
        label=data["label"],
        sentence=data["sentence"],
        phrase=data.get("phrase", ""),
        severity=data.get("severity", ""),
        kind=data.get("kind", "claim"),
        rule=data.get("rule", ""),
        section=data.get("section", ""),
        form=data.get("form", "sentence"),
        decision=_decision(data) if data["decision"] else None,
        pages=tuple(Page(path, count) for path, count in data.get("pages", {}).items()),
        here=tuple(_here(item) for item in data.get("here", ())),
        notes=tuple(data.get("notes", {}).items()),
        history=tuple(Past(_decision(p), p.get("page", "")) for p in data.get("history", ())),
        last_seen=data.get("last_seen", ""),
        first_missed=data.get("first_missed", ""),
    )


def _decision(data: Mapping[str, Any]) -> Decision:
    return Decision(
        value=data["decision"],
        reviewer=data.get("reviewer", ""),
        date=data.get("date", ""),
        wording=data.get("wording", ""),
        reason=data.get("reason", ""),
        still_flagged=tuple(data.get("still_flagged", ())),
        until=data.get("until", ""),
        delete=data.get("delete", False),
        rules=data.get("rules_version", ""),
    )


def _here(data: Mapping[str, Any]) -> PlaceDecision:
    return PlaceDecision(
        path=data["page"],
        value=data["decision"],
        reason=data.get("reason", ""),
        reviewer=data.get("reviewer", ""),
        date=data.get("date", ""),
        until=data.get("until", ""),
    )


def _line(record: Record) -> dict[str, object]:
    ruled = _ruling(record.decision) if record.decision else {}
    first = {name: ruled.pop(name, "") for name in _CORE}
    more: dict[str, object] = {
        "severity": record.severity,
        "kind": record.kind,
        "rule": record.rule,
        "phrase": record.phrase,
        "sentence": record.sentence,
        "section": record.section,
        "form": "" if record.form == "sentence" else record.form,
        "pages": dict(sorted(record.pages)),
        "here": [_here_line(here) for here in sorted(record.here, key=lambda h: h.path)],
        "notes": dict(sorted(record.notes)),
        "history": [_past(past) for past in record.history],
        "last_seen": record.last_seen,
        "first_missed": record.first_missed,
    }
    kept = {name: value for name, value in more.items() if value or name == "sentence"}
    return {
        "id": record.id,
        "version": schema.VERSION,
        **first,
        **ruled,
        "label": record.label,
        **kept,
    }


def _ruling(decision: Decision) -> dict[str, object]:
    members: dict[str, object] = {
        "decision": decision.value,
        "wording": decision.wording,
        "reason": decision.reason,
        "reviewer": decision.reviewer,
        "date": decision.date,
        "rules_version": decision.rules,
        "until": decision.until,
        "delete": decision.delete,
        "still_flagged": list(decision.still_flagged),
    }
    return {name: value for name, value in members.items() if value}


def _past(past: Past) -> dict[str, object]:
    page: dict[str, object] = {"page": past.path} if past.path else {}
    return page | _ruling(past.decision)


def _here_line(here: PlaceDecision) -> dict[str, object]:
    members: dict[str, object] = {
        "page": here.path,
        "decision": here.value,
        "reason": here.reason,
        "reviewer": here.reviewer,
        "date": here.date,
        "until": here.until,
    }
    return {name: value for name, value in members.items() if value}
