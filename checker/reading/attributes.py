"""Attribute values of a tag as texts, entities decoded, each character at its place."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from checker.model.documents import Text
from checker.reading.weaving import Piece, weave

_ATTRIBUTE: Final = re.compile(
    r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.DOTALL
)
_REFERENCE: Final = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


def attribute_texts(tag: str, source: int) -> dict[str, Text]:
    """Give the values of the attributes in *tag*, which stands at *source*, by lower-case name."""
    texts: dict[str, Text] = {}
    for found in _ATTRIBUTE.finditer(tag):
        group = found.lastindex or 0
        value = weave(decoded(found[group], source + found.start(group)))
        texts.setdefault(found[1].lower(), value)
    return texts


def decoded(value: str, source: int) -> Iterator[Piece]:
    """Give *value* in pieces, each character reference decoded as one."""
    at = 0
    for found in _REFERENCE.finditer(value):
        if found.start() > at:
            yield value[at : found.start()], source + at, found.start() - at
        yield unescape(found[0]), source + found.start(), len(found[0])
        at = found.end()
    if at < len(value):
        yield value[at:], source + at, len(value) - at
