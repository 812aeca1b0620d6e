"""Boxes and tabs of Markdown (``!!! tip "Title"``, ``??? note``, ``=== "Tab"``) laid flat."""

import re
from collections.abc import Sequence
from typing import Final

from checker.reading.flattening import Flattened, Flattening

_OPENING: Final = re.compile(
    r"[ \t]*(?:(?:!!!|\?\?\?\+?) ?"
    r"(?:[\w-]+(?: +[\w-]+){0,2}(?: +\"(?P<box>.*)\")?|\"(?P<bare>.*)\")"
    r"|===[!+]? +\"(?P<tab>.*)\")\s*"
)
_POSSIBLE: Final = re.compile(r"^[ \t]*(?:!!!|\?\?\?|===)", re.MULTILINE)
_INSIDE: Final = 4


def flatten_boxes(body: str) -> Flattened | None:
    """Give *body* with titles and words of boxes at the margin, None if there are no boxes."""
    if not _POSSIBLE.search(body):
        return None
    boxes = _Boxes(body.splitlines(keepends=True))
    boxes.walk()
    return boxes.finish() if boxes.found else None


class _Boxes(Flattening):
    """Takes line after line and gives each the margin of the box around it."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self.found = False
        self._lines = lines
        self._after = _indents_after(lines)
        self._margins: list[int] = []

    def walk(self) -> None:
        """Read the whole page."""
        source = 0
        for number, line in enumerate(self._lines):
            if line.strip():
                self._leave(_indent(line), source)
            opened = None if self.fence else _OPENING.fullmatch(line)
            if opened and self._after[number] >= _indent(line) + _INSIDE:
                self._open(opened, source)
            else:
                self.note_fence(line)
                cut = self._cut(line)
                self.add(line[cut:], source + cut)
            source += len(line)

    def _open(self, opened: re.Match[str], source: int) -> None:
        line = opened[0]
        self.found = True
        self.add("\n", source)
        if opened.lastgroup:
            cut, title = self._cut(line), opened.span(opened.lastgroup)
            self.add(line[cut : len(line) - len(line.lstrip(" \t"))], source + cut)
            self.add(line[slice(*title)], source + title[0])
            self.add("\n\n", source + title[1])
        self._margins.append(_indent(line) + _INSIDE)

    def _leave(self, indent: int, source: int) -> None:
        """Close the boxes that words at *indent* do not stand in."""
        while self._margins and indent < self._margins[-1]:
            self._margins.pop()
            self.fence = ""
            self.add("\n", source)

    def _cut(self, line: str) -> int:
        """Give how many characters of the indent of *line* are there for the boxes around it."""
        at, columns = 0, _INSIDE * len(self._margins)
        while columns > 0 and line[at : at + 1] in {" ", "\t"}:
            columns -= 1 if line[at] == " " else _INSIDE
            at += 1
        return at


def _indent(line: str) -> int:
    margin = line[: len(line) - len(line.lstrip(" \t"))]
    return len(margin.expandtabs(_INSIDE))


def _indents_after(lines: Sequence[str]) -> list[int]:
    """Give for each line the indent of the next one with words, -1 behind the last."""
    indents: list[int] = []
    after = -1
    for line in reversed(lines):
        indents.append(after)
        after = _indent(line) if line.strip() else after
    return indents[::-1]
