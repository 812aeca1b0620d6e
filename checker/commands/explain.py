"""`overclaim explain`: a rule with its examples and evidence, or a finding with its reasons."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from checker import explaining, running, samples
from checker.commands import rim
from checker.commands.why import (
    close_told,
    cues_told,
    evidence_told,
    finding_told,
    law_told,
    silent_told,
)
from checker.errors import SettingsError
from checker.judging.judge import Bench
from checker.model.reports import CueFound

_Object = dict[str, Any]


@click.command("explain")
@click.argument("name", metavar="RULE|ID")
@click.option("--report", metavar="FILE.json", help="The report that holds the finding.")
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
def command(name: str, report: str | None, output: str, config: str | None) -> int:
    """Say why: a rule (regeneration/regrows-tissue) or a finding (F-q7mzk4rtwd).

    A finding is looked for in --report, else in the last run of this folder.
    """
    at = running.ready(rim.packs(rim.settings(config)))
    rules = {rule.id: rule for rule in at.rules}
    is_rule = name in rules
    told = explaining.rule(rules[name], at) if is_rule else _finding(name, report, at)
    if output == "json":
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_rule_told(told) if is_rule else _finding_told(told)))
    return 0


def _rule_told(told: _Object) -> Iterator[str]:
    yield f"{told['rule']}: {told['title']}"
    yield f"  severity: {told['severity']}, before what stands around the phrase"
    yield f"  why:      {told['why']}"
    yield f"  file:     {told['file']}, version {told['version']}"
    yield from (f"  matches:  {source}" for source in told["matches"])
    yield from (f"  unless:   {source}" for source in told["unless"])
    yield from (f"  needs:    {source}" for source in told["needs"])
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
        near = get_close_matches(name, [*(f["id"] for f in known), *(r.id for r in at.rules)], n=1)
        hint = f"; did you mean {near[0]}?" if near else "; run `overclaim check` first"
        raise SettingsError(f"no such finding or rule: {name}{hint}")
    rule = next((rule for rule in at.rules if rule.id == found["rule"]), None)
    if rule is None and at.ruleset.likeness:
        rule = next((r for r in at.ruleset.likeness.rules.values() if r.id == found["rule"]), None)
    found["law"] = explaining.law(found["basis"], at)
    found["notes"] = found.get("notes", [])
    found["profiles"] = list(at.ruleset.profiles)
    found["found"] = explaining.cues([CueFound(**cue) for cue in found["cues"]], at)
    found["judged_by"] = explaining.rule(rule, at) if rule else None
    units = samples.read(found["sentence"] or "", "sentence")
    explained = [explaining.sentence(unit, samples.NOWHERE, at) for unit in units]
    found["matched"] = [
        trigger["matched"]
        for each in explained
        for trigger in each["triggers"]
        if trigger["rule"] == found["rule"]
    ][:1]
    found["close"] = [near for each in explained for near in each["close"]]
    return found


def _finding_told(found: _Object) -> Iterator[str]:
    place = found["places"][0]
    where = place["line"] if place["line"] is not None else f"paragraph {place['paragraph']}"
    yield f'{found["id"]}: {found["severity"]} {found["label"]} "{found["phrase"]}"'
    yield f'  place:    {place["path"]}:{where}:{place["column"]}, section "{place["section"]}"'
    yield f"  sentence: {found['sentence'] or 'none: the whole page'}"
    yield f"  why:      {found['why']}"
    yield f"  verdict:  {found['verdict']}"
    yield f"  profiles: {', '.join(found['profiles'])}"
    rule = found["judged_by"]
    if rule:
        yield f"  rule:     {rule['rule']}: {rule['title']}; {rule['file']}, {rule['version']}"
    else:
        yield f"  rule:     {found['rule']}"
    yield from (f"  matched:  {pattern}" for pattern in found["matched"])
    yield from (f"  looked:   {each}" for each in (rule["looked_for"] if rule else ()))
    yield from cues_told(found["found"])
    yield from finding_told(found)
    yield from silent_told(rule["silent_if"] if rule else ["the page holds what is missing"])
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
