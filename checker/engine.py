"""One document through all stages: bytes to units, units to findings with evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from checker import reading
from checker.errors import UnreadableError
from checker.judging import evidence, stories
from checker.judging.comparison import Assertion
from checker.judging.guards import hedges
from checker.judging.judge import Bench, Judged, judge
from checker.judging.rewrites import Claim, is_sound, ways_out
from checker.judging.severity import severity
from checker.model.documents import Block, Document, Place, Run, Text, Unit
from checker.model.evidence import Answer
from checker.model.reports import Excused, Finding, PageState, Suggestion, Suppressed
from checker.model.rules import Excuse
from checker.reading.languages import language
from checker.reading.sentences import units
from checker.review import suppressions
from checker.review.identity import finding_id

# The cue of a figure that says no more than the documents do.
_AGREES = "agrees with the documents: within their figure, and hedged as they hedge it"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageResult:
    """What one file came to; *reason* says why it was not checked, empty if it was."""

    path: str
    state: str = "checked"
    reason: str = ""
    units: int = 0
    testimonials: int = 0
    telling: int = 0
    findings: tuple[Finding, ...] = ()
    excused: tuple[Excused, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()

    @property
    def page(self) -> PageState:
        """Give the page's row in the report."""
        state = f"not checked: {self.reason}" if self.reason else self.state
        return PageState(self.path, state, self.units, self.testimonials, self.telling)


def check_bytes(path: str, data: bytes, at: Bench, today: str) -> PageResult:
    """Check one file's bytes; a file that cannot be read becomes a result that says so."""
    try:
        document = reading.read(path, data)
    except UnreadableError as error:
        return PageResult(path=path, reason=str(error))
    foreign = language(document)
    if foreign not in ("", "en"):
        return PageResult(path=path, reason=f"language {foreign}")
    return check_document(document, at, today)


def check_document(document: Document, at: Bench, today: str) -> PageResult:
    """Check one document: every claim with its evidence, every excuse, every suppression."""
    cut = units(document)
    by_unit = [judged_with_evidence(unit, document, at) for unit in cut]
    judged = [j for found in by_unit for j in found]
    testimonials, telling = stories.count(cut, by_unit)
    found = tuple(_in_order(cut, by_unit, document, at, today))
    kept, suppressed = suppressions.apply(document, found, today)
    return PageResult(
        path=document.path,
        state="checked" if cut else "empty",
        units=len(cut),
        testimonials=testimonials,
        telling=telling,
        findings=kept,
        excused=tuple(_excused(j, document) for j in judged if j.judgement.excuse is not None),
        suppressed=suppressed,
    )


def _in_order(
    cut: Sequence[Unit],
    by_unit: Sequence[tuple[Judged, ...]],
    document: Document,
    at: Bench,
    today: str,
) -> Iterator[Finding]:
    """Give the findings of all units; in a paragraph no two first wordings doubt in one way."""
    block, said = -1, frozenset[str]()
    for unit, judged in zip(cut, by_unit, strict=True):
        if unit.block != block:
            block, said = unit.block, frozenset()
        found = findings(judged, document, at, said, today)
        yield from found
        first = next((way.sentence for f in found for way in f.suggestions[:1]), None)
        said |= hedges(first) if first else hedges(unit.text.value)


def judged_with_evidence(unit: Unit, document: Document, at: Bench) -> tuple[Judged, ...]:
    """Give the triggers of *unit*, judged; a figure that agrees with the ledger is excused."""
    return tuple(
        j
        if j.judgement.excuse or not j.trigger.quantities or _answer(j, document, at)
        else replace(j, judgement=replace(j.judgement, excuse=Excuse.HEDGED, cue=_AGREES))
        for j in judge(unit, at)
    )


