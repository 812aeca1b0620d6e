"""`overclaim explain`: a rule, a duty or a finding, with evidence, law and reasons."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

import click

from checker import explaining, explaining_pages, running, samples
from checker.commands import rim
from checker.commands.why import (
    close_told,
    cues_told,
    evidence_told,
    finding_told,
    law_told,
    silent_told,
)
from checker.commands.why_pages import page_finding_told, page_rule_told
from checker.errors import SettingsError
from checker.judging.judge import Bench
from checker.model.reports import CueFound

_Object = dict[str, Any]


# What to do about an id that is not known, where there was no run and where there was one.
_HINTS: Final = (
    "; run `overclaim check` first, or `overclaim text --why` for a sentence",
    "; the last check here did not find it: name the report that did with --report,"
    " or ask `overclaim text --why` for a sentence",
)


@click.command("explain")
@click.argument("name", metavar="RULE|DUTY|ID")
@click.option("--report", metavar="FILE.json", help="The report that holds the finding.")
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
def command(name: str, report: str | None, output: str, config: str | None) -> int:
    """Say why: a rule (regeneration/regrows-tissue), a duty (us/duty-risks) or a finding.

    A finding (F-q7mzk4rtwd) is looked for in --report, else in the last run of this folder. Duties,
    notices and contradictions go by the names that reports give them (duty-risks will do).
    """
    at = running.ready(rim.packs(rim.settings(config)))
    told = list(_by_name(name, at)) or [_finding(name, report, at)]
    if output == "json":
        shown = told[0] if len(told) == 1 else told
        click.echo(json.dumps(shown, indent=2, ensure_ascii=False))
    else:
        click.echo("\n\n".join("\n".join(_told(each)) for each in told))
    return 0


def _by_name(name: str, at: Bench) -> Iterator[_Object]:
    """Give the rule or the duties, notices and oppositions of that name, none where none is."""
    known = {rule.id: rule for rule in at.rules}
    if name in known:
        yield explaining.rule(known[name], at)
    else:
        yield from explaining_pages.named(name, at)


def _told(told: _Object) -> Iterator[str]:
    if "judged_by" in told:
        return _finding_told(told)
    return _rule_told(told) if "matches" in told else page_rule_told(told)


def _rule_told(told: _Object) -> Iterator[str]:
    yield f"{told['rule']}: {told['title']}"
    yield f"  severity: {told['severity']}, before what stands around the phrase"
    yield f"  why:      {told['why']}"
    yield f"  file:     {told['file']}, version {told['version']}"
    yield from (f"  matches:  {source}" for source in told["matches"])
    yield from (f"  unless:   {source}" for source in told["unless"])
    yield from (f"  needs:    {source}" for source in told["needs"])
    yield from (f"  also:     {source}" for source in told["also"])
    yield from (f"  looked:   {each}" for each in told["looked_for"])
    yield from evidence_told(told["evidence"])
    yield from law_told(told["law"])
    yield from silent_told(told["silent_if"])
    yield from (f"  flags:    {example['text']}" for example in told["flags"])
    yield from (f"  passes:   {e['text']} ({e['kind']})" for e in told["passes"])


def _finding(name: str, report: str | None, at: Bench) -> _Object:
    """Give what the report holds of a finding, with its rule and the rules that came close."""
    known = _findings(report)
    found = next((f for f in known if f["id"] == name), None)
    if found is None:
        names = (r.id for r in at.rules)
        every = [*(f["id"] for f in known), *names, *explaining_pages.names(at)]
        near = get_close_matches(name, every, n=1)
        hint = f"; did you mean {near[0]}?" if near else _HINTS[bool(known)]
        raise SettingsError(f"no such finding or rule: {name}{hint}")
    found["law"] = explaining.law(found["basis"], at)
    found["notes"] = found.get("notes", [])
    found["profiles"] = list(at.ruleset.profiles)
    if found["kind"] == "claim":
        return found | _claim(found, at)
    page_rule = next(iter(explaining_pages.named(found["rule"], at)), None)
    found["judged_by"] = page_rule
    found["silent_if"] = page_rule["silent_if"] if page_rule else []
    return found


def _claim(found: _Object, at: Bench) -> _Object:
    """Give what tells of a claim: its rule, the cues, what matched, the rules that came close."""
    rule = next((rule for rule in at.rules if rule.id == found["rule"]), None)
    if rule is None and at.ruleset.likeness:
        rule = next((r for r in at.ruleset.likeness.rules.values() if r.id == found["rule"]), None)
    units = samples.read(found["sentence"] or "", "sentence")
    explained = [explaining.sentence(unit, samples.NOWHERE, at) for unit in units]
    matched = [
        trigger["matched"]
        for each in explained
        for trigger in each["triggers"]
        if trigger["rule"] == found["rule"]
    ]
    judged_by = explaining.rule(rule, at) if rule else None
    return {
        "found": explaining.cues([CueFound(**cue) for cue in found["cues"]], at),
        "judged_by": judged_by,
        "matched": matched[:1],
        "silent_if": judged_by["silent_if"] if judged_by else ["the phrase is gone"],
        "close": [near for each in explained for near in each["close"]],
    }


def _finding_told(found: _Object) -> Iterator[str]:
    yield f'{found["id"]}: {found["severity"]} {found["label"]} "{found["phrase"]}"'
    for place in found["places"] if found["kind"] == "contradiction" else found["places"][:1]:
        line = place["line"] if place["line"] is not None else f"paragraph {place['paragraph']}"
        where = f"{place['path']}:{line}:{place['column']}"
        yield f'  place:    {where}, section "{place["section"]}"'
    yield f"  sentence: {found['sentence'] or 'none: the whole page'}"
    yield f"  why:      {found['why']}"
    yield f"  verdict:  {found['verdict']}"
    yield f"  profiles: {', '.join(found['profiles'])}"
    if found["kind"] != "claim":
        yield from page_finding_told(found)
        return
    rule = found["judged_by"]
    if rule:
        yield f"  rule:     {rule['rule']}: {rule['title']}; {rule['file']}, {rule['version']}"
    else:
        yield f"  rule:     {found['rule']}"
    yield from (f"  matched:  {pattern}" for pattern in found["matched"])
    yield from (f"  looked:   {each}" for each in (rule["looked_for"] if rule else ()))
    yield from cues_told(found["found"])
    yield from finding_told(found)
    yield from silent_told(found["silent_if"])
    yield from close_told(found["close"])


def _findings(report: str | None) -> list[_Object]:
    path = Path(report) if report else rim.last_run()
    try:
        data = json.loads(path.read_text("utf-8"))
        findings: list[_Object] = [dict(f) for f in data["findings"]]
    except FileNotFoundError:
        if report:
            raise SettingsError(f"{report}: no such report") from None
        return []
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"{path.name}: not a JSON report of overclaim: {error}") from error
    return findings
