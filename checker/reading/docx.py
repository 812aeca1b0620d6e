"""Word documents: body, tables, text boxes, headers, footers and notes, as Word shows them.

The source that places refer to is one line a paragraph; an alternative text stands at the end of
the line of its paragraph.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from checker.errors import UnreadableError
from checker.model.documents import Block, Document, UnitKind
from checker.reading.elements import Traits
from checker.reading.outline import Outline
from checker.reading.weaving import weave

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0"
_MOST_XML: Final = 200_000_000
_PART: Final = re.compile(r"word/(header|footer|footnote|endnote)s?\d*\.xml")
_HEADING: Final = re.compile(r"heading (\d)", re.IGNORECASE)
_BLANKS: Final = frozenset({"tab", "br", "cr", "ptab"})
_SKIPPED: Final = frozenset({"del", "moveFrom", "rPr", "pPr", "instrText", "Fallback"})
_NUMBERED_STYLES: Final = ("list bullet", "list number")
# Word's own style for subtitles has a level of numbering, and no list that it belongs to.
_NO_LIST: Final = frozenset({"", "0"})
_LOWEST: Final = 6


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style makes of its paragraphs."""

    name: str = ""
    level: int = 0
    listed: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Trail:
    """Where the characters of a document come from: each part, and the elements with words.

    *words* holds the offset in the source at which the words of an element begin.
    """

    document: Document
    parts: tuple[tuple[str, ET.Element], ...]
    words: tuple[tuple[int, ET.Element], ...]


def read(path: str, data: bytes) -> Document:
    """Give the document that the DOCX file *data* holds."""
    return trail(path, data).document


def trail(path: str, data: bytes) -> Trail:
    """Give the document that the DOCX file *data* holds, and where its characters come from."""
    if data.startswith(_OLD_WORD):
        raise UnreadableError("password-protected or an old .doc file; save it as plain .docx")
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _trail(path, archive)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(f"truncated or not a DOCX: {error}") from error
    except (KeyError, ET.ParseError) as error:
        raise UnreadableError(f"damaged DOCX: {error}") from error


def _trail(path: str, archive: ZipFile) -> Trail:
    names = archive.namelist()
    if "word/document.xml" not in names:
        raise UnreadableError("a zip file without a Word document in it")
    if sum(info.file_size for info in archive.infolist()) > _MOST_XML:
        raise UnreadableError(f"unpacks to more than {_MOST_XML // 1_000_000} MB")
    styles = _styles(archive) if "word/styles.xml" in names else {}
    paper = _Paper(styles)
    parts = [("word/document.xml", _parsed(archive, "word/document.xml"))]
    blocks = list(paper.read(parts[0][1], ""))
    for name in sorted(names):
        part = _PART.fullmatch(name)
        if part:
            parts.append((name, _parsed(archive, name)))
            blocks += paper.read(parts[-1][1], part[1])
    document = Document(
        path=path, blocks=tuple(blocks), line_starts=tuple(paper.starts), numbering="paragraph"
    )
    return Trail(document, tuple(parts), tuple(paper.words))


