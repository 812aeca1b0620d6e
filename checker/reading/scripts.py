"""JavaScript with elements in it: the words between tags, spoken attributes, human strings."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from checker.model.documents import Block, Comment, UnitKind
from checker.reading.attributes import decoded, plain_attributes
from checker.reading.elements import BLOCKS, SILENT, element_name
from checker.reading.escapes import NUMBERED
from checker.reading.html import Markup, traits_of
from checker.reading.literals import is_copy, is_unseen, key_before, slash_end, unescaped
from checker.reading.outline import Outline, merged
from checker.reading.weaving import Piece, has_words, weave

_TOKEN: Final = re.compile(
    r"(?P<module>(?m:^)[ \t]*(?:import\b[^;'\"]{0,3000}['\"][^'\"]*['\"]"
    r"|export[^;\n]*\bfrom\s*['\"][^'\"]*['\"]))"
    r"|(?P<comment>/\*)|//(?P<remark>[^\n]*)"
    r"|'(?P<single>(?:[^'\\\n]|\\.)*)'|\"(?P<double>(?:[^\"\\\n]|\\.)*)\""
    r"|(?P<template>`)|(?P<slash>/)|(?P<gap>\n(?=[ \t]*(?:\n|\Z)|\#))"
    r"|(?P<tag><(?=[A-Za-z][\w.]*(?!\s+extends\b)[\s/><]|>))|(?P<bracket>[{}()\[\]])",
    re.DOTALL,
)
_GOES_ON: Final = re.compile(r"(?:=>?|[,+*&|?:.]|\bfrom)\s*$")
_BEFORE_TAG: Final = re.compile(r"(?:[(,=?:&|{}\[;>]|\breturn|\bdefault|^)\s*$")
_NAME: Final = re.compile(r"<(?P<name>[\w.:$-]*)(?:<[^<>\n]*>)?(?=[\s/>{])")
_ATTRIBUTE: Final = re.compile(
    r"(?P<end>/?>)|(?P<spread>\{)|/\*.*?\*/|\s+(?://[^\n]*)?"
    r"|(?P<name>[^\s\"'<>/={}]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|(?P<given>\{)))?",
    re.DOTALL,
)
_CLOSING: Final = re.compile(r"</[\w.:-]*\s*>")
_LITERAL: Final = re.compile(r"\{\s*([\"'`])((?:(?!\1)[^\\]|\\.)*)\1\s*\}")
_WORDS: Final = re.compile(r"[^<{]+")
_PART: Final = re.compile(rf"(?P<end>`)|(?P<code>\$\{{)|{NUMBERED}|\\.|[^`\\$]+|\$", re.DOTALL)
_EMPTY: Final = frozenset({"br", "img", "input", "meta", "hr"})
_CONTEXT: Final = 60


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag: its name and place, and the code in its attributes.

    *given* are the stretches of source with a value in braces, *spread* those without a name.
    """

    name: str
    start: int
    end: int
    is_empty: bool
    given: tuple[tuple[int, int], ...] = ()
    spread: tuple[tuple[int, int], ...] = ()
    asides: tuple["Script", ...] = ()

    def plain(self, text: str) -> str:
        """Give the tag without code: values in braces are empty, offsets as they were."""
        parts, at = [], self.start
        marked = [(span, '"') for span in self.given] + [(span, " ") for span in self.spread]
        for (start, end), quote in sorted(marked):
            parts += [text[at:start], quote, " " * (end - start - 2), quote]
            at = end
        return "".join((*parts, text[at : self.end]))


@dataclass(slots=True)
class _Attributes:
    """What a start tag that is being read holds so far."""

    given: list[tuple[int, int]] = field(default_factory=list)
    spread: list[tuple[int, int]] = field(default_factory=list)
    asides: list["Script"] = field(default_factory=list)


@dataclass(slots=True)
class Failed:
    """Where a text holds what is never closed: tags and templates, and comments from there on."""

    at: set[int] = field(default_factory=set)
    comments: float = math.inf


