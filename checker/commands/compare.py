"""`overclaim compare`: what became of every finding between two JSON reports."""

import sys
from pathlib import Path
from typing import Final

import click

from checker.commands import files, rim
from checker.errors import PastReportError, SettingsError
from checker.model.changes import Change, Comparison, PastReport
from checker.model.rules import Severity
from checker.review import comparison, past
from checker.settings import LEVELS

FOUND: Final = 1
_ENDINGS: Final = (".xlsx", ".json")


@click.command("compare")
@click.argument("old", metavar="OLD.json")
@click.argument("new", metavar="NEW.json")
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    help="What to print.",
    type=click.Choice(["text", "json"]),
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FILE",
    help="Write the comparison; its ending picks the kind: .xlsx .json.",
)
@click.option(
    "--fail-on-new",
    type=click.Choice(LEVELS),
    default="never",
    show_default=True,
    help="Lowest severity of a new finding that fails the comparison.",
)
@click.option("--today", metavar="DATE", help="The day a workbook bears, as 2026-01-31.")
def command(
    old: str,
    new: str,
    form: str,
    reports: tuple[str, ...],
    fail_on_new: str,
    today: str | None,
) -> int:
    """Tell what is new, gone, same, moved or changed from OLD.json to NEW.json.

    Both are files of `overclaim check --report NAME.json`. A claim is the same while its words
    are, wherever they stand on their page; it has moved when it stands on other pages only, and
    has changed when its sentence is near the old one on the same page.

    Exit status: 0, whatever has changed; 1 a new finding is at or above --fail-on-new; 2 a file
    is no report, or wrong use.
    """
    for name in reports:
        if Path(name).suffix.lower() not in _ENDINGS:
            raise SettingsError(f"{name}: the ending must be one of {', '.join(_ENDINGS)}")
    found = comparison.compare(_read(old), _read(new))
    for name in reports:
        with files.drafting(Path(name)):
            rendered = _rendered(found, Path(name).suffix.lower(), today)
        files.write(Path(name), rendered)
    shown = ".json" if form == "json" else ".txt"
    sys.stdout.buffer.write(_rendered(found, shown, today))
    return FOUND if fails(found, fail_on_new) else 0


def fails(found: Comparison, level: str) -> bool:
    """Say whether a new finding is at or above *level*."""
    return level != "never" and any(
        one.change is Change.NEW and one.finding.severity.rank >= Severity(level).rank
        for one in found.differences
    )


def _read(name: str) -> PastReport:
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        why = (error.strerror or "cannot be read").lower()
        raise PastReportError(f"{name}: {why}; give a JSON report") from error
    return past.read(name, data)


def _rendered(found: Comparison, ending: str, today: str | None) -> bytes:
    from checker.reporters import changes

    if ending == ".xlsx":
        from checker.reporters.excel_changes import workbook

        return workbook(found, rim.today(today))
    text = changes.as_json(found) if ending == ".json" else changes.as_text(found)
    return text.encode("utf-8", errors="replace")
