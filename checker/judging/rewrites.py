"""Ways out of a claim: hedged wording that fits its unit, deletion, or facts to use by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Final

from checker.judging import drafts, guards, matching
from checker.judging.drafts import Draft, Work
from checker.judging.frames import Frame, frame, shifted
from checker.judging.grammar import parts
from checker.judging.judge import Bench, Judged
from checker.judging.style import capital, finished, lowered_first, styled, tidy
from checker.model.documents import UnitKind
from checker.model.evidence import Answer
from checker.model.reports import Suggestion
from checker.model.rules import Template
from checker.words import fold

# The form whose wording a unit takes.
_FORMS: Final = {
    UnitKind.HEADING: "heading",
    UnitKind.TITLE: "heading",
    UnitKind.BUTTON: "button",
    UnitKind.META: "meta",
    UnitKind.LIST_ITEM: "list-item",
    UnitKind.CELL: "list-item",
    UnitKind.ATTRIBUTE: "list-item",
    UnitKind.TESTIMONIAL: "testimonial",
}
# Labels whose claim may be a word of praise and no more.
_PRAISING: Final = frozenset(
    {"hype", "credentials", "cell-product", "evidence-claim", "guarantee", "fda-status"}
    | {"recovery", "cost-urgency", "safety"}
)
# Labels whose claim colours all of its sentence: nothing of it stays when a clause goes.
_WHOLE: Final = frozenset({"fda-status", "testimonial"})
# What these rules find is said by a patient.
_VOICES: Final = frozenset(
    {"testimonial/patient-voice", "testimonial/outcome-in-a-review", "testimonial/quoted-outcome"}
)
_DELETE: Final = "delete"
_COMMON: Final = "common"
_WORDINGS: Final = 2
_SAID: Final = "the paragraph says already what could be said here"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, the others of its unit, and what the ledger answers: what ways out start from."""

    judged: Judged
    beside: tuple[Judged, ...]
    answer: Answer

    @property
    def faults(self) -> list[tuple[int, int]]:
        """Give the characters at fault in the unit, of this claim and of the others."""
        return sorted({(j.trigger.start, j.trigger.end) for j in self.all})

    @property
    def all(self) -> tuple[Judged, ...]:
        """Give this claim and the others of its unit."""
        return (self.judged, *self.beside)

    @property
    def fault(self) -> str:
        """Give the words at fault, those of the other claims among them."""
        return " ".join(self.judged.unit.text.value[start:end] for start, end in self.faults)

    @property
    def kind(self) -> UnitKind:
        """Give what the unit is set as: a title or description of front matter is no sentence."""
        unit = self.judged.unit
        if unit.kind is not UnitKind.FRONT_MATTER:
            return unit.kind
        place = " ".join(unit.section[-1:]).lower()
        if "title" in place:
            return UnitKind.TITLE
        return UnitKind.META if "description" in place or "summary" in place else unit.kind

    @property
    def is_story(self) -> bool:
        """Tell whether a patient speaks: a story is never reworded."""
        told = any(j.trigger.rule.id in _VOICES for j in self.all)
        return told or self.judged.unit.kind is UnitKind.TESTIMONIAL

    @property
    def is_guess(self) -> bool:
        """Tell whether no rule made the claim: the unit only reads like claims."""
        return self.judged.trigger.rule.id.endswith("/reads-like-a-claim")


def ways_out(
    claim: Claim,
    at: Bench,
    passes: Callable[[str], bool],
    said: frozenset[str] = frozenset(),
) -> tuple[Suggestion, ...]:
    """Give up to three ways out, best first; *passes* judges a whole unit in its place.

    Wording approved before comes first. Of one wording the short form stands before the full one,
    and deletion comes last; *by hand*, with the facts to use, only where there is nothing else.
    *said* are the turns of doubt that the paragraph has made, to be made no second time.
    """
    found = [
        Suggestion(move=draft.move, sentence=draft.text, replaces=draft.replaces)
        for draft in _chosen(claim, at, passes, said)
    ]
    own = at.approved.wording(claim.judged.unit.text.value)
    if own and passes(own):
        others = [way for way in found if way.sentence and fold(way.sentence) != fold(own)]
        found = [Suggestion(move="approved", sentence=own), *others[: _WORDINGS - 1]]
    if said and not found and not claim.is_guess and not claim.is_story:
        return (Suggestion(move=_DELETE, reason=_SAID),)
    if not claim.is_guess and (len(found) == 1 or _may_be_deleted(claim, at)):
        found.append(Suggestion(move=_DELETE, reason=_reason(claim, at)))
    facts = tuple(entry.statement for entry in claim.answer.entries)
    return tuple(found) or (Suggestion(move="by-hand", facts=facts),)


def is_sound(text: str, claim: Claim) -> bool:
    """Tell whether *text* may be proposed for the unit of *claim*, whatever the rules say of it."""
    unit = claim.judged.unit
    return guards.is_sound(text, unit.text.value, claim.kind, claim.answer, claim.fault)


def _may_be_deleted(claim: Claim, at: Bench) -> bool:
    return any(t.text == _DELETE for form in _forms(claim) for t in _templates(claim, form, at))


def _chosen(
    claim: Claim, at: Bench, passes: Callable[[str], bool], said: frozenset[str]
) -> list[Draft]:
    kept: list[Draft] = []
    for draft in _drafts(claim, at, said):
        if len(kept) == _WORDINGS or (kept and kept[0].fits and not draft.fits):
            break
        new = all(draft.text != other.text for other in kept)
        new = new and not said & guards.hedges(draft.text)
        if new and is_sound(draft.text, claim) and passes(draft.text):
            kept.append(draft)
    return kept


