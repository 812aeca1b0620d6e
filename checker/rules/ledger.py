"""Folder of evidence files to the ledger: entries by id, and numeric limits in their order."""

import math
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from checker.errors import LedgerError
from checker.model.evidence import (
    Bound,
    Citation,
    Consistent,
    Entry,
    Limit,
    NumericLimit,
    Origin,
    Scopes,
    Side,
    Source,
    Strength,
    Verdict,
)
from checker.rules.files import toml
from checker.rules.schemas import problems

_SCHEMA = "ledger"
# What nobody has seen with own eyes is kept for whoever checks it, and shown to no user.
_UNVERIFIED = "unverified"


def load(folder: Path) -> dict[str, Entry]:
    """Give the entries of all TOML files in *folder* by id; a broken one raises `LedgerError`."""
    found: dict[str, Entry] = {}
    files = list(_files(folder))
    if not files:
        raise LedgerError(f"{folder}: no evidence: the folder holds no *.toml file")
    for path, data in files:
        for table in data.get("entry", []):
            if table["id"] in found:
                raise LedgerError(f"{path.name}: entry {table['id']}: id is taken already")
            if table.get("confidence") != _UNVERIFIED:
                found[table["id"]] = _entry(
                    table, data["topic"], Origin(data.get("origin", "documents"))
                )
    return found


def load_scopes(path: Path) -> Scopes:
    """Give the words of *path* that name joints, products and the like; none if it is not there."""
    if not path.exists():
        return Scopes({})
    axes = toml(path, "scopes")
    implied = frozenset(axes.pop("implied", ()))
    default = {axis: frozenset([value]) for axis, value in axes.pop("default", {}).items()}
    return Scopes(
        {
            axis: {value: tuple(words) for value, words in values.items()}
            for axis, values in axes.items()
        },
        implied,
        default,
    )


def load_limits(folder: Path, known: Mapping[str, Entry]) -> tuple[NumericLimit, ...]:
    """Give the numeric limits of all TOML files in *folder*, each resting on *known* entries."""
    found: dict[str, NumericLimit] = {}
    for path, data in _files(folder):
        for table in data.get("limit", []):
            if table["id"] in found:
                raise LedgerError(f"{path.name}: limit {table['id']}: id is taken already")
            found[table["id"]] = _limit(table)
            for bound in found[table["id"]].bounds:
                if bound.entry not in known:
                    raise LedgerError(
                        f"{path.name}: limit {table['id']}: bounds: no entry '{bound.entry}'"
                        f"{_nearest(bound.entry, known)}"
                    )
    return tuple(found.values())


def _files(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(folder.glob("*.toml")):
        try:
            data = tomllib.loads(path.read_text("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise LedgerError(f"{path.name}: not readable as TOML: {error}") from error
        except OSError as error:
            raise LedgerError(f"{path.name}: {error.strerror}") from error
        wrong = problems(data, _SCHEMA)
        if wrong:
            raise LedgerError("\n".join(f"{path.name}: {problem}" for problem in wrong))
        yield path, data


def _entry(table: dict[str, Any], topic: str, origin: Origin) -> Entry:
    cited = _citation(table) if "citation" in table else None
    return Entry(
        id=table["id"],
        topic=topic,
        statement=table["statement"],
        strength=Strength(table["strength"]),
        answers=tuple(table["answers"]),
        sources=tuple(
            Source(each["document"], each["section"], tuple(each.get("lines", ())))
            for each in table.get("sources", [])
        )
        or ((Source(cited.name, ""),) if cited else ()),
        contradicts=tuple(table.get("contradicts", ())),
        supports=tuple(table.get("supports", ())),
        about=tuple(table.get("about", ())),
        favours=table.get("favours", False),
        limits=tuple(Limit(**each) for each in table.get("limits", [])),
        conflict=table.get("conflict", ""),
        clause=table.get("clause", ""),
        origin=origin,
        citation=cited,
    )


def _citation(table: dict[str, Any]) -> Citation:
    return Citation(
        name=table["citation"],
        url=table.get("url", ""),
        read=_day(table, "read"),
        confidence=table.get("confidence", "seen"),
        author=table.get("author", ""),
        reviewed=_day(table, "reviewed"),
        expires=_day(table, "expires"),
        allows=tuple(table.get("allows", ())),
    )


def _day(table: dict[str, Any], key: str) -> str:
    return str(table.get(key, ""))


def _limit(table: dict[str, Any]) -> NumericLimit:
    return NumericLimit(
        id=table["id"],
        quantity=table["quantity"],
        labels=tuple(table["labels"]),
        bounds=tuple(Bound(**each) for each in table["bounds"]),
        beyond=Verdict(table["beyond"]),
        within=Verdict(table["within"]) if "within" in table else None,
        consistent=tuple(
            Consistent(
                each["most"],
                tuple(tuple(words) for words in each.get("needs", ())),
                tuple(each.get("beside", ())),
                tuple(each.get("rules", ())),
            )
            for each in table.get("consistent", ())
        ),
        side=Side(table.get("side", "none")),
        kinds=tuple(table.get("kinds", ())),
        unit=table.get("unit", ""),
        words=tuple(table.get("words", ())),
        wide=table.get("wide", False),
        cues=tuple(table.get("cues", ())),
        unless=tuple(table.get("unless", ())),
        before=tuple(table.get("before", ())),
        not_after=tuple(table.get("not_after", ())),
        behind=tuple(table.get("behind", ())),
        not_before=tuple(table.get("not_before", ())),
        floor=table.get("floor", 0.0),
        ceiling=table.get("ceiling", math.inf),
        claimed=table.get("claimed", ""),
        says=table.get("says", ""),
    )


def _nearest(name: str, known: Mapping[str, Entry]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"; did you mean '{close[0]}'?" if close else ""
