"""Ways out of a claim: hedged wording that fits its unit, deletion, or facts to use by hand."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from typing import Final

from checker.judging import drafts, guards, matching, wordings
from checker.judging.claim import Claim
from checker.judging.drafts import Draft, Work
from checker.judging.frames import Frame, frame, shifted
from checker.judging.grammar import parts
from checker.judging.judge import Bench
from checker.judging.style import capital, finished, lowered_first, styled, tidy
from checker.model.documents import UnitKind
from checker.model.reports import Suggestion
from checker.words import fold

# Labels whose claim may be a word of praise and no more.
_PRAISING: Final = frozenset(
    {"hype", "credentials", "cell-product", "evidence-claim", "guarantee", "fda-status"}
    | {"recovery", "cost-urgency", "safety"}
)
_BARE_PRAISE: Final = frozenset({"hype", "credentials"})
# Labels whose claim colours all of its sentence: nothing of it stays when a clause goes.
_WHOLE: Final = frozenset({"fda-status", "testimonial"})
# Where the description of a picture turns into a claim.
_SAID_OF_IT: Final = re.compile(
    r",\s|\s[–—-]\s|\s(?=\w+ing\b)|\s(?:with|that|whose|label(?:led|ed)?|after|before)\b"
)
_DELETE: Final = "delete"
_WORDINGS: Final = 2
_SAID: Final = "the paragraph says already what could be said here"


@dataclass(frozen=True, slots=True)
class Told:
    """What has been said before: turns of doubt of the paragraph, wordings of the page.

    *wordings* are those of late, with their placeholders; *texts* is all of them, word for word.
    """

    turns: frozenset[str] = frozenset()
    wordings: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()


NOTHING: Final = Told()


def ways_out(
    claim: Claim, at: Bench, passes: Callable[[str], bool], told: Told = NOTHING
) -> tuple[Suggestion, ...]:
    """Give up to three ways out, best first; *passes* judges a whole unit in its place.

    Wording approved before comes first. Of one wording the short form stands before the full one,
    and deletion comes last; *by hand*, with the facts to use, only where there is nothing else.
    What has been *told* is avoided: a turn of doubt altogether, a wording where there is another.
    """
    found = [
        Suggestion(draft.move, draft.text, draft.replaces, stock=draft.template)
        for draft in _chosen(claim, at, passes, told)
    ]
    own = at.approved.wording(claim.judged.unit.text.value)
    if own and passes(own):
        others = [way for way in found if way.sentence and fold(way.sentence) != fold(own)]
        found = [Suggestion(move="approved", sentence=own), *others[: _WORDINGS - 1]]
    if told.turns and not found and not claim.is_guess and not claim.is_story:
        return (Suggestion(move=_DELETE, reason=_SAID),)
    if not claim.is_guess and (len(found) == 1 or _may_be_deleted(claim, at)):
        found.append(Suggestion(move=_DELETE, reason=_reason(claim, at)))
    facts = tuple(entry.statement for entry in claim.answer.entries)
    return tuple(found) or (Suggestion(move="by-hand", facts=facts),)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the ways out of a claim depend on; the same words on another page have the same."""

    text: str
    beside: tuple[object, ...]
    faults: tuple[tuple[str, int, int], ...]
    told: Told
    claim: Claim = field(compare=False)
    passes: Callable[[str], bool] = field(compare=False)


def remembered(
    claim: Claim, at: Bench, passes: Callable[[str], bool], told: Told
) -> tuple[Suggestion, ...]:
    """Give the ways out, at once where the same sentence has been asked about before."""
    unit = claim.judged.unit
    place = (unit.kind, unit.section[-1:], unit.lead_in, unit.header, unit.row, unit.question)
    faults = tuple((j.trigger.rule.id, j.trigger.start, j.trigger.end) for j in claim.all)
    return _remembered(
        _Asked(unit.text.value, (*place, claim.around), faults, told, claim, passes), at
    )


@lru_cache(maxsize=512)
def _remembered(asked: _Asked, at: Bench) -> tuple[Suggestion, ...]:
    return ways_out(asked.claim, at, asked.passes, asked.told)


def is_sound(text: str, claim: Claim) -> bool:
    """Tell whether *text* may be proposed for the unit of *claim*, whatever the rules say of it."""
    old = claim.judged.unit.text.value
    return guards.is_sound(text, old, claim.kind, claim.answer, claim.fault, claim.around)


def _may_be_deleted(claim: Claim, at: Bench) -> bool:
    every = (wordings.templates(claim, form, at) for form in wordings.forms(claim))
    return any(template.text == _DELETE for template in chain.from_iterable(every))


def _chosen(claim: Claim, at: Bench, passes: Callable[[str], bool], told: Told) -> list[Draft]:
    """Give the wordings to propose: one that is longer than it should be only if no other is."""
    old = claim.judged.unit.text.value
    deletable = not claim.is_guess and _may_be_deleted(claim, at)

    def rank(draft: Draft) -> tuple[int, bool, bool, bool]:
        long = not claim.is_answer and guards.is_long(draft.text, old, claim.kind)
        again = draft.text.lower() in told.texts
        return len(draft.text) * long, again, not draft.fits, draft.template in told.wordings

    def is_sayable(text: str) -> bool:
        fresh = not told.turns & guards.hedges(text)
        return fresh and is_sound(text, claim) and passes(text)

    made: list[Draft] = []
    kept: list[Draft] = []
    for drafted in _drafts(claim, at, told):
        made.extend(draft for draft in drafted if not (deletable and rank(draft)[0] > 0))
        kept = _best(sorted(made, key=rank), lambda draft: rank(draft)[:3], is_sayable)
        if kept and rank(kept[0])[:3] == (0, False, False):
            break
    return kept


