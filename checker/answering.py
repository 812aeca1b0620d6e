"""What the ledger answers to each claim of a unit, and the claims that it has nothing against."""

from dataclasses import replace
from typing import Final

from checker.judging import evidence
from checker.judging.comparison import Assertion
from checker.judging.judge import Bench, Judged, judge
from checker.model.documents import Document, Unit
from checker.model.evidence import Answer
from checker.model.rules import Excuse

# How many blocks before a figure, and behind it, may belong to what its section says of it.
_BESIDE: Final = 200
# The cue of a figure that says no more than the documents do.
_AGREES = "agrees with the documents: within their figure, and hedged as they hedge it"


def judged_with_evidence(unit: Unit, document: Document, at: Bench) -> tuple[Judged, ...]:
    """Give the triggers of *unit*, judged; a figure that agrees with the ledger is excused."""
    return tuple(
        j
        if j.judgement.excuse or not j.trigger.quantities or answer(j, document, at)
        else replace(j, judgement=replace(j.judgement, excuse=Excuse.HEDGED, cue=_AGREES))
        for j in judge(unit, at)
    )


def answer(judged: Judged, document: Document, at: Bench, today: str = "") -> Answer | None:
    """Give what the ledger answers to a claim of *document*; None where it agrees."""
    rule, unit = judged.trigger.rule, judged.unit
    claim = Assertion(
        label=rule.label,
        named=rule.evidence,
        sentence=unit.text.value,
        phrase=judged.phrase,
        quantities=judged.trigger.quantities,
        around=(unit.question, unit.lead_in, unit.header, *reversed(unit.section)),
        beside=_section_text(unit, document) if judged.trigger.quantities else "",
        rule=rule.id,
        implied="presupposition" in judged.judgement.softeners,
        guessed=not rule.patterns,
    )
    return evidence.answer(claim, at.ledger, today)


def _section_text(unit: Unit, document: Document) -> str:
    near = document.blocks[max(0, unit.block - _BESIDE) : unit.block + _BESIDE]
    return "\n".join(block.text.value for block in near if block.section == unit.section)
