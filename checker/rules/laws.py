"""The profile files: jurisdictions with their citations, duties, notices and floors."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from checker.errors import RulesError, nearest
from checker.model.grounds import Citation, Severity
from checker.model.profiles import Duty, Floor, Notice, Profile, Reach, Statutes
from checker.rules.files import Table, shown, tomls

FOLDER: Final = "profiles"
_TEXTS: Final = ("id", "title", "why", "lack", "offer", "provisional")
_NAMES: Final = ("when", "and_when", "not_when", "met", "weak", "near", "covered_by", "basis")


def load(bases: Iterable[Path]) -> dict[str, Profile]:
    """Give every profile below *bases*; a later file of one name adds to and replaces in it."""
    found: dict[str, Profile] = {}
    for base in bases:
        for path, data in tomls(base / FOLDER, "profile"):
            name = data["name"]
            if name != path.stem:
                raise RulesError(f"{shown(path)}: name: '{name}' is not the name of the file")
            made = _profile(data)
            found[name] = _joined(found[name], made) if name in found else made
    return found


def check_names(names: Iterable[str], known: Mapping[str, Profile]) -> None:
    """Raise `RulesError` for a name that is no profile."""
    for name in names:
        if name not in known:
            raise RulesError(f"no profile is named '{name}'{nearest(name, known)}")


def checked(statutes: Statutes) -> Statutes:
    """Give *statutes*; raise `RulesError` where something refers to what does not exist."""
    topics = {topic.id for topic in statutes.topics}
    cited = {c.id for profile in statutes.profiles.values() for c in profile.citations}
    for profile in statutes.profiles.values():
        where = f"profiles/{profile.name}.toml"
        check_names(profile.builds_on, statutes.profiles)
        _check(f"{where}: grounds: no citation", profile.grounds, cited)
        for duty in profile.duties:
            named = (*duty.when, *duty.and_when, *duty.not_when, *duty.met, *duty.weak, *duty.near)
            _check(f"{where}: duty {duty.id}: no topic", named, topics)
            _check(f"{where}: duty {duty.id}: basis: no citation", duty.basis, cited)
        for notice in profile.notices:
            _check(f"{where}: notice {notice.id}: no topic", notice.when, topics)
            _check(f"{where}: notice {notice.id}: basis: no citation", notice.basis, cited)
        for floor in profile.floors:
            _check(f"{where}: floor {floor.label}: basis: no citation", floor.basis, cited)
    for opposed in statutes.oppositions:
        sides = (*opposed.one, *opposed.other)
        _check(f"{opposed.source}: opposition {opposed.id}: no topic", sides, topics)
    return statutes


def _check(what: str, names: Iterable[str], known: set[str]) -> None:
    for name in names:
        if name not in known:
            raise RulesError(f"{what} '{name}'{nearest(name, known)}")


def _joined(old: Profile, new: Profile) -> Profile:
    """Give *old* with what *new* says; of one id the new one holds, in the old one's place."""
    return replace(
        new,
        builds_on=new.builds_on or old.builds_on,
        citations=tuple(({c.id: c for c in (*old.citations, *new.citations)}).values()),
        duties=tuple(({d.id: d for d in (*old.duties, *new.duties)}).values()),
        notices=tuple(({n.id: n for n in (*old.notices, *new.notices)}).values()),
        floors=tuple(({f.label: f for f in (*old.floors, *new.floors)}).values()),
        grounds=new.grounds or old.grounds,
        rewrites=old.rewrites and new.rewrites,
    )


def _profile(data: Table) -> Profile:
    name = data["name"]
    return Profile(
        name=name,
        title=data["title"],
        builds_on=tuple(data.get("builds_on", ())),
        citations=tuple(Citation(**table) for table in data.get("citation", [])),
        duties=tuple(_duty(table, name) for table in data.get("duty", [])),
        notices=tuple(_notice(table, name) for table in data.get("notice", [])),
        floors=tuple(_floor(table, name) for table in data.get("floor", [])),
        grounds=tuple(data.get("grounds", ())),
        rewrites=data.get("rewrites", True),
    )


def _duty(table: Table, profile: str) -> Duty:
    given: dict[str, Any] = {key: table[key] for key in _TEXTS if key in table}
    given |= {key: tuple(table[key]) for key in _NAMES if key in table}
    given |= {
        key: table[key]
        for key in ("at_least", "within", "claims_only", "advice", "forbids")
        if key in table
    }
    return Duty(
        **given,
        severity=Severity(table["severity"]),
        reach=Reach(table.get("reach", "page")),
        profile=profile,
    )


def _notice(table: Table, profile: str) -> Notice:
    return Notice(
        id=table["id"],
        state=table["state"],
        text=" ".join(table["text"].split()),
        severity=Severity(table["severity"]),
        where=table["where"],
        when=tuple(table.get("when", ())),
        also=tuple(" ".join(text.split()) for text in table.get("also", ())),
        size=table.get("size", ""),
        basis=tuple(table["basis"]),
        provisional=table.get("provisional", ""),
        profile=profile,
    )


def _floor(table: Table, profile: str) -> Floor:
    return Floor(
        label=table["label"],
        severity=Severity(table["severity"]),
        basis=tuple(table["basis"]),
        profile=profile,
    )
