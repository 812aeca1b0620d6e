"""The severity of a claim: the rule's own, moved by what stands around it, each step told."""

from functools import lru_cache
from typing import Final

from checker.judging.judge import Judged
from checker.model.documents import UnitKind
from checker.model.evidence import Answer, Verdict
from checker.model.rules import Severity

_PROMINENT: Final = frozenset(
    [UnitKind.TITLE, UnitKind.HEADING, UnitKind.META, UnitKind.BUTTON, UnitKind.FRONT_MATTER]
)
_BY_RANK: Final = (Severity.LOW, Severity.MEDIUM, Severity.HIGH)
# Softeners and the steps they take down.
_DOWN: Final = {
    "ability": 1,
    "aim": 1,
    "hedge": 1,
    "outvoted": 1,
    "presupposition": 1,
    "minority": 2,
}

_NEVER_HIGH: Final = frozenset(["ability", "aim", "hedge", "outvoted"])
_TOLD: Final = {"outvoted": "outvoted: words of its own seem to excuse it, and the reader is sure"}


def severity(judged: Judged, answer: Answer) -> tuple[Severity, tuple[str, ...]]:
    """Give the severity of a claim and the steps that led to it, in words."""
    rule = judged.trigger.rule
    if rule.is_learnt:
        return Severity.LOW, ("low: it reads like a claim, and asks for review",)
    if answer.allowed:
        return Severity.LOW, (f"low: the clinic's own {answer.allowed} allows the wording",)
    rank = rule.severity.rank
    steps = [f"{rule.severity} by its rule"]
    softeners = sorted(judged.judgement.softeners & set(_DOWN), key=lambda s: (-_DOWN[s], s))
    for softener in softeners[:1]:
        rank -= _DOWN[softener]
        steps.append(f"{_DOWN[softener]} down: {_TOLD.get(softener, softener)}")
    rise = _rise(judged, answer)
    if rise:
        rank += 1
        steps.append(f"1 up: {rise}")
    ceiling = 1 if _NEVER_HIGH & set(softeners) else 2
    floor = 1 if rule.label in ("cure", "disease-claim") and rule.severity.rank else 0
    bounded = max(floor, min(rank, ceiling))
    if bounded != rank:
        steps.append(f"kept at {_BY_RANK[bounded]}")
    return _BY_RANK[bounded], _same(tuple(steps))


@lru_cache(maxsize=256)
def _same(steps: tuple[str, ...]) -> tuple[str, ...]:
    """Give one object for equal ones: there are few ways to a severity."""
    return steps


def _rise(judged: Judged, answer: Answer) -> str:
    if answer.verdict in (Verdict.CONTRADICTED, Verdict.EXCEEDS):
        return answer.verdict.value
    return judged.unit.kind.value if judged.unit.kind in _PROMINENT else ""
