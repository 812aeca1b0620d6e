"""One document through all stages: bytes to units, units to findings with evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from checker import page_findings, reading, whole_page
from checker.answering import answer, judged_with_evidence
from checker.errors import UnreadableError
from checker.judging import answers, company, pages, replies, stories
from checker.judging.benches import for_pages
from checker.judging.claim import Claim
from checker.judging.guards import hedges, is_long
from checker.judging.hearing import by_words
from checker.judging.judge import Bench, Judged
from checker.judging.rewrites import NOTHING, Told, is_sound, ways_out
from checker.judging.severity import severity
from checker.model.documents import Block, Document, Place, Run, Text, Unit
from checker.model.evidence import Answer
from checker.model.profiles import Law
from checker.model.regimes import Regime
from checker.model.reports import Excused, Finding, PageState, Suggestion, Suppressed
from checker.model.rules import Excuse
from checker.reading import own
from checker.reading.languages import language
from checker.reading.sentences import units
from checker.regime import law_of, taken_in, template_of
from checker.review import suppressions
from checker.review.identity import finding_id
from checker.review.suppressions import Side, Terms
from checker.site import Taken
from checker.whole_page import JudgedPage, as_whole, official_units, place_of, under

PLAIN: Final = Regime()
NO_LAW: Final = Law(names=())
_LONG: Final = "the wording is longer than 1.6 times what stands there: no shorter one would do"
# Proposed wordings of which the units are kept: the same ones are proposed on many pages.
_WORDINGS: Final = 1024
# Of claims as grave as each other, those of other labels say more of what is claimed.
_UNSPECIFIC: Final = frozenset({"guarantee", "hype", "testimonial"})


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
    sides: tuple[Taken, ...] = ()

    @property
    def page(self) -> PageState:
        """Give the page's row in the report."""
        state = f"not checked: {self.reason}" if self.reason else self.state
        return PageState(self.path, state, self.units, self.testimonials, self.telling)


def check_bytes(
    path: str, data: bytes, at: Bench, today: str, regime: Regime = PLAIN
) -> PageResult:
    """Check one file's bytes; a file that cannot be read becomes a result that says so.

    A report that this program wrote quotes claims and makes none.
    """
    if own.is_own(data):
        return PageResult(path=path, state=own.STATE)
    try:
        document = reading.read(path, data)
        held = law_of(document, regime, at)
    except UnreadableError as error:
        return PageResult(path=path, reason=str(error))
    foreign = language(document)
    if foreign not in ("", "en"):
        return PageResult(path=path, reason=f"language {foreign}")
    page = page_of(document, held, at, today)
    taken = tuple(taken_in(document, data, regime))
    whole = as_whole(page, taken, template_of(document, regime), at)
    found, sides = page_findings.findings(whole, at)
    return _result(page, (found, sides), Terms(today, page_findings.labels(at)))


def check_document(document: Document, at: Bench, today: str) -> PageResult:
    """Check one document for its claims alone; nothing is asked of it as a whole."""
    return _result(
        page_of(document, NO_LAW, at, today), ((), ()), Terms(today, page_findings.labels(at))
    )


def _result(
    page: JudgedPage, whole: tuple[tuple[Finding, ...], tuple[Taken, ...]], terms: Terms
) -> PageResult:
    """Give the result of *page*; *whole* is what is wrong with it as a whole, and its sides."""
    found, sides = whole
    claims = (finding for each in page.claims for finding in each)
    testimonials, telling = stories.count(page.units, page.judged)
    taken = [Side(side.stance.opposition, side.place) for side in sides]
    applied = suppressions.apply(page.document, (*claims, *found), terms, taken)
    return PageResult(
        path=page.document.path,
        state="checked" if page.units else "empty",
        units=len(page.units),
        testimonials=testimonials,
        telling=telling,
        findings=applied.findings,
        excused=tuple(_excused(j, page.document, cue) for j, cue in page.excused),
        suppressed=applied.suppressed,
        sides=tuple(replace(s, silence=applied.sides.get(n)) for n, s in enumerate(sides)),
    )


def page_of(document: Document, law: Law, at: Bench, today: str = "") -> JudgedPage:
    """Judge every unit of *document*: each claim with its evidence; official text makes none."""
    cut = units(document)
    near = for_pages(at) if pages.is_page(cut) else at
    found = [_judged(unit, document, near, at) for unit in cut]
    alone = pages.placed(cut, replies.placed(cut, answers.placed(cut, found)), at)
    judged = company.placed(cut, alone, at, lambda u: judged_with_evidence(u, document, near))
    official = official_units(cut, at)
    claims = (
        () if number in official else found
        for number, found in enumerate(_in_order(cut, judged, document, near, today))
    )
    return JudgedPage(
        document=document,
        law=law,
        units=cut,
        judged=judged,
        claims=tuple(tuple(under(law, found) for found in each) for each in claims),
        official=official,
    )


def _judged(unit: Unit, document: Document, near: Bench, at: Bench) -> tuple[Judged, ...]:
    """Judge *unit* at *near*; what its words say is heard at once, while it is at hand."""
    judged = judged_with_evidence(unit, document, near)
    by_words(unit.text.value, at, unit.kind)
    return judged


