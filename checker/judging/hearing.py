"""What a unit says, topic by topic: by its words, and by the claims it makes, hedges or denies."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from checker.judging import matching
from checker.judging.judge import Bench, Judged
from checker.model.documents import Unit, UnitKind
from checker.model.grounds import Severity
from checker.model.matches import Match, Reading
from checker.model.profiles import Topic
from checker.model.rules import Excuse

# The topic by which the pack names treatment of other kinds.
OTHER_CARE: Final = "names-other-care"
_TREATMENT: Final = "treatment"
_DENIALS: Final = frozenset({Excuse.NEGATED, Excuse.REFUTED})
_HEARD: Final = _DENIALS | {Excuse.HEDGED}
_QUOTES: Final = frozenset({Excuse.MENTION, Excuse.REFUTED})
_PRONOUNS: Final = frozenset(["it", "they", "this", "these", "neither", "none", "nor"])
# A claim below this severity is puffery: nobody need qualify it.
_LEAST: Final = Severity.MEDIUM


class Claimed(NamedTuple):
    """A claim of a unit as it was found: how grave it is after all."""

    judged: Judged
    severity: Severity


class Said(NamedTuple):
    """A topic that a unit says, and the characters that say it."""

    topic: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heard:
    """One unit and what it says; *include* names the file it was taken from, if another.

    *excused* are the characters of triggers that are no claims here, *quoted* those of them that
    are mentioned or refuted.
    """

    unit: Unit
    said: tuple[Said, ...]
    claimed: tuple[Claimed, ...] = ()
    include: str = ""
    excused: tuple[tuple[int, int], ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()

    def takes_back(self, said: Said) -> bool:
        """Tell whether what is *said* is refuted, asked or hedged, and nowhere claimed."""
        return _meets(said, self.excused) and not _meets(said, self._meant())

    def quotes(self, said: Said) -> bool:
        """Tell whether what is *said* are the words of others, mentioned or refuted."""
        return _meets(said, self.quoted) and not _meets(said, self._meant())

    def _meant(self) -> list[tuple[int, int]]:
        return [(each.judged.trigger.start, each.judged.trigger.end) for each in self.claimed]


class At(NamedTuple):
    """A unit by its number on the page, and what it says that matters."""

    number: int
    said: Said


@dataclass(frozen=True, slots=True)
class Hearing:
    """A page as it was heard: its units, and for each topic those that say it."""

    units: tuple[Heard, ...]
    by_topic: Mapping[str, tuple[At, ...]]

    def saying(self, topics: Sequence[str]) -> list[At]:
        """Give what is said of *topics*, in the order of the page."""
        found = [at for topic in topics for at in self.by_topic.get(topic, ())]
        return sorted(found, key=_place) if len(topics) > 1 else found


def hearing(heard: Sequence[Heard]) -> Hearing:
    """Give the units *heard* as a page."""
    by_topic: dict[str, list[At]] = {}
    for number, each in enumerate(heard):
        for said in each.said:
            by_topic.setdefault(said.topic, []).append(At(number, said))
    return Hearing(tuple(heard), {topic: tuple(found) for topic, found in by_topic.items()})


def hear(unit: Unit, claimed: tuple[Claimed, ...], judged: tuple[Judged, ...], at: Bench) -> Heard:
    """Give what *unit* says, of which *judged* are all triggers and *claimed* those that stand."""
    text = unit.text.value
    found = {*by_words(text, at, unit.kind), *_by_claims(unit, claimed, judged, at)}
    said = tuple(sorted(found, key=_order))
    excused = _spans(each for each in judged if each.judgement.excuse)
    quoted = _spans(each for each in judged if each.judgement.excuse in _QUOTES)
    return Heard(unit, said, claimed, excused=excused, quoted=quoted)


def _spans(judged: Iterable[Judged]) -> tuple[tuple[int, int], ...]:
    return tuple((each.trigger.start, each.trigger.end) for each in judged)


@lru_cache(maxsize=16_384)
def by_words(text: str, at: Bench, kind: UnitKind = UnitKind.SENTENCE) -> tuple[Said, ...]:
    """Give the topics that the words of *text* say; repeated text is read once."""
    read = matching.reading_beside(text, at.rule_index)
    found: dict[str, Said] = {}
    for number, pattern in matching.candidates(read, at.topic_index):
        topic = at.ruleset.statutes.topics[number]
        if topic.id in found or (topic.forms and kind not in topic.forms):
            continue
        matched = matching.matches(pattern, read)
        if matched and _holds(topic, read):
            found[topic.id] = _said(topic, matched[0], read)
    return tuple(found.values())


def _by_claims(
    unit: Unit, claimed: Sequence[Claimed], judged: Sequence[Judged], at: Bench
) -> Iterator[Said]:
    grave = [each.judged for each in claimed if each.severity.rank >= _LEAST.rank]
    excused = [each for each in judged if each.judgement.excuse in _HEARD]
    labels = {each.trigger.rule.label for each in (*grave, *excused)}
    topics = {topic.id: topic for label in labels for topic in at.topics_of.get(label, ())}
    if not topics:
        return
    read = matching.reading_beside(unit.text.value, at.rule_index)
    for topic in topics.values():
        if topic.forms and unit.kind not in topic.forms:
            continue
        hits = list(_speaking(topic, grave, excused, at))
        if hits and _holds(topic, read):
            trigger = min(hits, key=lambda hit: _apart(hit, topic, read)).trigger
            yield Said(topic.id, trigger.start, trigger.end)


def _apart(hit: Judged, topic: Topic, read: Reading) -> bool:
    """Tell whether the words that a topic asks for besides stand apart from those of the claim."""
    beside = [match for pattern in topic.also for match in matching.tried(pattern, read)]
    first, last = hit.trigger.first, hit.trigger.last
    return bool(beside) and not any(m.first < last and first < m.last for m in beside)


def _speaking(
    topic: Topic, grave: Sequence[Judged], excused: Sequence[Judged], at: Bench
) -> Iterator[Judged]:
    for each in grave:
        if each.trigger.rule.label in topic.claims:
            yield each
    if not topic.hedged and not topic.denied:
        return
    for each in excused:
        read = matching.reading_beside(each.unit.text.value, at.rule_index)
        excuse, label = each.judgement.excuse, each.trigger.rule.label
        if (excuse is Excuse.HEDGED and label in topic.hedged) or (
            excuse in _DENIALS and label in topic.denied and _of_treatment(each.unit, read, at)
        ):
            yield each


def _of_treatment(unit: Unit, read: Reading, at: Bench) -> bool:
    """Tell whether a denial is of the treatment: "it cannot" may be said of other care."""
    if _TREATMENT in read.terms:
        return True
    words = read.words.values[:4]
    before = by_words(unit.before, at) if unit.before else ()
    return not _PRONOUNS.isdisjoint(words) and all(said.topic != OTHER_CARE for said in before)


def _holds(topic: Topic, read: Reading) -> bool:
    if topic.also and not matching.stands(topic.also, read):
        return False
    return not matching.stands(topic.unless, read)


def _said(topic: Topic, match: Match, read: Reading) -> Said:
    words = read.words
    return Said(topic.id, words.starts[match.first], words.ends[match.last - 1])


def _meets(said: Said, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < said.end and said.start < end for start, end in spans)


def _place(at: At) -> tuple[int, int, int, str]:
    return at.number, *_order(at.said)


def _order(said: Said) -> tuple[int, int, str]:
    return said.start, said.end, said.topic
