"""When the checks of this folder last met each decided finding, kept in the user's cache folder."""

import json
from collections.abc import Mapping
from dataclasses import replace

from checker.commands import files, rim
from checker.errors import SettingsError
from checker.model.reports import Report, Resolved


def dated(report: Report, today: str) -> Report:
    """Give *report* with the days on which its resolved findings were last met, first missed.

    What this check saw is kept for the next one; without a cache folder nothing is.
    """
    decided = {f.id for f in report.findings if f.decision is not None and not f.previous}
    if not decided and not report.resolved:
        return report
    before = _read()
    now = dict(before) | {key: (max(today, before.get(key, ("",))[0]), "") for key in decided}
    for item in report.resolved:
        now[item.id] = _days(item, before, today)
    if now != before:
        _write(now)
    resolved = tuple(
        replace(item, last_seen=now[item.id][0], first_missed=now[item.id][1])
        for item in report.resolved
    )
    return replace(report, resolved=resolved)


def _days(item: Resolved, before: Mapping[str, tuple[str, str]], today: str) -> tuple[str, str]:
    last, missed = before.get(item.id, ("", ""))
    first = min(filter(None, (missed, item.first_missed, today)))
    return max(last, item.last_seen), first


def _read() -> dict[str, tuple[str, str]]:
    try:
        data = json.loads(rim.last_seen().read_text("utf-8"))
        return {str(key): (str(last), str(missed)) for key, (last, missed) in data.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _write(days: Mapping[str, tuple[str, str]]) -> None:
    text = json.dumps(dict(sorted(days.items())), indent=0)
    try:
        files.write(rim.last_seen(), text.encode("utf-8"))
    except SettingsError:
        # The dates are then those of the decisions file; `check` tells of the missing folder.
        return
