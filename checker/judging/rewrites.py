"""Ways out of a claim: hedged wording that fits its unit, deletion, or facts to use by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from checker.judging import drafts, matching
from checker.judging.drafts import Draft
from checker.judging.frames import Frame, frame, shifted
from checker.judging.grammar import parts
from checker.judging.judge import Bench, Judged
from checker.judging.style import capital, finished, is_clean, lowered_first, styled, tidy
from checker.model.documents import UnitKind
from checker.model.evidence import Answer
from checker.model.reports import Suggestion
from checker.model.rules import Template
from checker.words import fold

# The form whose wording a unit takes, and the most characters that form may have (0: no limit).
_FORMS: Final = {
    UnitKind.HEADING: ("heading", 70),
    UnitKind.TITLE: ("heading", 70),
    UnitKind.BUTTON: ("button", 30),
    UnitKind.META: ("meta", 155),
    UnitKind.LIST_ITEM: ("list-item", 0),
    UnitKind.CELL: ("list-item", 0),
    UnitKind.ALT: ("list-item", 0),
    UnitKind.ATTRIBUTE: ("list-item", 0),
    UnitKind.TESTIMONIAL: ("testimonial", 0),
}
# Labels whose claim may be a word of praise and no more.
_PRAISING: Final = frozenset(
    {"hype", "credentials", "cell-product", "evidence-claim", "guarantee", "fda-status"}
    | {"recovery", "cost-urgency", "safety"}
)
_DELETE: Final = "delete"
_COMMON: Final = "common"
_MOST: Final = 3
# A rewrite may be this much longer than its unit, or one sentence long where the unit is short.
_LONGER: Final = 1.6
_ONE_SENTENCE: Final = 145


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


def ways_out(claim: Claim, at: Bench, passes: Callable[[str], bool]) -> tuple[Suggestion, ...]:
    """Give up to three ways out, shortest first; *passes* judges a whole unit in its place.

    Deletion comes last; *by hand*, with the facts to use, only where there is nothing else.
    """
    kept: dict[str, Draft] = {}
    for draft in _drafts(claim, at):
        fitting = any(other.fits for other in kept.values())
        if len(kept) == _MOST or (fitting and not draft.fits):
            break
        said = draft.text in kept or any(_same(draft, other) for other in kept.values())
        if not said and is_sound(draft.text, claim) and passes(draft.text):
            kept[draft.text] = draft
    found = [
        Suggestion(move=draft.move, sentence=draft.text, replaces=draft.replaces)
        for draft in sorted(kept.values(), key=lambda draft: (draft.rank, len(draft.text)))
    ]
    if any(t.text == _DELETE for form in _forms(claim) for t in _templates(claim, form, at)):
        found = [*found[: _MOST - 1], Suggestion(move=_DELETE)]
    facts = tuple(entry.statement for entry in claim.answer.entries)
    return tuple(found) or (Suggestion(move="by-hand", facts=facts),)


def _same(one: Draft, other: Draft) -> bool:
    return bool(one.template) and one.template == other.template


def _drafts(claim: Claim, at: Bench) -> list[Draft]:
    """Give the whole unit in other words, what fits it best first, what fits any unit last."""
    unit = claim.judged.unit
    label = claim.judged.trigger.rule.label
    if unit.kind is UnitKind.TESTIMONIAL or label == "testimonial":
        return []
    text = unit.text.value
    cut = frame(text, unit.kind, claim.faults)
    frames = [cut] if cut.piece == text else [cut, Frame("", text, "")]
    found = []
    for whole in frames:
        for draft in _pieces(claim, whole, at):
            piece = tidy(finished(draft.text, whole.piece))
            if unit.kind in _FORMS:
                piece = styled(piece, whole.piece)
            if whole.before.endswith(": ") and not whole.piece[:1].isupper():
                piece = lowered_first(piece)
            # The label before a colon has said what the item is about.
            fits = draft.fits or whole.before.endswith(": ")
            found.append(replace(draft, text=whole.around(piece), fits=fits))
    found.extend(_alone(cut, unit.kind))
    return sorted(found, key=lambda draft: not draft.fits)


def _alone(cut: Frame, kind: UnitKind) -> Iterator[Draft]:
    """Give what is left of the unit without the piece at fault, where that can stand alone."""
    rest = f"{cut.before}{cut.after.lstrip(' |·•–—:-')}".strip(" |·•–—:-")
    stands = cut.before.rstrip()[-1:] in ("", "|", "·", "•", ".")
    if kind is not UnitKind.SENTENCE and stands and len(fold(rest)) > 2:
        yield Draft(capital(rest), _DELETE, "phrase", fits="|" in cut.before + cut.after, rank=2)


def _pieces(claim: Claim, whole: Frame, at: Bench) -> Iterator[Draft]:
    read = matching.reading_beside(whole.piece, at.rule_index)
    if not len(read.words):
        return
    unit = parts(read, shifted(claim.faults, whole))
    words = at.ruleset.wording.get("words", {})
    held = dict(reversed(claim.judged.trigger.slots))
    work = drafts.work(unit, claim.answer, held, words.get("some", ()))
    if {j.trigger.rule.label for j in claim.all} <= _PRAISING:
        yield from drafts.unpraised(work, words.get("praise", ()))
    yield from drafts.trimmed(work)
    for form in _forms(claim):
        templates = tuple(t for t in _templates(claim, form, at) if t.text != _DELETE)
        if form == "sentence":
            purposes = _templates(claim, "purpose", at)
            yield from drafts.sentences(work, templates, purposes)
        else:
            yield from drafts.short(work, templates)


def _forms(claim: Claim) -> Iterator[str]:
    """Give the forms of wording that suit the unit, the nearest first."""
    kind = claim.judged.unit.kind
    form = _FORMS.get(kind, ("sentence", 0))[0]
    text = claim.judged.unit.text.value.rstrip("\"'”’») ")
    if text.endswith("?") and form not in ("button", "testimonial"):
        yield "question"
    if form in ("list-item", "meta") and text.endswith((".", "!")):
        yield "sentence"
    yield form


def _templates(claim: Claim, form: str, at: Bench) -> tuple[Template, ...]:
    """Give the wording of the label, that of the rule itself, and what serves for every label."""
    rule = claim.judged.trigger.rule
    wording = at.ruleset.wording
    own = wording.get(rule.label, {})
    default = next((t.text for t in own.get("move", ())), "state-limit")
    brought = tuple(Template(text) for text in rule.rewrites.get(form, ()))
    found = (*own.get(form, ()), *brought) or wording.get(_COMMON, {}).get(form, ())
    return tuple(Template(t.text, t.move or default) for t in found)


def is_sound(text: str, claim: Claim) -> bool:
    """Tell whether *text* is of a fit length, another text, and free of figures of its own."""
    unit = claim.judged.unit
    old = unit.text.value
    most = _FORMS.get(unit.kind, ("", 0))[1] or max(int(_LONGER * len(old)), _ONE_SENTENCE)
    if text.count(": ") > max(1, old.count(":")) or _answers_nothing(text, old):
        return False
    if len(text) > most or fold(text) == fold(old) or not is_clean(text):
        return False
    known = old + "".join(entry.clause + entry.statement for entry in claim.answer.entries)
    return all(figure in known for figure in _figures(text))


def _answers_nothing(text: str, old: str) -> bool:
    """Tell whether *text* keeps a blunt answer and drops the question it answers."""
    answer = old.rpartition("?")[2].strip(" \"'”’")
    return "?" in old and "?" not in text and bool(answer) and text.endswith(answer)


def _figures(text: str) -> list[str]:
    return [word for word in fold(text) if word[0].isdigit()]
