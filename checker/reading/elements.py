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
SECTIONS: Final = frozenset({"thead", "tbody", "tfoot"})
TABLE_PARTS: Final = SECTIONS | {"table", "tr", "td", "th", "caption"}
IMPLIED: Final = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    **dict.fromkeys(SECTIONS, (SECTIONS, frozenset({"table"}))),
}
_INLINE_COMPONENTS: Final = frozenset(
    {"link", "navlink", "trans", "strong", "em", "bold", "highlight", "icon"}
)
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


def element_name(name: str) -> str:
    """Give the element that a tag *name* of JSX stands for; a component is a part of the page."""
    lower = name.lower()
    if not name[:1].isupper() or lower in BLOCKS or lower in _INLINE_COMPONENTS:
        return lower
    return "div"


class Traits(NamedTuple):
    """What the attributes of an element say about the words in it."""

    button: bool = False
    testimonial: bool = False
    columns: int = 1
    rows: int = 1
    layout: bool = False
    region: str = ""


PLAIN: Final = Traits()


@dataclass(slots=True)
class Table:
    """The column headers met so far, the row being read, and the cells that reach into it."""

    headers: list[str] = field(default_factory=list)
    first_row: bool = True
    head: bool = False
    layout: bool = False
    column: int = -1
    width: int = 1
    label: str = ""
    taken: dict[int, tuple[int, str]] = field(default_factory=dict)

    def enter(self, tag: str, traits: Traits, *, head: bool) -> None:
        """Begin a row, in the *head* or not, or a cell as wide and as high as *traits* say."""
        if tag == "tr":
            self.first_row, self.head = self.column < 0, head
            self.taken = {at: (n - 1, words) for at, (n, words) in self.taken.items() if n > 1}
            self.column, self.width = -1, 1
            self.label = self.taken.get(0, (0, ""))[1]
        elif tag in {"td", "th"}:
            self.column += self.width if self.column >= 0 else 1
            while self.column in self.taken:
                self.column += 1
            self.width = traits.columns
            if self.first_row and tag == "td" and not self.head:
                self.headers.clear()
            if traits.rows > 1:
                reach = range(self.column, self.column + self.width)
                self.taken.update(dict.fromkeys(reach, (traits.rows, "")))

    def describe(self, text: str, *, heads: bool) -> tuple[str, str]:
        """Give the column header and row label of *text*, and remember it if it is either."""
        if self.layout or self.column < 0:
            return "", ""
        if self.column == 0 and not self.label:
            self.label = text
            if 0 in self.taken:
                self.taken[0] = (self.taken[0][0], text)
        if self.head or (self.first_row and heads):
            self._add_header(text)
            return "", ""
        header = self.headers[self.column] if self.column < len(self.headers) else ""
        return header, "" if self.column == 0 else self.label

    def _add_header(self, text: str) -> None:
        """Put *text* above every column that its cell spans, under what stands there already."""
        last = self.column + self.width
        self.headers.extend([""] * (last - len(self.headers)))
        for at in range(self.column, last):
            self.headers[at] = f"{self.headers[at]} {text}".strip()


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
