"""The tables of the settings that speak of pages: profiles, includes, duties, templates."""

from typing import Final, NamedTuple

from checker.model.grounds import Severity
from checker.model.profiles import Reach

_CHANGES: Final = ("off", *(s.value for s in Severity), *(reach.value for reach in Reach))
_PLACES: Final = ("named", "top", "foot")
_KEYS: Final = frozenset({"pages", "at", "meets"})


class Taking(NamedTuple):
    """An include as the settings name it: the file, where it counts, what it meets."""

    path: str
    at: str
    pages: tuple[str, ...]
    meets: tuple[str, ...]


def profiles(value: object) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """Give patterns with the profiles that hold below them, None where it is no such table."""
    if not isinstance(value, dict):
        return None
    pairs = tuple((pattern, _names(names)) for pattern, names in value.items())
    return pairs if all(names for _, names in pairs) else None


def includes(value: object) -> tuple[Taking, ...] | None:
    """Give the includes of a table, None where it is no such table."""
    if not isinstance(value, dict):
        return None
    found = [_taking(path, told) for path, told in value.items()]
    return tuple(taking for taking in found if taking) if all(found) else None


def duties(value: object) -> tuple[tuple[str, str], ...] | None:
    """Give duties with what is made of them, None where it is no such table."""
    if not isinstance(value, dict) or not all(each in _CHANGES for each in value.values()):
        return None
    return tuple((_duty(name), str(change)) for name, change in value.items())


def templates(value: object) -> tuple[tuple[str, str], ...] | None:
    """Give names of templates with their patterns, None where it is no such table."""
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        return None
    return tuple((str(name), pattern) for name, pattern in value.items())


WANTED: Final = {
    "profiles": 'a table of paths and profiles, such as "fl/" = ["us", "us-fl"]',
    "includes": 'a table of files, such as "partials/fda.html" = "duty-fda-status"'
    ' or "partials/footer.html" = { pages = "**", at = "foot" }',
    "duties": f"a table of duties and one of {', '.join(_CHANGES)}",
    "templates": 'a table of names and paths, such as treatments = "treatments/**"',
}
READERS: Final = {
    "profiles": profiles,
    "includes": includes,
    "duties": duties,
    "templates": templates,
}


def _taking(path: str, told: object) -> Taking | None:
    if isinstance(told, str) and ("/" in told or "*" in told):
        return Taking(path, "foot", (told,), ())
    if not isinstance(told, dict):
        names = _names(told)
        return Taking(path, "named", (), tuple(map(_duty, names))) if names else None
    at, pages, meets = told.get("at", "named"), told.get("pages", "**"), told.get("meets", [])
    right = at in _PLACES and told.keys() <= _KEYS and _names(pages)
    return Taking(path, at, _names(pages), tuple(map(_duty, _names(meets)))) if right else None


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    return ()


def _duty(name: str) -> str:
    """Give the id of a duty, which the settings may name without its first word."""
    known = ("duty-", "au-", "uk-", "eu-", "contradiction-")
    return name if name.startswith(known) else f"duty-{name}"
