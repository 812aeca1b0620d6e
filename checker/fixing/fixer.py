"""One file mended: a unit at a time, each change read and judged again before the next."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from checker import reading
from checker.engine import PageResult, check_document
from checker.errors import FixError
from checker.fixing.outcome import Changed, FileFix, Left
from checker.fixing.placing import form, placed
from checker.fixing.target import Target, target
from checker.fixing.wanted import Wanted
from checker.judging.judge import Bench
from checker.model.documents import Document, Unit
from checker.model.reports import Finding
from checker.reading.sentences import units


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every file is mended by: the rules, the day, and what was asked for."""

    at: Bench
    today: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class _Page:
    """A file as it is now: its bytes, what they read like, and what is found in them."""

    data: bytes
    document: Document
    result: PageResult


@dataclass(frozen=True, slots=True)
class _Work:
    """A unit and its findings; *key* tells it from others with the same words."""

    target: Target
    findings: tuple[Finding, ...]
    key: tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Mended:
    """A page after all that could be done, and what that was, in the order of the page."""

    page: _Page
    changed: tuple[Changed, ...]
    left: tuple[Left, ...]


_Change: TypeAlias = Callable[[_Page, _Work, Workshop], tuple[_Page, str]]


def fix(path: str, data: bytes, shop: Workshop) -> FileFix:
    """Mend what was asked for in one file.

    All units are changed and then judged together; only where that brings up anything is each
    judged before the next, with its second and third way out.
    """
    document = reading.read(path, data)
    before = _Page(data, document, check_document(document, shop.at, shop.today))
    mended = _mended(before, shop, _at_once)
    if not _holds(before, mended, shop):
        mended = _mended(before, shop, _judged)
    kind = form(path)
    return FileFix(
        path=path,
        before=data,
        after=mended.page.data,
        changed=mended.changed,
        left=mended.left,
        shown=(kind.shown(document, data), kind.shown(mended.page.document, mended.page.data)),
        encoding=kind.encoding(data),
    )


def _mended(page: _Page, shop: Workshop, change: _Change) -> _Mended:
    """Change unit after unit from the end of the page on, so that lines keep their numbers."""
    changed: list[Changed] = []
    left: list[Left] = []
    passed: set[tuple[str, int]] = set()
    while work := next((w for w in _works(page, shop.wanted) if w.key not in passed), None):
        passed.add(work.key)
        line, was = work.target.line, work.target.unit.text.value
        try:
            page, now = change(page, work, shop)
        except FixError as error:
            left.append(Left(line, str(error), work.findings))
        else:
            guess = shop.wanted.is_guess(work.findings)
            changed.append(Changed(line, was, now, work.findings, guess))
    return _Mended(page, tuple(changed[::-1]), tuple(left[::-1]))


def _holds(before: _Page, mended: _Mended, shop: Workshop) -> bool:
    """Tell whether what was to go has gone, all of it, and nothing new has come."""
    wanted = sum(1 for _ in _works(before, shop.wanted))
    if wanted != len(mended.changed) + len(mended.left):
        return False
    after = check_document(mended.page.document, shop.at, shop.today)
    gone = [finding for change in mended.changed for finding in change.findings]
    return not _problem(before.result.findings, after.findings, gone)


def _works(page: _Page, wanted: Wanted) -> Iterator[_Work]:
    """Give the units with a finding that was asked for, the last of the file first."""
    by_unit: dict[tuple[str, int, int], list[Finding]] = defaultdict(list)
    for finding in page.result.findings:
        for place in finding.places if finding.kind == "claim" else ():
            spot = (place.line or place.paragraph or 0, place.column)
            by_unit[(finding.sentence, *spot)].append(finding)
    met: Counter[str] = Counter()
    works: list[_Work] = []
    for unit in units(page.document):
        found = _of_unit(unit, page.document, by_unit)
        met[unit.text.value] += 1
        if any(wanted.takes(finding) for finding in found):
            key = (unit.text.value, met[unit.text.value])
            faults = [(f.phrase_start, f.phrase_start + len(f.phrase)) for f in found]
            works.append(_Work(target(page.document, unit, faults), found, key))
    yield from reversed(works)


def _of_unit(
    unit: Unit, document: Document, by_unit: dict[tuple[str, int, int], list[Finding]]
) -> tuple[Finding, ...]:
    value = unit.text.value
    spots = {key[1:] for key in by_unit if key[0] == value}
    if not spots:
        return ()
    found: list[Finding] = []
    for spot in sorted(spots):
        for finding in by_unit[(value, *spot)]:
            start = unit.text.source(finding.phrase_start, finding.phrase_start + 1)[0]
            if document.position(start) == spot:
                found.append(finding)
    return tuple(found)


def _at_once(page: _Page, work: _Work, shop: Workshop) -> tuple[_Page, str]:
    """Give the page with the first way out that can be put in; it is not judged yet."""
    problems: list[str] = []
    for way in _ways(work, shop):
        try:
            put = next(placed(page.data, work.target, way))
        except FixError as error:
            problems.append(str(error))
        else:
            return _Page(put.data, put.document, page.result), put.sentence
    raise FixError(problems[0])


def _judged(page: _Page, work: _Work, shop: Workshop) -> tuple[_Page, str]:
    """Give the page, judged anew, with the first way out that holds."""
    problems: list[str] = []
    for way in _ways(work, shop):
        try:
            for put in placed(page.data, work.target, way):
                result = check_document(put.document, shop.at, shop.today)
                problem = _problem(page.result.findings, result.findings, work.findings)
                if not problem:
                    return _Page(put.data, put.document, result), put.sentence
                problems.append(problem)
        except FixError as error:
            problems.append(str(error))
    raise FixError(problems[0])


def _ways(work: _Work, shop: Workshop) -> tuple[str, ...]:
    """Give the ways out to try; raise FixError where there is none."""
    refusal = shop.wanted.refusal(work.findings)
    if refusal:
        raise FixError(refusal)
    return shop.wanted.ways(work.findings)


def _problem(before: Sequence[Finding], after: Sequence[Finding], gone: Sequence[Finding]) -> str:
    """Give what is still found or newly found *after* a change, empty if nothing is."""
    had = Counter(_name(finding) for finding in before)
    had.subtract(_name(finding) for finding in gone)
    for finding in after:
        name = _name(finding)
        had[name] -= 1
        if had[name] < 0:
            how = "still" if any(_name(f) == name for f in gone) else "newly"
            return f'with this wording it is {how} flagged: {finding.label} "{finding.phrase}"'
    return ""


def _name(finding: Finding) -> str:
    """Give what a finding is known by across a change elsewhere on its page."""
    return finding.id if finding.kind == "claim" else f"{finding.kind} {finding.rule}"
