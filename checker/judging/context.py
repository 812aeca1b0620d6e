"""Trigger and unit to excuse: is it a claim here, or does it only look like one."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from checker.judging import clauses, heads, scope
from checker.judging.attribution import mentioned, refuted
from checker.judging.heads import in_head
from checker.judging.hedging import hedged
from checker.judging.negation import negated
from checker.judging.questions import asked
from checker.judging.scope import Reached
from checker.judging.subjects import approved_use, other_subject
from checker.judging.verdicts import ruled_out
from checker.judging.weighing import NOTHING, Ruling, Weighing
from checker.model.matches import Answered, Case, Judgement, Trigger
from checker.model.reports import CueFound
from checker.model.rules import Excuse

# What a study cannot be asking.
_NEVER_STUDIED: Final = frozenset(["fda-status", "credentials", "cost-urgency"])
_KEPT: Final = 4096
_SOFTENERS: Final = {"ability": "ability", "purpose": "aim", "presupposition": "presupposition"}


def weigh(case: Case, trigger: Trigger) -> Judgement:
    """Say whether *trigger* is excused in its unit, by which cue, and what else was found."""
    scene = scope.scene(case.reading, clauses.edges(case.reading), trigger)
    weighing = Weighing(case, scene, scope.reached(scene, case.cues), heads.over(case, scene))
    notes: dict[int, str] = {}
    for step in _STEPS:
        ruling = step(weighing)
        notes.update(ruling.notes)
        if ruling.excuse or ruling.final:
            return _judgement(weighing, ruling, notes)
    return _judgement(weighing, NOTHING, notes)


def _judgement(weighing: Weighing, ruling: Ruling, notes: dict[int, str]) -> Judgement:
    case = weighing.case
    found = [_told(cue, notes.get(number, cue.note)) for number, cue in enumerate(weighing.cues)]
    found.extend(_told(cue, cue.note) for cue in weighing.beside if cue.where != heads.LABEL)
    softeners = frozenset() if ruling.excuse else _softeners(weighing)
    answered = _answer(case, ruling)
    return Judgement(ruling.excuse, ruling.words, tuple(found), softeners, ruling.upto, answered)


def _answer(case: Case, ruling: Ruling) -> Answered | None:
    if ruling.answer is None:
        return None
    near = next(n for n in case.around if n.where == ruling.answer.where)
    hit, words = ruling.answer.hit, near.reading.words
    return Answered(hit.first, hit.last, words.starts[hit.first], words.ends[hit.last - 1])


def _told(cue: Reached, note: str) -> CueFound:
    place = f"in the {cue.where}" if cue.where else ""
    told = "; ".join(part for part in (place, note) if part)
    return _same(CueFound(cue.hit.cue.id, cue.hit.cue.kind, cue.words, cue.covers, told))


@lru_cache(maxsize=_KEPT)
def _same(found: CueFound) -> CueFound:
    """Give one object for equal ones: pages tell of the same cues over and over."""
    return found


def _taken_up(weighing: Weighing) -> Ruling:
    """Let a claim stand that is denied of others and then taken up: "Pills cannot. Ours can."."""
    if not weighing.covering("negation", "hedge", "refute"):
        return NOTHING
    last = weighing.scene.trigger.last
    for number, cue in enumerate(weighing.cues):
        if cue.hit.cue.kind == "taken-up" and cue.hit.first >= last and weighing.may_silence(cue):
            note = "says it of the treatment after all"
            return Ruling(notes=((number, note),), final=True, upto=cue.hit.last)
    after = (cue for cue in weighing.beside if cue.where == "after" and cue.hit.first == 0)
    return Ruling(final=any(cue.hit.cue.kind == "taken-up" for cue in after))


def _researched(weighing: Weighing) -> Ruling:
    """Excuse a trigger that a study asks about, up to where it tells a result."""
    if weighing.rule.label in _NEVER_STUDIED:
        return NOTHING
    results = [c.hit.first for c in weighing.cues if c.hit.cue.kind == "result"]
    for number, cue in weighing.covering("aim"):
        upto = weighing.scene.trigger.first
        ended = any(cue.hit.last <= result < upto for result in results)
        if not ended:
            return Ruling(Excuse.RESEARCH_AIM, cue.words)
        return Ruling(notes=((number, "ended by a result"),))
    cues = weighing.beside_covering("aim")
    return Ruling(Excuse.RESEARCH_AIM, cues[0].words) if cues else NOTHING


def _softeners(weighing: Weighing) -> frozenset[str]:
    found = {
        _SOFTENERS[cue.hit.cue.kind]
        for cue in weighing.cues
        if cue.hit.cue.kind in _SOFTENERS and (cue.covers or cue.note == scope.PART)
    }
    if weighing.covering("hedge", "soft") and weighing.covering("minority"):
        found.add("minority")
    return frozenset(found)


_STEPS: Final[tuple[Callable[[Weighing], Ruling], ...]] = (
    other_subject,
    mentioned,
    in_head,
    ruled_out,
    _taken_up,
    negated,
    refuted,
    asked,
    _researched,
    hedged,
    approved_use,
)
