"""Text to cues: every cue that stands in it, those used up by a longer one left out."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.judging import matching
from checker.judging.matching import Index
from checker.model.documents import Unit
from checker.model.matches import CueHit, Nearby, Reading
from checker.model.rules import Cue
from checker.words import is_quotation

# Cues of these kinds share out the words of a text among them: the longest takes its words.
_SHARING: Final = frozenset(
    [
        *("pseudo", "fake", "negation", "hedge", "soft", "refute", "mention"),
        *("promise", "aim", "condition", "limit", "minority", "booster"),
    ]
)
# Texts kept for when they come again: headings stand over many units, sentences beside two.
_REPEATED: Final = 4096
# Texts beside a unit, each with the name of its place.
Beside = tuple[tuple[str, str], ...]
# Cues that leave nothing of their words to others.
_EMPTY: Final = frozenset(["pseudo", "fake", "promise"])
# Of cues of one length these come first.
_FIRST: Final = ("pseudo", "fake", "promise", "refute", "aim", "condition", "hedge", "negation")


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """The cues to look for, and the index of their patterns."""

    cues: tuple[Cue, ...]
    index: Index


@lru_cache(maxsize=_REPEATED)
def of_text(text: str, known: Known, lists: Index) -> tuple[CueHit, ...]:
    """Give the cues of *known* that stand in *text*, in its order; *lists* is what reads it."""
    return cues(matching.reading_beside(text, lists), known)


def cues(read: Reading, known: Known) -> tuple[CueHit, ...]:
    """Give the cues of *known* that stand in *read*, in the order of the text."""
    hits: list[CueHit] = []
    for number, pattern in matching.candidates(read, known.index):
        cue = known.cues[number]
        matched = matching.matches(pattern, read)
        if not matched or (cue.needs and not matching.stands(cue.needs, read)):
            continue
        hits.extend(CueHit(cue, match.first, match.last) for match in matched)
    return tuple(_ended(hit, read) for hit in _shared_out(hits))


def telling(unit: Unit, known: Known, lists: Index) -> Beside:
    """Give the texts beside *unit* that hold cues; *lists* is the index that reads them.

    Units with the same words are judged alike where these are the same.
    """
    texts = (
        ("lead-in", "" if _begins_with(unit, unit.lead_in) else unit.lead_in),
        ("heading", unit.section[-1] if unit.section else ""),
        ("header", unit.header),
        ("row", unit.row),
        ("answer", unit.answer),
        ("before", unit.before if is_quotation(unit.text.value) else ""),
        ("after", unit.after),
    )
    return tuple((where, text) for where, text in texts if text and of_text(text, known, lists))


def around(beside: Beside, known: Known, lists: Index) -> tuple[Nearby, ...]:
    """Give the texts *beside* a unit with their cues."""
    return tuple(
        Nearby(where, matching.reading_beside(text, lists), of_text(text, known, lists))
        for where, text in beside
    )


def _begins_with(unit: Unit, lead_in: str) -> bool:
    return unit.text.value.lstrip(" -•*–").startswith(lead_in)


def _shared_out(hits: list[CueHit]) -> list[CueHit]:
    kept: list[CueHit] = []
    taken: dict[int, CueHit] = {}
    for hit in sorted(hits, key=_rank):
        if hit.cue.kind in _SHARING and not hit.cue.is_for_likeness:
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
    ends = [m.first for p in hit.cue.ends for m in matching.tried(p, read) if m.first >= hit.last]
    return hit._replace(until=min(ends)) if ends else hit
