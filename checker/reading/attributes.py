"""Attribute values of a tag as texts, entities decoded, each character at its place."""

import re
from collections.abc import Container, Iterator
from html import unescape
from typing import Final

from checker.model.documents import Text
from checker.reading.weaving import Piece, weave

_ATTRIBUTE: Final = re.compile(
    r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""", re.DOTALL
)
_REFERENCE: Final = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_SHOWN_NAMES: Final = """
alt answer body caption content copy cta description eyebrow headline heading intro label lead name
paragraph placeholder question quote subheading subtitle summary tagline text title
"""
SHOWN: Final = frozenset(_SHOWN_NAMES.split())
"""Attributes of components, and keys in their code, whose values readers see."""


def attribute_texts(tag: str, source: int, wanted: Container[str]) -> dict[str, Text]:
    """Give by name the values of the *wanted* attributes of *tag*, which stands at *source*."""
    texts: dict[str, Text] = {}
    for found in _ATTRIBUTE.finditer(tag):
        name = found[1].lower()
        if name in wanted and name not in texts:
            group = found.lastindex or 0
            texts[name] = weave(decoded(found[group], source + found.start(group)))
    return texts


def plain_attributes(tag: str) -> dict[str, str]:
    """Give the raw values of the attributes in *tag* by name."""
    return {found[1]: found[found.lastindex or 0] for found in _ATTRIBUTE.finditer(tag)}


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
