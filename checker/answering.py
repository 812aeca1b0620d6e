"""Triggers against the ledger: what evidence says to each, and the figures that decide."""

from dataclasses import replace
from typing import Final

from checker.judging import evidence
from checker.judging.comparison import Assertion
from checker.judging.judge import Bench, Judged, judge
from checker.model.documents import Document, Unit
from checker.model.evidence import Answer
from checker.model.rules import Excuse

# The cue of a figure that says no more than the documents do.
_AGREES: Final = "agrees with the documents: within their figure, and hedged as they hedge it"
# What excuses many a claim, and none whose figure is far beyond the documents.
_NO_MATCH: Final = frozenset([Excuse.HEDGED, Excuse.READS_INNOCENT])
# How many blocks before a figure, and behind it, may belong to what its section says of it.
_BESIDE: Final = 200


def judged_with_evidence(unit: Unit, document: Document, at: Bench) -> tuple[Judged, ...]:
    """Give the triggers of *unit*, judged; where one has a figure, the ledger has its say.

    A figure that agrees with the ledger is excused; neither a hedge nor an innocent sound excuses
    one far beyond it.
    """
    return tuple(
        _measured(judged, document, at) if judged.trigger.quantities else judged
        for judged in judge(unit, at)
    )


def _measured(judged: Judged, document: Document, at: Bench) -> Judged:
    judgement = judged.judgement
    if judgement.excuse is None and answer(judged, document, at) is None:
        return replace(judged, judgement=replace(judgement, excuse=Excuse.HEDGED, cue=_AGREES))
    if judgement.excuse in _NO_MATCH:
        claim = _assertion(judged, document)
        if evidence.is_beyond_hedging(claim, at.ledger):
            softeners = judgement.softeners | {"hedge"}
            claimed = replace(judgement, excuse=None, cue="", softeners=softeners)
            return replace(judged, judgement=claimed)
    return judged


def answer(judged: Judged, document: Document, at: Bench, today: str = "") -> Answer | None:
    """Give what the ledger says to a trigger, None where it agrees with it."""
    return evidence.answer(_assertion(judged, document), at.ledger, today)


def _assertion(judged: Judged, document: Document) -> Assertion:
    rule, unit = judged.trigger.rule, judged.unit
    return Assertion(
        label=rule.label,
        named=rule.evidence,
        sentence=unit.text.value,
        phrase=judged.phrase,
        quantities=judged.trigger.quantities,
        around=(unit.question, unit.lead_in, unit.header, *reversed(unit.section)),
        beside=_section_text(unit, document) if judged.trigger.quantities else "",
        rule=rule.id,
        implied="presupposition" in judged.judgement.softeners,
        guessed=rule.is_learnt,
    )


def _section_text(unit: Unit, document: Document) -> str:
    near = document.blocks[max(0, unit.block - _BESIDE) : unit.block + _BESIDE]
    return "\n".join(block.text.value for block in near if block.section == unit.section)
