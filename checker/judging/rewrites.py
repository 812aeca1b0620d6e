"""Ways out of a claim: hedged wording that fits its unit, deletion, or facts to use by hand."""

import re
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, tee
from operator import itemgetter
from typing import Final

from checker.judging import drafts, guards, matching, wordings
from checker.judging.claim import Claim
from checker.judging.drafts import Draft, Work
from checker.judging.frames import Frame, frame, shifted
from checker.judging.grammar import is_finite, is_third, is_verb, parts
from checker.judging.judge import Bench
from checker.judging.style import capital, finished, lowered_first, styled, tidy
from checker.model.documents import UnitKind
from checker.model.evidence import Entry
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
_WORDINGS: Final = 2
# Claims whose drafts are kept, and drafts of which is kept whether they are sound.
_REPEATED: Final = 512
_DRAFTS: Final = 2048
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

# How much longer than it should be, said before, at odds with the unit, its wording used of late.
_Rank = tuple[int, bool, bool, bool]
_Ranked = tuple[_Rank, Draft]


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
        return (Suggestion(move=wordings.DELETE, reason=_SAID),)
    if not claim.is_guess and (len(found) == 1 or _may_be_deleted(claim, at)):
        found.append(Suggestion(move=wordings.DELETE, reason=_reason(claim, at)))
    facts = tuple(entry.statement for entry in claim.answer.entries)
    return tuple(found) or (Suggestion(move="by-hand", facts=facts),)


@dataclass(frozen=True, slots=True)
class _Source:
    """A claim by all that its drafts are made of: those of the same words, elsewhere, are the same.

    *triggers* are the claims of the unit by rule and characters, *slots* what lists matched.
    """

    text: str
    form: tuple[UnitKind, UnitKind, bool, int]
    triggers: tuple[tuple[str, int, int], ...]
    slots: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    claim: Claim = field(compare=False)


def _source(claim: Claim) -> _Source:
    unit = claim.judged.unit
    return _Source(
        unit.text.value,
        (unit.kind, claim.kind, claim.is_answer, claim.around),
        tuple((j.trigger.rule.id, j.trigger.start, j.trigger.end) for j in claim.all),
        claim.judged.trigger.slots,
        claim.answer.entries,
        claim,
    )


class _Drafted:
    """Drafts of a claim, made when they are first asked for and kept for when it comes again."""

    def __init__(self, drafts: Iterator[list[Draft]]) -> None:
        (self._kept,) = tee(drafts, 1)

    def __iter__(self) -> Iterator[list[Draft]]:
        return copy(self._kept)


@lru_cache(maxsize=_REPEATED)
def _drafted(source: _Source, said: frozenset[str], at: Bench) -> _Drafted:
    """Give drafts of a claim where turns of doubt *said* before are avoided."""
    return _Drafted(_drafts(source.claim, at, said))


def is_sound(text: str, claim: Claim) -> bool:
    """Tell whether *text* may be proposed for the unit of *claim*, whatever the rules say of it."""
    return _is_sound(text, _source(claim))


@lru_cache(maxsize=_DRAFTS)
def _is_sound(text: str, source: _Source) -> bool:
    old, claim = source.text, source.claim
    return guards.is_sound(text, old, claim.kind, claim.answer, claim.fault, claim.around)


def _may_be_deleted(claim: Claim, at: Bench) -> bool:
    every = (wordings.templates(claim, form, at) for form in wordings.forms(claim))
    return any(template.text == wordings.DELETE for template in chain.from_iterable(every))


def _chosen(claim: Claim, at: Bench, passes: Callable[[str], bool], told: Told) -> list[Draft]:
    """Give the wordings to propose: one that is longer than it should be only if no other is."""
    old = claim.judged.unit.text.value
    source = _source(claim)
    deletable = not claim.is_guess and _may_be_deleted(claim, at)

    def rank(draft: Draft) -> _Rank:
        exempt = claim.is_answer and bool(claim.judged.unit.question)
        long = not exempt and guards.is_long(draft.text, old, claim.kind)
        again = draft.text.lower() in told.texts
        return len(draft.text) * long, again, not draft.fits, draft.template in told.wordings

    def is_sayable(text: str) -> bool:
        fresh = not told.turns & guards.hedges(text)
        return fresh and _is_sound(text, source) and passes(text)

    made: list[_Ranked] = []
    kept: list[Draft] = []
    for drafted in _drafted(source, told.turns & drafts.avoidable(at.ruleset.wording), at):
        ranked = ((rank(draft), draft) for draft in drafted)
        made.extend(each for each in ranked if not (deletable and each[0][0] > 0))
        kept = _best(sorted(made, key=itemgetter(0)), is_sayable)
        if kept and rank(kept[0])[:3] == (0, False, False):
            break
    return kept


