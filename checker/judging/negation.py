"""Is the claim denied? Negations that reach the trigger, and those that take each other back."""

from typing import Final

from checker.judging.clauses import Edge
from checker.judging.heads import turned_round
from checker.judging.scope import NEGATIVES, Reached
from checker.judging.weighing import NOTHING, Ruling, Weighing
from checker.model.rules import Excuse, Negation

_FRAME: Final = "complement"
# How close before an evidence frame a negation must stand to turn it round.
_ADJACENT: Final = 2

Numbered = tuple[int, Reached]


def negated(weighing: Weighing) -> Ruling:
    """Excuse the trigger when an odd number of negations reach it."""
    polarity = weighing.rule.negation
    if polarity is Negation.IRRELEVANT:
        return NOTHING
    cues = [c for c in weighing.covering("negation") if _counts(weighing, c[1])]
    if not cues:
        return _from_beside(weighing)
    cues.sort(key=lambda c: _distance(weighing, c[1]))
    number, nearest = cues[0]
    taken_back = _taken_back(weighing, nearest, [cue for _, cue in cues[1:]])
    if taken_back is None:
        return Ruling(Excuse.NEGATED, nearest.words)
    return Ruling(notes=((number, f"'{taken_back.words}' takes the negation back"),))


def _from_beside(weighing: Weighing) -> Ruling:
    if _denies_itself(weighing) or turned_round(weighing):
        return NOTHING
    cues = weighing.beside_covering("negation")
    return Ruling(Excuse.NEGATED, cues[-1].words) if cues else NOTHING


def _counts(weighing: Weighing, cue: Reached) -> bool:
    """Tell whether *cue* bears on a trigger that may itself consist of a negation."""
    if not _denies_itself(weighing) or cue.hit.cue.reach == _FRAME:
        return True
    return not _parted(weighing, weighing.scene.between(cue.hit))


def _denies_itself(weighing: Weighing) -> bool:
    scene = weighing.scene
    values = scene.read.words.values[scene.trigger.first : scene.trigger.last]
    makes = weighing.rule.negation is Negation.MAKES
    return makes and not NEGATIVES.isdisjoint(values)


def _parted(weighing: Weighing, over: range) -> bool:
    return any(weighing.scene.edges[at] is not Edge.NONE for at in over)


def _distance(weighing: Weighing, cue: Reached) -> int:
    trigger = weighing.scene.trigger
    if cue.hit.first < trigger.last:
        return max(0, trigger.first - cue.hit.last)
    return cue.hit.first - trigger.last + 1000


def _taken_back(weighing: Weighing, nearest: Reached, others: list[Reached]) -> Reached | None:
    """Give the negation that cancels *nearest*, if there is one."""
    for other in others:
        before = other.hit.last <= nearest.hit.first
        if not before or nearest.hit.cue.direction == "backward":
            continue
        gap = range(other.hit.last, nearest.hit.first + 1)
        if nearest.hit.cue.reach == _FRAME and len(gap) > _ADJACENT:
            return None
        if not _parted(weighing, gap):
            return other
    return None
