"""`overclaim rules`: list the rules, run their own examples, measure them, write new ones."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from checker import measuring, running
from checker.commands import rim, rules_new, rules_wording
from checker.errors import SettingsError
from checker.measuring import Outcome, Score
from checker.model.rules import LABELS


@click.group("rules")
def command() -> None:
    """List, test and measure the rule packs; begin a rule; write the style guide."""


command.add_command(rules_new.command)
command.add_command(rules_wording.command)


@command.command("list")
@click.option("--label", type=click.Choice(LABELS), help="Only the rules of this label.")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
def listed(label: str | None, config: str | None) -> int:
    """List every rule: severity, name, what it says."""
    at = running.ready(rim.packs(rim.settings(config)))
    shown = [rule for rule in at.rules if label in (None, rule.label)]
    for rule in shown:
        click.echo(f"{rule.severity:<6} {rule.id:<48} {rule.title}")
    packs = ", ".join(f"{pack.name} {pack.version}" for pack in at.ruleset.packs)
    click.echo(f"{len(shown)} rules in {packs}")
    return 0


@command.command("test")
@click.argument("only", metavar="[RULE]", default="")
@click.option("--pack", metavar="FOLDER", multiple=True, help="A pack of your own, tested too.")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
def tested(only: str, pack: tuple[str, ...], config: str | None) -> int:
    """Run the examples inside every rule (or those whose name begins with RULE)."""
    from checker import proving_topics
    from checker.proving import prove

    chosen = rim.settings(config)
    rules = (*chosen.rules, *pack)
    at = running.ready(rim.packs(rim.settings(config, rules=rules), cached=False))
    failures = prove(at.ruleset, only) + (() if only else proving_topics.prove(at))
    for failure in failures:
        click.echo(f"{failure.rule}: {failure.problem}")
        if failure.example:
            click.echo(f"  {failure.example}")
    tested_rules = [rule for rule in at.rules if rule.id.startswith(only)]
    if not tested_rules:
        raise SettingsError(f"no rule begins with '{only}'")
    examples = sum(len(rule.flag) + len(rule.silent) for rule in tested_rules)
    click.echo(f"{len(tested_rules)} rules, {examples} examples, {len(failures)} failures")
    return 1 if failures else 0


@command.command("measure")
@click.argument("files", metavar="FILE.jsonl...", nargs=-1, required=True)
@click.option("--misses", type=click.IntRange(0), default=0, help="Show this many of each kind.")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
def measured(files: tuple[str, ...], misses: int, config: str | None) -> int:
    """Print precision and recall on labelled sentences, by label, kind and form."""
    at = running.ready(rim.packs(rim.settings(config)))
    for file in files:
        if not Path(file).is_file():
            raise SettingsError(f"{file}: no such file")
    items = [item for file in files for item in measuring.labelled(Path(file))]
    if misses and any(measuring.is_sealed(Path(file)) for file in files):
        raise SettingsError("a sealed file is measured, not read: leave out --misses")
    outcomes = measuring.outcomes(items, at)
    click.echo("\n".join((*_table(outcomes), *_missed(outcomes, misses))))
    return 0


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield _row("all", len(outcomes), measuring.score(outcomes))
    yield (
        f"right label in {measuring.right_label(outcomes):.3f} of the found, "
        f"phrase overlaps in {measuring.overlapping(outcomes):.3f}"
    )
    for label in LABELS:
        size = sum(1 for o in outcomes if label in o.item.labels)
        yield _row(label, size, measuring.label_score(outcomes, label))
    innocent = [o for o in outcomes if not o.item.flag]
    for kind, among in measuring.groups(innocent, lambda o: o.item.kind):
        flagged = sum(1 for o in among if o.claims)
        yield f"{'innocent: ' + kind:<30} n {len(among):>4}  wrongly flagged {flagged}"
    for form, among in measuring.groups(outcomes, lambda o: o.item.form):
        yield _row(f"form: {form}", len(among), measuring.score(among))
    high = [o for o in outcomes if o.item.severity == "high"]
    yield _row("high severity", len(high), measuring.score(high))


def _row(name: str, size: int, score: Score) -> str:
    return (
        f"{name:<30} n {size:>4}  precision {score.precision:.3f}  recall {score.recall:.3f}  "
        f"F1 {score.f1:.3f}  (found {score.right}, false {score.false}, missed {score.missed})"
    )


def _missed(outcomes: Sequence[Outcome], most: int) -> Iterator[str]:
    missed = [o for o in outcomes if o.item.flag and not o.claims]
    false = [o for o in outcomes if not o.item.flag and o.claims]
    for outcome in missed[:most]:
        yield f"missed {outcome.item.id} [{', '.join(outcome.item.labels)}] {outcome.item.text}"
    for outcome in false[:most]:
        claims = "; ".join(f"{j.trigger.rule.id}: {j.phrase}" for j in outcome.claims)
        yield f"false {outcome.item.id} [{outcome.item.kind}] {outcome.item.text}  <- {claims}"
