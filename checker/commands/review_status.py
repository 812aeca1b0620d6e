"""`overclaim review status`: where decisions stand, for a reviewer, a rule owner, an auditor."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Final

import click

from checker.commands import check, decided, rim
from checker.commands.decided import Book
from checker.errors import SettingsError
from checker.model.decisions import Record
from checker.model.reports import Decision, Report
from checker.review import auditing
from checker.review.auditing import Figures, InForce
from checker.settings import Settings

_STATES: Final = ("new", "changed", "re-rated", "moved", "open", "decided")
_WAITING: Final = frozenset({"accept", "edit"})


@click.command("status")
@click.argument("paths", nargs=-1)
@click.option("--as-tests", is_flag=True, help="Print 'not a claim' rulings as tests of a pack.")
@click.option("--page", metavar="PAGE", help="What was decided on this page.")
@click.option("--on", "on_day", metavar="DATE", help="With --page: as it stood on this day.")
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]))
@click.option("--decisions", metavar="FILE", help="Decisions; else the nearest decisions file.")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
@click.option("--today", metavar="DATE", help="The day to go by, as 2026-01-31.")
def status(
    paths: tuple[str, ...],
    as_tests: bool,
    page: str | None,
    on_day: str | None,
    form: str,
    decisions: str | None,
    config: str | None,
    today: str | None,
) -> int:
    """Tell where decisions stand; with PATHS, how they fit the copy as it is now."""
    chosen = rim.settings(config, decisions=decisions)
    book = decided.existing(chosen.decisions)
    day = rim.today(today).isoformat()
    if on_day and not page:
        raise SettingsError("--on DATE tells of one page: name it with --page")
    if as_tests:
        click.echo(auditing.as_tests(book.records.values()), nl=False)
    elif page:
        _show_page(book, page, rim.today(on_day).isoformat() if on_day else day, form)
    else:
        found = auditing.figures(book.records.values(), day)
        report = _report(paths, chosen, book, day)
        click.echo(_json(book, found, report) if form == "json" else _text(book, found, report))
    return 0


def _report(paths: Sequence[str], chosen: Settings, book: Book, day: str) -> Report | None:
    if not paths:
        return None
    return decided.bound(check.scan(paths, chosen, check.task(chosen, day, book)), book, day)


def _text(book: Book, found: Figures, report: Report | None) -> str:
    return "\n".join((*_counts(book, found), *_lists(found), *_copy(report)))


def _counts(book: Book, found: Figures) -> Iterator[str]:
    total = sum(found.counts.values())
    kinds = ", ".join(f"{count} {value}" for value, count in found.counts.items() if count)
    yield f"{book.path}: {total} decided{f': {kinds}' if kinds else ''}"
    if found.on_pages:
        yield f"for a single page: {found.on_pages}"
    if found.baseline:
        yield f"in the baseline: {found.baseline}"


def _lists(found: Figures) -> Iterator[str]:
    for name, records in (
        ("lapsed", found.lapsed),
        ("lapses within 30 days", found.ending),
        ("decided wording that is flagged itself", found.flagged),
        ("to discuss", found.discussed),
    ):
        if records:
            yield f"{name}: {len(records)}"
            yield from (f"  {_line(record)}" for record in records)
    if found.shares:
        yield "not a claim, by rule:"
        for share in found.shares:
            percent = round(100 * share.wrong / share.decided)
            yield f"  {share.rule}: {share.wrong} of {share.decided} decided ({percent} %)"


def _line(record: Record) -> str:
    held = record.decision
    said = f"{_ruling(held)}; " if held else ""
    page = record.pages[0].path if record.pages else ""
    return f'{record.id} {record.label} "{record.phrase}", {said}{page}'


def _ruling(held: Decision) -> str:
    by = f" by {held.reviewer}" if held.reviewer else ""
    until = f", until {held.until}" if held.until else ""
    flagged = f", still flagged: {', '.join(held.still_flagged)}" if held.still_flagged else ""
    return f"{held.value}{by} {held.date}".rstrip() + until + flagged


def _copy(report: Report | None) -> Iterator[str]:
    if report is None:
        return
    states = Counter(finding.status for finding in report.findings)
    told = ", ".join(f"{states[state]} {state}" for state in _STATES if states[state])
    yield f"in the copy now: {told or 'no findings'}; {len(report.resolved)} resolved"
    waiting = _waiting(report)
    if waiting:
        yield f"decided wording that is not in the copy yet: {len(waiting)}"
        yield "  `overclaim fix --decided` puts it in"
    for missed in report.unchecked:
        yield f"not checked: {missed.path}: {missed.reason}"


def _waiting(report: Report) -> list[str]:
    return [
        finding.id
        for finding in report.findings
        if finding.decision and not finding.previous and finding.decision.value in _WAITING
    ]


def _json(book: Book, found: Figures, report: Report | None) -> str:
    members: dict[str, object] = {
        "version": 1,
        "file": book.path.as_posix(),
        "counts": dict(found.counts),
        "on_pages": found.on_pages,
        "baseline": found.baseline,
        "lapsed": [record.id for record in found.lapsed],
        "lapsing": [record.id for record in found.ending],
        "still_flagged": [record.id for record in found.flagged],
        "discuss": [record.id for record in found.discussed],
        "not_a_claim": [share._asdict() for share in found.shares],
    }
    if report is not None:
        states = Counter(finding.status for finding in report.findings)
        members["copy"] = {
            "findings": {state: states[state] for state in _STATES},
            "resolved": [resolved.id for resolved in report.resolved],
            "waiting": _waiting(report),
            "unchecked": [asdict(missed) for missed in report.unchecked],
        }
    return json.dumps(members, ensure_ascii=False, indent=2)


def _show_page(book: Book, page: str, day: str, form: str) -> None:
    named = auditing.pages_like(book.records.values(), page)
    if len(named) > 1:
        raise SettingsError(f"--page {page}: name one of {', '.join(named)}")
    exact = named if named and (named[0] == page or named[0].endswith(f"/{page}")) else ()
    found = auditing.in_force(book.records.values(), exact[0], day) if exact else ()
    if form == "json":
        told = [_as_json(item) for item in found]
        members = {"version": 1, "page": exact[0] if exact else page, "on": day, "findings": told}
        click.echo(json.dumps(members, ensure_ascii=False, indent=2))
        return
    hint = f"; did you mean {named[0]}?" if named and not exact else ""
    noun = "finding" if len(found) == 1 else "findings"
    click.echo(f"{exact[0] if exact else page} on {day}: {len(found)} {noun} on record{hint}")
    for item in found:
        click.echo("\n".join(_page_lines(item)))
    click.echo("Findings that nobody has ruled on are not on record here, but in the reports.")


def _page_lines(item: InForce) -> Iterator[str]:
    record, held = item.record, item.decision
    yield f'{record.id} {record.severity} {record.label} "{record.phrase}"'
    yield f"  sentence: {record.sentence}"
    yield f"  decision: {_ruling(held) if held else 'none by that day'}"
    if held is not None:
        for name, text in (("wording", held.wording), ("reason", held.reason)):
            if text:
                yield f"  {name + ':':<9} {text}"
        yield f"  rules:    {held.rules or 'not recorded'}; rule {record.rule}"
    if item.here is not None:
        yield f"  here:     {item.here.value} {item.here.date}: {item.here.reason}"
    for past in item.earlier:
        yield f"  before:   {_ruling(past)}{f': {past.reason}' if past.reason else ''}"
    if item.gone:
        yield f"  gone:     first missed on {record.first_missed}"


def _as_json(item: InForce) -> dict[str, object]:
    record = item.record
    return {
        "id": record.id,
        "label": record.label,
        "severity": record.severity,
        "rule": record.rule,
        "phrase": record.phrase,
        "sentence": record.sentence,
        "decision": asdict(item.decision) if item.decision else None,
        "here": asdict(item.here) if item.here else None,
        "earlier": [asdict(past) for past in item.earlier],
        "gone": item.gone,
    }
