"""Settings of a folder: `overclaim.toml`, or `[tool.overclaim]` of `pyproject.toml`."""

import json
import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from checker.errors import SettingsError, nearest
from checker.model.rules import Severity
from checker.site_settings import READERS, WANTED, Taking

LEVELS: Final = (*(severity.value for severity in Severity), "never")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run goes by; *rules* are folders of the user's own packs, *jobs* 0 is all cores.

    *fail_on_new* is the lowest severity at which a claim fails that nobody has ruled on; where it
    is set and *fail_on* is not, no other fails. *decisions* is a file; empty: the nearest one.
    *profiles*, *includes*, *duties* and *templates* are tables that speak of pages, *folder* is
    where the settings lie (empty: there are none), *excluding_from* the folder from which *exclude*
    is seen (empty: the working folder).
    """

    profile: tuple[str, ...] = ("us",)
    rules: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str = Severity.HIGH.value
    jobs: int = 0
    fail_on_new: str = ""
    strict: bool = False
    decisions: str = ""
    allow_unchecked: tuple[str, ...] = ()
    profiles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    includes: tuple[Taking, ...] = ()
    duties: tuple[tuple[str, str], ...] = ()
    templates: tuple[tuple[str, str], ...] = ()
    folder: str = field(default="", compare=False, metadata={"given": False})
    excluding_from: str = field(default="", compare=False, metadata={"given": False})

    def fails(self, severity: Severity) -> bool:
        """Say whether a finding of *severity* fails the run."""
        return _reaches(severity, self.fail_on)

    def fails_if_new(self, severity: Severity) -> bool:
        """Say whether a finding of *severity* that nobody has ruled on fails the run."""
        return _reaches(severity, self.fail_on_new or "never")


def _reaches(severity: Severity, level: str) -> bool:
    return level != "never" and severity.rank >= Severity(level).rank


def find(folder: Path) -> Path | None:
    """Give the nearest settings file in *folder* or above it, or None."""
    for place in (folder, *folder.parents):
        if (place / "overclaim.toml").is_file():
            return place / "overclaim.toml"
        if _in_pyproject(place / "pyproject.toml") is not None:
            return place / "pyproject.toml"
    return None


def load(path: Path) -> Settings:
    """Read the settings of *path*; raise `SettingsError` naming the key that is wrong."""
    table = _in_pyproject(path) if path.name == "pyproject.toml" else _toml(path)
    return _settings(table or {}, path)


def override(settings: Settings, **given: Any) -> Settings:  # noqa: ANN401 - each key has a type of its own
    """Give *settings* with the options that were *given* (None: not given) in their stead."""
    chosen = {name: value for name, value in given.items() if value is not None}
    if "exclude" in chosen:
        chosen["excluding_from"] = ""
    return replace(settings, **chosen)


def _in_pyproject(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    tools = _toml(path).get("tool", {})
    if not isinstance(tools, dict) or "overclaim" not in tools:
        return None
    if not isinstance(tools["overclaim"], dict):
        raise SettingsError(f"{path.name}: tool.overclaim is no table; write [tool.overclaim]")
    return tools["overclaim"]


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path.name}: not UTF-8; save it in that encoding") from error
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path.name}: cannot be read: {error}") from error


def _settings(table: dict[str, Any], path: Path) -> Settings:
    known = {
        each.name.replace("_", "-"): each.name
        for each in fields(Settings)
        if each.metadata.get("given", True)
    }
    given: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            at = f"{path.name}:{_line(path, key)}"
            raise SettingsError(f"{at}: unknown key '{key}'{nearest(key, known)}")
        given[known[key]] = _checked(key, value, path)
    if "fail_on_new" in given:
        given.setdefault("fail_on", "never")
    if "decisions" in given:
        given["decisions"] = str(path.parent / given["decisions"])
    if "rules" in given:
        given["rules"] = tuple(str(path.parent / folder) for folder in given["rules"])
    return Settings(**given, folder=str(path.parent), excluding_from=str(path.parent))


def _checked(key: str, value: object, path: Path) -> object:
    table = key in READERS
    right, wanted = (READERS[key](value), WANTED[key]) if table else _right(key, value)
    if right is None:
        shown = json.dumps(value, ensure_ascii=False, default=str)
        raise SettingsError(f"{path.name}:{_line(path, key)}: {key}: {shown} is not {wanted}")
    return right


def _right(key: str, value: object) -> tuple[object, str]:
    """Give the value as a setting, None where it is none, and what it should have been."""
    natural = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    plain: dict[str, tuple[bool, str]] = {
        "fail-on": (value in LEVELS, f"one of {', '.join(LEVELS)}"),
        "fail-on-new": (value in LEVELS, f"one of {', '.join(LEVELS)}"),
        "jobs": (natural, "a number of jobs (0: one a core)"),
        "strict": (isinstance(value, bool), "true or false"),
        "decisions": (isinstance(value, str) and bool(value), "a file name"),
    }
    if key in plain:
        right, wanted = plain[key]
        return (value if right else None), wanted
    if key == "profile" and isinstance(value, str):
        value = [part.strip() for part in value.split(",")]
    if key == "profile" and value == []:
        return None, "a list of at least one profile"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value), ""
    return None, 'a list of texts, such as ["one", "another"]'


def _line(path: Path, key: str) -> int:
    named = re.compile(
        rf"\s*(?:\[+\s*(?:tool\.overclaim\.)?)?[\"']?{re.escape(key)}[\"']?\s*[=.\]]"
    )
    lines = path.read_text("utf-8-sig").splitlines()
    return next((n for n, line in enumerate(lines, 1) if named.match(line)), 1)