def _best(
    ranked: list[Draft],
    rank: Callable[[Draft], tuple[int, bool, bool]],
    is_sayable: Callable[[str], bool],
) -> list[Draft]:
    """Give the first two that can be said, both of the same rank."""
    kept: list[Draft] = []
    for draft in ranked:
        if len(kept) == _WORDINGS or (kept and rank(draft) > rank(kept[0])):
            break
        if not any(_says_as_much(draft, other) for other in kept) and is_sayable(draft.text):
            kept.append(draft)
    return kept


def _says_as_much(draft: Draft, other: Draft) -> bool:
    """Tell whether two wordings say the same, be it in other words."""
    alike = draft.alike == other.alike != "" and draft.template != other.template
    return alike or draft.text == other.text


def _reason(claim: Claim, at: Bench) -> str:
    label = "testimonial" if claim.is_story else claim.judged.trigger.rule.label
    own = at.ruleset.wording.get(label, {})
    return next((entry.text for entry in own.get("because", ())), "")


def _drafts(claim: Claim, at: Bench, told: Told = NOTHING) -> Iterator[list[Draft]]:
    """Give the whole unit in other words: its piece at fault first, then all of it."""
    text = claim.judged.unit.text.value
    if claim.is_story or (claim.is_guess and guards.warns(text)):
        return
    cut = frame(text, claim.kind, claim.faults)
    yield list(_behind_colon(claim))
    for whole in [cut] if cut.piece == text else [cut, Frame("", text, "")]:
        yield [_framed(draft, whole, claim) for draft in _pieces(claim, whole, at, told)]
    yield list(_pictured(claim) if claim.kind is UnitKind.ALT else _alone(cut, claim.kind))


def _pictured(claim: Claim) -> Iterator[Draft]:
    """Give what a picture shows without what is said of it: "X-ray showing new cartilage"."""
    shown = _SAID_OF_IT.split(claim.judged.unit.text.value)
    if len(shown) > 1 and fold(shown[0]):
        yield Draft(shown[0].strip(" ,–—-"), _DELETE, "phrase")


def _behind_colon(claim: Claim) -> Iterator[Draft]:
    """Give what a heading goes on to say behind its praise: "Go superhuman: peptides"."""
    text = claim.judged.unit.text.value
    praised = claim.labels <= _BARE_PRAISE and not claim.is_guess
    begin = text.find(": ", claim.faults[-1][1])
    titled = claim.kind is not UnitKind.SENTENCE
    if praised and titled and begin >= 0 and len(fold(text[begin:])) > _WORDINGS:
        yield Draft(capital(text[begin + 2 :]), _DELETE, "phrase")


def _framed(draft: Draft, whole: Frame, claim: Claim) -> Draft:
    """Give a draft of the piece as the whole unit, set as the unit is."""
    kind = claim.kind
    said = draft.text
    lost = guards.lost_caution(whole.around(said), claim.judged.unit.text.value, claim.fault)
    if lost and kind is UnitKind.SENTENCE and ";" not in said:
        said = f"{said.rstrip(' .')}; {lost}"
    piece = tidy(finished(said, whole.piece))
    if kind in wordings.FORMS:
        piece = styled(piece, whole.piece)
        piece = piece.rstrip(".") if whole.piece.endswith("!") else piece
    if whole.before.endswith(": ") and not whole.piece[:1].isupper():
        piece = lowered_first(piece)
    # The label before a colon has said what the item is about, a title what page it is.
    fits = draft.fits or whole.before.endswith(": ") or "|" in whole.before + whole.after
    return replace(draft, text=whole.around(piece), fits=fits)


def _alone(cut: Frame, kind: UnitKind) -> Iterator[Draft]:
    """Give what is left of the unit without the piece at fault, where that can stand alone."""
    rest = f"{cut.before}{cut.after.lstrip(' |·•–—:-')}".strip(" |·•–—:-")
    stands = cut.before.rstrip()[-1:] in ("", "|", "·", "•", ".")
    if kind is not UnitKind.SENTENCE and stands and len(fold(rest)) > _WORDINGS:
        yield Draft(capital(rest), _DELETE, "phrase", fits="|" in cut.before + cut.after)


def _pieces(claim: Claim, whole: Frame, at: Bench, told: Told) -> Iterator[Draft]:
    read = matching.reading_beside(whole.piece, at.rule_index)
    if not len(read.words):
        return
    unit = parts(read, shifted(claim.faults, whole))
    slots = dict(reversed(claim.judged.trigger.slots))
    work = drafts.work(unit, claim.answer, slots, at.ruleset.wording, told.turns)
    yield from _cut(claim, work, at)
    if claim.kind is UnitKind.ALT:
        return
    for form in ("lead-in",) if whole.piece.endswith(":") else wordings.forms(claim):
        held = tuple(t for t in wordings.templates(claim, form, at) if t.text != _DELETE)
        if form == "sentence" or (form == "brief" and claim.kind not in wordings.FORMS):
            yield from drafts.sentences(work, held, wordings.templates(claim, "purpose", at))
        else:
            yield from drafts.short(work, held)


def _cut(claim: Claim, work: Work, at: Bench) -> Iterator[Draft]:
    """Give the unit without its words of praise, then without the clause at fault."""
    if claim.is_guess:
        return
    yield from drafts.amended(work)
    if claim.labels <= _PRAISING:
        yield from drafts.unpraised(work, at.ruleset.wording.get("words", {}).get("praise", ()))
    if claim.judged.trigger.rule.label in _WHOLE:
        return
    for draft in drafts.trimmed(work):
        if guards.keeps_warnings(draft.text, work.unit.text):
            yield draft
