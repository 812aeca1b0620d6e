"""MDX made Markdown: components stand alone, and what is inside them begins at the margin."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

_TAG: Final = re.compile(
    r"<(?P<close>/?)(?P<name>[\w.:-]*)(?:\s(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*?)?(?P<end>/?)>"
)
_TAGS: Final = re.compile(rf"\s*(?:{re.sub(r'[?]P<[a-z]+>', '?:', _TAG.pattern)}\s*)+")
_FENCE: Final = re.compile(r"[ \t]*(```+|~~~+)")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_CODE: Final = 4
_VOID: Final = frozenset({"br", "hr", "img", "input", "meta", "link"})


@dataclass(slots=True)
class Flattened:
    """Markdown made of MDX, and where its stretches stand in the source."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)

    def source(self, offset: int) -> int:
        """Give the offset in the source at which the character *offset* of the text stands."""
        at = max(0, bisect_right(self.starts, offset) - 1)
        return self.sources[at] + offset - self.starts[at] if self.starts else offset


class _Lines:
    """Takes line after line and gives each the margin of the component around it."""

    def __init__(self) -> None:
        self.made = Flattened()
        self._parts: list[str] = []
        self._size = 0
        self._depth = 0
        self._margin: int | None = 0
        self._fence = ""
        self._in_list = False

    def add(self, words: str, source: int) -> None:
        self.made.starts.append(self._size)
        self.made.sources.append(source)
        self._parts.append(words)
        self._size += len(words)

    def take(self, line: str, source: int) -> None:
        """Add a line that is no component, without the margin."""
        indent = len(line) - len(line.lstrip(" \t"))
        if self._depth and self._margin is None and line.strip():
            self._margin = indent
        cut = min(indent, self._margin or 0)
        self._note_fence(line)
        if _ITEM.match(line):
            self._in_list = True
        elif indent == cut and line.strip():
            self._in_list = False
        # Components indent their words; only a fence makes code of them.
        if indent - cut >= _CODE and not self._in_list and not self._fence:
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

    def in_fence(self) -> bool:
        return bool(self._fence)

    def finish(self) -> Flattened:
        self.made.text = "".join(self._parts)
        return self.made

    def _note_fence(self, line: str) -> None:
        found = _FENCE.match(line)
        if found and not self._fence:
            self._fence = found[1]
        elif found and found[1].startswith(self._fence):
            self._fence = ""


def flatten(body: str) -> Flattened:
    """Give *body* as Markdown that a parser without components reads in the same way.

    Its tags hold no code, and each stands in one line.
    """
    made, at = _Lines(), 0
    for line in body.splitlines(keepends=True):
        is_tags = not made.in_fence() and "<" in line and _TAGS.fullmatch(line)
        (made.take_tags if is_tags else made.take)(line, at)
        at += len(line)
    return made.finish()
