"""Which decided finding a new one was before its sentence, or the rule, was changed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from checker.model.decisions import Record
from checker.model.reports import Finding
from checker.review.identity import normalised

# How alike two sentences must be, in shared words, to be one sentence edited.
_ALIKE: Final = 0.5
_ALIKE_ELSEWHERE: Final = 0.75
_MOST_PAGES: Final = 20
_TOO_COMMON: Final = 200


@dataclass(frozen=True, slots=True)
class Match:
    """The record a new finding goes back to, and whether its decision still holds."""

    record: Record
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where every finding stands now, by id, and the pages that the run can speak of."""

    pages: Mapping[str, frozenset[str]]
    known: frozenset[str]

    def left(self, record: Record) -> frozenset[str]:
        """Give the pages that *record* was on and is no longer."""
        now = self.pages.get(record.id, frozenset())
        return frozenset(p.path for p in record.pages if p.path in self.known) - now

    def is_gone(self, record: Record) -> bool:
        """Tell whether *record* stands on no page any more."""
        return record.id not in self.pages and len(self.left(record)) == len(record.pages)


_Pair: TypeAlias = tuple[tuple[float, ...], str, str]


def stands_on(findings: Iterable[Finding], known: frozenset[str]) -> Standing:
    """Give where *findings* stand, in a run that can speak of the pages *known*."""
    pages = {finding.id: frozenset(p.path for p in finding.places) for finding in findings}
    return Standing(pages, known)


def former(
    fresh: Sequence[Finding], records: Mapping[str, Record], standing: Standing
) -> dict[str, Match]:
    """Give for each finding of *fresh* that was decided in other words what it was before."""
    lost = [record for record in records.values() if record.decision and standing.left(record)]
    matches = _same_words(fresh, [r for r in lost if r.id not in standing.pages])
    taken = {match.record.id for match in matches.values()}
    left = [finding for finding in fresh if finding.id not in matches]
    pairs = _edited(left, [record for record in lost if record.id not in taken], standing)
    for _, finding, record in sorted(pairs):
        if finding not in matches and record not in taken:
            matches[finding] = Match(records[record])
            taken.add(record)
    return matches


def same_sentence(finding: Finding, record: Record) -> bool:
    """Tell whether *finding* has the sentence that *record* was decided on."""
    return normalised(finding.sentence) == normalised(record.sentence)


def _same_words(fresh: Sequence[Finding], lost: Sequence[Record]) -> dict[str, Match]:
    """Match sentences that are the same and of which another phrase, or label, is flagged now."""
    by_sentence: dict[str, list[Finding]] = defaultdict(list)
    for finding in fresh:
        by_sentence[normalised(finding.sentence)].append(finding)
    matches: dict[str, Match] = {}
    taken: set[str] = set()
    for holds in (True, False):
        for record in (record for record in lost if record.id not in taken):
            found = [
                finding
                for finding in by_sentence.get(normalised(record.sentence), ())
                if finding.id not in matches
                and finding.kind == record.kind
                and (finding.label == record.label) is holds
                and _overlap(finding.phrase, record.phrase)
            ]
            if len(found) == 1:
                matches[found[0].id] = Match(record, holds)
                taken.add(record.id)
    return matches


def _overlap(one: str, other: str) -> bool:
    first, second = normalised(one), normalised(other)
    if not first or not second:
        return False
    return first in second or second in first or bool(set(first.split()) & set(second.split()))


def _edited(
    fresh: Sequence[Finding], lost: Sequence[Record], standing: Standing
) -> Iterable[_Pair]:
    """Give pairs of a finding and a record that may be one sentence edited, best first."""
    by_page: dict[str, list[Record]] = defaultdict(list)
    for record in lost:
        for path in standing.left(record):
            by_page[path].append(record)
    gone = [record for record in lost if standing.is_gone(record)]
    elsewhere = _by_word(gone)
    for finding in fresh:
        pages = sorted(standing.pages[finding.id])[:_MOST_PAGES]
        near = {record.id: record for path in pages for record in by_page.get(path, ())}
        yield from _alike(finding, near.values(), _ALIKE)
        far = {r.id: r for r in _sharing(finding, elsewhere) if r.id not in near}
        yield from _alike(finding, far.values(), _ALIKE_ELSEWHERE)


def _alike(finding: Finding, candidates: Iterable[Record], least: float) -> Iterable[_Pair]:
    words = normalised(finding.sentence).split()
    for record in candidates:
        if record.kind != finding.kind:
            continue
        matcher = SequenceMatcher(None, words, normalised(record.sentence).split(), autojunk=False)
        if finding.kind != "claim":
            alike = 1.0 if record.label == finding.label else 0.0
        else:
            alike = matcher.ratio() if matcher.quick_ratio() >= least else 0.0
        if alike >= least:
            other = float(record.label != finding.label)
            # A sentence edited in place first, then one under the same label, then the likest.
            yield (least, other, -alike), finding.id, record.id


def _by_word(records: Iterable[Record]) -> dict[str, list[Record]]:
    index: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for word in set(normalised(record.sentence).split()):
            index[word].append(record)
    return index


def _sharing(finding: Finding, index: Mapping[str, list[Record]]) -> Iterable[Record]:
    """Give the records that share at least half of the words of *finding*."""
    words = set(normalised(finding.sentence).split())
    telling = [index[word] for word in words if 0 < len(index.get(word, ())) <= _TOO_COMMON]
    shared = Counter(record.id for records in telling for record in records)
    by_id = {record.id: record for records in telling for record in records}
    return [by_id[key] for key, count in shared.items() if 2 * count >= len(telling)]
