"""A question that its answer makes a claim: the claim stands where the answer says yes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.judging.judge import Judged
from checker.model.documents import Unit
from checker.model.matches import Answered, Judgement
from checker.model.rules import Excuse

# How many units lie between a question and its answer at the most.
_APART: Final = 3


def placed(
    cut: Sequence[Unit], by_unit: Sequence[tuple[Judged, ...]]
) -> tuple[tuple[Judged, ...], ...]:
    """Move the claims of questions to the units of *cut* that answer them.

    The question itself is let off as one; where no unit holds the answer it keeps its claims. Where
    the answer only reads like the claim that a rule has found in the question, the rule's stands.
    """
    placed = [list(judged) for judged in by_unit]
    for number, judged in enumerate(by_unit):
        for each in judged:
            answered = each.judgement.answered
            at = _answering(cut, number) if answered else None
            if answered is None or at is None:
                continue
            placed[number][placed[number].index(each)] = _asked(each)
            same = [other for other in placed[at] if _has(other, each.trigger.rule.label)]
            if all(map(_is_learnt, same)) and not (same and _is_learnt(each)):
                kept = (other for other in placed[at] if other not in same)
                placed[at] = [_affirmed(each, cut[at], answered), *kept]
    return tuple(tuple(judged) for judged in placed)


def _answering(cut: Sequence[Unit], number: int) -> int | None:
    answer = cut[number].answer
    for at in range(number + 1, min(number + 1 + _APART, len(cut))):
        if cut[at].text.value.startswith(answer):
            return at
    return None


def _has(judged: Judged, label: str) -> bool:
    return judged.trigger.rule.label == label and judged.judgement.excuse is None


def _is_learnt(judged: Judged) -> bool:
    return judged.trigger.rule.is_learnt


def _asked(judged: Judged) -> Judged:
    excused = replace(judged.judgement, excuse=Excuse.QUESTION, cue="?", answered=None)
    return replace(judged, judgement=excused)


def _affirmed(judged: Judged, unit: Unit, answered: Answered) -> Judged:
    trigger = replace(
        judged.trigger,
        first=answered.first,
        last=answered.last,
        start=answered.start,
        end=answered.end,
        quantities=(),
    )
    found = judged.judgement.found
    softeners = judged.judgement.softeners
    return Judged(unit, trigger, Judgement(None, "", found, softeners, answered=answered))
