"""Strings in code: what they say, whether people are meant to read them; and what is no string."""

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
_REGEX: Final = re.compile(r"/(?:[^\\/\[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,300}\]){1,1000}/[a-z]*")
_LAST_WORD: Final = re.compile(r"[\w$]+$")
_OPERATOR_NAMES: Final = """
await case delete do else in instanceof new of return throw typeof void yield
"""
_OPERATORS: Final = frozenset(_OPERATOR_NAMES.split())
_CONTEXT: Final = 60


def key_before(text: str, at: int) -> str:
    """Give the key of an object that stands before the quote at *at*, empty if there is none."""
    key = _KEY.search(text, max(0, at - _CONTEXT), at)
    return key[key.lastindex or 0] if key else ""


def slash_end(text: str, at: int) -> int:
    """Give where the regular expression at *at* ends, or the slash where it only divides."""
    before = text[max(0, at - _CONTEXT) : at].rstrip()
    word = _LAST_WORD.search(before)
    divides = word[0] not in _OPERATORS if word else before[-1:] in {*")]}'\"`<"}
    regex = None if divides else _REGEX.match(text, at)
    return regex.end() if regex else at + 1


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