def _best(ranked: list[_Ranked], is_sayable: Callable[[str], bool]) -> list[Draft]:
    """Give the first two that can be said, both of the same rank whatever came first before."""
    kept: list[Draft] = []
    best: _Rank | None = None
    for rank, draft in ranked:
        if len(kept) == _WORDINGS or (best is not None and rank[:3] > best[:3]):
            break
        if not any(_says_as_much(draft, other) for other in kept) and is_sayable(draft.text):
            best = best or rank
            kept.append(draft)
    return kept


def _says_as_much(draft: Draft, other: Draft) -> bool:
    """Tell whether two wordings say the same, be it in other words."""
    alike = draft.alike == other.alike != "" and draft.template != other.template
    return alike or draft.text == other.text


def _reason(claim: Claim, at: Bench) -> str:
    rule = claim.judged.trigger.rule
    named = ["testimonial"] if claim.is_story else [rule.id, rule.label]
    own = (at.ruleset.wording.get(name, {}).get("because", ()) for name in named)
    return next((entry.text for entry in chain.from_iterable(own)), "")


def _drafts(claim: Claim, at: Bench, said: frozenset[str]) -> Iterator[list[Draft]]:
    """Give the whole unit in other words: its piece at fault first, then all of it."""
    text = claim.judged.unit.text.value
    if claim.is_story or (claim.is_guess and not _may_be_claimed(claim, at)):
        return
    cut = frame(text, claim.kind, claim.faults)
    yield list(_behind_colon(claim))
    for whole in [cut] if cut.piece == text else [cut, Frame("", text, "")]:
        yield [_framed(draft, whole, claim) for draft in _pieces(claim, whole, at, said)]
    yield list(_pictured(claim) if claim.kind is UnitKind.ALT else _alone(cut, claim.kind))


def _may_be_claimed(claim: Claim, at: Bench) -> bool:
    """Tell whether what only reads like a claim says something, and neither denies nor warns.

    A name, a menu or a caution is worth more as it stands than any wording in its place.
    """
    text = claim.judged.unit.text.value
    if guards.warns(text):
        return False
    unit = parts(matching.reading_beside(text, at.rule_index), claim.faults)
    return is_verb(unit, 0) or any(is_finite(unit, i) for i in range(1, len(unit.edges)))


def _pictured(claim: Claim) -> Iterator[Draft]:
    """Give what a picture shows without what is said of it: "X-ray showing new cartilage"."""
    shown = _SAID_OF_IT.split(claim.judged.unit.text.value)
    if len(shown) > 1 and fold(shown[0]):
        yield Draft(shown[0].strip(" ,–—-"), wordings.DELETE, "phrase")


def _behind_colon(claim: Claim) -> Iterator[Draft]:
    """Give what a heading goes on to say behind its praise: "Go superhuman: peptides"."""
    text = claim.judged.unit.text.value
    praised = claim.labels <= _BARE_PRAISE and not claim.is_guess
    begin = text.find(": ", claim.faults[-1][1])
    titled = claim.kind is not UnitKind.SENTENCE
    if praised and titled and begin >= 0 and len(fold(text[begin:])) > _WORDINGS:
        yield Draft(capital(text[begin + 2 :]), wordings.DELETE, "phrase")


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
    # A name has its capital there too, and tells nothing of how the page goes on behind a colon.
    is_name = lowered_first(whole.piece)[:1].isupper() and not whole.piece[:2].isupper()
    if whole.before.endswith(": ") and (is_name or not whole.piece[:1].isupper()):
        piece = lowered_first(piece)
    # The label before a colon has said what the item is about, a title what page it is.
    fits = draft.fits or whole.before.endswith(": ") or "|" in whole.before + whole.after
    return replace(draft, text=whole.around(piece), fits=fits)


def _alone(cut: Frame, kind: UnitKind) -> Iterator[Draft]:
    """Give what is left of the unit without the piece at fault, where that can stand alone."""
    rest = f"{cut.before}{cut.after.lstrip(' |·•–—:-')}".strip(" |·•–—:-")
    stands = cut.before.rstrip()[-1:] in ("", "|", "·", "•", ".")
    if kind is not UnitKind.SENTENCE and stands and len(fold(rest)) > _WORDINGS:
        yield Draft(capital(rest), wordings.DELETE, "phrase", fits="|" in cut.before + cut.after)


def _pieces(claim: Claim, whole: Frame, at: Bench, said: frozenset[str]) -> Iterator[Draft]:
    read = matching.reading_beside(whole.piece, at.rule_index)
    if not len(read.words):
        return
    unit = parts(read, shifted(claim.faults, whole))
    slots = dict(reversed(claim.judged.trigger.slots))
    work = drafts.work(unit, claim.answer, slots, at.ruleset.wording, said)
    yield from _cut(claim, work, at)
    if claim.kind is UnitKind.ALT:
        return
    if unit.first <= 1 and is_third(unit, 0):
        yield from drafts.predicates(work, wordings.templates(claim, "predicate", at))
    for form in ("lead-in",) if whole.piece.endswith(":") else wordings.forms(claim):
        held = tuple(t for t in wordings.templates(claim, form, at) if t.text != wordings.DELETE)
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
