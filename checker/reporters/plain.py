"""Text of pages made harmless to show, and data as JSON text."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

# Controls, line separators, marks that turn the direction of reading, and halves of characters.
_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_HALF: Final = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """Give *text* with a blank for each character that steers a program instead of showing."""
    return _UNSAFE.sub(" ", text)


def one_line(text: str) -> str:
    """Give *text* made visible, without blanks at its ends and with single ones inside."""
    return " ".join(visible(text).split())


def json_text(members: Mapping[str, object]) -> str:
    """Give *members* as one indented JSON object that can be written as UTF-8.

    A member may be an iterator: its items are written one by one and never held together.
    """
    lines = (f"  {_dumped(name)}: {_member(value)}" for name, value in members.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _member(value: object) -> str:
    if not isinstance(value, Iterator):
        return _dumped(value, "  ")
    items = ",\n    ".join(_dumped(item, "    ") for item in value)
    return f"[\n    {items}\n  ]" if items else "[]"


def _dumped(value: object, indent: str = "") -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2).replace("\n", f"\n{indent}")
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
