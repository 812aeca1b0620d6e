"""Changes of a text as edits of its source: emphasis kept or dropped whole, links never cut."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.errors import FixError
from checker.fixing.differences import Change
from checker.fixing.edits import Edit
from checker.fixing.marks import LINK, Kind, Mark, marks
from checker.model.documents import Text

_ENOUGH: Final = 0.5


@dataclass(frozen=True, slots=True)
class Woven:
    """A text, where in the source each of its characters stands, and the marks between."""

    text: Text
    spans: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]

    def edits(self, changes: Sequence[Change]) -> list[Edit]:
        """Give the edits that make *changes*; new words stand in the first of each change.

        Emphasis goes where a change cuts it and little is left of its words. Raise FixError
        where words that go stand on both sides of a link, code or element.
        """
        pieces = [(c, self._fragments(c)) for c in map(self._before_the_mark, changes)]
        going = [span for _, fragments in pieces for span in fragments]
        gone: dict[int, Edit] = {}
        for change, fragments in pieces:
            for mark in self._dropped(change, fragments, going):
                gone[mark.start] = Edit(mark.start, mark.end, "")
        made = [
            Edit(*span, change.words if number == 0 else "")
            for change, fragments in pieces
            for number, span in enumerate(fragments)
        ]
        return made + [edit for edit in gone.values() if not _is_inside(edit, made)]

    def _before_the_mark(self, change: Change) -> Change:
        """Give *change* with the blank behind it, where emphasis begins inside it and goes on."""
        upto = change.end
        if not change.words or upto >= len(self.spans) or self.text.value[upto] != " ":
            return change
        first, blank = self.spans[change.start][0], self.spans[upto][0]
        opened = any(
            m.kind is Kind.OPEN and first < m.start < blank < m.partner for m in self.marks
        )
        return Change(change.start, upto + 1, f"{change.words} ") if opened else change

    def refuse_links(self, phrases: Sequence[tuple[int, int]]) -> None:
        """Raise FixError where a link, code or element begins or ends inside one of *phrases*.

        So does a link that is there for the phrase alone.
        """
        for start, end in phrases:
            first, last = self.spans[start][0], self.spans[end - 1][1]
            left = self.spans[start - 1][1] if start else first
            right = self.spans[end][0] if end < len(self.spans) else last
            bars = [m for m in self.marks if m.kind is Kind.BAR and left <= m.start < right]
            inside = [m for m in bars if first <= m.start and m.end <= last]
            beside = [m for m in bars if m.name == LINK and m not in inside]
            around = {mark.end <= first for mark in beside}
            if inside or len(around) > 1:
                raise FixError(f"the phrase crosses markup: {(inside or beside)[0].name}")

    def _fragments(self, change: Change) -> list[tuple[int, int]]:
        """Give the stretches of source that the words of *change* stand in."""
        if change.start == change.end:
            at = self._gap(change.start)
            return [(at, at)]
        return _joined(self.spans[change.start : change.end])

    def _gap(self, at: int) -> int:
        """Give the place in the source for words before character *at*: outside of emphasis."""
        if not at:
            return self.spans[0][0]
        place = self.spans[at - 1][1]
        first = self.spans[0][0]
        for mark in self.marks:
            ends = mark.kind is Kind.CLOSE and mark.start == place
            if ends and mark.partner >= first and at < len(self.spans):
                place = mark.end
        return place

    def _dropped(
        self, change: Change, fragments: Sequence[tuple[int, int]], going: Sequence[tuple[int, int]]
    ) -> Iterator[Mark]:
        """Give the marks that go with a change: emptied emphasis, escapes, blanks between."""
        first, last = fragments[0][0], fragments[-1][1]
        left = self.spans[change.start - 1][1] if change.start else 0
        right = self.spans[change.end][0] if change.end < len(self.spans) else None
        around = {m.start for m in self.marks if left <= m.start and (not right or m.end <= right)}
        for mark in self.marks:
            inside = first <= mark.start and mark.end <= last
            if inside and mark.kind is Kind.BAR:
                raise FixError(f"the phrase crosses markup: {mark.name}")
            escapes = mark.name == "escape" and mark.end == first
            if escapes or (inside and mark.kind is Kind.LOOSE):
                yield mark
            elif inside and mark.partner >= 0:
                other = next(m for m in self.marks if m.start == mark.partner)
                if other.start in around or self._is_spent(mark, other, going):
                    yield from (mark, other)

    def _is_spent(self, one: Mark, other: Mark, going: Sequence[tuple[int, int]]) -> bool:
        """Tell whether less than half of the words between two marks stay."""
        start, end = min(one.end, other.end), max(one.start, other.start)
        if start <= self.spans[0][0] and self.spans[-1][1] <= end:
            return False
        within = [max(0, min(end, b) - max(start, a)) for a, b in going]
        return end - start - sum(within) < _ENOUGH * (end - start)


def woven(source: str, text: Text) -> Woven:
    """Give *text* with the places and marks of its block in *source*."""
    spans: list[tuple[int, int]] = []
    at = text.source(0, 0)[0]
    for number in range(len(text.value)):
        start, end = text.source(number, number + 1)
        start, end = (at, at) if end <= start else (start, end)
        spans.append((start, end))
        at = max(at, end)
    return Woven(text, tuple(spans), marks(source, text))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give *spans* with those that touch or repeat as one, empty ones left out."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif end > start or not found:
            found.append((start, end))
    return found


def _is_inside(edit: Edit, others: Iterable[Edit]) -> bool:
    return any(o.start <= edit.start and edit.end <= o.end and o.end > o.start for o in others)
