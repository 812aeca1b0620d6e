"""A page as it is read: open elements, headings, lists and tables, and the blocks they make.

Every format with a structure is told here in the words of HTML: a Markdown list or a Word table
opens and closes the same elements.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from checker.model.documents import Block, Text, UnitKind
from checker.reading.elements import (
    BLOCKS,
    CLOSES_HEADING,
    GROUPS,
    HEADINGS,
    IMPLIED,
    KEPT_INSIDE,
    KINDS,
    OWN_FOOTER,
    PLACES,
    PLAIN,
    REGIONS,
    SECTIONS,
    SILENT,
    TABLE_PARTS,
    Frame,
    Table,
    Traits,
)
from checker.reading.weaving import Piece, has_words, weave, weave_lines

_DEEPEST: Final = 500
# What introduces a list: a colon, or a line that breaks off where the list goes on.
_LEADS_IN: Final = re.compile(r":$|\w (?:for|includ(?:e|es|ing)|such as)$")


class Outline:
    """Collects the blocks of one page while its elements open and close."""

    def __init__(self) -> None:
        """Start with an empty page."""
        self._blocks: list[Block] = []
        self._stack: list[Frame] = [Frame("")]
        self._pieces: list[Piece] = []
        self._breaks: list[int] = []
        self._headings: tuple[tuple[int, str], ...] = ()
        self._question = ""
        self._colon = ""
        self._groups = 0

    @property
    def silent(self) -> bool:
        """Tell whether what stands here is not read."""
        return self._stack[-1].silent

    def inside(self, tag: str) -> bool:
        """Tell whether an element *tag* is open."""
        return any(frame.tag == tag for frame in self._stack)

    def say(self, value: str, source: int, length: int) -> None:
        """Add the words *value*, which stand for *length* characters from *source*."""
        if self._stack[-1].silent or (not self._pieces and value.isspace()):
            return
        self._pieces.append((value, source, length))

    def break_line(self) -> None:
        """Begin a new line inside the block."""
        if self._stack[-1].kind is UnitKind.HEADING:
            self.leave_blank()
        elif self._pieces:
            self._breaks.append(len(self._pieces))

    def leave_blank(self) -> None:
        """Add a blank in place of something that is not read."""
        if self._pieces:
            self.say(" ", self._pieces[-1][1], 0)

    def open(self, tag: str, traits: Traits = PLAIN) -> None:
        """Open an element; a block ends the words before it."""
        if len(self._stack) > _DEEPEST:
            return
        if tag in SILENT:
            self.leave_blank()
            self._stack.append(self._stack[-1].inner(tag, silent=True))
            return
        self.end_block()
        self._close_implied(tag)
        self._stack.append(self._frame(tag, traits))

    def close(self, tag: str) -> None:
        """Close the nearest open element *tag*, with all that is open inside it."""
        if tag not in SILENT and (tag in BLOCKS or self.inside(tag)):
            self.end_block()
        if tag in HEADINGS:
            self._truncate(frozenset(HEADINGS), TABLE_PARTS)
            return
        nearer = frozenset({"table"}) if tag in TABLE_PARTS else TABLE_PARTS
        self._truncate(frozenset({tag}), nearer - {tag})

    def note(self, kind: UnitKind, name: str, text: Text) -> None:
        """Add a block that stands outside the flow of the page, such as an attribute."""
        if has_words(text) and not self.silent:
            section = (*(title for _, title in self._headings), name)
            self._blocks.append(Block(kind=kind, text=text, section=section))

    def finish(self) -> tuple[Block, ...]:
        """Give all blocks in the order of their places."""
        self.end_block()
        return tuple(sorted(self._blocks, key=lambda block: block.text.runs[0].source))

    def end_block(self) -> None:
        """End the words collected so far."""
        pieces, breaks = self._pieces, self._breaks
        if not pieces:
            return
        self._pieces, self._breaks = [], []
        texts = weave_lines(pieces, breaks) if breaks else [weave(pieces)]
        for text in texts:
            if has_words(text):
                self._add(text, self._stack[-1])

    def _frame(self, tag: str, traits: Traits) -> Frame:
        frame = self._stack[-1].inner(tag)
        frame.kind = self._kind(tag, traits, frame.kind)
        frame.place = PLACES.get(frame.kind, frame.place)
        if tag in GROUPS:
            self._groups += 1
            frame.group, frame.lead_in = self._groups, self._colon or frame.lead_in
        elif tag == "blockquote":
            frame.quoted = True
        elif tag == "noscript":
            frame.place = "noscript"
        elif tag == "details":
            frame.headings = self._headings
        elif tag == "dt":
            self._introduce("")
            frame.lead_in = ""
        frame.region = traits.region or self._region(tag) or frame.region
        self._enter_table(frame, traits)
        return frame

    def _region(self, tag: str) -> str:
        if tag == "footer" and any(self.inside(each) for each in OWN_FOOTER):
            return ""
        return REGIONS.get(tag, "")

    def _enter_table(self, frame: Frame, traits: Traits) -> None:
        if frame.tag == "table" or (frame.table and frame.tag in HEADINGS):
            self._set_layout()
        if frame.tag == "table":
            frame.table = Table(layout=traits.layout)
        elif frame.table:
            frame.table.enter(frame.tag, traits, head=self.inside("thead"))

    def _kind(self, tag: str, traits: Traits, above: UnitKind) -> UnitKind:
        kind = KINDS.get(tag)
        if tag == "title" and self.inside("svg"):
            kind = UnitKind.ALT
        if traits.testimonial:
            kind = UnitKind.TESTIMONIAL
        if traits.button:
            kind = UnitKind.BUTTON
        if kind is None or kind in KEPT_INSIDE.get(above, ()):
            return above
        return kind

    def _set_layout(self) -> None:
        for outer in self._stack:
            if outer.table:
                outer.table.layout = True

    def _close_implied(self, tag: str) -> None:
        if self._stack[-1].tag == "p":
            self._stack.pop()
        if self._stack[-1].tag in HEADINGS and (tag in HEADINGS or tag in CLOSES_HEADING):
            self._stack.pop()
        if tag in SECTIONS:
            self._truncate(*IMPLIED["tr"])
        if tag in IMPLIED:
            self._truncate(*IMPLIED[tag])

    def _truncate(self, closes: frozenset[str], stops: frozenset[str]) -> None:
        stack = self._stack
        for index in range(len(stack) - 1, 0, -1):
            tag = stack[index].tag
            if tag in closes:
                self._leave(stack[index:])
                del stack[index:]
                return
            if tag in stops:
                return

    def _leave(self, frames: list[Frame]) -> None:
        for frame in frames:
            if frame.headings is not None:
                self._headings = frame.headings
                return

    def _add(self, text: Text, frame: Frame) -> None:
        if frame.kind is UnitKind.HEADING:
            self._add_heading(text, frame)
        elif frame.kind in {UnitKind.TITLE, UnitKind.ALT}:
            self.note(frame.kind, frame.place, text)
            return
        else:
            self._add_plain(text, frame)
        self._question = text.value if text.value.endswith("?") else ""
        self._colon = text.value if _LEADS_IN.search(text.value) else ""

    def _add_heading(self, text: Text, frame: Frame) -> None:
        level = HEADINGS.get(self._heading_tag(), 0)
        if not level:
            level = self._headings[-1][0] + 1 if self._headings else 1
        above = tuple(heading for heading in self._headings if heading[0] < level)
        section = tuple(title for _, title in above)
        self._blocks.append(
            Block(
                kind=UnitKind.HEADING,
                text=text,
                section=section,
                level=level,
                quoted=frame.quoted,
                question="" if text.value.endswith("?") else self._question,
                region=frame.region,
            )
        )
        self._headings = (*above, (level, text.value))

    def _heading_tag(self) -> str:
        tags = (frame.tag for frame in reversed(self._stack))
        return next((tag for tag in tags if tag in HEADINGS or tag == "summary"), "")

    def _add_plain(self, text: Text, frame: Frame) -> None:
        section = tuple(title for _, title in self._headings)
        header, row = "", ""
        if frame.table:
            header, row = frame.table.describe(text.value, heads=self.inside("th"))
        kind, group = frame.kind, frame.group
        if kind is UnitKind.CELL and frame.table and frame.table.layout:
            kind, group = UnitKind.SENTENCE, 0
        self._blocks.append(
            Block(
                kind=kind,
                text=text,
                section=(*section, frame.place) if frame.place else section,
                lead_in=frame.lead_in,
                header=header,
                row=row,
                question="" if text.value.endswith("?") else self._question,
                quoted=frame.quoted,
                group=group,
                region=frame.region,
            )
        )
        if frame.tag == "dt" and not text.value.endswith("?"):
            self._introduce(text.value)

    def _introduce(self, label: str) -> None:
        for frame in reversed(self._stack):
            if frame.tag == "dl":
                frame.lead_in = label
                return


def merged(parts: Iterable[tuple[Block, ...]]) -> tuple[Block, ...]:
    """Give the blocks of all *parts* in the order of their places, their groups kept apart."""
    blocks: list[Block] = []
    groups = 0
    for part in parts:
        blocks += (replace(b, group=b.group + groups) if b.group and groups else b for b in part)
        groups += max((block.group for block in part), default=0)
    return tuple(sorted(blocks, key=lambda block: block.text.runs[0].source))
