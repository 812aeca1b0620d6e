"""Ways out of a claim, each put in the place of the unit and judged there before it is shown."""

from dataclasses import dataclass, field
from functools import lru_cache

from checker.answering import judged_with_evidence
from checker.judging.judge import Bench
from checker.judging.rewrites import Claim, is_sound, ways_out
from checker.model.documents import Block, Document, Run, Text, Unit
from checker.model.reports import Suggestion
from checker.reading.sentences import units


@dataclass(frozen=True, slots=True)
class _Said:
    """What the ways out of a claim depend on; the same words on another page have the same."""

    text: str
    beside: tuple[object, ...]
    faults: tuple[tuple[str, int, int], ...]
    said: frozenset[str]
    claim: Claim = field(compare=False)


def suggestions(claim: Claim, at: Bench, said: frozenset[str]) -> tuple[Suggestion, ...]:
    """Give the ways out that, put in the place of the unit, are not flagged themselves."""
    unit = claim.judged.unit
    beside = (unit.kind, unit.section[-1:], unit.lead_in, unit.header, unit.row, unit.question)
    faults = tuple((j.trigger.rule.id, j.trigger.start, j.trigger.end) for j in claim.all)
    return _ways_out(_Said(unit.text.value, beside, faults, said, claim), at)


@lru_cache(maxsize=2048)
def _ways_out(said: _Said, at: Bench) -> tuple[Suggestion, ...]:
    unit = said.claim.judged.unit
    return ways_out(said.claim, at, lambda new: not _flagged(unit, new, at), said.said)


def own_suggestions(
    shared: tuple[Suggestion, ...], claim: Claim, at: Bench, said: frozenset[str]
) -> tuple[Suggestion, ...]:
    """Give the *shared* ways out that cite only what this claim's evidence says, or its own."""
    sound = (w.move == "approved" or not w.sentence or is_sound(w.sentence, claim) for w in shared)
    return shared if all(sound) else suggestions(claim, at, said)


def _flagged(unit: Unit, sentence: str, at: Bench) -> bool:
    block = Block(
        kind=unit.kind,
        text=Text(sentence, (Run(0, 0, len(sentence)),)),
        section=unit.section,
        level=unit.level,
        lead_in=unit.lead_in,
        header=unit.header,
        row=unit.row,
        question=unit.question,
        quoted=unit.quoted,
    )
    here = Document(path="", blocks=(block,), line_starts=(0,))
    judged = (j for part in units(here) for j in judged_with_evidence(part, here, at))
    return any(j.judgement.excuse is None for j in judged)
