"""MDX made Markdown: components stand alone, and what is inside them begins at the margin."""

import re
from typing import Final

from checker.reading.flattening import Flattened, Flattening

_TAG: Final = re.compile(
    r"<(?P<close>/?)(?P<name>[\w.:-]*)(?:\s(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*?)?(?P<end>/?)>"
)
_TAGS: Final = re.compile(rf"\s*(?:{re.sub(r'[?]P<[a-z]+>', '?:', _TAG.pattern)}\s*)+")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_CODE: Final = 4
_VOID: Final = frozenset({"br", "hr", "img", "input", "meta", "link"})


class _Lines(Flattening):
    """Takes line after line and gives each the margin of the component around it."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._margin: int | None = 0
        self._in_list = False

    def take(self, line: str, source: int) -> None:
        """Add a line that is no component, without the margin."""
        indent = len(line) - len(line.lstrip(" \t"))
        if self._depth and self._margin is None and line.strip():
            self._margin = indent
        cut = min(indent, self._margin or 0)
        self.note_fence(line)
        if _ITEM.match(line):
            self._in_list = True
        elif indent == cut and line.strip():
            self._in_list = False
        # Components indent their words; only a fence makes code of them.
        if indent - cut >= _CODE and not self._in_list and not self.fence:
            cut = indent
        self.add(line[cut:], source + cut)

    def take_tags(self, tags: str, source: int) -> None:
        """Add a line of nothing but tags, set apart by empty lines."""
        for found in _TAG.finditer(tags):
            if not found["end"] and found["name"].lower() not in _VOID:
                self._depth = max(0, self._depth + (-1 if found["close"] else 1))
        self._margin = None if self._depth else 0
        indent = len(tags) - len(tags.lstrip(" \t"))
        end = len(tags.rstrip())
        self.add("\n", source)
        self.add(tags[indent:end], source + indent)
        self.add("\n\n", source + end - 1)


def flatten(body: str) -> Flattened:
    """Give *body* as Markdown that a parser without components reads in the same way.

    Its tags hold no code, and each stands in one line.
    """
    made, at = _Lines(), 0
    for line in body.splitlines(keepends=True):
        is_tags = not made.fence and "<" in line and _TAGS.fullmatch(line)
        (made.take_tags if is_tags else made.take)(line, at)
        at += len(line)
    return made.finish()
