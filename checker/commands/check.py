"""`overclaim check`: files and folders to findings, reports and an exit status."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import click

from checker import __version__, running
from checker.commands import decided, files, rim, seen
from checker.commands.decided import Book
from checker.engine import PageResult, check_bytes
from checker.errors import SettingsError
from checker.model.reports import BASELINE, Finding, Report, Unchecked
from checker.reading import ENDINGS, can_read, discovery, own
from checker.reporters import Options, format_of, pieces
from checker.review.approvals import approvals
from checker.running import Task
from checker.settings import LEVELS, Settings

FOUND: Final = 1
UNCHECKED: Final = 3


@dataclass(frozen=True, slots=True)
class _Outputs:
    """Where the report goes."""

    form: str
    reports: tuple[str, ...]


@click.command("check")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FILE",
    help="Write a report; its ending picks the kind: .xlsx .json .sarif .html.",
)
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    help="What to print.",
    type=click.Choice(["text", "json", "github", "sarif"]),
)
@click.option("--fail-on", type=click.Choice(LEVELS), help="Lowest severity that fails the run.")
@click.option(
    "--fail-on-new",
    type=click.Choice(LEVELS),
    help="Fail on claims nobody has ruled on, and on those alone unless --fail-on is given.",
)
@click.option("--decisions", metavar="FILE", help="Decisions; else the nearest decisions file.")
@click.option("--profile", metavar="NAME[,NAME]", help="Jurisdictions to go by.")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Files to leave out.")
@click.option("--jobs", type=click.IntRange(0), help="Processes; 0 is one a core.")
@click.option("--no-cache", is_flag=True, help="Compile the rules and check every page anew.")
@click.option("--strict", is_flag=True, default=None, help="Unused suppressions fail the run.")
@click.option(
    "--allow-unchecked",
    multiple=True,
    metavar="REASON",
    help="A reason for which a file may go unchecked, such as 'es'.",
)
@click.option("--stdin-name", metavar="NAME", help="What to call the text read from '-'.")
@click.option("--today", metavar="DATE", help="The day to go by, as 2026-01-31.")
def command(
    paths: tuple[str, ...],
    form: str,
    reports: tuple[str, ...],
    no_cache: bool,
    stdin_name: str | None,
    config: str | None,
    today: str | None,
    **given: object,
) -> int:
    """Check files and folders; '-' reads standard input.

    Exit status: 0 nothing at or above --fail-on, 1 something is, 2 wrong use, settings or rules,
    3 something could not be checked and nothing else failed.
    """
    chosen = rim.settings(config, **options(given))
    for name in reports:
        format_of(name)
    day = rim.today(today)
    book = decided.existing(chosen.decisions)
    at = task(chosen, day.isoformat(), book, cached=not no_cache)
    bound = decided.bound(scan(paths, chosen, at, stdin_name), book, day.isoformat())
    report = seen.dated(bound, day.isoformat())
    _put_out(report, _Outputs(form, reports), Options(rim.colour(), day, rim.told()))
    return _status(report, chosen)


def task(chosen: Settings, today: str, book: Book, *, cached: bool = True) -> Task:
    """Give what a run under the settings *chosen* and the decisions of *book* needs to know."""
    packs = rim.packs(chosen, cached=cached)
    regime = rim.regime(chosen, running.ready(packs))
    return Task(packs, today, regime, approvals(book.records.values()))


def options(given: dict[str, object]) -> dict[str, object]:
    """Give the options as settings: an option that was not used says nothing."""
    profile = given.pop("profile")
    if given.get("fail_on_new") and not given["fail_on"]:
        given["fail_on"] = "never"
    parts = tuple(part.strip() for part in str(profile).split(",")) if profile else None
    return {
        "profile": parts,
        **{key: value if value != () else None for key, value in given.items()},
    }


def scan(
    paths: Sequence[str], chosen: Settings, task: Task, stdin_name: str | None = None
) -> Report:
    """Give the report on *paths*, before any decision is put on it."""
    named = [path for path in paths if path != "-"]
    found = discovery.find(named, chosen.exclude, chosen.excluding_from)
    if stdin_name and "-" not in paths:
        raise SettingsError("--stdin-name goes with '-', which reads standard input")
    if not any((found.files, found.unchecked, found.excluded, "-" in paths)):
        raise SettingsError(f"no file to check in {', '.join(named)}: {_readable(found.ignored)}")
    for path in found.excluded:
        click.echo(f"overclaim: {path}: left out, as --exclude or the settings say", err=True)
    with progress(len(found.files)) as advance:
        results = running.check_files(found.files, task, chosen.jobs, advance.update)
    if "-" in paths:
        results.append(_stdin(stdin_name, task))
    for result in results:
        if result.state == own.STATE:
            click.echo(f"overclaim: {result.path}: left out, as overclaim wrote it", err=True)
    results.extend(PageResult(path=u.path, reason=u.reason) for u in found.unchecked)
    rules = running.ready(task.packs).ruleset
    return running.report(results, rules, __version__, found.ignored)


def _readable(ignored: dict[str, int]) -> str:
    met = ", ".join(f"{count} {ending}" for ending, count in sorted(ignored.items()))
    seen = f"met {met}" if met else "it is empty, or all in it is left out"
    return f"{seen}; readable are {' '.join(sorted(ENDINGS))}"


def progress(files: int, label: str = "checking") -> "click._termui_impl.ProgressBar[int]":
    """Give a progress bar on standard error, hidden where it is no terminal or soon over."""
    stream = sys.stderr
    hidden = files < 50 or not stream.isatty()
    return click.progressbar(length=files, label=label, file=stream, hidden=hidden)


def _stdin(name: str | None, task: Task) -> PageResult:
    if not name:
        raise SettingsError("'-' needs --stdin-name, such as --stdin-name page.md")
    if not can_read(name):
        raise SettingsError(f"--stdin-name {name}: no reader for that ending")
    if sys.stdin is None:
        raise SettingsError("'-' reads standard input, which is closed here; name a file instead")
    data = sys.stdin.buffer.read()
    return check_bytes(name, data, running.bench_for(task), task.today, task.regime)


def _put_out(report: Report, outputs: _Outputs, options: Options) -> None:
    for name in outputs.reports:
        _write(Path(name), report, options)
    _keep(partial(pieces, report, "json", options))
    for piece in pieces(report, outputs.form, options):
        rim.show(piece)
    for missed in report.unchecked if outputs.form != "text" else ():
        click.echo(f"overclaim: {missed.path}: not checked: {missed.reason}", err=True)


def _write(path: Path, report: Report, options: Options) -> None:
    form = format_of(path.name)
    if form == "json":
        files.write_pieces(path, partial(pieces, report, form, options))
        return
    with files.drafting(path):
        drafted = b"".join(pieces(report, form, options))
    files.write(path, drafted)


def _keep(as_json: files.Pieces) -> None:
    try:
        files.write_pieces(rim.last_run(), as_json)
    except SettingsError:
        click.echo("overclaim: no cache folder; `explain` will need --report", err=True)


def _status(report: Report, chosen: Settings) -> int:
    standing = [f for f in report.findings if not f.settled and _counts(f.rule, chosen)]
    if any(chosen.fails(f.severity) for f in standing):
        return FOUND
    if any(_is_new(f) and chosen.fails_if_new(f.severity) for f in standing):
        return FOUND
    if chosen.strict and any(f.rule == "suppression/unused" for f in report.findings):
        return FOUND
    if any(not _allowed(missed, chosen) for missed in report.unchecked):
        return UNCHECKED
    return 0


def _counts(rule: str, chosen: Settings) -> bool:
    return rule != "suppression/unused" or chosen.strict


def _is_new(finding: Finding) -> bool:
    """Tell whether nobody has ruled on it: new, changed, or adopted once and now copied.

    A note in a column of the reviewer's own is no ruling.
    """
    unruled = finding.decision is None and not finding.decided_here
    return unruled or bool(finding.previous) or _is_copied(finding)


def _is_copied(finding: Finding) -> bool:
    decision = finding.decision
    return decision is not None and decision.value == BASELINE and bool(finding.new_places)


def _allowed(missed: Unchecked, chosen: Settings) -> bool:
    return any(reason in missed.reason for reason in chosen.allow_unchecked)
