"""What `overclaim fix` prints: the changes, a patch, what was left and why, totals."""

import difflib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from checker.commands import rim
from checker.errors import SettingsError
from checker.fixing import Changed, FileFix, Left
from checker.model.reports import Finding, Report, Unchecked

_GUESS: Final = "it only read like a claim"
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_COLOURS: Final = {"+": "green", "-": "red", "@": "cyan"}


def patch(fixes: Sequence[FileFix]) -> None:
    """Print the changes as one patch, in the encoding of each file."""
    sys.stdout.flush()
    for each in fixes:
        plain = not sys.stdout.isatty() and not each.encoding.startswith("utf-16")
        encoding = each.encoding if plain else "utf-8"
        lines = _patch(each)
        shown = [_coloured(line) for line in lines] if rim.colour() else lines
        sys.stdout.buffer.write("".join(shown).encode(encoding, "replace"))
    sys.stdout.buffer.flush()


def tell(
    fixes: Sequence[FileFix],
    unchecked: Sequence[Unchecked],
    stale: frozenset[str],
    *,
    is_plan: bool,
) -> None:
    """Print what was changed, what was left and why, and totals; beside a patch to stderr."""
    lines = [] if is_plan else [line for each in fixes for line in _changes(each)]
    lines += [line for each in fixes for line in _to_look_at(each)]
    lines += _left(fixes)
    lines += [f"{path}: not applied: it has changed since the report" for path in sorted(stale)]
    lines += [f"{missed.path}: not checked: {missed.reason}" for missed in unchecked]
    click.echo("\n".join((*lines, _totals(fixes, is_plan=is_plan))), err=is_plan)


def changed_since(checked: Report, report: str) -> frozenset[str]:
    """Give the files of *checked* with claims that do not stand where *report* saw them."""
    try:
        data = json.loads(Path(report).read_text("utf-8"))
        then = {_spot(f["id"], p) for f in data["findings"] for p in f["places"]}
    except FileNotFoundError:
        raise SettingsError(f"{report}: no such report") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"{report}: not a JSON report of `overclaim check`") from error
    now = {
        (f.id, p.path, p.line or p.paragraph, p.column) for f in checked.findings for p in f.places
    }
    pages = {page.path for page in checked.pages}
    return frozenset(spot[1] for spot in now ^ then if spot[1] in pages)


def _spot(name: str, place: dict[str, object]) -> tuple[object, ...]:
    where = place["line"] if place["line"] is not None else place["paragraph"]
    return name, place["path"], where, place["column"]


def _changes(each: FileFix) -> Iterator[str]:
    for change in each.changed:
        yield f"{each.path}:{change.line}  {change.old} -> {change.new or _why_gone(change)}"


def _to_look_at(each: FileFix) -> Iterator[str]:
    for change in each.changed:
        if change.is_guess:
            names = ", ".join(dict.fromkeys(finding.id for finding in change.findings))
            yield f"{each.path}:{change.line}: look at it: no rule named this, {_GUESS} [{names}]"


def _why_gone(change: Changed) -> str:
    ways = (way for finding in change.findings for way in finding.suggestions)
    reason = next((way.reason for way in ways if way.reason), "")
    return f"(deleted: {reason})" if reason else "(deleted)"


def _left(fixes: Sequence[FileFix]) -> Iterator[str]:
    """Give a line for each finding left and the facts to use, one for all places with a reason."""
    places: dict[tuple[str, str], list[str]] = {}
    found: dict[tuple[str, str], tuple[Finding, Left]] = {}
    for each in fixes:
        for left in each.left:
            for finding in left.findings:
                key = (finding.id, left.reason)
                places.setdefault(key, []).append(f"{each.path}:{left.line}")
                found.setdefault(key, (finding, left))
    told: set[tuple[str, ...]] = set()
    for key, (finding, left) in found.items():
        first, *others = places[key]
        more = f" (and in {_count(len(others), 'place')} more)" if others else ""
        yield f'{first}: not applied: {left.reason} [{finding.id} "{finding.phrase}"]{more}'
        if left.facts not in told:
            told.add(left.facts)
            yield from (f"  fact: {fact}" for fact in left.facts)


def _totals(fixes: Sequence[FileFix], *, is_plan: bool) -> str:
    changes = [change for each in fixes for change in each.changed]
    files = sum(1 for each in fixes if each.changed)
    gone = sum(1 for change in changes if not change.new)
    left = sum(len(each.left) for each in fixes)
    would = "would be " if is_plan else ""
    return (
        f"{_count(len(changes) - gone, 'sentence')} {would}reworded and {gone} {would}deleted "
        f"in {_count(files, 'file')}, {left} left as they are"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _patch(each: FileFix) -> list[str]:
    before, after = (_LINE.findall(text) for text in each.shown)
    names = (f"a/{each.path}", f"b/{each.path}")
    lines = difflib.unified_diff(before, after, *names)
    return [
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    ]


def _coloured(line: str) -> str:
    return click.style(line, fg=_COLOURS.get(line[0])) if line[0] in _COLOURS else line
