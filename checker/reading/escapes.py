"""Backslash escapes of JSON, YAML and JavaScript strings as the characters they stand for."""

import json
import re
from typing import Final

NUMBERED: Final = (
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}"
    r"|\\U[0-9a-fA-F]{8}|\\u\{[0-9a-fA-F]{1,6}\}|\\x[0-9a-fA-F]{2}"
)
"""A pattern for escapes by number; the two halves of a character are one escape."""

_OTHER: Final = re.compile(r"\\(?:U([0-9a-fA-F]{8})|u\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{2}))")
_HALF: Final = re.compile("[\ud800-\udfff]")
_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
_HIGHEST: Final = 0x10FFFF


def plain(escape: str) -> str:
    """Give the character that *escape* stands for, a blank for an escaped line break."""
    if escape[1:2] in {"\r", "\n"}:
        return " "
    other = _OTHER.fullmatch(escape)
    if other:
        number = int(other[other.lastindex or 0], 16)
        return whole(chr(number)) if number <= _HIGHEST else _UNKNOWN
    try:
        character: str = json.loads(f'"{escape}"')
    except ValueError:
        return escape[1:]
    return whole(character)


def whole(text: str) -> str:
    """Give *text* with a mark for each half of a character, which no file can hold."""
    return _HALF.sub(_UNKNOWN, text)
