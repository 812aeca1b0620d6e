"""A page against itself: a sentence and another that says the opposite of the same thing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from checker.judging.duties import is_read
from checker.judging.hearing import OTHER_CARE, At, Heard, Hearing, by_words
from checker.judging.judge import Bench
from checker.judging.topics import named
from checker.model.documents import UnitKind
from checker.model.profiles import Opposition

_PRODUCTS: Final = {
    "offers-cells": "cells",
    "offers-platelets": "platelets",
    "offers-exosomes": "exosomes",
}
_HIDDEN: Final = "hidden"
# More pairs of one kind on one page tell nobody anything new.
_MOST: Final = 6


class Scope(NamedTuple):
    """Which products, joints and tissues a sentence names; nothing: any."""

    product: frozenset[str]
    joint: frozenset[str]
    tissue: frozenset[str]


class Pair(NamedTuple):
    """What a page says first on one side of an opposition and what it says on the other."""

    opposition: Opposition
    one: At
    other: At


@dataclass(frozen=True, slots=True)
class Stance:
    """A side that a page takes in an opposition, by the unit that takes it first."""

    opposition: str
    side: int
    at: At
    scope: Scope


def pairs(page: Hearing, at: Bench) -> Iterator[Pair]:
    """Give each sentence of *page* that another one of it opposes, with the first that does."""
    for opposition in at.ruleset.statutes.oppositions:
        ones = _claiming(page, opposition, at)
        others = _side(page, opposition.other, at) if ones else ()
        answered = (_pair(page, opposition, one, others, at) for one in ones)
        yield from islice((pair for pair in answered if pair is not None), _MOST)


def stances(page: Hearing, found: Sequence[Pair], at: Bench) -> Iterator[Stance]:
    """Give the sides that *page* takes where it does not oppose itself, one of each scope."""
    settled = {pair.opposition.id for pair in found}
    subject = _subject(page, at)
    for opposition in at.ruleset.statutes.oppositions:
        sides = (_claiming(page, opposition, at), _side(page, opposition.other, at))
        for side, taken in enumerate(sides):
            if side == 0 and opposition.id in settled:
                continue
            seen: set[Scope] = set()
            for each in taken[:_MOST]:
                scope = _filled(scope_of(page.units[each.number], at), (subject,))
                if scope not in seen:
                    seen.add(scope)
                    yield Stance(opposition.id, side, each, scope)


def scope_of(heard: Heard, at: Bench) -> Scope:
    """Give the products, joints and tissues that a unit names; else what it stands under names."""
    unit = heard.unit
    topics = frozenset(said.topic for said in heard.said)
    own = Scope(_products(topics), *_parts(unit.text.value, at))
    around = (unit.row, unit.header, unit.lead_in, *reversed(unit.section))
    return _filled(own, (_named(text, at) for text in around if text))


def _filled(own: Scope, others: Iterable[Scope]) -> Scope:
    """Give *own* with what it leaves open taken from the first of *others* that names it."""
    for other in others:
        if all(own):
            break
        own = Scope(*(mine or theirs for mine, theirs in zip(own, other, strict=True)))
    return own


def _named(text: str, at: Bench) -> Scope:
    return Scope(_products(frozenset(said.topic for said in by_words(text, at))), *_parts(text, at))


def _products(topics: frozenset[str]) -> frozenset[str]:
    return frozenset(name for topic, name in _PRODUCTS.items() if topic in topics)


def _subject(page: Hearing, at: Bench) -> Scope:
    """Give what the whole page is about, by its title and its first heading."""
    kinds = (UnitKind.TITLE, UnitKind.HEADING)
    tops = (next((h for h in page.units if h.unit.kind is kind), None) for kind in kinds)
    nothing: frozenset[str] = frozenset()
    return _filled(
        Scope(nothing, nothing, nothing), (_named(top.unit.text.value, at) for top in tops if top)
    )


@lru_cache(maxsize=16_384)
def _parts(text: str, at: Bench) -> tuple[frozenset[str], frozenset[str]]:
    scopes = at.ruleset.scopes
    return named("joint", text, scopes), named("tissue", text, scopes)


def compatible(opposition: Opposition, one: Scope, other: Scope) -> bool:
    """Tell whether both speak of the same thing as far as they name it."""
    sides = ((getattr(one, axis), getattr(other, axis)) for axis in opposition.apart)
    return all(not (a and b and a.isdisjoint(b)) for a, b in sides)


def _pair(
    page: Hearing, opposition: Opposition, one: At, others: Sequence[At], at: Bench
) -> Pair | None:
    answer = next((o for o in others if _opposed(page, opposition, (one, o), at)), None)
    return None if answer is None else Pair(opposition, one, answer)


def _opposed(page: Hearing, opposition: Opposition, both: tuple[At, At], at: Bench) -> bool:
    one, other = both
    if one.number == other.number:
        return False
    return compatible(opposition, *(scope_of(page.units[each.number], at) for each in both))


def _claiming(page: Hearing, opposition: Opposition, at: Bench) -> tuple[At, ...]:
    """Give the units that claim; one that warns of the claim or asks for it does not."""
    ones = _side(page, opposition.one, at)
    return tuple(one for one in ones if not page.units[one.number].takes_back(one.said))


def _side(page: Hearing, topics: Sequence[str], bench: Bench) -> tuple[At, ...]:
    """Give the units that take one side; a question takes none, what nobody sees neither."""
    found: dict[int, At] = {}
    for at in page.saying(topics):
        heard = page.units[at.number]
        if heard.include or heard.unit.region == _HIDDEN or not _takes_sides(heard, bench):
            continue
        if _is_label(page, at.number):
            continue
        if not heard.unit.text.value.rstrip("\"'”’)]").endswith("?"):
            found.setdefault(at.number, at)
    return tuple(found.values())


def _is_label(page: Hearing, number: int) -> bool:
    """Tell whether a unit only names the row of a table, whose other cells give the answer."""
    unit = page.units[number].unit
    after = page.units[number + 1].unit if number + 1 < len(page.units) else None
    return unit.kind is UnitKind.CELL and after is not None and after.row == unit.text.value


def _takes_sides(heard: Heard, at: Bench) -> bool:
    """Tell whether the page says it for itself; a list of what surgery risks is of surgery."""
    if heard.claimed:
        return True
    unit = heard.unit
    beside = (unit.lead_in, unit.header, unit.row, unit.section[-1] if unit.section else "")
    named = (said.topic for text in beside if text for said in by_words(text, at))
    return is_read(unit) and OTHER_CARE not in named
