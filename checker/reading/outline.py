"""A page as it is read: open elements, headings, lists and tables, and the blocks they make.

Every format with a structure is told here in the words of HTML: a Markdown list or a Word table
opens and closes the same elements.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from checker.model.documents import Block, Text, UnitKind
from checker.reading.weaving import Piece, has_words, weave, weave_lines

HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html label"
    " legend li main menu nav noscript ol optgroup option p pre search section select summary svg"
    " table tbody td tfoot th thead title tr ul".split()
)
SILENT: Final = frozenset("code desc iframe script style template textarea".split())
_CLOSES_HEADING: Final = frozenset("p ul ol dl table section article blockquote".split())
_TABLE_PARTS: Final = frozenset("table thead tbody tfoot tr td th caption".split())
_IMPLIED: Final = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot", "tr"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot", "tr"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot", "tr"}), frozenset({"table"})),
}
_KINDS: Final = {
    "li": UnitKind.LIST_ITEM,
    "dt": UnitKind.LIST_ITEM,
    "option": UnitKind.LIST_ITEM,
    "td": UnitKind.CELL,
    "th": UnitKind.CELL,
    "button": UnitKind.BUTTON,
    "title": UnitKind.TITLE,
    "summary": UnitKind.HEADING,
    "blockquote": UnitKind.TESTIMONIAL,
    **dict.fromkeys(HEADINGS, UnitKind.HEADING),
}
_PLACES: Final = {
    UnitKind.BUTTON: "button",
    UnitKind.TITLE: "page title",
    UnitKind.ALT: "image alt text",
}
_KEPT_INSIDE: Final = {
    UnitKind.TESTIMONIAL: frozenset({UnitKind.LIST_ITEM}),
    UnitKind.HEADING: frozenset({UnitKind.BUTTON, UnitKind.HEADING}),
    UnitKind.BUTTON: frozenset({UnitKind.LIST_ITEM, UnitKind.HEADING}),
}


class Traits(NamedTuple):
    """What the attributes of an element say about the words in it."""

    button: bool = False
    testimonial: bool = False
    columns: int = 1


PLAIN: Final = Traits()


@dataclass(slots=True)
class _Table:
    """The column headers met so far and the row being read."""

    headers: list[str] = field(default_factory=list)
    first_row: bool = True
    layout: bool = False
    column: int = -1
    width: int = 1
    label: str = ""


@dataclass(slots=True)
class _Frame:
    """An open element, and what holds for every block inside it."""

    tag: str
    kind: UnitKind = UnitKind.SENTENCE
    place: str = ""
    quoted: bool = False
    silent: bool = False
    lead_in: str = ""
    group: int = 0
    table: _Table | None = None
    headings: tuple[tuple[int, str], ...] | None = None

    def inner(self, tag: str, *, silent: bool = False) -> "_Frame":
        """Give a frame inside this one, for which the same holds."""
        return _Frame(
            tag,
            self.kind,
            self.place,
            quoted=self.quoted,
            silent=self.silent or silent,
            lead_in=self.lead_in,
            group=self.group,
            table=self.table,
        )


class Outline:
    """Collects the blocks of one page while its elements open and close."""

    def __init__(self) -> None:
        """Start with an empty page."""
        self._blocks: list[Block] = []
        self._stack: list[_Frame] = [_Frame("")]
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
        if not self._stack[-1].silent:
            self._pieces.append((value, source, length))

    def break_line(self) -> None:
        """Begin a new line inside the block."""
        if self._stack[-1].kind is UnitKind.HEADING:
            self.say(" ", self._pieces[-1][1] if self._pieces else 0, 0)
        elif self._pieces:
            self._breaks.append(len(self._pieces))

    def open(self, tag: str, traits: Traits = PLAIN) -> None:
        """Open an element; a block ends the words before it."""
        if tag in SILENT:
            self._stack.append(self._stack[-1].inner(tag, silent=True))
            return
        self.end_block()
        self._close_implied(tag)
        self._stack.append(self._frame(tag, traits))

    def close(self, tag: str) -> None:
        """Close the nearest open element *tag*, with all that is open inside it."""
        if tag in BLOCKS:
            self.end_block()
        if tag in HEADINGS:
            self._truncate(frozenset(HEADINGS), _TABLE_PARTS)
            return
        nearer = frozenset({"table"}) if tag in _TABLE_PARTS else _TABLE_PARTS
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

    def _frame(self, tag: str, traits: Traits) -> _Frame:
        frame = self._stack[-1].inner(tag)
        frame.kind = self._kind(tag, traits, frame.kind)
        frame.place = _PLACES.get(frame.kind, frame.place)
        if tag in {"ul", "ol", "dl", "table"}:
            self._groups += 1
            frame.group, frame.lead_in = self._groups, self._colon
        elif tag == "blockquote":
            frame.quoted = True
        elif tag == "noscript":
            frame.place = "noscript"
        elif tag == "details":
            frame.headings = self._headings
        elif tag == "dt":
            self._introduce("")
            frame.lead_in = ""
        self._set_table(frame, traits)
        return frame

    def _kind(self, tag: str, traits: Traits, above: UnitKind) -> UnitKind:
        kind = _KINDS.get(tag)
        if tag == "title" and self.inside("svg"):
            kind = UnitKind.ALT
        if traits.testimonial:
            kind = UnitKind.TESTIMONIAL
        if traits.button:
            kind = UnitKind.BUTTON
        if kind is None or kind in _KEPT_INSIDE.get(above, ()):
            return above
        return kind

    def _set_table(self, frame: _Frame, traits: Traits) -> None:
        if frame.tag == "table" or (frame.tag in HEADINGS and frame.table):
            for outer in self._stack:
                if outer.table:
                    outer.table.layout = True
        if frame.tag == "table":
            frame.table = _Table()
            return
        table = frame.table
        if table is None:
            return
        if frame.tag == "tr":
            table.first_row = table.column < 0
            table.column, table.width, table.label = -1, 1, ""
        elif frame.tag in {"td", "th"}:
            table.column += table.width if table.column >= 0 else 1
            table.width = traits.columns
            if table.first_row and frame.tag == "td":
                table.headers.clear()

    def _close_implied(self, tag: str) -> None:
        if self._stack[-1].tag == "p":
            self._stack.pop()
        if self._stack[-1].tag in HEADINGS and (tag in HEADINGS or tag in _CLOSES_HEADING):
            self._stack.pop()
        if tag in _IMPLIED:
            self._truncate(*_IMPLIED[tag])

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

    def _leave(self, frames: list[_Frame]) -> None:
        for frame in frames:
            if frame.headings is not None:
                self._headings = frame.headings
                return

    def _add(self, text: Text, frame: _Frame) -> None:
        if frame.kind is UnitKind.HEADING:
            self._add_heading(text, frame)
        elif frame.kind in {UnitKind.TITLE, UnitKind.ALT}:
            self.note(frame.kind, frame.place, text)
            return
        else:
            self._add_plain(text, frame)
        self._question = text.value if text.value.endswith("?") else ""
        self._colon = text.value if text.value.endswith(":") else ""

    def _add_heading(self, text: Text, frame: _Frame) -> None:
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
                question=self._question,
            )
        )
        self._headings = (*above, (level, text.value))

    def _heading_tag(self) -> str:
        tags = (frame.tag for frame in reversed(self._stack))
        return next((tag for tag in tags if tag in HEADINGS or tag == "summary"), "")

    def _add_plain(self, text: Text, frame: _Frame) -> None:
        section = tuple(title for _, title in self._headings)
        header, row = self._cell(text, frame)
        kind = frame.kind
        if kind is UnitKind.CELL and frame.table and frame.table.layout:
            kind = UnitKind.SENTENCE
        self._blocks.append(
            Block(
                kind=kind,
                text=text,
                section=(*section, frame.place) if frame.place else section,
                lead_in=frame.lead_in,
                header=header,
                row=row,
                question=self._question,
                quoted=frame.quoted,
                group=frame.group,
            )
        )
        if frame.tag == "dt" and not text.value.endswith("?"):
            self._introduce(text.value)

    def _introduce(self, label: str) -> None:
        for frame in reversed(self._stack):
            if frame.tag == "dl":
                frame.lead_in = label
                return

    def _cell(self, text: Text, frame: _Frame) -> tuple[str, str]:
        table = frame.table
        if table is None or table.layout or table.column < 0:
            return "", ""
        if table.column == 0 and not table.label:
            table.label = text.value
        if table.first_row and frame.tag == "th":
            table.headers.extend([""] * (table.column + 1 - len(table.headers)))
            table.headers[table.column] = text.value
            return "", ""
        header = table.headers[table.column] if table.column < len(table.headers) else ""
        return header, "" if table.column == 0 else table.label
