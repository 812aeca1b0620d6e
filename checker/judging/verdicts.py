"""Is the trigger a label that its other side denies, such as "FDA-approved: no"? Tables do."""

from typing import Final

from checker.judging.clauses import Edge, sentence
from checker.judging.weighing import NOTHING, Ruling, Weighing
from checker.model.documents import UnitKind
from checker.model.matches import CueHit, Nearby
from checker.model.rules import Excuse, Negation
from checker.words import Words

_KIND: Final = "verdict"
# How many words may follow "not shown" on its side: "not shown in good trials".
_FEW: Final = 4
_MARKS: Final = (":", "|", " – ", " — ", " - ")


def ruled_out(weighing: Weighing) -> Ruling:
    """Excuse a trigger in a label or a row's first cell whose other side says no, or is open."""
    if weighing.rule.negation is Negation.IRRELEVANT:
        return NOTHING
    scene = weighing.scene
    start = _other_side(weighing)
    if start:
        for cue in weighing.cues:
            if _is_verdict(cue.hit, start, scene.read.words):
                return _ruling(cue.hit, cue.words)
    case = weighing.case
    is_label = case.kind is UnitKind.CELL and "?" not in case.reading.words.text
    for near in case.around if is_label else ():
        found = _in_next_cell(near)
        if found:
            return _ruling(found, near.reading.words.text)
    return NOTHING


def _ruling(hit: CueHit, words: str) -> Ruling:
    return Ruling(Excuse.HEDGED if hit.cue.strength else Excuse.NEGATED, words)


def _other_side(weighing: Weighing) -> int:
    """Give the word behind the colon or bar that follows the trigger in its sentence, or 0."""
    scene = weighing.scene
    words = scene.read.words
    upto = sentence(scene.edges, scene.trigger.first)[1]
    for at in range(scene.trigger.last, upto):
        gap = words.text[words.ends[at - 1] : words.starts[at]]
        if scene.edges[at] >= Edge.COMMA and any(mark in gap for mark in _MARKS):
            return at
    return 0


def _is_verdict(hit: CueHit, start: int, words: Words) -> bool:
    """Tell whether the cue opens the other side and says, with a few words more, all of it."""
    if hit.cue.kind != _KIND or hit.first != start:
        return False
    ends = (at for at in range(hit.last, len(words)) if words.breaks[at])
    left = next(ends, len(words)) - hit.last
    return left <= (0 if hit.cue.reach == "word" else _FEW)


def _in_next_cell(near: Nearby) -> CueHit | None:
    if near.where != "answer":
        return None
    words = near.reading.words
    return next((hit for hit in near.cues if _is_verdict(hit, 0, words)), None)
