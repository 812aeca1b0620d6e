"""Unit to judged triggers: match, gather cues, weigh context, keep what is left."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from checker.judging import cues, doubts, extents, likeness, matching, triggers
from checker.judging.benches import Bench, bench
from checker.judging.context import weigh
from checker.judging.cues import Beside
from checker.judging.doubts import Told
from checker.judging.surroundings import Around, around
from checker.model.documents import Unit, UnitKind
from checker.model.matches import Case, Judgement, Trigger
from checker.model.rules import Excuse, Likeness

__all__ = ["Bench", "Judged", "bench", "judge"]

# Texts kept for when they come again: what menus and footers say on every page, many times over.
_REPEATED: Final = 2048
# Triggers with what context made of them are larger.
_JUDGED: Final = 4096
# On a page fewer words beside a claim are not looked at.
_A_CLAUSE: Final = 8


@dataclass(frozen=True, slots=True)
class Judged:
    """One trigger of a unit and what context made of it."""

    unit: Unit
    trigger: Trigger
    judgement: Judgement

    @property
    def phrase(self) -> str:
        """Give the words of the unit that the trigger covers, as written."""
        return self.unit.text.value[self.trigger.start : self.trigger.end]


class _Weighed(NamedTuple):
    """A trigger of a text, whichever unit has that text, and what context made of it."""

    trigger: Trigger
    judgement: Judgement


class _Asked(NamedTuple):
    """All that the judgement of a unit depends on: units that share it are judged once.

    *unmet* are the rules that need what stands nowhere around the unit, *beside* the texts
    around it that hold cues, *place* what the reader is shown around it on a page.
    """

    text: str
    kind: UnitKind
    unmet: frozenset[str]
    beside: Beside
    place: Around | None


def judge(unit: Unit, at: Bench) -> tuple[Judged, ...]:
    """Give every trigger of *unit*, judged; claims of one label never overlap.

    What was learnt of labelled copy reads the unit a second time: where no rule speaks, or only
    negation excuses, it may ask for review; where rules find a claim, it may let that off, or
    find another beside it; what else excuses a claim it may outvote.
    """
    text, kind, place = unit.text.value, unit.kind, around(unit) if at.of_page else None
    found = triggers.found(text, kind, at)
    if not found and not _is_likely(text, kind, place, at):
        return ()
    unmet = triggers.unmet(found, unit, at)
    asked = _Asked(text, kind, unmet, cues.telling(unit, at.cues, at.rule_index), place)
    judged = tuple(Judged(unit, *weighed) for weighed in _judged(asked, at))
    claims = (j.trigger.rule for j in judged if j.judgement.excuse is None)
    if at.of_page or not all(rule.is_learnt for rule in claims):
        return judged
    return tuple(_in_place(j, at) for j in judged)


def _in_place(judged: Judged, at: Bench) -> Judged:
    """Read what only reads like a claim, no rule's claim beside it, with the sentences around it.

    There it may read innocent, or like a claim of another label: "They fill it." tells neither.
    """
    unit, trigger, known = judged.unit, judged.trigger, at.ruleset.likeness
    if not trigger.rule.is_learnt or judged.judgement.excuse is not None or known is None:
        return judged
    if not (unit.before or unit.after):
        return judged
    said = likeness.said(unit.kind, unit.text.value, known, around(unit))
    if said.claim >= known.threshold:
        return replace(judged, trigger=replace(trigger, rule=known.rules[said.label]))
    cue = "the sentences beside it"
    return replace(
        judged, judgement=replace(judged.judgement, excuse=Excuse.READS_INNOCENT, cue=cue)
    )


@lru_cache(maxsize=_JUDGED)
def _judged(asked: _Asked, at: Bench) -> tuple[_Weighed, ...]:
    found = triggers.found(asked.text, asked.kind, at)
    kept = tuple(trigger for trigger in found if trigger.rule.id not in asked.unmet)
    weighed = _widest(_weigh(_case(asked, kept, at))) if kept else ()
    known = at.ruleset.likeness
    if known is None:
        return weighed
    text = Told(asked.kind, matching.reading_beside(asked.text, at.rule_index), known, asked.place)
    weighed = tuple(_heard(each, doubts.outvoted, text) for each in weighed)
    excuses = {each.judgement.excuse for each in weighed}
    if None in excuses:
        doubted = [_heard(each, doubts.doubted, text) for each in weighed]
        return _widest([*doubted, *_read_beside(doubted, asked, known, at)])
    if excuses <= {Excuse.NEGATED}:
        least = max(known.firm[Excuse.NEGATED], _least(known, at)) if weighed else _least(known, at)
        again = _read_again(asked, least, known, at)
        return _widest([*weighed, *(_heard(each, doubts.outvoted, text) for each in again)])
    return weighed


def _heard(
    weighed: _Weighed, hear: Callable[[Trigger, Judgement, Told], Judgement], text: Told
) -> _Weighed:
    return weighed._replace(judgement=hear(weighed.trigger, weighed.judgement, text))


def _case(asked: _Asked, found: tuple[Trigger, ...], at: Bench) -> Case:
    read = matching.reading_beside(asked.text, at.rule_index)
    here = cues.of_text(asked.text, at.cues, at.rule_index)
    return Case(asked.kind, read, found, here, cues.around(asked.beside, at.cues, at.rule_index))


def _weigh(case: Case, *, whole: bool = True) -> list[_Weighed]:
    """Weigh the triggers of *case*; what only reads like a claim is shown *whole*, or as it is."""
    return [_widened(case, trigger, whole=whole) for trigger in case.triggers]


def _read_again(asked: _Asked, least: float, known: Likeness, at: Bench) -> list[_Weighed]:
    """Give what reads like a claim, by a chance of *least*, in a unit the rules have none in.

    The reader has read a "not" in the sentence too: where it is firm that is no excuse.
    """
    text, kind = asked.text, asked.kind
    chance = _chance(text, kind, asked.place, at)
    if chance < least:
        return []
    read = matching.reading_beside(text, at.rule_index)
    found = likeness.trigger(kind, read, known, asked.place)
    case = _case(asked, (found,), at)
    if chance >= known.firm[Excuse.NEGATED]:
        case = case._replace(cues=tuple(h for h in case.cues if h.cue.kind != "negation"))
    return _weigh(case)


def _read_beside(
    weighed: list[_Weighed], asked: _Asked, known: Likeness, at: Bench
) -> list[_Weighed]:
    """Give the words that are claims of their own, beside those that rules have found."""
    claims = [trigger for trigger, judgement in weighed if judgement.excuse is None]
    if not claims:
        return []
    read = matching.reading_beside(asked.text, at.rule_index)
    taken = {i for trigger in claims for i in range(trigger.first, trigger.last)}
    if at.of_page and len(read.words) - len(taken) < _A_CLAUSE:
        return []
    found = likeness.beside(asked.kind, read, taken, known, asked.place)
    return _weigh(_case(asked, found, at), whole=False) if found else []


def _widened(case: Case, trigger: Trigger, *, whole: bool) -> _Weighed:
    """Weigh a trigger; a claim that an answer completes runs on through the answer."""
    judgement = weigh(case, trigger)
    words = case.reading.words
    first, last = trigger.first, max(judgement.upto, extents.finished(words, trigger.last))
    if whole and trigger.rule.is_learnt:
        first, last = extents.surrounding(words, first, last)
    start, end = words.starts[first], words.ends[last - 1]
    return _Weighed(replace(trigger, first=first, last=last, start=start, end=end), judgement)


def _is_likely(text: str, kind: UnitKind, place: Around | None, at: Bench) -> bool:
    known = at.ruleset.likeness
    return known is not None and _chance(text, kind, place, at) >= _least(known, at)


def _least(known: Likeness, at: Bench) -> float:
    """Give how likely a claim must be that no rule speaks of; a page may ask for more."""
    return known.among if at.of_page else known.threshold


@lru_cache(maxsize=_REPEATED)
def _chance(text: str, kind: UnitKind, place: Around | None, at: Bench) -> float:
    known = at.ruleset.likeness
    if known is None:
        return 0.5
    return likeness.chance(kind, matching.reading_beside(text, at.rule_index), known, place)


def _widest(weighed: list[_Weighed]) -> tuple[_Weighed, ...]:
    """Of overlapping ones of one label keep claims first, then the gravest, then the longest.

    A claim that is kept runs over the words of every claim it overlaps.
    """
    kept: list[_Weighed] = []
    for each in sorted(weighed, key=_rank):
        met = [other for other in kept if _same_claim(each.trigger, other.trigger)]
        if not met:
            kept.append(each)
        elif each.judgement.excuse is None:
            kept = [other for other in kept if other not in met]
            kept.append(_joined(met, each))
    return tuple(sorted(kept, key=_position))


def _joined(met: list[_Weighed], each: _Weighed) -> _Weighed:
    """Give the first of *met* over the words of all of them and of *each*."""
    triggers = [other.trigger for other in (*met, each)]
    trigger = replace(
        met[0].trigger,
        first=min(t.first for t in triggers),
        last=max(t.last for t in triggers),
        start=min(t.start for t in triggers),
        end=max(t.end for t in triggers),
    )
    return met[0]._replace(trigger=trigger)


def _rank(weighed: _Weighed) -> tuple[bool, int, int, int, str]:
    trigger = weighed.trigger
    length = trigger.last - trigger.first
    excused = weighed.judgement.excuse is not None
    return excused, -trigger.rule.severity.rank, -length, trigger.first, trigger.rule.id


def _position(weighed: _Weighed) -> tuple[int, int, str]:
    return weighed.trigger.first, weighed.trigger.last, weighed.trigger.rule.id


def _same_claim(one: Trigger, other: Trigger) -> bool:
    overlapping = one.first < other.last and other.first < one.last
    return overlapping and one.rule.label == other.rule.label
