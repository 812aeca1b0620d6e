"""Text of pages made harmless to show, and data as JSON text."""

import json
import re
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring
from typing import Final

# Controls, line separators, marks that turn the direction of reading, and halves of characters.
_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_CONSTANTS: Final = {None: "null", True: "true", False: "false"}
_HALF: Final = re.compile("[\ud800-\udfff]")


class Recurring:
    """A value that stands in a report again and again; it is written once for each indent."""

    __slots__ = ("_texts", "_value")

    def __init__(self, value: object) -> None:
        """Keep *value*, to be written when asked for."""
        self._value = value
        self._texts: dict[str, str] = {}

    def written(self, margin: str) -> str:
        """Give the value as JSON, its lines behind *margin*."""
        if margin not in self._texts:
            self._texts[margin] = _dumped(self._value, margin)
        return self._texts[margin]


def visible(text: str) -> str:
    """Give *text* with a blank for each character that steers a program instead of showing."""
    return _UNSAFE.sub(" ", text)


def one_line(text: str) -> str:
    """Give *text* made visible, without blanks at its ends and with single ones inside."""
    return " ".join(visible(text).split())


def json_text(members: Mapping[str, object]) -> str:
    """Give *members* as one indented JSON object that can be written as UTF-8."""
    return "".join(json_pieces(members))


def json_pieces(members: Mapping[str, object]) -> Iterator[str]:
    """Give the same piece by piece.

    A member may be an iterator: its items are written one by one and never held together.
    """
    before = "{\n"
    for name, value in members.items():
        yield f"{before}  {_dumped(name, '')}: "
        yield from _member(value)
        before = ",\n"
    yield "\n}\n"


def _member(value: object) -> Iterator[str]:
    if not isinstance(value, Iterator):
        yield _whole(_dumped(value, "\n  "))
        return
    before = "[\n    "
    for item in value:
        yield before + _whole(_dumped(item, "\n    "))
        before = ",\n    "
    yield "[]" if before[0] == "[" else "\n  ]"


def _whole(text: str) -> str:
    if text.isascii():
        return text
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def _dumped(value: object, margin: str) -> str:
    """Give *value* as JSON, as `json.dumps` would; with an indent that is written in Python too."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or value is True or value is False:
        return _CONSTANTS[value]
    if isinstance(value, Recurring):
        return value.written(margin)
    inner = f"{margin}  "
    if isinstance(value, dict):
        pairs = [f"{encode_basestring(k)}: {_dumped(v, inner)}" for k, v in value.items()]
        return f"{{{inner}{f',{inner}'.join(pairs)}{margin}}}" if pairs else "{}"
    if isinstance(value, list | tuple):
        items = [_dumped(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{margin}]" if items else "[]"
    return str(value) if type(value) is int else json.dumps(value)
