"""Explanations in lines a reader can check."""

from collections.abc import Iterator
from typing import Any

_Object = dict[str, Any]


def sentence_told(told: _Object) -> Iterator[str]:
    """Give what was found in one sentence, why, and which rules came close."""
    if not told["triggers"]:
        yield f'"{told["sentence"]}": no rule matches a phrase of this {told["form"]}'
    for trigger in told["triggers"]:
        yield from trigger_told(trigger, told["section"])
    yield from close_told(told["close"])


def trigger_told(trigger: _Object, section: str) -> Iterator[str]:
    """Give one trigger: the words matched, the cues, the evidence, the law, the ways out."""
    held = f'{trigger["excuse"]} by "{trigger["cue"]}"' if trigger["excuse"] else "a claim"
    yield f'"{trigger["phrase"]}" ({trigger["rule"]}): {held}'
    yield f"  rule:     {trigger['title']}; {trigger['file']}, {trigger['version']}"
    yield f"  section:  {section or 'none'}"
    yield f"  matched:  {trigger['matched']}"
    for each in trigger["lists"]:
        yield f'            {{{each["list"]}}} is "{each["words"]}"'
    yield from (f"  looked:   {each}" for each in trigger["looked_for"])
    yield from cues_told(trigger["found"])
    if trigger["softened"]:
        yield f"  softened: {', '.join(trigger['softened'])}"
    if trigger["finding"]:
        yield from finding_told(trigger["finding"])
    yield from silent_told(trigger["silent_if"])


def finding_told(finding: _Object) -> Iterator[str]:
    """Give severity with its steps, the evidence with verdict and figures, and the law."""
    yield f"  severity: {finding['severity']} ({'; '.join(finding['steps'])})"
    yield from evidence_told(finding["evidence"], finding["verdict"])
    if finding["comparison"]:
        yield f"  figures:  {finding['verdict']}: {finding['comparison']}"
    yield from (f"  note:     {note}" for note in finding["notes"])
    yield from law_told(finding["law"])


def evidence_told(entries: list[_Object], verdict: str = "") -> Iterator[str]:
    """Give every entry with its strength, its documents, its limits and its conflicts."""
    if not entries:
        yield f"  evidence: {verdict or 'house rule'}, no evidence entry"
    for entry in entries:
        head = f"{entry['id']} ({f'{verdict}, ' if verdict else ''}{entry['strength']})"
        yield f"  evidence: {head}: {entry['statement']}"
        yield from (f"            {line}" for line in _sources(entry))
        if entry["limits"]:
            yield f"            limits: {'; '.join(map(_limit, entry['limits']))}"
        if entry["conflict"]:
            yield f"            conflict: {entry['conflict']}"


def law_told(laws: list[_Object]) -> Iterator[str]:
    """Give every law with its address, the day it was read, and what it says."""
    for law in laws:
        part = ", in part" if law["confidence"] == "read in part" else ""
        yield f"  law:      {law['name']}, {law['url']} (read {law['read']}{part})"
        if law["says"]:
            yield f"            {law['says']}"


def silent_told(ways: list[str]) -> Iterator[str]:
    """Give the ways in which the claim would fall silent, in one line."""
    if ways:
        yield f"would be silent if {'; or '.join(ways)}"


def close_told(close: list[_Object]) -> Iterator[str]:
    """Give the rules that came close and did not fire."""
    yield from (f"  close:    {each['rule']}: {each['reason']}" for each in close)


def cues_told(found: list[_Object]) -> Iterator[str]:
    """Give every cue that stands near the phrase, and whether it reaches it."""
    for cue in found:
        reach = "covers the phrase" if cue["covers"] else "does not reach the phrase"
        strength = f" of strength {cue['strength']}" if cue["strength"] else ""
        how = f" (reaches {cue['reach']})" if cue["reach"] else ""
        note = f"; {cue['note']}" if cue["note"] else ""
        yield f'  cue:      "{cue["words"]}" {cue["kind"]}{strength}, {reach}{how}{note}'
    if not found:
        yield "  cue:      none of these stands near it"


def _sources(entry: _Object) -> Iterator[str]:
    cited = entry["citation"]
    if cited:
        read = f" (read {cited['read']}, {cited['confidence']})" if cited["read"] else ""
        yield ", ".join(part for part in (cited["name"], cited["url"]) if part) + read
        return
    for source in entry["sources"]:
        lines = ", ".join(map(str, source["lines"]))
        at = f", line{'s' if len(source['lines']) > 1 else ''} {lines}" if lines else ""
        yield f'{source["document"]}, "{source["section"]}"{at}'


def _limit(limit: _Object) -> str:
    figure = "" if limit["number"] is None else f"{limit['number']:g} {limit['unit']}".strip()
    said = ", ".join(part for part in (figure, limit["text"]) if part)
    qualifier = f" ({limit['qualifier']})" if limit["qualifier"] else ""
    return f"{limit['name']} {said}{qualifier}"
