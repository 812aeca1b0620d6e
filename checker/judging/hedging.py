"""Is the claim held back? Hedges added up against what the rule asks for."""

from typing import Final

from checker.judging.weighing import NOTHING, Ruling, Weighing
from checker.model.rules import Excuse

# What only an open question ("it is unknown whether") can excuse.
_BEYOND_DOUBT: Final = frozenset(["fda-status"])
# "May cure some" is a promise to each of them.
_WHOLE_PROMISES: Final = frozenset(["cure", "regeneration", "disease-claim"])
_OPEN: Final = 4
_BOOST: Final = 2
_DOUBTS: Final = ("hedge", "condition", "head-hedging")


def hedged(weighing: Weighing) -> Ruling:
    """Excuse the trigger when the hedges upon it weigh as much as its rule asks for."""
    doubts = weighing.covering(*_DOUBTS)
    beside = weighing.beside_covering(*_DOUBTS)
    softened = weighing.covering("soft")
    strengths = [c.hit.cue.strength for _, c in doubts] + [c.hit.cue.strength for c in beside]
    doubt = max(strengths, default=0)
    limits = _limits(weighing)
    total = max(doubt + limits if doubt or limits > 1 else 0, 1 if softened else 0)
    boosted = bool(weighing.covering("booster"))
    weight = total - _BOOST * boosted
    needed = _needed(weighing)
    enough = doubt >= needed if needed == _OPEN else weight >= needed
    if not total:
        return NOTHING
    cues = [c for _, c in doubts] + beside or [
        c for _, c in weighing.covering("soft", "minority", "limit")
    ]
    if enough:
        return Ruling(Excuse.HEDGED, max(cues, key=lambda c: c.hit.cue.strength).words)
    less = ", less 2 for a booster" if boosted else ""
    note = f"strength {total} of {needed} needed{less}"
    return Ruling(notes=tuple((number, note) for number, _ in doubts or softened))


def _needed(weighing: Weighing) -> int:
    return _OPEN if weighing.rule.label in _BEYOND_DOUBT else weighing.rule.hedge


def _limits(weighing: Weighing) -> int:
    """Give one for a minority of patients, and one for a limit of size or time set on it.

    That only some are cured, or grow new tissue, holds the promise back from nobody.
    """
    kinds = ("limit",) if weighing.rule.label in _WHOLE_PROMISES else ("minority", "limit")
    return sum(bool(weighing.covering(kind)) for kind in kinds)
