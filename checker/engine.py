"""One document through all stages: bytes to units, units to findings with evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker import page_findings, reading
from checker.answering import answer, judged_with_evidence
from checker.errors import UnreadableError
from checker.judging import answers, stories
from checker.judging.guards import hedges
from checker.judging.hearing import by_words
from checker.judging.judge import Bench, Judged
from checker.judging.rewrites import Claim
from checker.judging.severity import severity
from checker.model.documents import Document, Place, Unit
from checker.model.evidence import Answer
from checker.model.profiles import Law
from checker.model.regimes import Regime
from checker.model.reports import Excused, Finding, PageState, Suggestion, Suppressed
from checker.model.rules import Excuse
from checker.proposing import own_suggestions, suggestions
from checker.reading.languages import language
from checker.reading.sentences import units
from checker.regime import law_of, taken_in, template_of
from checker.review import suppressions
from checker.review.identity import finding_id
from checker.site import Taken
from checker.whole_page import JudgedPage, as_whole, official_units, place_of, under

PLAIN: Final = Regime()
NO_LAW: Final = Law(names=())


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
    """Check one file's bytes; a file that cannot be read becomes a result that says so."""
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
    return _result(page, found, sides, today)


def check_document(document: Document, at: Bench, today: str) -> PageResult:
    """Check one document for its claims alone; nothing is asked of it as a whole."""
    return _result(page_of(document, NO_LAW, at, today), (), (), today)


def _result(
    page: JudgedPage, found: tuple[Finding, ...], sides: tuple[Taken, ...], today: str
) -> PageResult:
    claims = (finding for each in page.claims for finding in each)
    testimonials, telling = stories.count(page.units, page.judged)
    kept, suppressed = suppressions.apply(page.document, (*claims, *found), today)
    return PageResult(
        path=page.document.path,
        state="checked" if page.units else "empty",
        units=len(page.units),
        testimonials=testimonials,
        telling=telling,
        findings=kept,
        excused=tuple(_excused(j, page.document, cue) for j, cue in page.excused),
        suppressed=suppressed,
        sides=sides,
    )


def page_of(document: Document, law: Law, at: Bench, today: str = "") -> JudgedPage:
    """Judge every unit of *document*: each claim with its evidence; official text makes none."""
    cut = units(document)
    judged = answers.placed(cut, [_judged(unit, document, at) for unit in cut])
    official = official_units(cut, at)
    claims = (
        () if number in official else found
        for number, found in enumerate(_in_order(cut, judged, document, at, today))
    )
    return JudgedPage(
        document=document,
        law=law,
        units=cut,
        judged=judged,
        claims=tuple(tuple(under(law, found) for found in each) for each in claims),
        official=official,
    )


def _judged(unit: Unit, document: Document, at: Bench) -> tuple[Judged, ...]:
    """Judge *unit*; what its words say is heard at once, while the reading of them is at hand."""
    judged = judged_with_evidence(unit, document, at)
    by_words(unit.text.value, at, unit.kind)
    return judged


def _in_order(
    cut: Sequence[Unit],
    by_unit: Sequence[tuple[Judged, ...]],
    document: Document,
    at: Bench,
    today: str,
) -> Iterator[tuple[Finding, ...]]:
    """Give the findings of each unit; in a paragraph no two first wordings doubt in one way."""
    block, said = -1, frozenset[str]()
    unheard: list[str] = []
    for unit, judged in zip(cut, by_unit, strict=True):
        if unit.block != block:
            block, said, unheard = unit.block, frozenset(), []
        found: tuple[Finding, ...] = ()
        if any(each.judgement.excuse is None for each in judged):
            said = said.union(*map(hedges, unheard))
            unheard = []
            found = findings(judged, document, at, said, today)
        yield found
        first = next((way.sentence for f in found for way in f.suggestions[:1]), None)
        unheard.append(first or unit.text.value)


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
        (j, told)
        for j in judged
        if j.judgement.excuse is None and (told := answer(j, document, at, today))
    ]
    if not answered:
        return ()
    claims, answered_by = zip(*answered, strict=True)
    gravest = max(range(len(claims)), key=lambda i: claims[i].trigger.rule.severity.rank)
    shared = suggestions(Claim(claims[gravest], claims, answered_by[gravest]), at, said)
    return tuple(
        _finding(
            claim, told, document, own_suggestions(shared, Claim(claim, claims, told), at, said)
        )
        for claim, told in zip(claims, answered_by, strict=True)
    )


def _said(judged: Judged) -> str:
    """Give the sentence that tells a claim from others; a yes is told by what it answers."""
    unit = judged.unit
    asked = judged.judgement.answered is not None and unit.question
    return f"{unit.question} {unit.text.value}" if asked else unit.text.value


def _finding(
    judged: Judged, told: Answer, document: Document, ways: tuple[Suggestion, ...]
) -> Finding:
    trigger, unit = judged.trigger, judged.unit
    rule = trigger.rule
    level, steps = severity(judged, told)
    return Finding(
        id=finding_id("claim", rule.label, _said(judged), judged.phrase),
        kind="claim",
        rule=rule.id,
        label=rule.label,
        severity=level,
        answer=told,
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
