"""JSON Schemas of the rule files, and the check of a file against them."""

import difflib
import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


def problems(data: object, name: str) -> list[str]:
    """Tell what is wrong with *data* under the schema *name*: key, value, nearest right one."""
    return [
        _told(error, data)
        for error in sorted(
            _validator(name).iter_errors(data), key=lambda e: [str(p) for p in e.path]
        )
    ]


@cache
def _validator(name: str) -> Any:  # noqa: ANN401 - jsonschema validators have no common type
    from jsonschema import Draft202012Validator

    text = files("checker.rules.schemas").joinpath(f"{name}.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def _told(error: "ValidationError", data: object) -> str:
    where = _where(error.absolute_path, data)
    schema: Any = error.schema
    allowed: Any = error.validator_value
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = schema.get("properties", {})
        unknown = sorted(key for key in error.instance if key not in known)
        return "; ".join(f"{where}unknown key '{key}'{_nearest(key, known)}" for key in unknown)
    if error.validator == "enum":
        return f"{where}{error.instance!r} is not allowed{_nearest(error.instance, allowed)}"
    if error.validator == "required":
        return f"{where}{error.message.replace(' is a required property', ' is missing')}"
    if error.validator in {"pattern", "minProperties"} and "description" in schema:
        return f"{where}{schema['description']}"
    return f"{where}{error.message[:200]}"


def _where(path: Iterable[str | int], data: object) -> str:
    parts: list[str] = []
    here: Any = data
    for step in path:
        here = here[step]
        if isinstance(step, int):
            named = here.get("id") if isinstance(here, dict) else None
            parts[-1:] = [f"{parts[-1] if parts else ''}[{named or step}]"]
        else:
            parts.append(step)
    return f"{'.'.join(parts)}: " if parts else ""


def _nearest(value: object, known: Iterable[object]) -> str:
    names = [str(name) for name in known]
    close = difflib.get_close_matches(str(value), names, n=1, cutoff=0.5)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; known are {', '.join(sorted(names))}" if len(names) <= 24 else ""
