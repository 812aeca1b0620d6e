"""Is the trigger asked rather than said? Questions that ask, that promise, and their answers."""

from collections.abc import Sequence
from typing import Final

from checker.judging.clauses import Edge, sentence
from checker.judging.scope import Reached
from checker.judging.weighing import NOTHING, Ruling, Weighing
from checker.model.matches import CueHit, Nearby
from checker.model.rules import Excuse
from checker.words import SENTENCE_END, Words

# Words that may stand before the first word of a question.
_OPENERS: Final = frozenset(["and", "but", "so", "q", "or", "also", "well", "doc", "doctor"])
_WHOLE: Final = "sentence"
# "It can" says yes where it ends, or runs on with one of these; another verb makes it say more.
_SHORT: Final = frozenset(
    [
        *("do", "does", "did", "is", "are", "was", "were", "will", "would", "can", "could"),
        *("has", "have", "had"),
    ]
)
_RUNS_ON: Final = frozenset(
    [
        *("and", "so", "for", "in", "at", "on", "with", "without", "as", "because", "since"),
        *("when", "once", "after", "within", "if", "now", "every", "most", "nearly", "almost"),
        *("indeed", "too", "just", "very", "often", "usually", "always", "definitely"),
        *("certainly", "absolutely"),
    ]
)
# How far behind such a beginning words of the question make it a yes, and how alike they begin
# and how unlike they end: "cure" and "cured", not "treat" and "treatment".
_EMPTY: Final = frozenset(["been", "your", "have", "with", "this", "that"])
_REACH: Final = 4
_ALIKE: Final = 4
_UNLIKE: Final = 3


def asked(weighing: Weighing) -> Ruling:
    """Excuse a trigger that is truly asked, unless the answer affirms it."""
    scene = weighing.scene
    first, last = sentence(scene.edges, scene.trigger.first)
    if not weighing.is_asked or scene.trigger.last > last:
        return NOTHING
    promising = _within(weighing, "promise", first, scene.trigger.last)
    if promising:
        return NOTHING
    answer = _answer(weighing, last)
    if answer is not None and answer.hit.cue.kind == "answer-no":
        return Ruling(Excuse.NEGATED, answer.words)
    opening = _opening(weighing, first)
    if answer is not None:
        note = f"answered with '{answer.words}'"
        notes = _noted(opening, note)
        if answer.where:
            return Ruling(notes=notes, final=True, answer=answer)
        return Ruling(notes=notes, final=True, upto=answer.hit.last)
    return Ruling(Excuse.QUESTION, opening[1].words) if opening else NOTHING


def _noted(opening: tuple[int, Reached] | None, note: str) -> tuple[tuple[int, str], ...]:
    return ((opening[0], note),) if opening else ()


def _within(weighing: Weighing, kind: str, first: int, last: int) -> list[Reached]:
    return [
        cue for cue in weighing.cues if cue.hit.cue.kind == kind and first <= cue.hit.first < last
    ]


def _opening(weighing: Weighing, first: int) -> tuple[int, Reached] | None:
    """Give the words that open the question the trigger stands in."""
    trigger = weighing.scene.trigger
    for number, cue in enumerate(weighing.cues):
        hit = cue.hit
        if hit.cue.kind == "ask" and first <= hit.first < trigger.last and _opens(weighing, hit):
            return number, cue
    return None


def _opens(weighing: Weighing, hit: CueHit) -> bool:
    scene = weighing.scene
    at = hit.first
    while at and scene.edges[at] is Edge.NONE and scene.read.words.values[at - 1] in _OPENERS:
        at -= 1
    return at == 0 or scene.edges[at] is not Edge.NONE


def _answer(weighing: Weighing, last: int) -> Reached | None:
    """Give the cue that answers: in the next sentence of the unit, or beside it."""
    if last < len(weighing.scene.edges):
        words, upto = weighing.scene.read.words, sentence(weighing.scene.edges, last)[1]
        here = [c for c in weighing.cues if last <= c.hit.first < upto]
        found = next((c for c in here if _answers(c.hit, last)), None)
        return found if found and _is_whole(weighing, found.hit, words) else None
    return next((c for c in weighing.beside if c.where == "answer" and _blunt(weighing, c)), None)


def _blunt(weighing: Weighing, cue: Reached) -> bool:
    near = next(n for n in weighing.case.around if n.where == "answer")
    if not (_in_first_sentence(near, cue.hit) and _answers(cue.hit, 0)):
        return False
    return _is_whole(weighing, cue.hit, near.reading.words)


def _is_whole(weighing: Weighing, hit: CueHit, words: Words) -> bool:
    """Tell whether an answer says no more than yes: "it can", and not "it can be held steady"."""
    if hit.cue.kind != "answer-yes" or hit.cue.reach == _WHOLE:
        return True
    at = hit.last
    if words.values[at - 1] not in _SHORT or at == len(words) or words.breaks[at]:
        return True
    return words.values[at] in _RUNS_ON or _repeats(weighing, words.values[at : at + _REACH])


def _repeats(weighing: Weighing, said: Sequence[str]) -> bool:
    """Tell whether one of the words *said* is one that is asked about, however inflected."""
    scene = weighing.scene
    claimed = scene.read.words.values[scene.trigger.first : scene.trigger.last]
    return any(
        one[:_ALIKE] == other[:_ALIKE] and abs(len(one) - len(other)) <= _UNLIKE
        for one in claimed
        if len(one) >= _ALIKE and one not in _EMPTY
        for other in said
    )


def _in_first_sentence(near: Nearby, hit: CueHit) -> bool:
    return SENTENCE_END not in near.reading.words.breaks[1 : hit.first + 1]


def _answers(hit: CueHit, start: int) -> bool:
    if hit.cue.kind not in ("answer-yes", "answer-no"):
        return False
    return hit.cue.reach == _WHOLE or hit.first <= start + 1
