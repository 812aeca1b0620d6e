"""`overclaim rules new`: a rule to fill in, in a pack of your own."""

import difflib
import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import Final

import click

from checker import running
from checker.commands import files, rim
from checker.errors import SettingsError
from checker.judging.judge import Bench
from checker.model.rules import LABELS

_NAME: Final = re.compile(r"(?P<label>[a-z-]+)/[a-z0-9]+(?:-[a-z0-9]+)*")
_UNNAMED: Final = re.compile(r"[^a-z0-9]+")
_PACK: Final = """\
# A pack of your own. What else may stand in it: rulesets/README.md of overclaim.
name = "{name}"
version = "0.1.0"
description = "What our own house does not say."
# off = ["hype/miracle"]                 # built-in rules to switch off
# severity."hype/miracle" = "medium"     # and to change
"""
_RULE: Final = """\
[[rule]]
id = "{id}"
# high: would draw a regulator's letter; medium: needs a hedge or a citation; low: puffery.
severity = "medium"
title = "speaks of the zephyr plan"
# One sentence for the writer whose copy is flagged: what is wrong with these words?
why = "Replace this by your reason: our house no longer sells the zephyr plan."
# Words in any case. ~regrow: every inflection; (a|b): either; (a)?: may be there; ...: up to five
# words between; {{treatment}}: any phrase of that list; <duration>, <percent>: a quantity.
patterns = ["zephyr (plan|programme)"]
# What "no", "not" and "never" do to it: removes | makes ("no downtime" is a claim) | irrelevant.
negation = "removes"
# How much doubt excuses it: 1 "can" ... 3 "may ... for some people" ... 4 no doubt does.
hedge = 3
# Who must be doing it: treatment | clinic | anything.
subject = "anything"
# What speaks against it. Without this line it is a house rule. Entries on {label}:
{entries}
# evidence = ["{first}"]
# What to write instead, by form (sentence, heading, list-item, button, meta); each is checked.
# rewrite.sentence = "Ask us which plans there are"
# At least three sentences that flag, with the words at fault in [[ ]]; every (a|b) must occur.
flag.sentence = [
  "Ask about the [[zephyr plan]].",
  "The [[zephyr programme]] starts on Monday.",
  "Our leaflet describes the [[zephyr plan]].",
]
# At least three that pass, of two kinds or more: negated, refuted, hedged, research-aim, question,
# approved-use, mention, other-subject, neutral.
pass.negated = ["This is not the zephyr plan.", "There is no zephyr plan."]
pass.neutral = ["A zephyr is a light wind."]
"""


@click.command("new")
@click.argument("name", metavar="LABEL/NAME")
@click.option("--pack", default="our-rules", show_default=True, help="Folder of the pack.")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
def command(name: str, pack: str, config: str | None) -> int:
    """Write a rule to fill in, such as hype/our-slogan, into a pack of your own.

    The rule works as it stands, on an invented phrase, so that you can try it and then change it
    line by line. Nothing that exists is overwritten.
    """
    label = _label(name)
    chosen = rim.settings(config)
    folder = Path(pack)
    named = any(Path(each).resolve() == folder.resolve() for each in chosen.rules)
    here = (pack,) if (folder / "pack.toml").is_file() and not named else ()
    at = running.ready(rim.packs(rim.settings(config, rules=(*chosen.rules, *here))))
    path = folder / "claims" / f"{label}.toml"
    _refuse_known(name, path, at)
    _write_pack(folder)
    before = path.read_text("utf-8").rstrip() + "\n\n" if path.is_file() else ""
    files.write(path, (before + skeleton(name, at)).encode("utf-8"))
    click.echo(f"{path.as_posix()}: rule {name} {'added' if before else 'written'}")
    _tell_next(name, folder, named=named)
    return 0


def _label(name: str) -> str:
    found = _NAME.fullmatch(name)
    if found is None:
        raise SettingsError(
            f"{name}: no name for a rule; write LABEL/NAME in small letters, as hype/our-slogan"
        )
    label = found["label"]
    if label not in LABELS:
        near = difflib.get_close_matches(label, LABELS, n=1)
        hint = f"; did you mean {near[0]}?" if near else f"; labels are {', '.join(LABELS)}"
        raise SettingsError(f"{name}: '{label}' is no label{hint}")
    return label


def _refuse_known(name: str, path: Path, at: Bench) -> None:
    known = next((rule for rule in at.rules if rule.id == name), None)
    if known is not None:
        raise SettingsError(f"{name}: there is such a rule in {known.source}; choose another name")
    try:
        rules = tomllib.loads(path.read_text("utf-8")).get("rule", []) if path.is_file() else []
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: not readable as TOML: {error}; mend it first") from error
    if any(rule.get("id") == name for rule in rules):
        raise SettingsError(f"{name}: there is such a rule in {path}; choose another name")


def _write_pack(folder: Path) -> None:
    path = folder / "pack.toml"
    if path.exists():
        return
    name = _UNNAMED.sub("-", folder.resolve().name.lower()).strip("-")
    name = name if name[:1].isalpha() else f"pack-{name}".rstrip("-")
    files.write(path, _PACK.format(name=name).encode("utf-8"))
    click.echo(f"{path.as_posix()}: written")


def skeleton(name: str, at: Bench) -> str:
    """Give a rule *name* to fill in, which works as it stands, with the evidence on its label."""
    label = name.partition("/")[0]
    entries = [entry for entry in at.ruleset.entries.values() if label in entry.answers]
    lines = [f"#   {entry.id}: {entry.statement}" for entry in entries]
    first = entries[0].id if entries else "name-of-an-entry"
    told = "\n".join(line if len(line) <= 120 else f"{line[:117]}..." for line in lines)
    return _RULE.format(id=name, label=label, entries=told or "#   (none)", first=first)


def _tell_next(name: str, folder: Path, *, named: bool) -> None:
    click.echo("Next:")
    click.echo("  put your own words in the place of the zephyr plan")
    click.echo(f"  overclaim rules test {name} --pack {shlex.quote(folder.as_posix())}")
    if not named:
        click.echo(f"  name the pack in overclaim.toml: rules = [{json.dumps(folder.as_posix())}]")