def _reason(claim: Claim, at: Bench) -> str:
    label = "testimonial" if claim.is_story else claim.judged.trigger.rule.label
    own = at.ruleset.wording.get(label, {})
    return next((entry.text for entry in own.get("because", ())), "")


def _drafts(claim: Claim, at: Bench, said: frozenset[str] = frozenset()) -> Iterator[Draft]:
    """Give the whole unit in other words, what fits it best first, what fits any unit last."""
    unit = claim.judged.unit
    if claim.is_story:
        return
    text = unit.text.value
    cut = frame(text, claim.kind, claim.faults)
    frames = [cut] if cut.piece == text else [cut, Frame("", text, "")]
    loose: list[Draft] = []
    made = (
        _framed(draft, whole, claim)
        for whole in frames
        for draft in _pieces(claim, whole, at, said)
    )
    for draft in chain(made, _alone(cut, claim.kind)):
        if draft.fits:
            yield draft
        else:
            loose.append(draft)
    yield from loose


def _framed(draft: Draft, whole: Frame, claim: Claim) -> Draft:
    """Give a draft of the piece as the whole unit, set as the unit is."""
    kind = claim.kind
    said = draft.text
    lost = guards.lost_caution(whole.around(said), claim.judged.unit.text.value, claim.fault)
    if lost and kind is UnitKind.SENTENCE and ";" not in said:
        said = f"{said.rstrip(' .')}; {lost}"
    piece = tidy(finished(said, whole.piece))
    if kind in _FORMS:
        piece = styled(piece, whole.piece)
        piece = piece.rstrip(".") if whole.piece.endswith("!") else piece
    if whole.before.endswith(": ") and not whole.piece[:1].isupper():
        piece = lowered_first(piece)
    # The label before a colon has said what the item is about.
    fits = draft.fits or whole.before.endswith(": ")
    return replace(draft, text=whole.around(piece), fits=fits)


def _alone(cut: Frame, kind: UnitKind) -> Iterator[Draft]:
    """Give what is left of the unit without the piece at fault, where that can stand alone."""
    rest = f"{cut.before}{cut.after.lstrip(' |·•–—:-')}".strip(" |·•–—:-")
    stands = cut.before.rstrip()[-1:] in ("", "|", "·", "•", ".")
    if kind is not UnitKind.SENTENCE and stands and len(fold(rest)) > _WORDINGS:
        yield Draft(capital(rest), _DELETE, "phrase", fits="|" in cut.before + cut.after)


def _pieces(claim: Claim, whole: Frame, at: Bench, said: frozenset[str]) -> Iterator[Draft]:
    read = matching.reading_beside(whole.piece, at.rule_index)
    if not len(read.words):
        return
    unit = parts(read, shifted(claim.faults, whole))
    held = dict(reversed(claim.judged.trigger.slots))
    work = drafts.work(unit, claim.answer, held, at.ruleset.wording, said)
    yield from _cut(claim, work, at)
    if claim.kind is UnitKind.ALT or whole.piece.endswith(":"):
        return
    for form in _forms(claim):
        templates = tuple(t for t in _templates(claim, form, at) if t.text != _DELETE)
        if form == "sentence":
            yield from drafts.sentences(work, templates, _templates(claim, "purpose", at))
        else:
            yield from drafts.short(work, templates)


def _cut(claim: Claim, work: Work, at: Bench) -> Iterator[Draft]:
    """Give the unit without its words of praise, then without the clause at fault."""
    if claim.is_guess:
        return
    if {j.trigger.rule.label for j in claim.all} <= _PRAISING:
        yield from drafts.unpraised(work, at.ruleset.wording.get("words", {}).get("praise", ()))
    if claim.judged.trigger.rule.label in _WHOLE:
        return
    for draft in drafts.trimmed(work):
        if guards.keeps_warnings(draft.text, work.unit.text):
            yield draft


def _forms(claim: Claim) -> Iterator[str]:
    """Give the forms of wording that suit the unit, the nearest first."""
    kind = claim.kind
    form = "testimonial" if claim.is_story else _FORMS.get(kind, "sentence")
    text = claim.judged.unit.text.value.rstrip("\"'”’») ")
    if text.endswith("?") and form not in ("button", "testimonial"):
        yield "question"
    if form in ("list-item", "meta") and text.endswith((".", "!")):
        yield "sentence"
    yield form


def _templates(claim: Claim, form: str, at: Bench) -> tuple[Template, ...]:
    """Give the wording of the rule, that of its label, and what serves for every label."""
    rule = claim.judged.trigger.rule
    return _wording(rule.id, tuple(rule.rewrites.get(form, ())), form, at)


@lru_cache(maxsize=4096)
def _wording(rule: str, brought: tuple[str, ...], form: str, at: Bench) -> tuple[Template, ...]:
    wording = at.ruleset.wording
    own = wording.get(rule.partition("/")[0], {})
    default = next((t.text for t in own.get("move", ())), "state-limit")
    special = wording.get(rule, {}).get(form, ())
    found = (*special, *own.get(form, ()), *map(Template, brought))
    found = found or wording.get(_COMMON, {}).get(form, ())
    return tuple(Template(t.text, t.move or default) for t in found)
