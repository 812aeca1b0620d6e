"""`overclaim fix`: suggested or decided wording put into the files, a sentence at a time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import click

from checker import running
from checker.commands import check, files, fix_told, rim
from checker.commands import decided as decided_files
from checker.errors import SettingsError, UnreadableError
from checker.fixing import FileFix, Left, Workshop, fix
from checker.fixing.wanted import Wanted, discussed, kept, rulings
from checker.judging.judge import Bench
from checker.model.reports import Report
from checker.model.rules import LABELS

LEFT: Final = 1
UNCHECKED: Final = 3
_MEANWHILE: Final = "the file was changed by someone else meanwhile; run `overclaim fix` again"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command line asked for."""

    ids: tuple[str, ...]
    labels: tuple[str, ...]
    decided: bool
    rules_only: bool


@click.command("fix")
@click.argument("paths", nargs=-1, required=True)
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only this finding: F-q7mzk4rtwd.")
@click.option(
    "--label", "labels", multiple=True, type=click.Choice(LABELS), help="Only this label."
)
@click.option("--decided", is_flag=True, help="Only what a reviewer accepted or edited.")
@click.option(
    "--rules-only", is_flag=True, help="Leave what no rule names and only reads like a claim."
)
@click.option("--diff", is_flag=True, help="Show the changes as a patch and write nothing.")
@click.option(
    "--report",
    metavar="FILE.json",
    help="The report you go by; a file whose findings have changed since is left alone.",
)
@click.option("--decisions", metavar="FILE", help="Decisions; else the nearest decisions file.")
@click.option("--profile", metavar="NAME[,NAME]", help="Jurisdictions to go by.")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Files to leave out.")
@click.option("--jobs", type=click.IntRange(0), help="Processes; 0 is one a core.")
@click.option("--today", metavar="DATE", help="The day to go by, as 2026-01-31.")
def command(
    paths: tuple[str, ...],
    ids: tuple[str, ...],
    labels: tuple[str, ...],
    decided: bool,
    rules_only: bool,
    diff: bool,
    report: str | None,
    config: str | None,
    today: str | None,
    **given: object,
) -> int:
    """Put suggested or decided wording into files, a sentence at a time, markup untouched.

    Every change is read and checked again before it is written; what cannot be put in without
    harm stays as it is and is named. Nothing is asked; --diff shows what would be done. What no
    rule names and only reads like a claim is changed too and named for you to look at.

    Exit status: 0 all that was asked for is mended, 1 something is left, 2 wrong use, settings or
    rules, 3 a file could not be checked and nothing else is left.
    """
    if "-" in paths:
        raise SettingsError("'-' cannot be mended: `overclaim fix` changes files; name them")
    chosen = rim.settings(config, **check.options(given))
    book = decided_files.existing(chosen.decisions)
    task = check.task(chosen, rim.today(today).isoformat(), book)
    checked = decided_files.bound(check.scan(paths, chosen, task), book, task.today)
    at = running.bench_for(task)
    shop = Workshop(at, task.today, _wanted(_Asked(ids, labels, decided, rules_only), checked, at))
    stale = fix_told.changed_since(checked, report) if report else frozenset()
    pages = [path for path in _pages(checked, shop.wanted) if path not in stale]
    with check.progress(len(pages), "mending") as advance:
        fixes = [_mended(path, shop, advance.update) for path in pages]
    by_hand = _by_hand(checked, ids) if decided and not labels else []
    if diff:
        fix_told.patch(fixes)
    else:
        fixes = [_written(each) for each in fixes]
    fixes += by_hand
    fix_told.tell(fixes, checked.unchecked, stale, is_plan=diff)
    if stale or any(each.left for each in fixes):
        return LEFT
    return UNCHECKED if checked.unchecked else 0


def _wanted(asked: _Asked, checked: Report, at: Bench) -> Wanted:
    known = {finding.id for finding in checked.findings}
    missing = [name for name in asked.ids if name not in known]
    if missing:
        raise SettingsError(
            f"no such finding there: {', '.join(missing)}; `overclaim check` lists those there are"
        )
    guesses = at.ruleset.likeness.rules.values() if at.ruleset.likeness else ()
    return Wanted(
        ids=frozenset(asked.ids),
        labels=frozenset(asked.labels),
        only_ruled=asked.decided,
        rulings=rulings(checked),
        kept=kept(checked),
        discussed=discussed(checked),
        guesses=frozenset(rule.id for rule in guesses),
        rules_only=asked.rules_only,
    )


def _by_hand(checked: Report, ids: Sequence[str]) -> list[FileFix]:
    """Give what was decided for whole pages, which has no sentence to stand in the place of."""
    found = rulings(checked)
    asked = (f for f in checked.findings if f.kind != "claim" and found.get(f.id))
    return [
        FileFix(
            path=place.path,
            before=b"",
            after=b"",
            left=(Left(place.line or place.paragraph or 0, f"{verb} by hand: {wording}", (each,)),),
        )
        for each in asked
        if not ids or each.id in ids
        for place, wording in [(each.places[0], found[each.id])]
        for verb in ["add" if each.kind == "duty" else "write"]
    ]


def _pages(checked: Report, wanted: Wanted) -> list[str]:
    """Give the files in which something is wanted, one that has two names only once."""
    named = {
        place.path
        for finding in checked.findings
        for place in finding.places
        if wanted.takes(replace(finding, places=(place,)))
    }
    by_file = {
        Path(path).resolve(): path for path in sorted(sorted(named), key=_is_link, reverse=True)
    }
    return sorted(by_file.values())


def _is_link(path: str) -> bool:
    return Path(path).is_symlink()


def _mended(path: str, shop: Workshop, advance: Callable[[int], None]) -> FileFix:
    try:
        made = fix(path, Path(path).read_bytes(), shop)
    except (OSError, UnreadableError) as error:
        raise SettingsError(f"{path}: cannot be read any more: {error}; nothing changed") from error
    advance(1)
    return made


def _written(made: FileFix) -> FileFix:
    """Write the file, if it is still what it was read as; else give all its changes as left."""
    if made.after == made.before:
        return made
    path = Path(made.path)
    try:
        if path.read_bytes() != made.before:
            return _undone(made, _MEANWHILE)
        files.write(path, made.after)
    except (OSError, SettingsError) as error:
        return _undone(made, str(error))
    return made


def _undone(made: FileFix, reason: str) -> FileFix:
    left: Iterable[Left] = (Left(each.line, reason, each.findings) for each in made.changed)
    return replace(made, after=made.before, changed=(), left=(*made.left, *left))
