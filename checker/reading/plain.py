"""Plain text: paragraphs, wrapped or one a line, headings, lists and tables told by their shape."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from checker.model.documents import Comment, Document
from checker.reading.boundaries import split
from checker.reading.decoding import decode, line_starts
from checker.reading.outline import Outline
from checker.reading.templates import blank_templates

_ITEM: Final = re.compile(r"(?:[-*•–▪●◦‣·✓✔➤]|\d{1,2}[.)](?!\d)|[a-z]\))\s*(?=\S)")
_NUMBERED: Final = re.compile(r"\d")
_BULLET_WITHOUT_BLANK: Final = re.compile(r"[-–*][^\s]")
_HEADER_LINE: Final = re.compile(
    r"(?:from|to|cc|subject|date|reply-to|preheader|preview(?: text)?):\s", re.IGNORECASE
)
_SUPPRESSION: Final = re.compile(r"(?:<!--|#|//)?\s*(?=overclaim-ignore)")
_RULE: Final = re.compile(r"[|\s:=-]+")
_CELL: Final = re.compile(r"[^|]+")
_UNFINISHED: Final = re.compile(
    r"\b(?:a|an|and|are|at|by|for|from|in|is|of|on|or|our|the|to|with|your)$", re.IGNORECASE
)
# A run-in label or a quotation: more than one such sentence is no heading, though it has no stop.
_SPOKEN: Final = re.compile(r"\w: ?\w|^[\"“]")
_BROKEN: Final = re.compile(r"([^\W\d_]+)-$")
# First parts that keep the hyphen when a line ends after them.
_FIRST_PARTS: Final = """
age all anti best board bone clinic co cost day doctor drug evidence ex fast fda first five follow
four free full hard high in life long low medical mid minimally multi never no non off office on one
out over pain part patient post pre risk same science second self semi short side six state stem ten
three time top two under well whole world
"""
_COMPOUND: Final = frozenset(_FIRST_PARTS.split())
_LONGEST_WRAPPED: Final = 120
_LONGEST_HEADING: Final = 90
_MOST_HEADING_WORDS: Final = 13
_FEWEST_BARE_ITEMS: Final = 3
_LEAST_GOING_ON: Final = 6


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: where its words begin in the source, its words, and how far it is indented."""

    start: int
    words: str
    indent: int

    @property
    def marker(self) -> int:
        """Give the length of the bullet or number before the words, 0 without one."""
        if _BULLET_WITHOUT_BLANK.match(self.words) or _RULE.fullmatch(self.words):
            return 0
        found = _ITEM.match(self.words)
        return found.end() if found else 0

    @property
    def is_numbered(self) -> bool:
        """Tell whether a number stands before the words."""
        return bool(self.marker and _NUMBERED.match(self.words))

    @property
    def titled(self) -> bool:
        """Tell whether the words could be a heading."""
        words = self.words[self.marker :]
        if not words or len(words) > _LONGEST_HEADING or words[-1] in '.!,;:|…”"':
            return False
        if words.startswith("|") or len(words.split()) > _MOST_HEADING_WORDS:
            return False
        if words[0].islower() or _UNFINISHED.search(words):
            return False
        return not (_SPOKEN.search(words) and len(list(split(words))) > 1)


def read(path: str, data: bytes) -> Document:
    """Give the document that the text file *data* holds."""
    text = decode(data).text
    starts = line_starts(text)
    lines, comments = _lines(blank_templates(text), starts)
    page = _Page(lines)
    page.walk()
    return Document(
        path=path,
        blocks=page.outline.finish(),
        line_starts=starts,
        comments=tuple(comments),
    )


def _lines(text: str, starts: Sequence[int]) -> tuple[list[_Line], list[Comment]]:
    lines: list[_Line] = []
    comments: list[Comment] = []
    for start, end in zip(starts, (*starts[1:], len(text)), strict=True):
        raw = text[start:end].rstrip()
        words = raw.lstrip()
        indent = len(raw) - len(words)
        suppression = _SUPPRESSION.match(words)
        if suppression:
            told = words[suppression.end() :].removesuffix("-->").rstrip()
            comments.append(Comment(told, start, start + len(raw)))
            words, indent = "", 0
        lines.append(_Line(start + indent, words, indent))
    return lines, comments


