"""Whether one line of the decisions file is as its JSON Schema asks, and if not, what is wrong."""

import difflib
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

VERSION: Final = 1
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})?")
_ID: Final = re.compile(r"F-[a-z][a-z2-7]{9}")
_VALUES: Final = frozenset({"", "accept", "edit", "keep", "not a claim", "discuss", "baseline"})
_TEXTS: Final = frozenset(
    {"label", "sentence", "phrase", "rule", "section", "wording", "reason", "reviewer"}
    | {"rules_version", "form"}
)
_DAYS: Final = frozenset({"date", "until", "last_seen", "first_missed"})
_REQUIRED: Final = frozenset({"id", "version", "decision", "label", "sentence"})


def problems(data: object) -> list[str]:
    """Tell what is wrong with a line: the key, its value, and the nearest right one."""
    if not isinstance(data, dict):
        return ["an object in braces is expected"]
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        return [f"version: {version} is newer than this overclaim knows ({VERSION}); update it"]
    # Importing the validator takes longer than reading a thousand lines that are in order.
    if _is_plain(data):
        return []
    errors = sorted(_validator().iter_errors(data), key=lambda e: [str(p) for p in e.path])
    return [_told(error) for error in errors]


def _is_plain(data: dict[str, Any]) -> bool:
    """Tell that a line is in order at first sight; many that are not plain are right as well."""
    plain = {"id", "version", "decision", *_TEXTS, *_DAYS, "severity", "kind", "pages"}
    return (
        _REQUIRED <= data.keys() <= plain
        and data["version"] is not True
        and data["version"] == VERSION
        and isinstance(data["id"], str)
        and bool(_ID.fullmatch(data["id"]))
        and all(isinstance(data.get(key, ""), str) for key in (*_TEXTS, *_DAYS, "decision"))
        and data["decision"] in _VALUES
        and bool(data["label"])
        and all(_DAY.fullmatch(data.get(key, "")) for key in _DAYS)
        and data.get("severity", "") in ("", "high", "medium", "low")
        and data.get("kind", "claim") in ("claim", "duty", "contradiction", "suppression")
        and _are_pages(data.get("pages", {}))
    )


def _are_pages(pages: object) -> bool:
    return isinstance(pages, dict) and all(type(n) is int and n > 0 for n in pages.values())


@cache
def _validator() -> Any:  # noqa: ANN401 - jsonschema validators have no common type
    from jsonschema import Draft202012Validator

    text = files("checker.review").joinpath("decisions.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def _told(error: "ValidationError") -> str:
    where = "".join(
        f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in error.absolute_path
    ).lstrip(".")
    start = f"{where}: " if where else ""
    schema: Any = error.schema
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = schema.get("properties", {})
        unknown = sorted(key for key in error.instance if key not in known)
        return start + "; ".join(f"unknown key '{key}'{_nearest(key, known)}" for key in unknown)
    if error.validator == "enum":
        allowed: Any = error.validator_value
        return f"{start}{error.instance!r} is not allowed{_nearest(error.instance, allowed)}"
    if error.validator == "required":
        return f"{start}{error.message.replace(' is a required property', ' is missing')}"
    if error.validator == "pattern":
        return f"{start}{error.instance!r} is not {_shape(where)}"
    return f"{start}{error.message[:200]}"


def _shape(where: str) -> str:
    return "an id such as F-q7mzk4rtwd" if where == "id" else "a day such as 2026-04-02"


def _nearest(value: object, known: Iterable[object]) -> str:
    names = [str(name) for name in known if name]
    close = difflib.get_close_matches(str(value), names, n=1, cutoff=0.5)
    return f"; did you mean '{close[0]}'?" if close else f"; known are {', '.join(names)}"
