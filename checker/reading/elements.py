"""The elements a page is made of: what each closes, and what holds for the words inside it."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from checker.model.documents import UnitKind

HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCK_NAMES: Final = """
address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend li main menu
nav noscript ol optgroup option p pre search section select summary svg table tbody td tfoot th
thead title tr ul
"""
BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
SILENT: Final = frozenset({"code", "desc", "iframe", "script", "style", "template", "textarea"})
GROUPS: Final = frozenset({"ul", "ol", "dl", "table"})
CLOSES_HEADING: Final = GROUPS | {"p", "section", "article", "blockquote"}
_ROWS: Final = frozenset({"thead", "tbody", "tfoot", "tr"})
TABLE_PARTS: Final = _ROWS | {"table", "td", "th", "caption"}
IMPLIED: Final = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "thead": (_ROWS, frozenset({"table"})),
    "tbody": (_ROWS, frozenset({"table"})),
    "tfoot": (_ROWS, frozenset({"table"})),
}
KINDS: Final = {
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
PLACES: Final = {
    UnitKind.BUTTON: "button",
    UnitKind.TITLE: "page title",
    UnitKind.ALT: "image alt text",
}
REGIONS: Final = {"footer": "footer", "nav": "nav"}
# A quotation or an article has a footer of its own.
OWN_FOOTER: Final = ("article", "blockquote")
KEPT_INSIDE: Final = {
    UnitKind.TESTIMONIAL: frozenset({UnitKind.LIST_ITEM}),
    UnitKind.HEADING: frozenset({UnitKind.BUTTON, UnitKind.HEADING}),
    UnitKind.BUTTON: frozenset({UnitKind.LIST_ITEM, UnitKind.HEADING}),
}


class Traits(NamedTuple):
    """What the attributes of an element say about the words in it."""

    button: bool = False
    testimonial: bool = False
    columns: int = 1
    region: str = ""


PLAIN: Final = Traits()


@dataclass(slots=True)
class Table:
    """The column headers met so far and the row being read."""

    headers: list[str] = field(default_factory=list)
    first_row: bool = True
    layout: bool = False
    column: int = -1
    width: int = 1
    label: str = ""

    def enter(self, tag: str, columns: int) -> None:
        """Begin a row, or a cell *columns* wide."""
        if tag == "tr":
            self.first_row = self.column < 0
            self.column, self.width, self.label = -1, 1, ""
        elif tag in {"td", "th"}:
            self.column += self.width if self.column >= 0 else 1
            self.width = columns
            if self.first_row and tag == "td":
                self.headers.clear()

    def describe(self, text: str, *, heads: bool) -> tuple[str, str]:
        """Give the column header and row label of *text*, and remember it if it is either."""
        if self.layout or self.column < 0:
            return "", ""
        if self.column == 0 and not self.label:
            self.label = text
        if self.first_row and heads:
            self.headers.extend([""] * (self.column + 1 - len(self.headers)))
            self.headers[self.column] = text
            return "", ""
        header = self.headers[self.column] if self.column < len(self.headers) else ""
        return header, "" if self.column == 0 else self.label


@dataclass(slots=True)
class Frame:
    """An open element, and what holds for every block inside it."""

    tag: str
    kind: UnitKind = UnitKind.SENTENCE
    place: str = ""
    region: str = ""
    quoted: bool = False
    silent: bool = False
    lead_in: str = ""
    group: int = 0
    table: Table | None = None
    headings: tuple[tuple[int, str], ...] | None = None

    def inner(self, tag: str, *, silent: bool = False) -> "Frame":
        """Give a frame inside this one, for which the same holds."""
        return Frame(
            tag,
            self.kind,
            self.place,
            self.region,
            quoted=self.quoted,
            silent=self.silent or silent,
            lead_in=self.lead_in,
            group=self.group,
            table=self.table,
        )
