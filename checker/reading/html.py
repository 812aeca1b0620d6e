"""HTML pages: every place where visible or announced words hide."""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from turbohtml import Token, TokenType, tokenize

from checker.model.documents import Comment, Document, Text, UnitKind
from checker.reading.attributes import SHOWN, attribute_texts
from checker.reading.decoding import decode, even_line_breaks, line_starts
from checker.reading.elements import BLOCKS, PLAIN, SILENT, Traits
from checker.reading.linked_data import note_linked_data
from checker.reading.outline import Outline
from checker.reading.templates import blank_templates

_READ: Final = BLOCKS | SILENT
_NOTED: Final = {
    "alt": (UnitKind.ALT, "image alt text"),
    "aria-label": (UnitKind.ATTRIBUTE, "aria-label"),
    "aria-description": (UnitKind.ATTRIBUTE, "aria-description"),
    "title": (UnitKind.ATTRIBUTE, "title attribute"),
    "placeholder": (UnitKind.ATTRIBUTE, "placeholder"),
}
_META: Final = re.compile(
    r"description|(?:og|twitter):(?:title|description|image:alt)|og:site_name|twitter:(?:data|label)\d",
    re.IGNORECASE,
)
_BUTTON: Final = re.compile(r"(?:^|[\s_-])(?:btn|button)(?:$|[\s_]|-(?!link))", re.IGNORECASE)
_TESTIMONIAL: Final = re.compile(
    r"(?:^|[\s_-])(?:testimonials?|reviews?)(?:$|[\s_-])|^review(?:Body)?$", re.IGNORECASE
)
_FOOTER: Final = re.compile(
    r"(?:^|[\s_-])(?:site|page|global|main)?[_-]?footer(?:$|[\s_-])|^colophon$", re.IGNORECASE
)
_UNSEEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_ROLES: Final = {"contentinfo": "footer", "navigation": "nav"}
_VALUED: Final = {"meta": "content", "input": "value"}
_LABELLED: Final = frozenset({"optgroup", "option", "track"})
_UNANNOUNCED: Final = frozenset({"link", "script", "style", "template"})
_PRESSED: Final = frozenset({"submit", "button", "reset"})


def read(path: str, data: bytes) -> Document:
    """Give the document that the HTML page *data* holds."""
    text = even_line_breaks(decode(data).text)
    markup = Markup(Outline())
    markup.feed(blank_templates(text), 0)
    return Document(
        path=path,
        blocks=markup.outline.finish(),
        line_starts=line_starts(text),
        language=markup.language,
        comments=tuple(markup.comments),
    )