def findings(
    judged: tuple[Judged, ...],
    document: Document,
    at: Bench,
    said: frozenset[str] = frozenset(),
    today: str = "",
) -> tuple[Finding, ...]:
    """Give the findings of one unit, of which *judged* are all the triggers.

    A way out leaves no claim in the unit, so that of the gravest claim serves for all of them.
    *said* are the turns of doubt that the paragraph has made already.
    *today* tells what of the clinic's own evidence has expired.
    """
    answered = [
        (j, found)
        for j in judged
        if j.judgement.excuse is None and (found := _answer(j, document, at, today))
    ]
    if not answered:
        return ()
    claims, answers = zip(*answered, strict=True)
    gravest = max(range(len(claims)), key=lambda i: claims[i].trigger.rule.severity.rank)
    shared = _suggestions(Claim(claims[gravest], claims, answers[gravest]), at, said)
    return tuple(
        _finding(claim, answer, document, _own(shared, Claim(claim, claims, answer), at, said))
        for claim, answer in zip(claims, answers, strict=True)
    )


def _own(
    shared: tuple[Suggestion, ...], claim: Claim, at: Bench, said: frozenset[str]
) -> tuple[Suggestion, ...]:
    """Give the *shared* ways out that cite only what this claim's evidence says, or its own."""
    sound = (w.move == "approved" or not w.sentence or is_sound(w.sentence, claim) for w in shared)
    return shared if all(sound) else _suggestions(claim, at, said)


def _answer(judged: Judged, document: Document, at: Bench, today: str = "") -> Answer | None:
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
    return evidence.answer(claim, at.ruleset.ledger, today)


def _section_text(unit: Unit, document: Document) -> str:
    same = (b.text.value for b in document.blocks if b.section == unit.section)
    return "\n".join(same)


def _finding(
    judged: Judged, answer: Answer, document: Document, ways: tuple[Suggestion, ...]
) -> Finding:
    trigger, unit = judged.trigger, judged.unit
    rule = trigger.rule
    level, steps = severity(judged, answer)
    return Finding(
        id=finding_id("claim", rule.label, unit.text.value, judged.phrase),
        kind="claim",
        rule=rule.id,
        label=rule.label,
        severity=level,
        answer=answer,
        phrase=judged.phrase,
        sentence=unit.text.value,
        why=rule.why,
        places=(place(judged, document),),
        basis=rule.basis,
        suggestions=ways,
        cues=judged.judgement.found,
        steps=steps,
        phrase_start=trigger.start,
        form=unit.kind.value,
    )


def place(judged: Judged, document: Document) -> Place:
    """Give the exact place of a trigger's words in the source."""
    start, end = judged.unit.text.source(judged.trigger.start, judged.trigger.end)
    line, column = document.position(start)
    end_line, end_column = document.position(end)
    section = " > ".join(judged.unit.section)
    if document.numbering == "paragraph":
        return Place(
            path=document.path,
            line=None,
            column=column,
            end_line=None,
            end_column=end_column,
            section=section,
            paragraph=line,
        )
    return Place(
        path=document.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        section=section,
    )


def _excused(judged: Judged, document: Document) -> Excused:
    return Excused(
        rule=judged.trigger.rule.id,
        label=judged.trigger.rule.label,
        phrase=judged.phrase,
        sentence=judged.unit.text.value,
        excuse=str(judged.judgement.excuse),
        cue=judged.judgement.cue,
        place=place(judged, document),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What the ways out of a claim depend on; the same words on another page have the same."""

    text: str
    beside: tuple[object, ...]
    faults: tuple[tuple[str, int, int], ...]
    said: frozenset[str]
    claim: Claim = field(compare=False)


def _suggestions(claim: Claim, at: Bench, said: frozenset[str]) -> tuple[Suggestion, ...]:
    """Give the ways out that, put in the place of the unit, are not flagged themselves."""
    unit = claim.judged.unit
    beside = (unit.kind, unit.section[-1:], unit.lead_in, unit.header, unit.row, unit.question)
    faults = tuple((j.trigger.rule.id, j.trigger.start, j.trigger.end) for j in claim.all)
    return _ways_out(_Said(unit.text.value, beside, faults, said, claim), at)


@lru_cache(maxsize=16_384)
def _ways_out(said: _Said, at: Bench) -> tuple[Suggestion, ...]:
    unit = said.claim.judged.unit
    return ways_out(said.claim, at, lambda new: not _flagged(unit, new, at), said.said)


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
