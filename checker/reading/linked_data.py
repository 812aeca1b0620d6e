"""JSON-LD: the strings a search engine shows people, at their places inside the script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checker.model.documents import UnitKind
from checker.reading.attributes import decoded
from checker.reading.escapes import plain
from checker.reading.outline import Outline
from checker.reading.weaving import Piece, weave

_SHOWN_KEYS: Final = """
abstract alternateName alternativeHeadline articleBody award caption description
disambiguatingDescription headline name reviewBody slogan text
"""
_TECHNICAL_KEYS: Final = """
address addressLocality addressRegion contentUrl email embedUrl identifier image keywords logo
openingHours sameAs streetAddress target telephone thumbnailUrl url urlTemplate
"""
_SHOWN: Final = frozenset(_SHOWN_KEYS.split())
_TECHNICAL: Final = frozenset(_TECHNICAL_KEYS.split())
_SENTENCE: Final = re.compile(r"(?!https?:)\S*[a-z]\S*(?:\s+\S+){2,}")
_TOKEN: Final = re.compile(r'"((?:[^"\\]|\\.)*)"|[{}\[\],:]', re.DOTALL)
_TAG: Final = re.compile(r"<[^<>]{0,300}>|\\u003[cC](?:(?!\\u003).){0,300}\\u003[eE]", re.DOTALL)
_PART: Final = re.compile(rf"{_TAG.pattern}|\\u[0-9a-fA-F]{{4}}|\\.|[^\\<]+|.", re.DOTALL)


@dataclass(slots=True)
class _Level:
    """An object or list being read: the key that waits for its value, and its type."""

    key: str = ""
    type: str = ""
    is_list: bool = False


class _Reader:
    """Walks through a script and keeps the strings worth reading, each with its levels."""

    def __init__(self, source: int) -> None:
        self.source = source
        self.kept: list[tuple[tuple[_Level, ...], tuple[Piece, ...]]] = []
        self._levels = [_Level()]

    def walk(self, script: str) -> None:
        string: re.Match[str] | None = None
        for token in _TOKEN.finditer(script):
            if token[0] == ":" and string:
                self._levels[-1].key = string[1]
                string = None
                continue
            if string:
                self._value(string)
            string = token if token[1] is not None else None
            self._nest(token[0])

    def _nest(self, mark: str) -> None:
        if mark == "[":
            self._levels.append(_Level(self._levels[-1].key, is_list=True))
        elif mark == "{":
            self._levels.append(_Level())
        elif mark in {"]", "}"} and len(self._levels) > 1:
            self._levels.pop()

    def _value(self, string: re.Match[str]) -> None:
        level = self._levels[-1]
        if level.key == "@type":
            owner = self._levels[-2] if level.is_list else level
            owner.type = owner.type or string[1]
        elif _is_copy(level.key, string[1]):
            pieces = _pieces(string[1], self.source + string.start(1))
            self.kept.append((tuple(self._levels), tuple(pieces)))


def _is_copy(key: str, value: str) -> bool:
    """Tell whether people are meant to read *value*: by its key, or because it is a sentence."""
    if key in _SHOWN:
        return True
    technical = key in _TECHNICAL or key.startswith("@")
    return not technical and _SENTENCE.fullmatch(value) is not None


def note_linked_data(outline: Outline, script: str, source: int) -> None:
    """Note the human strings of *script*, which stands at *source*."""
    reader = _Reader(source)
    reader.walk(script)
    for levels, pieces in reader.kept:
        type_ = next((level.type for level in levels if level.type), "")
        outline.note(UnitKind.DATA, f"JSON-LD {type_}".strip(), weave(pieces))


def _pieces(value: str, source: int) -> Iterator[Piece]:
    for part in _PART.finditer(value):
        words, start = part[0], source + part.start()
        if len(words) > 1 and _TAG.fullmatch(words):
            yield " ", start, len(words)
        elif words[0] == "\\":
            yield plain(words), start, len(words)
        else:
            yield from decoded(words, start)