def _in_order(
    cut: Sequence[Unit],
    by_unit: Sequence[tuple[Judged, ...]],
    document: Document,
    at: Bench,
    today: str,
) -> Iterator[tuple[Finding, ...]]:
    """Give the findings of each unit; in a paragraph no two first wordings doubt in one way.

    On a page no wording comes first again before the others that would do have been.
    """
    block, turns, used, texts = -1, frozenset[str](), frozenset[str](), frozenset[str]()
    unheard: list[str] = []
    for unit, judged in zip(cut, by_unit, strict=True):
        if unit.block != block:
            block, turns, unheard = unit.block, frozenset(), []
        if all(each.judgement.excuse for each in judged):
            unheard.append(unit.text.value)
            yield ()
            continue
        turns = turns.union(*map(hedges, unheard))
        found = findings(judged, document, at, Told(turns, used, texts), today)
        yield found
        first = next((way for f in found for way in f.suggestions[:1] if way.sentence), None)
        unheard = [first.sentence or "" if first else unit.text.value]
        texts |= {first.sentence.lower()} if first and first.sentence else set()
        if first and first.stock:
            used = frozenset([first.stock]) | (used if first.stock not in used else frozenset())


def findings(
    judged: tuple[Judged, ...],
    document: Document,
    at: Bench,
    told: Told = NOTHING,
    today: str = "",
) -> tuple[Finding, ...]:
    """Give the findings of one unit, of which *judged* are all the triggers.

    A way out leaves no claim in the unit, so that of the gravest claim serves for all of them.
    *told* is what the paragraph and the page have said already.
    *today* tells what of the clinic's own evidence has expired.
    """
    answered = [
        (j, found)
        for j in judged
        if j.judgement.excuse is None and (found := answer(j, document, at, today))
    ]
    if not answered:
        return ()
    claims, answers = zip(*answered, strict=True)
    rules = [claim.trigger.rule for claim in claims]
    weights = [(rule.severity.rank, rule.label not in _UNSPECIFIC) for rule in rules]
    gravest = weights.index(max(weights))
    around = whole_page.characters_around(claims[0].unit, document)
    shared = _suggestions(Claim(claims[gravest], claims, answers[gravest], around), at, told)
    return tuple(
        _finding(
            claim, answer, document, _own(shared, Claim(claim, claims, answer, around), at, told)
        )
        for claim, answer in zip(claims, answers, strict=True)
    )


def _own(
    shared: tuple[Suggestion, ...], claim: Claim, at: Bench, told: Told
) -> tuple[Suggestion, ...]:
    """Give the *shared* ways out that cite only what this claim's evidence says, or its own."""
    sound = (w.move == "approved" or not w.sentence or is_sound(w.sentence, claim) for w in shared)
    return shared if all(sound) else _suggestions(claim, at, told)


def _said(judged: Judged) -> str:
    """Give the sentence that tells a claim from others; a yes is told by what it answers."""
    unit = judged.unit
    asked = judged.judgement.answered is not None and unit.question
    return f"{unit.question} {unit.text.value}" if asked else unit.text.value


def _finding(
    judged: Judged, answer: Answer, document: Document, ways: tuple[Suggestion, ...]
) -> Finding:
    trigger, unit = judged.trigger, judged.unit
    rule = trigger.rule
    level, steps = severity(judged, answer)
    first = next((way.sentence for way in ways if way.sentence), "")
    if first and ways[0].move != "approved" and is_long(first, unit.text.value, unit.kind):
        answer = replace(answer, notes=(*answer.notes, _LONG))
    return Finding(
        id=finding_id("claim", rule.label, _said(judged), judged.phrase),
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
    return place_of(document, judged.unit, judged.trigger.start, judged.trigger.end)


def _excused(judged: Judged, document: Document, cue: str) -> Excused:
    return Excused(
        rule=judged.trigger.rule.id,
        label=judged.trigger.rule.label,
        phrase=judged.phrase,
        sentence=judged.unit.text.value,
        excuse=str(judged.judgement.excuse or Excuse.MENTION),
        cue=cue,
        place=place(judged, document),
    )


def _suggestions(claim: Claim, at: Bench, told: Told) -> tuple[Suggestion, ...]:
    """Give the ways out that, put in the place of the unit, are not flagged themselves."""
    unit = claim.judged.unit
    return ways_out(claim, at, lambda new: not _flagged(unit, new, at), told)


def _flagged(unit: Unit, sentence: str, at: Bench) -> bool:
    section = unit.section
    here = Block(
        kind=unit.kind,
        text=Text(sentence, (Run(0, 0, len(sentence)),)),
        level=unit.level,
        lead_in=unit.lead_in,
        header=unit.header,
        row=unit.row,
        question=unit.question,
        quoted=unit.quoted,
    )
    document = Document(path="", blocks=(replace(here, section=section),), line_starts=(0,))
    parts = (replace(p, section=section, company=unit.company) for p in _parts(here))
    judged = (j for part in parts for j in judged_with_evidence(part, document, at))
    return any(j.judgement.excuse is None for j in judged)


@lru_cache(maxsize=_WORDINGS)
def _parts(block: Block) -> tuple[Unit, ...]:
    """Give the units of a block that stands alone; the same wording serves under many headings."""
    return units(Document(path="", blocks=(block,), line_starts=(0,)))
