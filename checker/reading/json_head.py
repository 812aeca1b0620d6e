"""Front matter in JSON: where each string of the object at the start of a page stands."""

import json
import re
from typing import Final, NamedTuple

from checker.reading.escapes import NUMBERED, plain
from checker.reading.weaving import Piece

_START: Final = re.compile(r"\s*(?=\{)")
_LINE_END: Final = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_TOKEN: Final = re.compile(r'"(?P<string>(?:[^"\\]|\\.)*)"|[{}\[\]:]')
_PART: Final = re.compile(rf"{NUMBERED}|\\.|[^\\]+")


class JsonHead(NamedTuple):
    """The strings of an object by their path, and where the object ends with its line."""

    end: int
    values: list[tuple[tuple[str, ...], list[Piece]]]


def scan_json(text: str) -> JsonHead | None:
    """Give the JSON object that *text* begins with, None where there is none or it is broken."""
    start = _START.match(text)
    if not start:
        return None
    try:
        _, end = json.JSONDecoder().raw_decode(text, start.end())
    except ValueError:
        return None
    last = _LINE_END.match(text, end)
    return JsonHead(last.end(), _values(text, start.end(), end)) if last else None


def _values(text: str, start: int, end: int) -> list[tuple[tuple[str, ...], list[Piece]]]:
    """Give the strings from *start* to *end*, which hold a whole object."""
    values: list[tuple[tuple[str, ...], list[Piece]]] = []
    keys: list[str] = []
    waiting: re.Match[str] | None = None
    for token in _TOKEN.finditer(text, start, end):
        if token[0] == ":" and waiting:
            keys[-1], waiting = waiting["string"], None
            continue
        if waiting:
            values.append((_path(keys), _pieces(waiting)))
        waiting = token if token["string"] is not None else None
        if token[0] in "{[":
            keys.append("")
        elif token[0] in "}]":
            keys.pop()
    return values


def _path(keys: list[str]) -> tuple[str, ...]:
    """Give *keys* without those of lists, which have none."""
    return tuple(key for key in keys if key)


def _pieces(string: re.Match[str]) -> list[Piece]:
    source = string.start("string")
    return [
        (plain(part[0]) if part[0][0] == "\\" else part[0], source + part.start(), len(part[0]))
        for part in _PART.finditer(string["string"])
    ]
