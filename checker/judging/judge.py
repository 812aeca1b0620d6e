"""Unit to judged triggers: match, gather cues, weigh context, keep what is left."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from checker.judging import clauses, cues, extents, likeness, matching
from checker.judging.approved import NOTHING, Approved
from checker.judging.context import weigh
from checker.judging.cues import Known
from checker.judging.matching import Index
from checker.model.documents import Unit, UnitKind
from checker.model.evidence import Ledger
from checker.model.matches import Case, Judgement, Match, Reading, Trigger
from checker.model.phrases import Pattern
from checker.model.profiles import Topic
from checker.model.rules import Excuse, Likeness, Negation, Rule, Ruleset

# Texts kept for when they come again: what menus and footers say on every page, many times over.
_REPEATED: Final = 2048


@dataclass(frozen=True, slots=True, eq=False)
class Bench:
    """A ruleset arranged for judging: rules and cues by the words they need; wording approved."""

    ruleset: Ruleset
    rules: tuple[Rule, ...]
    rule_index: Index
    cues: Known
    topic_index: Index
    topics_of: Mapping[str, tuple[Topic, ...]]
    ledger: Ledger
    approved: Approved = NOTHING


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


def bench(ruleset: Ruleset) -> Bench:
    """Arrange *ruleset* for judging; do this once a run."""
    rules = ((n, p) for n, rule in enumerate(ruleset.rules) for p in rule.patterns)
    topics = ((n, p) for n, topic in enumerate(ruleset.statutes.topics) for p in topic.patterns)
    cue_patterns = ((n, p) for n, cue in enumerate(ruleset.cues) for p in cue.patterns)
    return Bench(
        ruleset,
        ruleset.rules,
        matching.index(rules, ruleset.terms, ruleset.amounts, ruleset.lists, ruleset.often),
        Known(ruleset.cues, matching.index(cue_patterns, {}, ruleset.amounts, often=ruleset.often)),
        matching.index(topics, {}, ruleset.amounts, often=ruleset.often),
        _topics_by_label(ruleset.statutes.topics),
        ruleset.ledger,
    )


def _topics_by_label(topics: tuple[Topic, ...]) -> dict[str, tuple[Topic, ...]]:
    found: dict[str, list[Topic]] = {}
    for topic in topics:
        for label in topic.claims | topic.hedged | topic.denied:
            found.setdefault(label, []).append(topic)
    return {label: tuple(listed) for label, listed in found.items()}


def judge(unit: Unit, at: Bench) -> tuple[Judged, ...]:
    """Give every trigger of *unit*, judged; claims of one label never overlap.

    What was learnt of labelled copy reads the unit a second time: where no rule speaks, or only
    negation excuses, it may ask for review; where rules find a claim, it may let that off.
    """
    triggers = tuple(t for t in _found(unit.text.value, unit.kind, at) if _is_needed(t, unit, at))
    judged = _widest(_weighed(_case(unit, triggers, at))) if triggers else ()
    known = at.ruleset.likeness
    if known is None:
        return judged
    excuses = {j.judgement.excuse for j in judged}
    if None in excuses:
        return tuple(_doubted(j, known, at) for j in judged)
    if excuses <= {Excuse.NEGATED}:
        least = known.firm if judged else known.threshold
        return _widest([*judged, *_read_again(unit, least, known, at)])
    return judged


def _case(unit: Unit, triggers: tuple[Trigger, ...], at: Bench) -> Case:
    read = matching.reading_beside(unit.text.value, at.rule_index)
    found = cues.cues(read, at.cues)
    return Case(unit, read, triggers, found, cues.around(unit, at.cues, at.rule_index))


def _weighed(case: Case) -> list[Judged]:
    return [_judged(case, trigger) for trigger in case.triggers]


def _read_again(unit: Unit, least: float, known: Likeness, at: Bench) -> list[Judged]:
    """Give what reads like a claim, by a chance of *least*, in a unit the rules have none in.

    The weights have read a "not" in the sentence too: where they are firm it is no excuse.
    """
    text, kind = unit.text.value, unit.kind
    chance = _chance(text, kind, at)
    if chance < least:
        return []
    found = likeness.trigger(kind, matching.reading_beside(text, at.rule_index), known)
    case = _case(unit, (found,), at)
    if chance >= known.firm:
        case = replace(case, cues=tuple(hit for hit in case.cues if hit.cue.kind != "negation"))
    return _weighed(case)


def _doubted(judged: Judged, known: Likeness, at: Bench) -> Judged:
    """Let a claim off where its sentence, and its clause alone, read like innocent copy.

    A figure is not doubted: it is held against the ledger. Nor is what a "no" makes a claim, or
    what a hedge was found too weak to excuse.
    """
    unit, trigger, judgement = judged.unit, judged.trigger, judged.judgement
    rule = trigger.rule
    hedged = any(cue.kind == "hedge" and cue.covers for cue in judgement.found)
    settled = judgement.excuse or judgement.answered or trigger.quantities or hedged
    if settled or rule.negation is Negation.MAKES or rule.id not in known.doubted:
        return judged
    whole = matching.reading_beside(unit.text.value, at.rule_index)
    for text in {unit.text.value, clauses.clause(whole, range(trigger.first, trigger.last))}:
        if _chance(text, unit.kind, at) > known.innocent:
            return judged
    words = likeness.against(unit.kind, whole, known)
    excused = replace(judgement, excuse=Excuse.READS_INNOCENT, cue=words)
    return replace(judged, judgement=excused)


def _judged(case: Case, trigger: Trigger) -> Judged:
    """Weigh a trigger; a claim that an answer completes runs on through the answer."""
    judgement = weigh(case, trigger)
    words = case.reading.words
    first, last = trigger.first, max(judgement.upto, extents.finished(words, trigger.last))
    if not trigger.rule.patterns:
        first, last = extents.surrounding(words, first, last)
    start, end = words.starts[first], words.ends[last - 1]
    widened = replace(trigger, first=first, last=last, start=start, end=end)
    return Judged(case.unit, widened, judgement)


@lru_cache(maxsize=_REPEATED)
def _found(text: str, kind: UnitKind, at: Bench) -> tuple[Trigger, ...]:
    """Give the triggers of a text; menus and footers are looked through once, not page by page."""
    return tuple(_triggers(kind, matching.reading_beside(text, at.rule_index), at))


@lru_cache(maxsize=_REPEATED)
def _chance(text: str, kind: UnitKind, at: Bench) -> float:
    known = at.ruleset.likeness
    if known is None:
        return 0.5
    return likeness.chance(kind, matching.reading_beside(text, at.rule_index), known)


def _triggers(kind: UnitKind, read: Reading, at: Bench) -> Iterator[Trigger]:
    barred: dict[int, list[Match]] = {}
    for number, pattern in matching.candidates(read, at.rule_index):
        rule = at.rules[number]
        if kind not in rule.applies_to:
            continue
        matched = matching.matches(pattern, read)
        if matched and number not in barred:
            barred[number] = [m for p in rule.unless for m in _tried(p, read)]
        for match in matched:
            if not any(b.first < match.last and match.first < b.last for b in barred[number]):
                yield _trigger(rule, pattern.source, match, read)


def _is_needed(trigger: Trigger, unit: Unit, at: Bench) -> bool:
    """Say whether what the rule needs stands in the unit or around it."""
    needs = trigger.rule.needs
    if not needs:
        return True
    texts = (unit.text.value, _surroundings(unit))
    return any(_any(needs, matching.reading_beside(text, at.rule_index)) for text in texts)


def _surroundings(unit: Unit) -> str:
    parts = (*unit.section, unit.lead_in, unit.header, unit.row, unit.question)
    return " | ".join(part for part in parts if part)


def _any(patterns: Iterable[Pattern], read: Reading) -> bool:
    return any(_tried(pattern, read) for pattern in patterns)


def _tried(pattern: Pattern, read: Reading) -> list[Match]:
    if any(need.isdisjoint(read.features) for need in pattern.required):
        return []
    return matching.matches(pattern, read)


def _trigger(rule: Rule, source: str, match: Match, read: Reading) -> Trigger:
    words = read.words
    start, end = words.starts[match.first], words.ends[match.last - 1]
    amounts = (q for by_first in read.amounts.values() for _, q in by_first.values())
    return Trigger(
        rule=rule,
        pattern=source,
        first=match.first,
        last=match.last,
        start=start,
        end=end,
        slots=tuple(
            (name, words.text[words.starts[first] : words.ends[last - 1]])
            for name, first, last in match.slots
        ),
        quantities=tuple(sorted(amounts, key=lambda q: q.start)),
    )


def _widest(judged: list[Judged]) -> tuple[Judged, ...]:
    """Of overlapping ones of one label keep claims first, then the gravest, then the longest.

    A claim that is kept runs over the words of every claim it overlaps.
    """
    kept: list[Judged] = []
    for each in sorted(judged, key=_rank):
        met = [other for other in kept if _same_claim(each.trigger, other.trigger)]
        if not met:
            kept.append(each)
        elif each.judgement.excuse is None:
            kept = [other for other in kept if other not in met]
            kept.append(_joined(met, each))
    return tuple(sorted(kept, key=_position))


def _joined(met: list[Judged], each: Judged) -> Judged:
    """Give the first of *met* over the words of all of them and of *each*."""
    triggers = [judged.trigger for judged in (*met, each)]
    trigger = replace(
        met[0].trigger,
        first=min(t.first for t in triggers),
        last=max(t.last for t in triggers),
        start=min(t.start for t in triggers),
        end=max(t.end for t in triggers),
    )
    return replace(met[0], trigger=trigger)


def _rank(judged: Judged) -> tuple[bool, int, int, int, str]:
    trigger = judged.trigger
    length = trigger.last - trigger.first
    excused = judged.judgement.excuse is not None
    return excused, -trigger.rule.severity.rank, -length, trigger.first, trigger.rule.id


def _position(judged: Judged) -> tuple[int, int, str]:
    return judged.trigger.first, judged.trigger.last, judged.trigger.rule.id


def _same_claim(one: Trigger, other: Trigger) -> bool:
    overlapping = one.first < other.last and other.first < one.last
    return overlapping and one.rule.label == other.rule.label
