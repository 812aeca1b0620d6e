"""`overclaim rules wording`: the house style guide, made from the rules."""

from pathlib import Path

import click

from checker import guide, running
from checker.commands import files, rim
from checker.rules import labels


@click.command("wording")
@click.option("--out", metavar="FILE.md", help="Write it there; else it is printed.")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
def command(out: str | None, config: str | None) -> int:
    """Give the style guide: for each label how not to say it, how to say it, and why."""
    packs = rim.packs(rim.settings(config))
    known = labels.load((packs.builtin / "regenerative", *packs.user))
    text = guide.written(running.ready(packs), known)
    if out is None:
        click.echo(text, nl=False)
        return 0
    path = Path(out)
    if path.is_file() and path.read_bytes() == text.encode("utf-8"):
        click.echo(f"{out}: is up to date")
        return 0
    files.write(path, text.encode("utf-8"))
    click.echo(f"{out}: written")
    return 0