def _parsed(archive: ZipFile, name: str) -> ET.Element:
    xml = archive.read(name).replace(_STRICT, _WORD[1:-1].encode())
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise UnreadableError("DOCX with entity declarations, which Word never writes")
    return ET.fromstring(xml)  # noqa: S314 - entities are refused above


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _value(element: ET.Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(f"{_WORD}{name}", "")


def _path(*names: str) -> str:
    return "/".join(f"{_WORD}{name}" for name in names)


def _styles(archive: ZipFile) -> dict[str, _Style]:
    found = {
        _value(element, "styleId"): element
        for element in _parsed(archive, "word/styles.xml").iter(_path("style"))
    }
    return {name: _style(element, found, 0) for name, element in found.items()}


def _style(element: ET.Element, known: dict[str, ET.Element], depth: int) -> _Style:
    parent = known.get(_value(element.find(_path("basedOn"))))
    style = _style(parent, known, depth + 1) if parent is not None and depth < 10 else _Style()
    name = _value(element.find(_path("name"))).lower()
    heading = _HEADING.match(name)
    level = int(heading[1]) if heading else _outline_level(element.find(_path("pPr")), style.level)
    return _Style(
        name=name,
        level=level,
        listed=style.listed
        or name.startswith(_NUMBERED_STYLES)
        or _value(element.find(_path("pPr", "numPr", "numId"))) not in _NO_LIST,
        quoted=style.quoted or name in {"quote", "intense quote"},
    )


def _outline_level(properties: ET.Element | None, otherwise: int) -> int:
    level = "" if properties is None else _value(properties.find(_path("outlineLvl")))
    if not level.isdecimal():
        return otherwise
    return int(level) + 1 if int(level) < 9 else 0


@dataclass(slots=True)
class _Paragraph:
    """What is collected while the runs of a paragraph are read."""

    pieces: list[tuple[str, ET.Element]] = field(default_factory=list)
    alternatives: list[tuple[str, ET.Element]] = field(default_factory=list)
    boxes: list[ET.Element] = field(default_factory=list)


class _Paper:
    """Reads part after part; every paragraph is a line of the same virtual source."""

    def __init__(self, styles: dict[str, _Style]) -> None:
        self.starts: list[int] = []
        self.words: list[tuple[int, ET.Element]] = []
        self._styles = styles
        self._outline = Outline()
        self._size = 0
        self._titled = False
        self._list_depth: list[bool] = [False]

    def read(self, root: ET.Element, name: str) -> Iterator[Block]:
        """Give the blocks of one part; *name* is its place, empty for the body."""
        self._outline = Outline()
        self._list_depth = [False]
        self._container(root)
        self._end_list()
        for block in self._outline.finish():
            yield replace(block, section=(name, *block.section), region=name) if name else block

    def _container(self, element: ET.Element) -> None:
        for child in element:
            tag = _local(child)
            if tag == "p":
                self._paragraph(child)
            elif tag == "tbl":
                self._table(child)
            elif tag not in _SKIPPED:
                self._container(child)

    def _paragraph(self, element: ET.Element) -> None:
        found = _Paragraph()
        _collect(element, found)
        tag = self._tag(element.find(_path("pPr")))
        if tag != "li":
            self._end_list()
        elif not self._list_depth[-1]:
            self._outline.open("ul")
            self._list_depth[-1] = True
        self.starts.append(self._size)
        self._outline.open(tag)
        for words, place in found.pieces:
            self.words.append((self._size, place))
            self._outline.say(words, self._size, len(words))
            self._size += len(words)
        self._outline.close(tag)
        for words, place in found.alternatives:
            self.words.append((self._size + 1, place))
            text = weave([(words, self._size + 1, len(words))])
            self._outline.note(UnitKind.ALT, "image alt text", text)
            self._size += len(words) + 1
        self._size += 1
        for box in found.boxes:
            self._container(box)

    def _tag(self, properties: ET.Element | None) -> str:
        if properties is None:
            return "p"
        style = self._styles.get(_value(properties.find(_path("pStyle"))), _Style())
        if style.name == "title":
            self._titled = True
            return "h1"
        level = _outline_level(properties, style.level)
        if level:
            return f"h{min(level + self._titled, _LOWEST)}"
        number = properties.find(_path("numPr", "numId"))
        listed = _value(number) not in _NO_LIST if number is not None else style.listed
        if listed:
            return "li"
        return "blockquote" if style.quoted else "p"

    def _end_list(self) -> None:
        if self._list_depth[-1]:
            self._outline.close("ul")
            self._list_depth[-1] = False

    def _table(self, element: ET.Element) -> None:
        self._end_list()
        self._outline.open("table")
        rows = list(_children(element, "tr"))
        for number, row in enumerate(rows):
            heads = number == 0 and len(rows) > 1
            self._row(row, "th" if heads else "td")
        self._outline.close("table")

    def _row(self, row: ET.Element, tag: str) -> None:
        self._outline.open("tr")
        for cell in _children(row, "tc"):
            span = _value(cell.find(_path("tcPr", "gridSpan")))
            self._outline.open(tag, Traits(columns=int(span) if span.isdecimal() else 1))
            self._list_depth.append(False)
            self._container(cell)
            self._end_list()
            self._list_depth.pop()
            self._outline.close(tag)
        self._outline.close("tr")


def _children(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Give the nearest elements *tag* below *element*, through content controls."""
    for child in element:
        if _local(child) == tag:
            yield child
        elif _local(child) in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _children(child, tag)


def _collect(element: ET.Element, found: _Paragraph) -> None:
    for child in element:
        tag = _local(child)
        if tag == "t":
            found.pieces.append((child.text or "", child))
        elif tag in _BLANKS:
            found.pieces.append((" ", child))
        elif tag == "noBreakHyphen":
            found.pieces.append(("-", child))
        elif tag == "txbxContent":
            found.boxes.append(child)
        elif tag == "docPr" and child.get("descr"):
            found.alternatives.append((child.get("descr", ""), child))
        elif tag not in _SKIPPED or (tag == "Fallback" and len(element) == 1):
            _collect(child, found)
