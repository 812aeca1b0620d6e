"""Text with its place in the source: documents, blocks and the units cut from them."""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Self


class UnitKind(StrEnum):
    """The form of a unit: what a rule's ``applies_to`` names."""

    SENTENCE = "sentence"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    CELL = "cell"
    BUTTON = "button"
    TITLE = "title"
    META = "meta"
    ALT = "alt"
    ATTRIBUTE = "attribute"
    FRONT_MATTER = "front-matter"
    DATA = "data"
    TESTIMONIAL = "testimonial"


class Run(NamedTuple):
    """A stretch of text and the stretch of source it stands for.

    It reaches to the next run's *start*. Where *length* (in the source) equals the stretch of
    text, characters map one to one; otherwise (an entity) the whole source stretch stands for
    each character of it.
    """

    start: int
    source: int
    length: int


def _start(run: Run) -> int:
    return run.start


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, each character of which knows where in the source it stands."""

    value: str
    runs: tuple[Run, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Give the half-open span of source that characters *start* to *end* stand for."""
        first = self._origin(start)[0]
        last = self._origin(max(start, end - 1))[1] if end > start else first
        return first, last

    def cut(self, start: int, end: int) -> Self:
        """Give the part from *start* to *end* as a text of its own."""
        first = max(0, bisect_right(self.runs, start, key=_start) - 1)
        kept: list[Run] = []
        for number in range(first, len(self.runs)):
            run = self.runs[number]
            if run.start >= end and kept:
                break
            upto = self.runs[number + 1].start if number + 1 < len(self.runs) else len(self.value)
            if upto - run.start != run.length:
                kept.append(Run(max(run.start, start) - start, run.source, run.length))
                continue
            head = max(run.start, start)
            tail = min(upto, end)
            kept.append(Run(head - start, run.source + head - run.start, tail - head))
        return type(self)(self.value[start:end], tuple(kept))

    def _origin(self, index: int) -> tuple[int, int]:
        number = max(0, bisect_right(self.runs, index, key=_start) - 1)
        run = self.runs[number]
        upto = self.runs[number + 1].start if number + 1 < len(self.runs) else len(self.value)
        if upto - run.start != run.length:
            return run.source, run.source + run.length
        return run.source + index - run.start, run.source + index - run.start + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item, cell or attribute, before sentences are cut.

    *section* is the path of headings above it, or the name of the place ("meta description").
    *lead_in* is the line ending in a colon (or the run-in label) that introduces it, *header*
    and *row* the column header and row label of a cell, *question* the question it answers.
    *quoted* marks a block quotation; blocks of one list or table share *group* (0: none);
    *region* is footer, header, nav or hidden where the block stands in such a part of the page.
    """

    kind: UnitKind
    text: Text
    section: tuple[str, ...] = ()
    level: int = 0
    lead_in: str = ""
    header: str = ""
    row: str = ""
    question: str = ""
    quoted: bool = False
    group: int = 0
    region: str = ""


class Comment(NamedTuple):
    """A comment of the source and where it stands, kept for suppressions."""

    value: str
    source: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file as blocks; *line_starts* are the source offsets at which its lines begin.

    In a DOCX a "line" is a paragraph, and *numbering* says so.
    """

    path: str
    blocks: tuple[Block, ...]
    line_starts: tuple[int, ...]
    numbering: str = "line"
    language: str = ""
    comments: tuple[Comment, ...] = ()
    front_matter: dict[str, str] = field(default_factory=dict)

    def position(self, offset: int) -> tuple[int, int]:
        """Give the 1-based line and column (in code points) of a source *offset*."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One sentence, heading, list item, cell, button or attribute, with what stands around it.

    *before* and *after* are the neighbouring sentences of the same block; *question* is the
    question this unit answers and *answer* the first sentence that answers it, if it asks.
    *company* are the labels under which other lines of its list claim enough, once that is known.
    """

    kind: UnitKind
    text: Text
    section: tuple[str, ...] = ()
    level: int = 0
    lead_in: str = ""
    header: str = ""
    row: str = ""
    question: str = ""
    answer: str = ""
    before: str = ""
    after: str = ""
    quoted: bool = False
    group: int = 0
    block: int = 0
    region: str = ""
    company: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding stands: 1-based, end exclusive, columns in code points.

    In a DOCX *line* and *end_line* are None and *paragraph* stands in their stead.
    """

    path: str
    line: int | None
    column: int
    end_line: int | None
    end_column: int
    section: str = ""
    paragraph: int | None = None
