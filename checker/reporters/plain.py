"""Text of pages made harmless to show, and data as JSON text."""

import json
import re
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


def json_text(value: object) -> str:
    """Give *value* as indented JSON that can be written as UTF-8, whatever text it holds."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n"
