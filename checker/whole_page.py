"""A page as a whole: what each unit says, what it takes in, the law and the notices on it."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from checker.judging import notices
from checker.judging.hearing import At, Claimed, Heard, Hearing, Said, hear, hearing
from checker.judging.judge import Bench, Judged, judge
from checker.judging.notices import Found
from checker.model.documents import Document, Place, Unit
from checker.model.profiles import Floor, Law, Notice
from checker.model.regimes import Include
from checker.model.reports import Finding

# How many blocks before a unit, and behind it, may belong to what its section says of it.
_BESIDE: Final = 200
OFFICIAL: Final = "statutory notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPage:
    """A document judged unit by unit: all triggers, and the findings of those that are claims."""

    document: Document
    law: Law
    units: tuple[Unit, ...]
    judged: tuple[tuple[Judged, ...], ...]
    claims: tuple[tuple[Finding, ...], ...]
    official: frozenset[int]

    @property
    def excused(self) -> Iterator[tuple[Judged, str]]:
        """Give the triggers that are no claims, each with the words that excuse it."""
        for number, judged in enumerate(self.judged):
            for each in judged:
                if each.judgement.excuse is not None:
                    yield each, each.judgement.cue
                elif number in self.official:
                    yield each, OFFICIAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document read as a whole: what each unit says, the law for it, the notices on it.

    *template* is what the page shares with others made alike (see `regime.template_of`).
    """

    document: Document
    heard: Hearing
    law: Law
    found: tuple[Found, ...]
    template: str


def as_whole(
    page: JudgedPage,
    taken: Sequence[tuple[int, Include, tuple[Unit, ...]]],
    template: str,
    at: Bench,
) -> Page:
    """Give *page* as a whole: what each of its units says, and what it takes in."""
    own = [
        hear(unit, _claimed(judged, claims), judged, at)
        for unit, judged, claims in zip(page.units, page.judged, page.claims, strict=True)
    ]
    heard = with_includes(own, taken, page.law, at)
    return Page(
        document=page.document,
        heard=heard,
        law=page.law,
        found=notices_on(heard, at),
        template=template,
    )


def _claimed(judged: tuple[Judged, ...], found: tuple[Finding, ...]) -> tuple[Claimed, ...]:
    if not found:
        return ()
    by_words = {(each.trigger.rule.id, each.trigger.start): each for each in judged}
    return tuple(Claimed(by_words[each.rule, each.phrase_start], each.severity) for each in found)


def official_units(cut: Sequence[Unit], at: Bench) -> frozenset[int]:
    """Give the numbers of the units that repeat a statutory notice: they are nobody's claim."""
    known = _known(at)
    return frozenset(
        number
        for found in notices.find(cut, known)
        for number in range(found.first, found.last + 1)
        if notices.repeats(cut[number], found)
    )


def notices_on(heard: Hearing, at: Bench) -> tuple[Found, ...]:
    """Give the statutory notices, right or altered, of all states that stand on the page."""
    return notices.find([each.unit for each in heard.units], _known(at))


def with_includes(
    heard: Sequence[Heard],
    taken: Sequence[tuple[int, Include, tuple[Unit, ...]]],
    law: Law,
    at: Bench,
) -> Hearing:
    """Give what the page says with what it takes in, each include where it stands."""
    whole = list(heard)
    for offset, include, cut in sorted(taken, key=lambda each: -each[0]):
        index = next((n for n, h in enumerate(heard) if _start(h) >= offset), len(heard))
        whole[index:index] = _included(include, cut, law, at)
    return hearing(whole)


def under(law: Law, found: Finding) -> Finding:
    """Give a claim as *law* has it: its citations, its floor, its wording where it offers any."""
    floors = [each for each in law.floors if each.label == found.label]
    basis = _cited(law, found.basis, floors)
    found = found if basis == found.basis else replace(found, basis=basis)
    floor = max(floors, key=lambda each: each.severity.rank, default=None)
    if floor is not None and floor.severity.rank > found.severity.rank:
        found = replace(
            found,
            severity=floor.severity,
            steps=(*found.steps, f"raised to {floor.severity} under {floor.profile}"),
        )
    return found if law.rewrites else replace(found, suggestions=())


def _cited(law: Law, basis: Sequence[str], floors: Sequence[Floor]) -> tuple[str, ...]:
    """Give what of *basis* holds here, with what the law says of such claims in particular."""
    if not law.names:
        return tuple(basis)
    own = [name for name in basis if name in law.cited]
    special = [name for floor in floors for name in floor.basis]
    return tuple(dict.fromkeys((*own, *special))) or law.grounds


def characters_around(unit: Unit, document: Document) -> int:
    """Give how many characters of the block of *unit* stand outside it."""
    block = document.blocks[unit.block : unit.block + 1]
    return sum(len(each.text.value) for each in block) - len(unit.text.value) if block else 0


def place_of(document: Document, unit: Unit, start: int, end: int) -> Place:
    """Give the place in the source of characters *start* to *end* of *unit*."""
    first, last = unit.text.source(start, end)
    line, column = document.position(first)
    end_line, end_column = document.position(last)
    paragraph = document.numbering == "paragraph"
    return Place(
        path=document.path,
        line=None if paragraph else line,
        column=column,
        end_line=None if paragraph else end_line,
        end_column=end_column,
        # One object for all places in a section: a report holds as many as there are findings.
        section=sys.intern(" > ".join(unit.section)),
        paragraph=line if paragraph else None,
    )


def _known(at: Bench) -> tuple[Notice, ...]:
    return tuple(n for p in at.ruleset.statutes.profiles.values() for n in p.notices)


def _included(include: Include, cut: Sequence[Unit], law: Law, at: Bench) -> Iterator[Heard]:
    """Give what an include says; duties that it meets by the settings it meets in any words."""
    vouched = tuple(
        Said(topic, 0, 0) for duty in law.duties if duty.id in include.meets for topic in duty.met
    )
    region = "footer" if include.at == "foot" else ""
    for unit in cut:
        heard = hear(replace(unit, region=unit.region or region), (), judge(unit, at), at)
        yield replace(heard, said=(*heard.said, *vouched), include=include.path)


def _start(heard: Heard) -> int:
    return heard.unit.text.source(0, 0)[0]


def where(at: At, page: Page) -> str:
    """Say in which line the words stand, or in which include."""
    heard = page.heard.units[at.number]
    if heard.include:
        return heard.include
    return line_of(place_of(page.document, heard.unit, at.said.start, at.said.end))


def line_of(place: Place) -> str:
    """Give the line of *place* in words."""
    return f"line {place.line}" if place.line is not None else f"paragraph {place.paragraph}"


def quoted(at: At, page: Page) -> str:
    """Give the words themselves."""
    return page.heard.units[at.number].unit.text.value[at.said.start : at.said.end]
