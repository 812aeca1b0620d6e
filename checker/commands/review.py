"""`overclaim review`: decisions taken back, where they stand, and an old site adopted."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from checker import rechecking, running
from checker.commands import check, decided, files, last, rim
from checker.commands.review_status import status
from checker.engine import check_document
from checker.errors import UnreadableError, WorkbookError
from checker.model.decisions import Record
from checker.model.reports import BASELINE
from checker.model.workbook import DecisionValue
from checker.reading import read as read_document
from checker.review import baseline, importing, workbook
from checker.review.importing import Taken, Terms
from checker.rules.compiled import Packs

FAILED: Final = 1
_CONFIG: Final = "Settings file; else the nearest overclaim.toml."
_DECISIONS: Final = "Decisions file; else the nearest overclaim-decisions.jsonl."


@click.group("review")
def command() -> None:
    """Take decisions back, show where they stand, adopt an old site."""


command.add_command(status)


@command.command("import")
@click.argument("file", metavar="FILE.xlsx")
@click.option("--partial", is_flag=True, help="Take the rows that are sound; name the others.")
@click.option("--prefer", type=click.Choice(["newest"]), help="Who wins where two disagree.")
@click.option("--accept-flagged", is_flag=True, help="Exit 0 though decided wording is flagged.")
@click.option("--reviewer", default="", metavar="NAME", help="Who decided, where no row says so.")
@click.option("--dry-run", is_flag=True, help="Tell what would change; write nothing.")
@click.option("--decisions", metavar="FILE", help=_DECISIONS)
@click.option("--config", metavar="FILE", help=_CONFIG)
@click.option("--today", metavar="DATE", help="The day to go by, as 2026-01-31.")
def imported(
    file: str,
    partial: bool,
    prefer: str | None,
    accept_flagged: bool,
    reviewer: str,
    dry_run: bool,
    decisions: str | None,
    config: str | None,
    today: str | None,
) -> int:
    """Take over the decisions of a workbook that came back, all of them or none.

    Exit status: 0 taken over; 1 rows rejected, reviewers against each other, or wording that is
    flagged itself; 2 no workbook, or a decisions file that cannot be used.
    """
    chosen = rim.settings(config, decisions=decisions)
    form = workbook.read(_bytes(Path(file)), file)
    terms = Terms(
        today=rim.today(today).isoformat(),
        reviewer=reviewer,
        newest=prefer == "newest",
        elsewhere=last.records() if form.state is None else {},
    )
    with files.locked(decided.place(chosen.decisions)):
        book = decided.load(chosen.decisions)
        taken = importing.take(form, book.records, terms, _recheck(rim.packs(chosen)))
        failed = bool(taken.rejected or taken.conflicts)
        written = not dry_run and (partial or not failed)
        if written:
            decided.save(replace(book, records=dict(taken.records)))
    _tell(taken, written=written, dry_run=dry_run)
    return FAILED if failed or (taken.flagged and not accept_flagged) else 0


@command.command("baseline")
@click.argument("paths", nargs=-1, required=True)
@click.option("--exclude", multiple=True, metavar="GLOB", help="Files to leave out.")
@click.option("--jobs", type=click.IntRange(0), help="Processes; 0 is one a core.")
@click.option("--profile", metavar="NAME[,NAME]", help="Jurisdictions to go by.")
@click.option("--decisions", metavar="FILE", help=_DECISIONS)
@click.option("--config", metavar="FILE", help=_CONFIG)
@click.option("--today", metavar="DATE", help="The day to go by, as 2026-01-31.")
def adopted(
    paths: tuple[str, ...],
    config: str | None,
    today: str | None,
    **given: object,
) -> int:
    """Accept for now all that is found in PATHS, so that only what comes later fails.

    Decisions that were made stay as they are; the workbook shows all findings as before.
    """
    chosen = rim.settings(config, **check.options(given))
    day = rim.today(today).isoformat()
    at = check.task(chosen, day, decided.load(chosen.decisions))
    report = check.scan(paths, chosen, at)
    with files.locked(decided.place(chosen.decisions)):
        book = decided.load(chosen.decisions)
        known = decided.known_pages(report, book)
        records = baseline.adopt(report, book.records, day, known)
        added = records.keys() - book.records.keys()
        decided.save(replace(book, records=records))
    total = sum(_is_adopted(record) for record in records.values())
    noun = "finding" if len(added) == 1 else "findings"
    click.echo(f"{len(added)} {noun} added to the baseline, {total} in it: {book.path}")
    for missed in report.unchecked:
        click.echo(f"overclaim: {missed.path}: not checked: {missed.reason}", err=True)
    return check.UNCHECKED if report.unchecked else 0


def _is_adopted(record: Record) -> bool:
    return record.decision is not None and record.decision.value == BASELINE


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WorkbookError(f"{path}: cannot be read: {error.strerror}") from error


def _tell(taken: Taken, *, written: bool, dry_run: bool) -> None:
    for line in (*taken.rejected, *taken.conflicts):
        click.echo(line, err=True)
    click.echo(_read_line(taken))
    for line in _told(taken):
        click.echo(line)
    click.echo(f"{len(taken.changed) if written or dry_run else 0} changed")
    if dry_run:
        click.echo("nothing was written: a dry run")
    elif not written:
        click.echo(
            "nothing was written: mend these rows and import again, "
            "or take the others over with --partial",
            err=True,
        )


def _read_line(taken: Taken) -> str:
    count = Counter(ruled.value for ruled in taken.read)
    kinds = ", ".join(f"{count[value]} {value}" for value in DecisionValue if count[value])
    pages = f", {taken.on_pages} for a single page" if taken.on_pages else ""
    noun = "decision" if len(taken.read) == 1 else "decisions"
    rejected = len(taken.rejected) + len(taken.conflicts)
    return (
        f"{len(taken.read)} {noun} read{': ' if kinds else ''}{kinds}{pages}; {rejected} rejected"
    )


def _told(taken: Taken) -> Iterator[str]:
    for key, labels in taken.flagged:
        yield f"{key}: still flagged: {', '.join(labels)}"
    if taken.missing:
        noun = "finding" if taken.missing == 1 else "findings"
        yield f"{taken.missing} {noun} not in the workbook: unchanged"
    yield from taken.notes


def _recheck(packs: Packs) -> Callable[[Record, str], tuple[str, ...]]:
    """Give what tells the labels a wording falls under in the place of a finding."""

    def labels(record: Record, wording: str) -> tuple[str, ...]:
        at = running.ready(packs)
        for page in record.pages:
            try:
                document = read_document(page.path, Path(page.path).read_bytes())
            except (OSError, UnreadableError):
                continue
            found = check_document(document, at, "").findings
            standing = next((f for f in found if f.id == record.id), None)
            if standing is not None:
                return rechecking.flagged_in_place(document, standing, wording, at)
        return rechecking.flagged_alone(wording, record.form, at)

    return labels
