"""MDX: Markdown whose modules, expressions and attributes in braces are read as code."""

import re
from dataclasses import replace
from typing import Final

from checker.errors import UnreadableError
from checker.model.documents import Block, Comment, Document
from checker.reading import markdown
from checker.reading.decoding import decode, even_line_breaks, line_starts
from checker.reading.front_matter import scan
from checker.reading.outline import merged
from checker.reading.scripts import Failed, Script

_STOP: Final = re.compile(
    r"(?m:^)[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})"
    r"|(?P<escape>\\.)|(?P<ticks>`+)|(?P<note><!--)|(?P<module>(?m:^)(?:import|export)\b)"
    r"|(?P<brace>\{)|(?P<tag><(?=[A-Za-z_$]))",
    re.DOTALL | re.MULTILINE,
)
# Prose may begin a line with the same words: "import cells, and ...".
_MODULE: Final = re.compile(
    r"import\s*(?:[\"'{*]|type\s|[\w$]+\s*(?:,\s*[{*]|\sfrom\b))|export\s*[{*]"
    r"|export\s+(?:abstract|async|class|const|declare|default|enum|function|interface|let|type|var)\b"
)
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*(?=\n|\Z)")
_ENDS_BLOCK: Final = re.compile(
    r"[ \t]*(?:#{1,6}[ \t].*|.*>|(?:```+|~~~+|---+|\*\*\*+|___+)[ \t]*)?$"
)
_BREAK: Final = re.compile(r"[\r\n]")
_IN_LINE: Final = re.compile(r"[^\n]")
# Words in quotes alone in braces are those of the sentence, unless Markdown would read into them.
_LITERAL: Final = re.compile(r"(\{[ \t]*([\"'`]))([^\\\n\"'`*_\[\]<>{}$&|~]+)(\2[ \t]*\})")
_NOTHING: Final = "\N{WORD JOINER}"
_FILLER: Final = "\N{NO-BREAK SPACE}"
# A page on which more is left open cannot be built, and each costs a walk over all the rest.
_MOST_UNCLOSED: Final = 10


def read(path: str, data: bytes) -> Document:
    """Give the document that the MDX page *data* holds."""
    text = decode(data).text
    base = scan(text).end
    code = _Code(even_line_breaks(text), base)
    code.walk()
    page = markdown.read(path, code.prose(text, base).encode())
    comments = sorted((*page.comments, *code.comments), key=lambda comment: comment.source)
    return replace(
        page,
        blocks=merged((page.blocks, *code.blocks)),
        line_starts=line_starts(text),
        comments=tuple(comments),
    )


class _Code:
    """Finds the code of a page, reads it, and knows what stands in its place for Markdown."""

    def __init__(self, text: str, at: int) -> None:
        self.blocks: list[tuple[Block, ...]] = []
        self.comments: list[Comment] = []
        self._text = text
        self._at = self._base = at
        self._fillings: list[tuple[int, str]] = []
        self._failed = Failed()
        self._unclosed = 0

    def walk(self) -> None:
        """Read all code on the page."""
        while found := _STOP.search(self._text, self._at):
            self._at = found.end()
            name = found.lastgroup
            if name == "fence":
                self._skip_fence(found["fence"])
            elif name == "ticks":
                self._skip_ticks(found["ticks"])
            elif name == "note":
                end = self._text.find("-->", self._at)
                self._at = end + 3 if end >= 0 else self._at
            elif name != "escape":
                self._take(name, found.start())

    def prose(self, text: str, base: int) -> str:
        """Give *text* with code filled up from *base* on, every offset as it was."""
        parts, at = [], base
        for start, filling in self._fillings:
            parts += [text[at:start], filling]
            at = start + len(filling)
        return "".join((text[:base], *parts, text[at:]))

    def _take(self, name: str | None, at: int) -> None:
        if name == "tag":
            self._tag(at)
        elif name == "brace":
            self._expression(at)
        elif _MODULE.match(self._text, at) and self._begins_block(at):
            self._module(at)

    def _begins_block(self, at: int) -> bool:
        """Tell whether no paragraph goes on in the line that begins at *at*."""
        above = self._text.rfind("\n", self._base, max(self._base, at - 1)) + 1
        line = self._text[max(above, self._base) : max(self._base, at - 1)]
        filled = any(above <= start < at for start, _ in self._fillings[-1:])
        return filled or _ENDS_BLOCK.match(line) is not None

    def _module(self, at: int) -> None:
        script = Script(self._text, at, failed=self._failed)
        if not script.code(upto_gap=True):
            line = self._text.count("\n", 0, at) + 1
            told = f"the {self._text[at : at + 6]} in line {line}"
            raise UnreadableError(f"{told} is never closed; close its brackets")
        self._keep(script)
        self._at = script.at
        self._fill(at, _IN_LINE.sub(" ", self._text[at : self._at]))

    def _expression(self, at: int) -> None:
        literal = _LITERAL.match(self._text, at)
        if literal and literal[3].strip():
            self._fill(at, _NOTHING * len(literal[1]))
            self._fill(literal.end(3), _NOTHING * len(literal[4]))
            self._at = literal.end()
            return
        script = Script(self._text, at + 1, failed=self._failed)
        if self._unclosed >= _MOST_UNCLOSED or not script.code():
            self._unclosed += 1
            return
        self._at = script.at
        if len(script.comments) == 1:
            value, start, end = script.comments[0]
            if not (self._text[at + 1 : start] + self._text[end : self._at - 1]).strip():
                script.comments[0] = Comment(value, at, self._at)
        self._keep(script)
        self._fill(at, _FILLER * (self._at - at))

    def _tag(self, at: int) -> None:
        script = Script(self._text, at, failed=self._failed)
        tag = script.tag()
        if tag is None:
            return
        script.take_asides(tag)
        self._keep(script)
        self._at = tag.end
        # Markdown knows tags that go over several lines in few places only.
        self._fill(at, _BREAK.sub(" ", tag.plain(self._text)))

    def _keep(self, script: Script) -> None:
        self.comments += script.comments
        self.blocks.append(script.blocks())

    def _fill(self, at: int, filling: str) -> None:
        self._fillings.append((at, filling))

    def _skip_fence(self, fence: str) -> None:
        closing = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
        found = closing.search(self._text, self._at)
        self._at = found.end() if found else len(self._text)

    def _skip_ticks(self, ticks: str) -> None:
        gap = _EMPTY_LINE.search(self._text, self._at)
        end = gap.start() if gap else len(self._text)
        found = re.compile(rf"(?<!`){ticks}(?!`)").search(self._text, self._at, end)
        self._at = found.end() if found else self._at