class Markup:
    """Feeds HTML, whole or in parts, to an outline."""

    def __init__(self, outline: Outline, *, components: bool = False) -> None:
        """Write to *outline*; *components* have attributes of their own that show words."""
        self.outline = outline
        self._components = components
        self.language = ""
        self.comments: list[Comment] = []
        self._linked_data = False
        self._opened: set[str] = set()

    def feed(self, markup: str, base: int) -> None:
        """Read *markup*, which stands at *base* in the source; its line breaks are line feeds."""
        if "</>" in markup:
            markup = markup.replace("</>", "\u2060" * 3)
        starts = [base + start for start in line_starts(markup)] if "\n" in markup else [base]
        for token in tokenize(markup, resolve_references=False, capture_source=True):
            source = starts[token.line - 1] + token.col
            self._take(token, source)

    def _take(self, token: Token, source: int) -> None:
        match token.type:
            case TokenType.TEXT:
                self._text(token.data or "", source)
            case TokenType.START_TAG:
                self._open(token, source)
            case TokenType.END_TAG:
                self._close(token.tag or "")
            case TokenType.CHARACTER_REFERENCE:
                self.outline.say(token.data or "", source, len(token.source or ""))
            case TokenType.COMMENT:
                end = source + len(token.source or "")
                self.comments.append(Comment(token.data or "", source, end))
            case TokenType.DOCTYPE | TokenType.PROCESSING_INSTRUCTION:
                return

    def _text(self, words: str, source: int) -> None:
        if self._linked_data:
            note_linked_data(self.outline, words, source)
        elif "<" in words and self.outline.inside("noscript"):
            self.feed(words, source)
        else:
            self.outline.say(words, source, len(words))

    def _open(self, token: Token, source: int) -> None:
        tag = token.tag or ""
        attributes = {name: value or "" for name, value in token.attrs or ()}
        traits = traits_of(tag, attributes) if attributes else PLAIN
        if tag == "br":
            self.outline.break_line()
        elif tag == "script":
            kind = attributes.get("type", "").lower()
            self._linked_data = "ld+json" in kind and not token.self_closing
        elif tag == "html":
            self.language = attributes.get("lang", "")
        opened = (
            (tag in _READ and not self._linked_data)
            or traits.button
            or (tag == "a" and self.outline.inside("nav"))
        )
        if attributes and tag not in _UNANNOUNCED and not self.outline.silent:
            self.note_attributes(token.source or "", source, tag, attributes)
        if opened and tag != "input":
            self._opened.add(tag)
            self.outline.open(tag, traits)
        if opened and token.self_closing and tag == "svg":
            self.outline.close(tag)

    def _close(self, tag: str) -> None:
        if tag == "script":
            self._linked_data = False
        elif tag == "br":
            self.outline.break_line()
        elif tag == "p" and not self.outline.inside("p"):
            self.outline.end_block()
        if tag in self._opened:
            self.outline.close(tag)

    def note_attributes(
        self, markup: str, source: int, tag: str, attributes: dict[str, str]
    ) -> None:
        """Note what the *attributes* of the start tag *markup* show or announce."""
        wanted = self._wanted(tag, markup) & attributes.keys()
        if not wanted:
            return
        texts = attribute_texts(markup, source, wanted)
        for name, text in texts.items():
            if name in _NOTED:
                self.outline.note(*_NOTED[name], text)
            elif tag not in _VALUED:
                self.outline.note(UnitKind.ATTRIBUTE, name, text)
        if tag == "meta" and "content" in texts:
            self._note_meta(attributes, texts["content"])
        if attributes.get("type", "").lower() in _PRESSED and "value" in texts:
            self.outline.note(UnitKind.BUTTON, "button", texts["value"])

    def _wanted(self, tag: str, markup: str) -> AbstractSet[str]:
        """Give the names of the attributes that may hold words to read."""
        if tag in _VALUED:
            return _NOTED.keys() | {_VALUED[tag]}
        if tag in _LABELLED:
            return _NOTED.keys() | {"label"}
        if self._components and markup[1:2].isupper():
            return _NOTED.keys() | SHOWN
        return _NOTED.keys()

    def _note_meta(self, attributes: dict[str, str], content: Text) -> None:
        names = (attributes.get(key, "") for key in ("name", "property", "itemprop"))
        name = next((name.lower() for name in names if _META.fullmatch(name)), "")
        if name:
            place = "meta description" if name == "description" else name
            self.outline.note(UnitKind.META, place, content)


def traits_of(tag: str, attributes: dict[str, str]) -> Traits:
    """Give what the *attributes* of an element *tag* say about the words in it."""
    names = attributes.get("class", "")
    return Traits(
        button=attributes.get("role") == "button" or (tag == "a" and bool(_BUTTON.search(names))),
        testimonial=tag in BLOCKS
        and tag not in {"html", "body"}
        and bool(_TESTIMONIAL.search(names) or _TESTIMONIAL.search(attributes.get("itemprop", ""))),
        columns=_span(attributes.get("colspan", "1")),
        rows=_span(attributes.get("rowspan", "1")),
        layout=attributes.get("role", "") in {"none", "presentation"},
        region=_region(tag, attributes, names),
    )


def _span(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 3 else 1


def _region(tag: str, attributes: dict[str, str], names: str) -> str:
    if "hidden" in attributes or _UNSEEN.search(attributes.get("style", "")):
        return "hidden"
    known = _ROLES.get(attributes.get("role", ""), "")
    named = f"{attributes.get('id', '')} {names}"
    if not known and tag in {"div", "section"} and _FOOTER.search(named):
        return "footer"
    return known
