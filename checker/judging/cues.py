"""Text to cues: every cue that stands in it, those used up by a longer one left out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from checker.judging import matching
from checker.judging.matching import Index
from checker.model.documents import Unit
from checker.model.matches import CueHit, Match, Nearby, Reading
from checker.model.phrases import Pattern
from checker.model.rules import Cue
from checker.words import is_quotation

# Cues of these kinds share out the words of a text among them: the longest takes its words.
_SHARING: Final = frozenset(
    [
        *("pseudo", "fake", "negation", "hedge", "soft", "refute", "mention"),
        *("promise", "aim", "condition", "limit", "minority", "booster"),
    ]
)
# Cues that leave nothing of their words to others.
_EMPTY: Final = frozenset(["pseudo", "fake", "promise"])
# Of cues of one length these come first.
_FIRST: Final = ("pseudo", "fake", "promise", "refute", "aim", "condition", "hedge", "negation")


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The cues to look for, and the index of their patterns."""

    cues: tuple[Cue, ...]
    index: Index


@lru_cache(maxsize=512)
def cues(read: Reading, known: Known) -> tuple[CueHit, ...]:
    """Give the cues of *known* that stand in *read*, in the order of the text."""
    hits: list[CueHit] = []
    for number, pattern in matching.candidates(read, known.index):
        cue = known.cues[number]
        matched = matching.matches(pattern, read)
        if not matched or (cue.needs and not _any(cue.needs, read)):
            continue
        hits.extend(CueHit(cue, match.first, match.last) for match in matched)
    return tuple(_ended(hit, read) for hit in _shared_out(hits))


def around(unit: Unit, known: Known, lists: Index) -> tuple[Nearby, ...]:
    """Give the texts beside *unit* with their cues; *lists* is the index that reads them."""
    texts = (
        ("lead-in", "" if _begins_with(unit, unit.lead_in) else unit.lead_in),
        ("heading", unit.section[-1] if unit.section else ""),
        ("header", unit.header),
        ("row", unit.row),
        ("answer", unit.answer),
        ("before", unit.before if is_quotation(unit.text.value) else ""),
        ("after", unit.after),
    )
    found = []
    for where, text in texts:
        if text:
            read = matching.reading_beside(text, lists)
            found.append(Nearby(where, read, cues(read, known)))
    return tuple(found)


def _begins_with(unit: Unit, lead_in: str) -> bool:
    return unit.text.value.lstrip(" -•*–").startswith(lead_in)


def _shared_out(hits: list[CueHit]) -> list[CueHit]:
    kept: list[CueHit] = []
    taken: dict[int, CueHit] = {}
    for hit in sorted(hits, key=_rank):
        if hit.cue.kind in _SHARING:
            words = range(hit.first, hit.last)
            if any(at in taken and not _side_by_side(taken[at], hit) for at in words):
                continue
            taken.update(dict.fromkeys(words, hit))
        kept.append(hit)
    return sorted(kept, key=lambda h: (h.first, -h.last, h.cue.id))


def _side_by_side(one: CueHit, other: CueHit) -> bool:
    """Tell whether both cues may stand on the same words, as one that works both ways would."""
    same = (one.first, one.last) == (other.first, other.last)
    return same and one.cue.kind not in _EMPTY and one.cue.id != other.cue.id


def _rank(hit: CueHit) -> tuple[int, int, int, str]:
    kind = hit.cue.kind
    order = _FIRST.index(kind) if kind in _FIRST else len(_FIRST)
    return hit.first - hit.last, order, hit.first, hit.cue.id


def _ended(hit: CueHit, read: Reading) -> CueHit:
    ends = [m.first for p in hit.cue.ends for m in _tried(p, read) if m.first >= hit.last]
    return replace(hit, until=min(ends)) if ends else hit


def _any(patterns: Iterable[Pattern], read: Reading) -> bool:
    return any(_tried(pattern, read) for pattern in patterns)


def _tried(pattern: Pattern, read: Reading) -> list[Match]:
    if any(need.isdisjoint(read.features) for need in pattern.required):
        return []
    return matching.matches(pattern, read)