def _is_wrapped(lines: Sequence[_Line]) -> bool:
    """Tell whether paragraphs run over several lines."""
    lengths = sorted(len(line.words) for line in lines if line.words)
    if not lengths or lengths[len(lengths) * 9 // 10] > _LONGEST_WRAPPED:
        return False
    pairs = [
        (line.words, after.words)
        for line, after in pairwise(lines)
        if line.words and after.words and not after.marker
    ]
    going_on = sum(after[0].islower() and before[-1] not in ".!?:" for before, after in pairs)
    return going_on * _LEAST_GOING_ON > len(pairs)


class _Page:
    """Walks through the lines and tells the outline what they are."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self.outline = Outline()
        self._lines = lines
        self._following = _following(lines)
        self._first = next((at for at, line in enumerate(lines) if line.words), 0)
        self._wrapped = _is_wrapped(lines)
        self._at = 0
        self._in_list = False

    def walk(self) -> None:
        """Read the whole page."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.words:
                self._at += 1
            elif line.words.startswith("|") and line.words.count("|") > 1:
                self._table()
            elif self._is_heading(self._at):
                self._heading()
            elif line.marker:
                self._item(line.marker)
            elif self._bare_items() >= _FEWEST_BARE_ITEMS:
                for _ in range(self._bare_items()):
                    self._item(0)
            else:
                self._paragraph()

    def _is_heading(self, at: int) -> bool:
        line, after = self._lines[at], self._following[at]
        if not line.titled or after is None or line.indent > 3:
            return False
        if line.marker and (not line.is_numbered or after.marker):
            return False
        alone = not self._words(at - 1) and not self._words(at + 1)
        if line.words.isupper() or (line.is_numbered and line.words.endswith("?")):
            return True
        if line.marker:
            return alone or len(after.words) > _LONGEST_HEADING
        if self._wrapped and not alone:
            starts = not self._words(at - 1) and self._words(at + 1)[:1].isupper()
            return starts and len(after.words) > 1.5 * len(line.words)
        return not self._stands_in_bare_items(at)

    def _words(self, at: int) -> str:
        return self._lines[at].words if 0 <= at < len(self._lines) else ""

    def _stands_in_bare_items(self, at: int) -> bool:
        if not self._wrapped and self._words(at - 1).endswith(":"):
            return True
        first = at
        while first > max(0, at - _FEWEST_BARE_ITEMS) and self._is_bare(first - 1):
            first -= 1
        return self._count_bare(first, _FEWEST_BARE_ITEMS) == _FEWEST_BARE_ITEMS

    def _is_bare(self, at: int) -> bool:
        line = self._lines[at]
        return bool(line.words) and line.titled and not line.marker

    def _count_bare(self, at: int, most: int) -> int:
        count = 0
        while count < most and at + count < len(self._lines) and self._is_bare(at + count):
            count += 1
        return count

    def _bare_items(self) -> int:
        return 0 if self._wrapped else self._count_bare(self._at, len(self._lines))

    def _heading(self) -> None:
        line = self._lines[self._at]
        self._end_list()
        self._at += 1
        is_title = self._at - 1 == self._first
        level = "h1" if is_title and self._is_heading_next() else "h2"
        self._block(level, [line], line.marker)

    def _is_heading_next(self) -> bool:
        at = self._at
        while at < len(self._lines) and not self._lines[at].words:
            at += 1
        return at < len(self._lines) and self._is_heading(at)

    def _item(self, marker: int) -> None:
        if not self._in_list:
            self.outline.open("ul")
            self._in_list = True
        lines = [self._lines[self._at]]
        self._at += 1
        while self._wrapped and self._continues(lines[-1]):
            lines.append(self._lines[self._at])
            self._at += 1
        self._block("li", lines, marker)

    def _paragraph(self) -> None:
        self._end_list()
        lines = [self._lines[self._at]]
        self._at += 1
        while self._wrapped and self._continues(lines[-1]):
            lines.append(self._lines[self._at])
            self._at += 1
        self._block("p", lines, 0)

    def _continues(self, line: _Line) -> bool:
        if self._at >= len(self._lines) or _HEADER_LINE.match(line.words):
            return False
        after = self._lines[self._at]
        if not after.words or after.marker or _RULE.fullmatch(after.words):
            return False
        return after.indent <= line.indent + line.marker or line.indent > 0

    def _block(self, tag: str, lines: Sequence[_Line], marker: int) -> None:
        self.outline.open(tag)
        for number, line in enumerate(lines):
            skipped = marker if number == 0 else 0
            words = line.words[skipped:]
            broken = _BROKEN.search(words) if number + 1 < len(lines) else None
            if broken and broken[1].lower() not in _COMPOUND:
                words = words[:-1]
            self.outline.say(words, line.start + skipped, len(words))
            if not broken:
                self.outline.say(" ", line.start + len(line.words), 1)
        self.outline.close(tag)

    def _end_list(self) -> None:
        if self._in_list:
            self.outline.close("ul")
            self._in_list = False

    def _table(self) -> None:
        self._end_list()
        self.outline.open("table")
        has_header = bool(_RULE.fullmatch(self._words(self._at + 1)))
        first = self._at
        while self._words(self._at).startswith("|"):
            line = self._lines[self._at]
            if not _RULE.fullmatch(line.words):
                self._row(line, "th" if has_header and self._at == first else "td")
            self._at += 1
        self.outline.close("table")

    def _row(self, line: _Line, tag: str) -> None:
        self.outline.open("tr")
        for cell in _cells(line):
            self.outline.open(tag)
            self.outline.say(*cell)
            self.outline.close(tag)
        self.outline.close("tr")


def _following(lines: Sequence[_Line]) -> list[_Line | None]:
    """Give for each line the next one with words."""
    following: list[_Line | None] = []
    after: _Line | None = None
    for line in reversed(lines):
        following.append(after)
        after = line if line.words else after
    return following[::-1]


def _cells(line: _Line) -> Iterator[tuple[str, int, int]]:
    for cell in _CELL.finditer(line.words):
        yield cell[0], line.start + cell.start(), len(cell[0])
