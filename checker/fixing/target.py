"""The unit that is to change, and what its document must read like afterwards."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from checker.model.documents import Block, Document, Unit

_ATTRIBUTION: Final = re.compile(r"[”\"’']?\s*[–—―-]{1,2}\s*\S.{0,60}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Target:
    """A unit of a document, and the characters of its block that it takes up.

    *phrases* are the characters of the block that are at fault.
    """

    document: Document
    unit: Unit
    start: int
    end: int
    phrases: tuple[tuple[int, int], ...] = ()

    @property
    def block(self) -> Block:
        """Give the block that the unit was cut from."""
        return self.document.blocks[self.unit.block]

    @property
    def is_all(self) -> bool:
        """Tell whether nothing but the unit (and a name under it) stands in its block."""
        value = self.block.text.value
        rest = value[: self.start] + value[self.end :]
        return not rest.strip() or _ATTRIBUTION.fullmatch(rest.strip()) is not None

    @property
    def line(self) -> int:
        """Give the line (in a DOCX the paragraph) that the unit begins in."""
        return self.document.position(self.unit.text.source(0, 1)[0])[0]

    def reads(self, after: Document, sentence: str) -> bool:
        """Tell whether *after* reads like the document with *sentence* put in (empty: gone)."""
        wanted = [_folded(block.text.value) for block in self.document.blocks]
        if not sentence and self.is_all:
            del wanted[self.unit.block]
        else:
            value = self.block.text.value
            whole = value[: self.start] + sentence + value[self.end :]
            wanted[self.unit.block] = _folded(whole)
        kinds = Counter(block.kind for block in self.document.blocks)
        kept = Counter(block.kind for block in after.blocks)
        moved = sum((kinds - kept).values()) + sum((kept - kinds).values())
        return moved <= 1 and [_folded(block.text.value) for block in after.blocks] == wanted


def target(document: Document, unit: Unit, faults: Sequence[tuple[int, int]] = ()) -> Target:
    """Give the target that *unit* of *document* is; *faults* are characters of the unit."""
    text = document.blocks[unit.block].text
    value, source = unit.text.value, unit.text.source(0, 1)
    start = text.value.find(value)
    while start >= 0 and text.source(start, start + 1) != source:
        start = text.value.find(value, start + 1)
    start = max(start, 0)
    phrases = tuple((start + first, start + last) for first, last in faults)
    return Target(document, unit, start, start + len(value), phrases)


def _folded(text: str) -> str:
    return " ".join(text.split())
