"""The topic files of a pack: what a unit can say, and what a page cannot say twice over."""

from collections.abc import Iterable, Iterator

from checker.errors import RulesError
from checker.model.documents import UnitKind
from checker.model.grounds import Severity
from checker.model.profiles import Opposition, Topic
from checker.rules.files import Table
from checker.rules.notation import Language
from checker.rules.patterns import patterns

Files = Iterable[tuple[str, Table]]


def topics(files: Files, language: Language) -> tuple[Topic, ...]:
    """Give the topics of *files*; one of a later file replaces one of the same id."""
    found: dict[str, Topic] = {}
    for where, data in files:
        for table in data.get("topic", []):
            found[table["id"]] = _topic(table, where, language)
    return tuple(found.values())


def oppositions(files: Files) -> tuple[Opposition, ...]:
    """Give the oppositions of *files*; one of a later file replaces one of the same id."""
    found: dict[str, Opposition] = {}
    for where, data in files:
        for table in data.get("opposition", []):
            found[table["id"]] = _opposition(table, where)
    return tuple(found.values())


def _topic(table: Table, where: str, language: Language) -> Topic:
    at = f"{where}: topic {table['id']}"
    if not any(key in table for key in ("patterns", "claims", "hedged", "denied")):
        raise RulesError(f"{at}: nothing says it; give patterns, claims, hedged or denied")
    return Topic(
        id=table["id"],
        title=table["title"],
        patterns=patterns(table.get("patterns", []), f"{at}: patterns", language),
        also=patterns(table.get("also", []), f"{at}: also", language),
        unless=patterns(table.get("unless", []), f"{at}: unless", language),
        claims=frozenset(table.get("claims", [])),
        hedged=frozenset(table.get("hedged", [])),
        denied=frozenset(table.get("denied", [])),
        forms=frozenset(UnitKind(form) for form in table.get("forms", [])),
        says=tuple(table["says"]),
        silent=tuple(table["silent"]),
        source=where,
    )


def _opposition(table: Table, where: str) -> Opposition:
    return Opposition(
        id=table["id"],
        title=table["title"],
        why=table["why"],
        severity=Severity(table["severity"]),
        one=tuple(table["one"]),
        other=tuple(table["other"]),
        apart=tuple(table.get("apart", ("product", "joint"))),
        opposed=tuple(_pairs(table["opposed"])),
        agreed=tuple(_pairs(table["agreed"])),
        source=where,
    )


def _pairs(listed: list[list[str]]) -> Iterator[tuple[str, str]]:
    yield from ((one, other) for one, other in listed)
