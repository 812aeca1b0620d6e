"""What a user's packs change about the packs that come with the program, for an auditor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from checker.rules.files import Table

_MOST_NAMED: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What packs hold, by name, as their files say it; *severity* and *off* override rules."""

    rules: Mapping[str, Table]
    lists: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, Table]
    entries: Mapping[str, object]
    wording: Mapping[str, object]
    severity: Mapping[str, str]
    off: frozenset[str]


def differences(standard: Contents, used: Contents) -> tuple[str, ...]:
    """Give a line for each way in which the packs *used* differ from the *standard* ones."""
    return (
        *_rules(standard, used),
        *_named("cue", standard.cues, used.cues),
        *_lists(standard.lists, used.lists),
        *_named("evidence", standard.entries, used.entries),
        *_named("wording", standard.wording, used.wording),
    )


def _rules(standard: Contents, used: Contents) -> Iterator[str]:
    off = used.off - standard.off
    yield from _named("rule", standard.rules, used.rules)
    for name in sorted(used.rules.keys() & standard.rules.keys()):
        before, now = _severity(name, standard), _severity(name, used)
        if before != now:
            yield f"rule {name}: severity {now} instead of {before}"
    yield from (f"rule {name}: switched off" for name in sorted(off))


def _severity(name: str, contents: Contents) -> str:
    return contents.severity.get(name, str(contents.rules[name]["severity"]))


def _named(kind: str, before: Mapping[str, object], now: Mapping[str, object]) -> Iterator[str]:
    for name in sorted(now):
        if name not in before:
            yield f"{kind} {name}: added"
        elif now[name] != before[name]:
            yield f"{kind} {name}: replaced"


def _lists(
    before: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    for name, phrases in sorted(now.items()):
        added = [phrase for phrase in phrases if phrase not in before.get(name, ())]
        if added:
            more = len(added) - _MOST_NAMED
            named = ", ".join(added[:_MOST_NAMED])
            yield f"list {{{name}}}: {named}{f' and {more} more' if more > 0 else ''} added"
