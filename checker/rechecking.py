"""Wording that a reviewer wants, read in the place of the sentence it is to replace."""

from collections import Counter
from dataclasses import replace
from typing import Final

from checker import samples
from checker.engine import check_document
from checker.judging.judge import Bench, judge
from checker.model.documents import Document, Run, Text
from checker.model.reports import Finding
from checker.reading.sentences import units
from checker.review.identity import normalised

_ENDS: Final = frozenset(".!?:\u2026")


def flagged_in_place(
    document: Document, finding: Finding, wording: str, at: Bench
) -> tuple[str, ...]:
    """Give the labels that *wording* falls under in the place of the sentence of *finding*.

    What its arrival does to the sentences beside it counts as well.
    """
    unit = next(
        (
            unit
            for unit in units(document)
            if unit.text.value == finding.sentence and unit.kind.value == finding.form
        ),
        None,
    )
    if unit is None:
        return flagged_alone(wording, finding.form, at)
    block = document.blocks[unit.block]
    before, sentence, after = block.text.value.partition(unit.text.value)
    if not sentence:
        return flagged_alone(wording, finding.form, at)
    ended = wording if wording[-1:] in _ENDS else wording + _end(sentence)
    found = _claims(_with(document, unit.block, before + ended + after), at)
    without = Counter(f.id for f in _claims(_with(document, unit.block, before + after), at))
    now = {f.id for f in _claims(document, at)}
    more = Counter(f.id for f in found) - without
    return tuple(
        sorted({f.label for f in found if more[f.id] and (f.id not in now or _is_in(f, wording))})
    )


def flagged_alone(wording: str, form: str, at: Bench) -> tuple[str, ...]:
    """Give the labels that *wording* falls under on a page of its own."""
    judged = [j for unit in samples.read(wording, form) for j in judge(unit, at)]
    return tuple(sorted({j.trigger.rule.label for j in judged if j.judgement.excuse is None}))


def _end(sentence: str) -> str:
    return sentence[-1] if sentence[-1:] in _ENDS else ""


def _claims(document: Document, at: Bench) -> tuple[Finding, ...]:
    return tuple(f for f in check_document(document, at, "").findings if f.kind == "claim")


def _is_in(finding: Finding, wording: str) -> bool:
    return normalised(finding.sentence) in normalised(wording)


def _with(document: Document, number: int, value: str) -> Document:
    """Give *document* with *value* in block *number*, or without that block where it is blank."""
    if not value.strip():
        kept = (*document.blocks[:number], *document.blocks[number + 1 :])
        return replace(document, blocks=kept)
    block = document.blocks[number]
    text = Text(value, (Run(0, block.text.source(0, 0)[0], len(value)),))
    blocks = list(document.blocks)
    blocks[number] = replace(block, text=text)
    return replace(document, blocks=tuple(blocks))
