"""Elements of an XML part at their bytes: texts changed in place, all other bytes as they were."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers import expat

from checker.errors import FixError
from checker.fixing.edits import Edit

_START_TAG: Final = re.compile(rb"<[^\s/>]+(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_DESCRIPTION: Final = re.compile(r"""(\sdescr\s*=\s*)("[^"]*"|'[^']*')""")
_CHARACTER: Final = re.compile(r"&[^;\s]+;|.", re.DOTALL)
_SPACE: Final = re.compile(rb"\sxml:space\s*=")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


class _Span(NamedTuple):
    """The bytes of an element: it, and what stands between its tags."""

    start: int
    inner: int
    outer: int
    end: int


class Places:
    """A part of a document as bytes, each element of its tree with the bytes it takes up."""

    def __init__(self, content: bytes, root: ET.Element) -> None:
        """Find the places of *root* and all below it in *content*."""
        self._content = content
        spans = _spans(content)
        self._spans = dict(zip(root.iter(), spans, strict=True))

    def with_texts(self, texts: Mapping[ET.Element, Sequence[Edit]]) -> bytes:
        """Give the part with the *texts* of those elements that are in it edited."""
        found = sorted(
            (self._spans[element], element) for element in texts if element in self._spans
        )
        pieces, at = [], 0
        for span, element in found:
            pieces += [self._content[at : span.start], self._edited(span, element, texts[element])]
            at = span.end
        return b"".join((*pieces, self._content[at:]))

    def without(self, element: ET.Element) -> bytes:
        """Give the part without *element*, unchanged if it is not in it."""
        span = self._spans.get(element)
        return self._content[: span.start] + self._content[span.end :] if span else self._content

    def _edited(self, span: _Span, element: ET.Element, edits: Sequence[Edit]) -> bytes:
        tag = self._content[span.start : span.inner]
        if element.tag.endswith("}docPr"):
            return _described(tag, edits) + self._content[span.inner : span.end]
        raw = self._content[span.inner : span.outer].decode("utf-8")
        text = _spliced(raw, edits)
        if text != text.strip() and not _SPACE.search(tag):
            tag = tag[:-1] + b' xml:space="preserve">'
        return tag + text.encode("utf-8") + self._content[span.outer : span.end]


def _described(tag: bytes, edits: Sequence[Edit]) -> bytes:
    written = tag.decode("utf-8")
    found = _DESCRIPTION.search(written)
    if not found:
        raise FixError("the description of the picture cannot be found in the file")
    quoted = found[2]
    value = f"{quoted[0]}{_spliced(quoted[1:-1], edits)}{quoted[0]}"
    return (written[: found.start(2)] + value + written[found.end(2) :]).encode("utf-8")


def _spliced(raw: str, edits: Sequence[Edit]) -> str:
    characters = _CHARACTER.findall(raw)
    for edit in sorted(edits, reverse=True):
        characters[edit.start : edit.end] = [_ENTITIES.get(c, c) for c in edit.words]
    return "".join(characters)


def _spans(content: bytes) -> list[_Span]:
    """Give the places of all elements in the order of their start tags."""
    spans: list[_Span] = []
    opened: list[int] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        _ = name, attributes
        at = parser.CurrentByteIndex
        tag = _START_TAG.match(content, at)
        if tag is None:
            raise FixError("the XML inside the file is not UTF-8")
        opened.append(len(spans))
        spans.append(_Span(at, tag.end(), tag.end(), tag.end()))

    def end(name: str) -> None:
        _ = name
        number = opened.pop()
        at = parser.CurrentByteIndex
        span = spans[number]
        if at >= span.inner:
            spans[number] = span._replace(outer=at, end=content.index(b">", at) + 1)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    return spans
