"""Strings in code: what they say, and whether people are meant to read them."""

import re
from typing import Final

from checker.reading.attributes import SHOWN
from checker.reading.escapes import NUMBERED, plain
from checker.reading.weaving import Piece

_KEY: Final = re.compile(
    r"(?<!\?)(?<!\? )(?:(?<![\w$.])([A-Za-z_$][\w$]*)|\"([\w-]+)\"|'([\w-]+)')\s*:\s*$"
)
_ESCAPE: Final = re.compile(rf"{NUMBERED}|\\.|\$\{{[^{{}}]*\}}|[^\\$]+|.", re.DOTALL)
_SENTENCE: Final = re.compile(r"[A-Z0-9“\"'$][^\s]*\s+\S.*|(?:[a-z’',]+\s+){3,}.*[.!?]?", re.DOTALL)
_CODE_KEYS: Final = frozenset({"classname", "className", "class", "style", "href", "src", "d"})
_HANDLER: Final = re.compile(r"on[A-Z]")
_CONTEXT: Final = 60


def key_before(text: str, at: int) -> str:
    """Give the key of an object that stands before the quote at *at*, empty if there is none."""
    key = _KEY.search(text, max(0, at - _CONTEXT), at)
    return key[key.lastindex or 0] if key else ""


def is_unseen(attribute: str) -> bool:
    """Tell whether the value of *attribute* is never shown: a class, a link, what a click does."""
    return attribute.lower() in _CODE_KEYS or _HANDLER.match(attribute) is not None


def is_copy(key: str, value: str) -> bool:
    """Tell whether people are meant to read *value*: by its *key*, or because it is a sentence."""
    if value.startswith(("http", "/", "./", "#", "@", "use ")) or key in _CODE_KEYS:
        return False
    return key in SHOWN or _SENTENCE.fullmatch(value) is not None


def unescaped(value: str, source: int) -> list[Piece]:
    """Give *value*, which stands at *source*, in pieces, each escape decoded as one."""
    pieces: list[Piece] = []
    for part in _ESCAPE.finditer(value):
        words = part[0]
        if words.startswith("${"):
            words = " "
        elif words[0] == "\\":
            words = plain(words)
        pieces.append((words, source + part.start(), len(part[0])))
    return pieces
