"""`overclaim text`: one sentence, no file."""

import json

import click

from checker import __version__, explaining, running, samples
from checker.commands import rim
from checker.commands.why import sentence_told
from checker.engine import check_document
from checker.errors import SettingsError
from checker.model.documents import UnitKind
from checker.reading import sentences
from checker.reporters import Options, render
from checker.running import Task
from checker.settings import LEVELS


@click.command("text")
@click.argument("sentence")
@click.option("--why", is_flag=True, help="Show every trigger, what excused it, and the evidence.")
@click.option(
    "--form",
    type=click.Choice([kind.value for kind in UnitKind]),
    default="sentence",
    show_default=True,
    help="Read the text as a heading, a button, ...",
)
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text")
@click.option("--fail-on", type=click.Choice(LEVELS), help="Lowest severity that fails.")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
def command(
    sentence: str, why: bool, form: str, output: str, fail_on: str | None, config: str | None
) -> int:
    """Check one SENTENCE, such as a post that never becomes a file."""
    if not sentence.strip():
        raise SettingsError("nothing to check: the sentence is empty")
    chosen = rim.settings(config, fail_on=fail_on)
    task = Task(rim.packs(chosen), "")
    at = running.ready(task.packs)
    document = samples.page(sentence, form)
    result = check_document(document, at, rim.today(None).isoformat())
    report = running.report([result], at.ruleset, __version__, {})
    shown = render(report, output, Options(rim.colour()))
    told = [explaining.sentence(u, document, at) for u in sentences.units(document)] if why else []
    if output == "json" and why:
        click.echo(json.dumps(json.loads(shown) | {"why": told}, indent=2, ensure_ascii=False))
    else:
        click.echo(shown, nl=False)
        for each in told:
            click.echo("\n".join(sentence_told(each)))
    return 1 if any(chosen.fails(f.severity) for f in result.findings) else 0