class Script:
    """Walks through code from an offset on: code holds elements, elements hold code."""

    def __init__(
        self, text: str, at: int = 0, name: str = "", failed: Failed | None = None
    ) -> None:
        """Begin at the offset *at* of *text*, whose line breaks are line feeds.

        Strings without a key are those of the attribute *name*. Scripts of one text share
        what has *failed*, and so read no stretch often.
        """
        self.at = at
        self.is_closed = False
        self.comments: list[Comment] = []
        self._outline = Outline()
        self._markup = Markup(self._outline, components=True)
        self._strings: list[Block] = []
        self._asides: list[tuple[Block, ...]] = []
        self._text = text
        self._name = name
        self._failed = failed or Failed()
        self._is_value = False
        self._asked = ""

    def code(self, *, upto_gap: bool = False) -> bool:
        """Read past the brace that closes the code, and tell whether there is one.

        With *upto_gap* read to the first empty line outside of brackets, or to the end.
        """
        braces = others = 0
        while found := _TOKEN.search(self._text, self.at):
            self.at = found.end()
            mark = found["bracket"]
            if mark is None:
                self._is_value = not braces and not others
                if found["gap"] is None:
                    self._take(found)
                elif upto_gap and self._is_value and not self._goes_on(found.start()):
                    return True
            elif mark in "{}":
                braces += 1 if mark == "{" else -1
                if braces < 0:
                    return not upto_gap
            else:
                others = max(0, others + (1 if mark in "([" else -1))
        self.at = len(self._text)
        return upto_gap and not braces and not others

    def tag(self) -> Tag | None:
        """Read a start tag to its end, None if none begins here."""
        start = self.at
        name = _NAME.match(self._text, start)
        if name is None or start in self._failed.at:
            return None
        held, self.at = _Attributes(), name.end()
        while found := _ATTRIBUTE.match(self._text, self.at):
            self.at = found.end()
            if found["end"]:
                spans = tuple(held.given), tuple(held.spread), tuple(held.asides)
                return Tag(name["name"], start, self.at, found["end"] == "/>", *spans)
            opened = found["spread"] or found["given"]
            if opened and not self._aside(found["name"] or "", held):
                break
        self._failed.at.add(start)
        return None

    def take_asides(self, tag: Tag) -> None:
        """Keep what stands in the values of *tag*."""
        self._keep(tag.asides)

    def blocks(self) -> tuple[Block, ...]:
        """Give all blocks in the order of their places, each list with a group of its own."""
        return merged([(*self._strings, *self._outline.finish()), *self._asides])

    def _goes_on(self, at: int) -> bool:
        return _GOES_ON.search(self._text, max(0, at - _CONTEXT), at) is not None

    def _take(self, found: re.Match[str]) -> None:
        name, at = found.lastgroup or "", found.start()
        if name == "tag" and _BEFORE_TAG.search(self._before(at)):
            self.at = at
            self._element()
        elif name in {"comment", "remark"}:
            self._comment(found)
        elif name == "template":
            self._template(found.end())
        elif name == "slash":
            self.at = slash_end(self._text, at)
        elif name in {"single", "double"}:
            self._string(unescaped(found[name], at + 1), at)

    def _comment(self, found: re.Match[str]) -> None:
        start, at = found.span()
        if found["remark"] is not None:
            self.comments.append(Comment(found["remark"], start, at))
            return
        end = self._text.find("*/", at) if at < self._failed.comments else -1
        if end >= 0:
            self.at = end + 2
            self.comments.append(Comment(self._text[at:end], start, self.at))
        else:
            self._failed.comments = min(self._failed.comments, at)

    def _before(self, at: int) -> str:
        return self._text[max(0, at - _CONTEXT) : at]

    def _template(self, at: int) -> None:
        """Read the template literal behind the back quote before *at*."""
        pieces: list[Piece] = []
        inside: list[Script] = []
        while at - 1 not in self._failed.at and (found := _PART.match(self._text, self.at)):
            self.at = found.end()
            if found["end"]:
                self._string(pieces, at - 1)
                self._keep(inside)
                return
            if found["code"]:
                inside.append(self._inside())
                pieces.append((" ", found.start(), self.at - found.start()))
            else:
                pieces += unescaped(found[0], found.start())
        self._failed.at.add(at - 1)
        self.at = at

    def _aside(self, name: str, held: _Attributes) -> bool:
        """Read the code behind the brace before here, which stands in a tag."""
        start = self.at - 1
        aside = self._inside(name.lower())
        (held.given if name else held.spread).append((start, self.at))
        if not is_unseen(name):
            held.asides.append(aside)
        return aside.is_closed

    def _inside(self, name: str = "") -> "Script":
        """Give the script from here to the brace that closes it, and go on behind it."""
        script = Script(self._text, self.at, name, self._failed)
        script.is_closed = script.code()
        self.at = script.at
        return script

    def _keep(self, scripts: Iterable["Script"]) -> None:
        for script in scripts:
            self.comments += script.comments
            self._asides.append(script.blocks())

    def _element(self) -> None:
        start = self.at
        tag = self.tag()
        if tag is None:
            self.at = start + 1
            return
        name = element_name(tag.name)
        markup = tag.plain(self._text)
        attributes = plain_attributes(markup)
        attributes["class"] = attributes.get("className", "")
        if name == "br":
            self._outline.break_line()
        traits = traits_of(name, attributes)
        opened = name in BLOCKS or name in SILENT or traits.button
        self._markup.note_attributes(markup, start, name, attributes)
        self.take_asides(tag)
        if opened and not tag.is_empty:
            self._outline.open(name, traits)
        if not tag.is_empty and name not in _EMPTY:
            self._children()
        if opened and not tag.is_empty:
            self._outline.close(name)

    def _children(self) -> None:
        while self.at < len(self._text):
            closing = _CLOSING.match(self._text, self.at)
            if closing:
                self.at = closing.end()
                return
            words = _WORDS.match(self._text, self.at)
            if words:
                for piece in decoded(words[0], self.at):
                    self._outline.say(*piece)
                self.at = words.end()
            elif self._text[self.at] == "<":
                self._element()
            else:
                self._expression()

    def _expression(self) -> None:
        literal = _LITERAL.match(self._text, self.at)
        if literal:
            for piece in unescaped(literal[2], literal.start(2)):
                self._outline.say(*piece)
            self.at = literal.end()
            return
        self._outline.leave_blank()
        self.at += 1
        self.code()

    def _string(self, pieces: list[Piece], at: int) -> None:
        """Keep the string whose quote stands at *at* if people are meant to read it."""
        name = key_before(self._text, at) or (self._name if self._is_value else "")
        text = weave(pieces)
        if not has_words(text) or not is_copy(name, text.value):
            return
        asked, self._asked = self._asked, text.value if text.value.endswith("?") else ""
        section = (name,) if name else ("string",)
        self._strings.append(Block(kind=UnitKind.DATA, text=text, section=section, question=asked))
