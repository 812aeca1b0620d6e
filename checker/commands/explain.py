"""`overclaim explain`: a rule with its examples and evidence, or a finding with its reasons."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from checker import running, samples
from checker.commands import rim
from checker.commands.why import triggers_told
from checker.errors import SettingsError
from checker.judging.judge import Bench, judge
from checker.model.evidence import Entry
from checker.model.rules import Rule


@click.command("explain")
@click.argument("name", metavar="RULE|ID")
@click.option("--report", metavar="FILE.json", help="The report that holds the finding.")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
def command(name: str, report: str | None, config: str | None) -> int:
    """Say why: a rule (regeneration/regrows-tissue) or a finding (F-q7mzk4rtwd).

    A finding is looked for in --report, else in the last run of this folder.
    """
    at = running.ready(rim.packs(rim.settings(config)))
    rules = {rule.id: rule for rule in at.rules}
    lines = _rule(rules[name], at) if name in rules else _finding(name, report, at)
    click.echo("\n".join(lines))
    return 0


def _rule(rule: Rule, at: Bench) -> Iterator[str]:
    yield f"{rule.id}: {rule.title}"
    yield f"  severity: {rule.severity}, before what stands around the phrase"
    yield f"  why:      {rule.why}"
    yield f"  file:     {rule.source}, version {_version(at)}"
    for pattern in rule.patterns:
        yield f"  matches:  {pattern.source}"
    yield f"  negation: {rule.negation}; a hedge of strength {rule.hedge} or more excuses it"
    for entry in (at.ruleset.entries[name] for name in rule.evidence):
        yield from _entry(entry)
    if not rule.evidence:
        yield "  evidence: house rule"
    yield from _law(rule, at)
    for example in rule.flag:
        yield f"  flags:    {example.text}"
    for example in rule.silent:
        yield f"  passes:   {example.text} ({example.kind})"


def _version(at: Bench) -> str:
    return ", ".join(f"{pack.name} {pack.version}" for pack in at.ruleset.packs)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"  evidence: {entry.id} ({entry.strength}): {entry.statement}"
    for source in entry.sources:
        yield f'            {source.document}, "{source.section}"'
    if entry.conflict:
        yield f"            conflict: {entry.conflict}"


def _law(rule: Rule, at: Bench) -> Iterator[str]:
    for name in rule.basis:
        citation = at.ruleset.citations[name]
        yield f"  law:      {citation.name}, {citation.url} (read {citation.read})"


def _finding(name: str, report: str | None, at: Bench) -> Iterator[str]:
    found = next((f for f in _findings(report) if f["id"] == name), None)
    if found is None:
        raise SettingsError(f"no such finding or rule: {name}; run `overclaim check` first")
    place = found["places"][0]
    where = place["line"] if place["line"] is not None else f"paragraph {place['paragraph']}"
    yield f'{name}: {found["severity"]} {found["label"]} "{found["phrase"]}"'
    yield f'  place:    {place["path"]}:{where}:{place["column"]}, section "{place["section"]}"'
    yield f"  sentence: {found['sentence']}"
    yield f"  verdict:  {found['verdict']}"
    yield f"  profiles: {', '.join(at.ruleset.profiles)}"
    judged = [
        j
        for form in ("sentence", "heading", "testimonial")
        for unit in samples.read(found["sentence"], form)
        for j in judge(unit, at)
        if j.trigger.rule.id == found["rule"]
    ]
    yield triggers_told(judged[:1])
    rule = next((rule for rule in at.rules if rule.id == found["rule"]), None)
    if rule is not None:
        yield from _rule(rule, at)
        yield _silent_if(rule)


def _silent_if(rule: Rule) -> str:
    ways = ["the phrase is gone"]
    if rule.negation.value == "removes":
        ways.append("a negation or 'no evidence that' covers it")
    if rule.label != "fda-status":
        ways.append(f"a hedge of strength {rule.hedge} covers it ('may ... for some people' is 3)")
    ways.append("it is asked, or quoted in order to refute it")
    return f"  would be silent if {'; or '.join(ways)}"


def _findings(report: str | None) -> list[dict[str, Any]]:
    path = Path(report) if report else rim.last_run()
    try:
        data = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        if report:
            raise SettingsError(f"{report}: no such report") from None
        return []
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path.name}: not a JSON report: {error}") from error
    findings: list[dict[str, Any]] = data.get("findings", [])
    return findings
