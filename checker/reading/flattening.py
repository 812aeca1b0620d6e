"""Markdown with its margins taken away, and where each stretch of it stands in the source."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_FENCE: Final = re.compile(r"[ \t]*(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Flattened:
    """Markdown that a plain parser reads, and where its stretches stand in the source."""

    text: str
    starts: Sequence[int]
    sources: Sequence[int]

    def source(self, offset: int) -> int:
        """Give the offset in the source at which the character *offset* of the text stands."""
        at = max(0, bisect_right(self.starts, offset) - 1)
        return self.sources[at] + offset - self.starts[at] if self.starts else offset


class Flattening:
    """Puts stretches of a source together, and knows whether the last stands in a fence."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.fence = ""
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._size = 0

    def add(self, words: str, source: int) -> None:
        """Add *words*, which stand at *source*."""
        self._starts.append(self._size)
        self._sources.append(source)
        self._parts.append(words)
        self._size += len(words)

    def note_fence(self, line: str) -> None:
        """Open or close a fence where *line* does."""
        found = _FENCE.match(line)
        if found and not self.fence:
            self.fence = found[1]
        elif found and found[1].startswith(self.fence):
            self.fence = ""

    def finish(self) -> Flattened:
        """Give what has been added."""
        return Flattened("".join(self._parts), tuple(self._starts), tuple(self._sources))
