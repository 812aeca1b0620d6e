"""Who says it? Quotation in order to talk about words, and refutation of what others say."""

from typing import Final

from checker.judging.clauses import sentence
from checker.judging.scope import Reached
from checker.judging.weighing import NOTHING, Ruling, Weighing
from checker.model.matches import Nearby
from checker.model.rules import Excuse

# A refutation is short; a longer sentence speaks for itself.
_SHORT: Final = 12


def mentioned(weighing: Weighing) -> Ruling:
    """Excuse a trigger whose words are talked about, not used."""
    quoted = bool(weighing.scene.quoted)
    for _, cue in weighing.covering("mention"):
        inside = cue.hit.first in weighing.scene.quoted
        if cue.hit.cue.strength or (quoted and not inside):
            return Ruling(Excuse.MENTION, cue.words)
    for cue in weighing.beside_covering("mention"):
        if quoted or cue.hit.cue.strength:
            return Ruling(Excuse.MENTION, cue.words)
    return NOTHING


def refuted(weighing: Weighing) -> Ruling:
    """Excuse a trigger that someone else says and that the copy distances itself from."""
    cues = [cue for _, cue in weighing.covering("refute")] + weighing.beside_covering("refute")
    if cues:
        return Ruling(Excuse.REFUTED, cues[0].words)
    following = None if weighing.is_asked else _next_sentence(weighing)
    return Ruling(Excuse.REFUTED, following.words) if following else NOTHING


def _next_sentence(weighing: Weighing) -> Reached | None:
    """Give the cue that opens the next sentence and takes this one back."""
    edges = weighing.scene.edges
    last = sentence(edges, weighing.scene.trigger.first)[1]
    if last < len(edges):
        upto = sentence(edges, last)[1]
        here = (c for c in weighing.cues if c.hit.first == last)
        return next((c for c in here if _takes_back(c) and upto - last <= _SHORT), None)
    beside = (c for c in weighing.beside if c.where == "after" and c.hit.first == 0)
    return next((c for c in beside if _takes_back(c) and _is_short(weighing)), None)


def _takes_back(cue: Reached) -> bool:
    return cue.hit.cue.kind == "refute-next"


def _is_short(weighing: Weighing) -> bool:
    near: Nearby = next(n for n in weighing.case.around if n.where == "after")
    return len(near.reading.words) <= _SHORT
