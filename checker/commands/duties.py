"""`overclaim duties`: what a page must say, and whether, where and how near it says it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import click

from checker import reading, running
from checker.commands import rim
from checker.engine import page_of
from checker.errors import SettingsError, UnreadableError
from checker.judging import duties, notices
from checker.judging.duties import Standing, State
from checker.judging.judge import Bench
from checker.model.profiles import Notice
from checker.model.regimes import Regime
from checker.notice_findings import compared
from checker.page_findings import told, words_apart
from checker.reading import discovery
from checker.regime import law_of, taken_in, template_of
from checker.whole_page import Page, as_whole, line_of, place_of, where

FAILED: Final = 1
UNCHECKED: Final = 3


class _Notice(NamedTuple):
    """How one page stands to a notice that a statute orders: *state* is met, or what is wrong."""

    id: str
    title: str
    state: str
    told: str


@dataclass(frozen=True, slots=True)
class _Table:
    """How one page stands to everything asked of it."""

    path: str
    page: Page
    standing: tuple[Standing, ...]
    notices: tuple[_Notice, ...]

    @property
    def fails(self) -> bool:
        """Tell whether something is left to say."""
        left = any(notice.state != State.MET for notice in self.notices)
        return left or bool(duties.failed(self.standing))


@click.command("duties")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--profile", metavar="NAME[,NAME]", help="Jurisdictions to go by.")
@click.option("--config", metavar="FILE", help="Settings file; else the nearest overclaim.toml.")
def command(paths: tuple[str, ...], form: str, profile: str | None, config: str | None) -> int:
    """Show what each page must say: met by which words, in which line, how far from the claim.

    Notices that a statute orders word by word stand below the statements.

    Exit status: 0 nothing is left to say, 1 something is, 3 a file could not be read.
    """
    names = tuple(part.strip() for part in profile.split(",")) if profile else None
    chosen = rim.settings(config, profile=names)
    at = running.ready(rim.packs(chosen))
    regime = rim.regime(chosen, at)
    found = discovery.find(list(paths), chosen.exclude, chosen.excluding_from)
    if not found.files and not found.unchecked:
        raise SettingsError(f"no file to read in {', '.join(paths)}")
    tables, missed = [], [f"{each.path}: {each.reason}" for each in found.unchecked]
    for path in found.files:
        try:
            tables.append(_table(path, at, regime))
        except UnreadableError as error:
            missed.append(f"{path}: {error}")
        except OSError as error:
            missed.append(f"{path}: unreadable: {error.strerror}")
    click.echo(_as_json(tables) if form == "json" else "\n".join(_as_text(tables)))
    for each in missed:
        click.echo(f"overclaim: {each}", err=True)
    if any(table.fails for table in tables):
        return FAILED
    return UNCHECKED if missed else 0


def _table(path: str, at: Bench, regime: Regime) -> _Table:
    data = Path(path).read_bytes()
    document = reading.read(path, data)
    law = law_of(document, regime, at)
    taken = tuple(taken_in(document, data, regime))
    page = as_whole(page_of(document, law, at), taken, template_of(document, regime), at)
    return _Table(path, page, duties.standings(page.heard, law.duties), tuple(_notices(page)))


def _notices(page: Page) -> Iterator[_Notice]:
    """Yield the notices that the page carries as it must, and those with something wrong."""
    asked = page.law.notices
    wrong = tuple(notices.faults(page.heard, page.found, asked))
    for each in notices.carried(page.found, wrong, asked):
        start = place_of(page.document, page.heard.units[each.first].unit, 0, 1)
        told = f"present word for word in {line_of(start)}"
        yield _Notice(each.notice.id, _titled(each.notice), State.MET, told)
    for fault in wrong:
        notice = fault.notice
        yield _Notice(notice.id, _titled(notice), fault.fault, compared(fault))


def _titled(notice: Notice) -> str:
    return f"the notice that {notice.state} law orders"


def _as_text(tables: list[_Table]) -> Iterator[str]:
    for table in tables:
        left = {each.duty.id for each in duties.failed(table.standing)}
        yield f"{table.path} ({', '.join(table.page.law.names)})"
        for stand in table.standing:
            state, because = _state(stand, left)
            shown = f"{told(stand, table.page)}{because}"
            yield f"  {state:<10} {stand.duty.id:<24} {stand.duty.title}: {shown}"
        for each in table.notices:
            yield f"  {each.state:<10} {each.id:<24} {each.title}: {each.told}"
        if not (table.standing or table.notices):
            yield "  nothing on this page calls for a statement"
        elif not table.fails:
            yield "  this page now says everything it must"


def _state(standing: Standing, left: set[str]) -> tuple[str, str]:
    """Name how the page stands, and why that makes no finding where it makes none."""
    duty = standing.duty
    if standing.state is State.MET or duty.id in left:
        return str(standing.state), ""
    if duty.advice:
        return "advice", ""
    covering = [each for each in duty.covered_by if each in left]
    if covering:
        return str(standing.state), f" (part of {covering[0]}, which fails as well)"
    return "advice", " (the page only hedges)"


def _as_json(tables: list[_Table]) -> str:
    pages = [
        {
            "path": table.path,
            "profiles": list(table.page.law.names),
            "duties": [_row(each, table.page) for each in table.standing],
            "notices": [notice._asdict() for notice in table.notices],
        }
        for table in tables
    ]
    return json.dumps({"version": 1, "pages": pages}, indent=2, ensure_ascii=False)


def _row(standing: Standing, page: Page) -> dict[str, object]:
    words = standing.words
    return {
        "duty": standing.duty.id,
        "title": standing.duty.title,
        "state": str(standing.state),
        "advice": standing.duty.advice,
        "claim": where(standing.calls[0], page),
        "words": where(words, page) if words else None,
        "sentences": standing.sentences if words else None,
        "words_apart": words_apart(standing, page) if words else None,
        "told": told(standing, page),
    }
