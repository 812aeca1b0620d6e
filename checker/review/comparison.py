"""What became of every finding between two reports: new, gone, same, moved or changed.

The same id is the same claim. One whose pages are all others has moved. What is left on both
sides is *changed* where label and page agree and the sentences are near each other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from heapq import nlargest
from typing import Final

from checker.model.changes import Change, Comparison, Difference, PastFinding, PastReport

NEAR: Final = 0.6
# On a page with hundreds of candidates only those with the most words in common are measured,
# and no more than so many are looked at.
_CONSIDERED: Final = 2_000
_MEASURED: Final = 12
_LONGEST: Final = 600
_Pair = tuple[PastFinding, PastFinding]


def compare(old: PastReport, new: PastReport) -> Comparison:
    """Give every difference between *old* and *new*, in the order of pages."""
    before = {finding.id: finding for finding in old.findings}
    after = {finding.id: finding for finding in new.findings}
    shared = [(before[name], after[name]) for name in before if name in after]
    renamed = _renamed(shared)
    left = [finding for name, finding in before.items() if name not in after]
    right = [finding for name, finding in after.items() if name not in before]
    pairs = list(_near_pairs(left, right, renamed))
    paired = {finding.id for pair in pairs for finding in pair}
    found = [
        *(_kept(*pair, renamed) for pair in shared),
        *(_near(*pair) for pair in pairs),
        *(_gone(finding, new, renamed) for finding in left if finding.id not in paired),
        *(_new(finding, old) for finding in right if finding.id not in paired),
    ]
    return Comparison(old, new, tuple(sorted(found, key=_order)), tuple(_warnings(old, new)))


def nearness(one: str, other: str) -> float:
    """Give how near two sentences are, from 0 to 1: words and letters count alike."""
    first, second = one.casefold()[:_LONGEST], other.casefold()[:_LONGEST]
    if first == second:
        return 1.0
    words = SequenceMatcher(None, first.split(), second.split(), autojunk=False)
    letters = SequenceMatcher(None, first, second, autojunk=False)
    if (words.quick_ratio() + letters.quick_ratio()) / 2 < NEAR:
        return 0.0
    return (words.ratio() + letters.ratio()) / 2


def _renamed(shared: Iterable[_Pair]) -> dict[str, str]:
    """Give the new name of each page whose findings now stand on another page alone."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for before, after in shared:
        if before.paths.isdisjoint(after.paths) and len(before.paths) == len(after.paths) == 1:
            votes[before.places[0].path][after.places[0].path] += 1
    return {old: max(sorted(names), key=names.__getitem__) for old, names in votes.items()}


def _kept(before: PastFinding, after: PastFinding, renamed: Mapping[str, str]) -> Difference:
    notes = []
    if before.severity is not after.severity:
        notes.append(f"was {before.severity}")
    if before.verdict != after.verdict:
        notes.append(f"verdict was {before.verdict}")
    if before.paths.isdisjoint(after.paths):
        return Difference(Change.MOVED, before, after, _joined(notes))
    added = sorted(after.paths - {renamed.get(path, path) for path in before.paths})
    if added:
        more = f" and {len(added) - 3} more" if len(added) > 3 else ""
        notes.append(f"now also in {', '.join(added[:3])}{more}")
    return Difference(Change.SAME, before, after, _joined(notes))


def _near(before: PastFinding, after: PastFinding) -> Difference:
    if (before.sentence, before.phrase) == (after.sentence, after.phrase):
        return Difference(Change.MOVED, before, after)
    notes = [f"was {before.severity}"] if before.severity is not after.severity else []
    if before.sentence == after.sentence:
        notes.append("the sentence is the same, other words in it are at fault")
    return Difference(Change.CHANGED, before, after, _joined(notes))


def _gone(finding: PastFinding, new: PastReport, renamed: Mapping[str, str]) -> Difference:
    unread = {path for path in finding.paths if renamed.get(path, path) in new.unchecked}
    note = ""
    if finding.id in new.suppressed:
        note = "suppressed in the copy now"
    elif unread:
        note = f"not checked now: {', '.join(sorted(unread)[:3])}"
    return Difference(Change.GONE, finding, None, note)


def _new(finding: PastFinding, old: PastReport) -> Difference:
    note = ""
    if finding.id in old.suppressed:
        note = "was suppressed in the copy"
    elif finding.paths <= old.unchecked:
        note = "its page was not checked before"
    return Difference(Change.NEW, None, finding, note)


def _near_pairs(
    left: Iterable[PastFinding], right: Iterable[PastFinding], renamed: Mapping[str, str]
) -> Iterator[_Pair]:
    """Pair what is near on the same page under the same label, the nearest first."""
    there: dict[tuple[str, str, str], list[PastFinding]] = defaultdict(list)
    for finding in right:
        for path in finding.paths:
            there[finding.kind, finding.label, path].append(finding)
    measured: list[tuple[float, str, str, _Pair]] = []
    for before in left:
        paths = sorted({renamed.get(path, path) for path in before.paths})
        close = {f.id: f for path in paths for f in there[before.kind, before.label, path]}
        for after in _likeliest(before, list(close.values())[:_CONSIDERED]):
            score = nearness(before.sentence, after.sentence)
            if score >= NEAR:
                measured.append((-score, before.id, after.id, (before, after)))
    taken: set[str] = set()
    for *_, (before, after) in sorted(measured, key=lambda item: item[:3]):
        if taken.isdisjoint((before.id, after.id)):
            taken.update((before.id, after.id))
            yield before, after


def _likeliest(before: PastFinding, close: list[PastFinding]) -> list[PastFinding]:
    if len(close) <= _MEASURED:
        return close
    words = set(before.sentence.casefold().split())
    return nlargest(_MEASURED, close, key=lambda f: len(words & set(f.sentence.casefold().split())))


def _warnings(old: PastReport, new: PastReport) -> Iterator[str]:
    packs = {pack.name: pack for pack in old.packs}
    for pack in new.packs:
        former = packs.pop(pack.name, None)
        if former is None:
            yield f"the rules {pack.name} {pack.version} are new: findings may come from them"
        elif former.sha256 != pack.sha256:
            versions = f"{former.version} then, {pack.version} now"
            yield f"the rules {pack.name} differ ({versions}): findings may come or go with them"
    for former in packs.values():
        yield f"the rules {former.name} were used then and are not now: findings may go with them"
    if old.profiles != new.profiles:
        yield f"the profiles differ: {', '.join(old.profiles)} then, {', '.join(new.profiles)} now"
    if old.version != new.version:
        yield f"overclaim differs: {old.version} then, {new.version} now"
    if unread := sorted(new.unchecked):
        named = ", ".join(unread[:5]) + (f" and {len(unread) - 5} more" if unread[5:] else "")
        yield f"not checked now: {named}"


def _joined(notes: list[str]) -> str:
    return "; ".join(notes)


def _order(found: Difference) -> tuple[int, int, str, int, int, str]:
    place = found.finding.places[0]
    kind = list(Change).index(found.change)
    line = place.line or place.paragraph or 0
    return kind, -found.finding.severity.rank, place.path, line, place.column, found.finding.id
