"""Markdown and MDX: CommonMark with tables, footnotes, front matter and HTML inside."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import pyromark

from checker.model.documents import Comment, Document, UnitKind
from checker.reading.admonitions import flatten_boxes
from checker.reading.attributes import decoded
from checker.reading.decoding import decode, even_line_breaks, line_starts
from checker.reading.flattening import Flattened
from checker.reading.front_matter import scan
from checker.reading.inline_notes import InlineNotes
from checker.reading.mdx import flatten
from checker.reading.outline import Outline
from checker.reading.templates import (
    blank_shortcodes,
    take_comments,
    take_unread,
)
from checker.reading.weaving import Piece, weave

if TYPE_CHECKING:
    from checker.reading.html import Markup

_PARSER: Final = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_GFM
)
_ELEMENTS: Final = {
    "Paragraph": "p",
    "List": "ul",
    "Item": "li",
    "BlockQuote": "blockquote",
    "Table": "table",
    "TableHead": "tr",
    "TableRow": "tr",
    "TableCell": "td",
    "FootnoteDefinition": "div",
    "DefinitionList": "dl",
    "DefinitionListTitle": "dt",
    "DefinitionListDefinition": "dd",
    "CodeBlock": "code",
}
_QUOTED: Final = r"(?:\"((?:[^\"\\]|\\.)+)\"|'((?:[^'\\]|\\.)+)'|\(((?:[^()\\]|\\.)+)\))"
_TITLE: Final = re.compile(rf"{_QUOTED}\s*\)$", re.DOTALL)
_DEFINITION: Final = re.compile(
    rf"^ {{0,3}}\[[^\]\n]+\]:[ \t]*\n?[ \t]*\S+[ \t\n]+{_QUOTED}[ \t]*$", re.MULTILINE
)
_ABBREVIATION: Final = re.compile(r"^ {0,3}\*\[[^\]\n]+\]:[ \t]*([^\s][^\r\n]*)", re.MULTILINE)


def read(path: str, data: bytes) -> Document:
    """Give the document that the Markdown file *data* holds."""
    text = decode(data).text
    head = scan(text)
    is_mdx = path.lower().endswith(".mdx")
    body, unread = (text[head.end :], []) if is_mdx else take_unread(text[head.end :], head.end)
    body, comments = take_comments(body, head.end)
    body = blank_shortcodes(body)
    abbreviations = list(_ABBREVIATION.finditer(body))
    body = _ABBREVIATION.sub(lambda found: " " * len(found[0]), body) if abbreviations else body
    flat = flatten(body) if is_mdx else flatten_boxes(body)
    page = _Page(body, head.end, flat, components=is_mdx)
    page.walk()
    page.note_all(abbreviations, "abbreviation")
    language, inside = page.told_in_markup()
    values = head.flat()
    return Document(
        path=path,
        blocks=(*head.blocks(), *page.outline.finish()),
        line_starts=line_starts(text),
        language=values.get("lang", values.get("language", "")) or language,
        comments=tuple(sorted((*head.comments, *unread, *comments, *inside), key=_place)),
        front_matter=values,
    )


def _place(comment: tuple[str, int, int]) -> int:
    return comment[1]


class _Offsets:
    """Turns offsets in UTF-8 into offsets in code points."""

    def __init__(self, text: str, base: int, flat: Flattened | None) -> None:
        self._base = base
        self._flat = flat
        self._after: list[int] = []
        self._extra: list[int] = [0]
        if text.isascii():
            return
        extra = 0
        for at, character in enumerate(text):
            if character > "\x7f":
                extra += len(character.encode()) - 1
                self._after.append(at + extra + 1)
                self._extra.append(extra)

    def __call__(self, offset: int) -> int:
        """Give the code point in the source at which the byte *offset* stands."""
        at = offset - self._extra[bisect_right(self._after, offset)]
        return self._base + (self._flat.source(at) if self._flat else at)

    def end(self, offset: int) -> int:
        """Give the code point in the source behind the one that ends at the byte *offset*."""
        if self._flat is None:
            return self(offset)
        at = offset - self._extra[bisect_right(self._after, offset)]
        return self._base + self._flat.source(max(0, at - 1)) + 1


class _Page:
    """Walks through the parser's events and tells the outline of them."""

    def __init__(
        self, body: str, base: int, flat: Flattened | None = None, *, components: bool = False
    ) -> None:
        self.outline = Outline()
        self._notes = InlineNotes(self.outline)
        self._markup: Markup | None = None
        self._components = components
        self._body = body
        self._base = base
        self._parsed = flat.text if flat else body
        self._offset = _Offsets(self._parsed, base, flat)
        self._in_head = False
        self._image: list[Piece] | None = None
        self._defined: set[str] = set()
        self._html: list[tuple[int, int]] = []

    def walk(self) -> None:
        """Read the whole page."""
        for event, span in _PARSER.events_with_range(self._parsed):
            start, end = self._offset(span["start"]), self._offset.end(span["end"])
            name, value = _named(event)
            if name == "Start":
                self._open(*_named(value), (start, end))
            elif name == "End":
                self._close(*_named(value))
            else:
                self._take(name, value, start, end)
        if self._defined:
            self._note_definitions()

    def told_in_markup(self) -> tuple[str, list[Comment]]:
        """Give the language that HTML on the page names, if any, and the comments in it."""
        return (self._markup.language, self._markup.comments) if self._markup else ("", [])

    def note_all(self, found: Iterable[re.Match[str]], name: str) -> None:
        """Note the last group of each of *found*, which *name* is the name of."""
        for match in found:
            self._note(match, name)

    def _take(self, name: str, value: object, start: int, end: int) -> None:
        if name == "Text":
            self._text(str(value), start, end)
        elif name == "SoftBreak":
            self._text(" ", start, end)
        elif name == "HardBreak":
            self.outline.break_line()
        elif name == "Html":
            self._html.append((start, end))
        elif name == "InlineHtml":
            self._feed(self._source(start, end), start)
        elif name == "Code":
            self.outline.leave_blank()

    def _source(self, start: int, end: int) -> str:
        return even_line_breaks(self._body[start - self._base : end - self._base])

    def _text(self, words: str, start: int, end: int) -> None:
        piece = (words, start, end - start)
        if self._image is not None:
            self._image.append(piece)
        else:
            follows = self._source(end, end + 1) if words.endswith("^") else ""
            flowing = self._notes.take(piece, follows)
            if flowing:
                self.outline.say(*flowing)

    def _open(self, name: str, details: object, span: tuple[int, int]) -> None:
        if name == "Heading":
            self.outline.open(_detail(details, "level").lower())
        elif name == "Image":
            self._image = []
        elif name in _ELEMENTS:
            self._open_block(name, details)
        title = _detail(details, "title")
        if title:
            self._note_title(title, *span)

    def _open_block(self, name: str, details: object) -> None:
        self._in_head = name == "TableHead" or (self._in_head and name == "TableCell")
        if name == "CodeBlock":
            self.outline.end_block()
        self.outline.open(self._tag(name, details))

    def _tag(self, name: str, details: object) -> str:
        if name == "BlockQuote" and details:
            return "div"
        if name == "TableCell" and self._in_head:
            return "th"
        return _ELEMENTS[name]

    def _close(self, name: str, details: object) -> None:
        if name == "Heading":
            self._notes.end_block()
            self.outline.close(str(details).lower())
        elif name == "Image":
            self.outline.note(UnitKind.ALT, "image alt text", weave(self._image or ()))
            self._image = None
        elif name == "HtmlBlock":
            self._feed_html()
        elif name in _ELEMENTS:
            self._notes.end_block()
            self.outline.close(self._tag(name, details))

    def _feed_html(self) -> None:
        if not self._html:
            return
        first = at = self._html[0][0]
        parts: list[str] = []
        for start, end in self._html:
            parts += [" " * (start - at), self._source(start, end)]
            at = end
        self._html = []
        self._feed("".join(parts), first)

    def _feed(self, markup: str, base: int) -> None:
        if self._markup is None:
            # Few pages of Markdown hold HTML, and its parser takes a while to load.
            from checker.reading.html import Markup

            self._markup = Markup(self.outline, components=self._components)
        self._markup.feed(markup, base)

    def _note_title(self, title: str, start: int, end: int) -> None:
        found = _TITLE.search(self._body, start - self._base, end - self._base)
        if found:
            self._note(found)
        else:
            self._defined.add(title)

    def _note_definitions(self) -> None:
        """Note the titles that links have from their definitions, once each."""
        for found in _DEFINITION.finditer(self._body):
            if found[found.lastindex or 0] in self._defined:
                self._note(found)

    def _note(self, found: re.Match[str], name: str = "title attribute") -> None:
        group = found.lastindex or 0
        text = weave(decoded(found[group], self._base + found.start(group)))
        self.outline.note(UnitKind.ATTRIBUTE, name, text)


def _named(event: object) -> tuple[str, object]:
    if isinstance(event, dict):
        name, details = next(iter(event.items()))
        return str(name), details
    return str(event), None


def _detail(details: object, key: str) -> str:
    value = details.get(key) if isinstance(details, dict) else None
    return value if isinstance(value, str) else ""
