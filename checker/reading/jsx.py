"""JSX and TSX: the words between tags, spoken attributes, and human strings in the code."""

import re
from typing import Final

from checker.model.documents import Block, Comment, Document, UnitKind
from checker.reading.attributes import SHOWN, decoded, plain_attributes
from checker.reading.decoding import decode, even_line_breaks, line_starts
from checker.reading.elements import BLOCKS, SILENT
from checker.reading.escapes import plain
from checker.reading.html import Markup, traits_of
from checker.reading.outline import Outline
from checker.reading.weaving import Piece, has_words, weave

_IMPORT: Final = re.compile(
    r"^[ \t]*(?:import\b[^;'\"]*['\"][^'\"]*['\"]|export[^;\n]*\bfrom\s*['\"][^'\"]*['\"])",
    re.MULTILINE,
)
_CODE: Final = re.compile(
    r"/\*(?P<comment>.{0,2000}?)\*/|//(?P<remark>[^\n]*)"
    r"|'(?P<single>(?:[^'\\\n]|\\.)*)'|\"(?P<double>(?:[^\"\\\n]|\\.)*)\"|`(?P<template>(?:[^`\\]|\\.)*)`"
    r"|(?P<tag><(?=[A-Za-z][\w.]*[\s/>]|>))|(?P<brace>[{}])",
    re.DOTALL,
)
_BEFORE_TAG: Final = re.compile(r"(?:[(,=?:&|{}\[;>]|\breturn|\bdefault|^)\s*$")
_TAG: Final = re.compile(
    r"<(?P<name>[\w.:-]*)(?P<rest>(?:[^<>{}\"']|\"[^\"]*\"|'[^']*'"
    r"|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*?)(?P<end>/?)>"
)
_CLOSING: Final = re.compile(r"</[\w.:-]*\s*>")
_LITERAL: Final = re.compile(r"\{\s*([\"'`])((?:(?!\1)[^\\]|\\.)*)\1\s*\}")
_SPOKEN: Final = re.compile(r"([\w-]+)=\{\s*([\"'`])((?:(?!\2)[^\\]|\\.)*)\2\s*\}")
_WORDS: Final = re.compile(r"[^<{]+")
_KEY: Final = re.compile(r"([A-Za-z_]\w*)[\"']?\s*:\s*$")
_ESCAPE: Final = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|\$\{[^{}]*\}|[^\\$]+|.", re.DOTALL)
_SENTENCE: Final = re.compile(r"[A-Z0-9“\"'$][^\s]*\s+\S.*|(?:[a-z’',]+\s+){3,}.*[.!?]?", re.DOTALL)
_INLINE: Final = frozenset(
    {"link", "navlink", "trans", "strong", "em", "bold", "highlight", "icon"}
)
_CODE_KEYS: Final = frozenset({"classname", "className", "class", "style", "href", "src", "d"})
_CONTEXT: Final = 60


def read(path: str, data: bytes) -> Document:
    """Give the document that the JSX or TSX module *data* holds."""
    text = even_line_breaks(decode(data).text)
    script = _Script(_IMPORT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text))
    script.code()
    blocks = (*script.strings, *script.outline.finish())
    return Document(
        path=path,
        blocks=tuple(sorted(blocks, key=lambda block: block.text.runs[0].source)),
        line_starts=line_starts(text),
        comments=tuple(script.comments),
    )


class _Script:
    """Walks through a module: code holds elements, elements hold code."""

    def __init__(self, text: str) -> None:
        self.outline = Outline()
        self.strings: list[Block] = []
        self.comments: list[Comment] = []
        self._markup = Markup(self.outline, components=True)
        self._text = text
        self._at = 0
        self._asked = ""

    def code(self) -> None:
        """Read code to the end of the text, or past the brace that closes it."""
        depth = 0
        while found := _CODE.search(self._text, self._at):
            self._at = found.end()
            name = found.lastgroup or ""
            if name == "brace":
                depth += 1 if found["brace"] == "{" else -1
                if depth < 0:
                    return
            elif name == "tag":
                self._maybe_element(found.start())
            elif name in {"comment", "remark"}:
                self.comments.append(Comment(found[name], *found.span()))
            else:
                self._string(found[name], found.start(name))
        self._at = len(self._text)

    def _maybe_element(self, at: int) -> None:
        if _BEFORE_TAG.search(self._text[max(0, at - _CONTEXT) : at]):
            self._at = at
            self._element()

    def _element(self) -> None:
        tag = _TAG.match(self._text, self._at)
        if tag is None:
            self._at += 1
            return
        self._at = tag.end()
        name = _element_name(tag["name"])
        attributes = plain_attributes(tag["rest"])
        attributes["class"] = attributes.get("className", "")
        if name == "br":
            self.outline.break_line()
        traits = traits_of(name, attributes)
        opened = name in BLOCKS or name in SILENT or traits.button
        self._markup.note_attributes(tag[0], tag.start(), name, attributes)
        for found in _SPOKEN.finditer(self._text, *tag.span("rest")):
            self._string(found[3], found.start(3), found[1].lower())
        if opened and not tag["end"]:
            self.outline.open(name, traits)
        if not tag["end"] and name not in {"br", "img", "input", "meta", "hr"}:
            self._children()
        if opened and not tag["end"]:
            self.outline.close(name)

    def _children(self) -> None:
        while self._at < len(self._text):
            closing = _CLOSING.match(self._text, self._at)
            if closing:
                self._at = closing.end()
                return
            words = _WORDS.match(self._text, self._at)
            if words:
                for piece in decoded(words[0], self._at):
                    self.outline.say(*piece)
                self._at = words.end()
            elif self._text[self._at] == "<":
                self._element()
            else:
                self._expression()

    def _expression(self) -> None:
        literal = _LITERAL.match(self._text, self._at)
        if literal:
            for piece in _unescaped(literal[2], literal.start(2)):
                self.outline.say(*piece)
            self._at = literal.end()
            return
        self.outline.leave_blank()
        self._at += 1
        self.code()

    def _string(self, value: str, source: int, name: str = "") -> None:
        key = _KEY.search(self._text, max(0, source - _CONTEXT), source - 1)
        name = name or (key[1] if key else "")
        text = weave(_unescaped(value, source))
        if not has_words(text) or not _is_copy(name, text.value):
            return
        asked, self._asked = self._asked, text.value if text.value.endswith("?") else ""
        section = (name,) if name else ("string",)
        self.strings.append(Block(kind=UnitKind.DATA, text=text, section=section, question=asked))


def _element_name(name: str) -> str:
    lower = name.lower()
    if not name[:1].isupper() or lower in BLOCKS or lower in _INLINE:
        return lower
    return "div"


def _is_copy(key: str, value: str) -> bool:
    if value.startswith(("http", "/", "./", "#", "@", "use ")) or key in _CODE_KEYS:
        return False
    return key in SHOWN or _SENTENCE.fullmatch(value) is not None


def _unescaped(value: str, source: int) -> list[Piece]:
    pieces: list[Piece] = []
    for part in _ESCAPE.finditer(value):
        words = part[0]
        if words.startswith("${"):
            words = " "
        elif words[0] == "\\":
            words = plain(words)
        pieces.append((words, source + part.start(), len(part[0])))
    return pieces
