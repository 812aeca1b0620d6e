"""A page as a whole to findings: the duties it fails, its notices, its words against each other."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from checker import site
from checker.judging import contradictions, duties, notices
from checker.judging.duties import Standing, State
from checker.judging.judge import Bench
from checker.model.documents import Place
from checker.model.evidence import Answer, Verdict
from checker.model.grounds import Severity
from checker.model.reports import Finding, Suggestion
from checker.notice_findings import ALTERED, WRONG_STATE, notice_finding
from checker.review.identity import finding_id
from checker.site import Taken
from checker.whole_page import Page, line_of, place_of, quoted, where

_MOST_PLACES: Final = 50
_MISPLACED: Final = frozenset({State.LATE, State.FAR, State.FOOT})


def findings(page: Page, at: Bench) -> tuple[tuple[Finding, ...], tuple[Taken, ...]]:
    """Give what is wrong with the page as a whole, and the sides it takes for the whole site."""
    standing = duties.standings(page.heard, page.law.duties)
    found = [_duty(each, page) for each in duties.failed(standing)]
    found += [
        notice_finding(each, page)
        for each in notices.faults(page.heard, page.found, page.law.notices)
    ]
    pairs = tuple(contradictions.pairs(page.heard, at))
    found += [site.contradiction(pair, page) for pair in pairs]
    sides = contradictions.stances(page.heard, pairs, at)
    return tuple(found), tuple(site.taken(side, page) for side in sides)


@lru_cache(maxsize=8)
def labels(at: Bench) -> frozenset[str]:
    """Give every label that a page as a whole can be found under, by any profile."""
    statutes = at.ruleset.statutes
    profiles = statutes.profiles.values()
    duties = {duty.id for profile in profiles for duty in profile.duties}
    notices = {notice.id for profile in profiles for notice in profile.notices}
    opposed = {opposition.id for opposition in statutes.oppositions}
    return frozenset(duties | notices | opposed | {ALTERED, WRONG_STATE})


def told(standing: Standing, page: Page) -> str:
    """Say in words how the page stands to a duty: what was found, where, how far off."""
    if standing.state is State.FORBIDDEN:
        return f"the page {standing.duty.lack}"
    if standing.words is None:
        return "nothing on the page says so"
    quote = f'"{quoted(standing.words, page)}" in {where(standing.words, page)}'
    if standing.state is State.MISSING:
        return f"nothing on the page says so; the nearest is {quote}"
    if standing.state is State.MET:
        return f"met by {quote}, {_distance(standing, page)}"
    if standing.state is State.WEAK:
        return f"only {quote}, which does not say enough"
    return f"present, but {_misplaced(standing, page)}: {quote}"


def words_apart(standing: Standing, page: Page) -> int:
    """Count the words from what called for a statement to the statement."""
    call = standing.calls[0].number
    first, last = sorted((call, call + standing.sentences))
    between = page.heard.units[first:last]
    return sum(len(heard.unit.text.value.split()) for heard in between)


def _misplaced(standing: Standing, page: Page) -> str:
    if standing.state is State.LATE:
        return f"after the first call to action ({_action(standing, page)})"
    if standing.state is State.FOOT:
        return "only in the footer"
    return _distance(standing, page) if standing.state is State.FAR else "not beside it"


def _duty(standing: Standing, page: Page) -> Finding:
    duty, call = standing.duty, standing.calls[0]
    unit = page.heard.units[call.number].unit
    words = "" if standing.words is None else quoted(standing.words, page)
    offered = duty.offer and page.law.rewrites
    return Finding(
        id=finding_id("duty", duty.id, "", words, page.template),
        kind="duty",
        rule=f"{duty.profile}/{duty.id}",
        label=duty.id,
        severity=Severity.LOW if standing.state is State.FAR else duty.severity,
        steps=tuple(_steps(standing)),
        answer=Answer(Verdict.UNDER_QUALIFIED, comparison=told(standing, page)),
        phrase=unit.text.value[call.said.start : call.said.end],
        sentence=unit.text.value,
        why=_why(standing),
        places=tuple(_places(standing, page)),
        basis=duty.basis,
        suggestions=(_way_out(standing, page),) if offered else (),
        phrase_start=call.said.start,
        form=unit.kind.value,
    )


def _why(standing: Standing) -> str:
    duty = standing.duty
    parts = [duty.why]
    if standing.state in {State.MISSING, State.WEAK}:
        parts.insert(0, f"The page {duty.lack}.")
    if duty.provisional:
        parts.append(f"Provisional: {duty.provisional}")
    return " ".join(parts)


def _steps(standing: Standing) -> Iterator[str]:
    yield f"{standing.duty.severity} by its duty"
    if standing.state is State.FAR:
        yield "low: it is said, though far off"


def _places(standing: Standing, page: Page) -> Iterator[Place]:
    for call in standing.calls[: _MOST_PLACES if standing.state is State.AWAY else 1]:
        said = call.said
        yield place_of(page.document, page.heard.units[call.number].unit, said.start, said.end)


def _way_out(standing: Standing, page: Page) -> Suggestion:
    """Give wording to add and where, or what to move where the words stand in a wrong place."""
    call = where(standing.calls[0], page)
    if standing.words is None or standing.state not in _MISPLACED:
        return _added(standing.duty.offer, f"beside {call}")
    late = standing.state is State.LATE
    goal = f"before the call to action in {_action(standing, page)}" if late else f"near {call}"
    return Suggestion(
        move="by-hand", facts=(f"move what stands in {where(standing.words, page)} {goal}",)
    )


def _added(wording: str, place: str) -> Suggestion:
    return Suggestion(move="add", sentence=wording, replaces="nothing", facts=(place,))


def _distance(standing: Standing, page: Page) -> str:
    """Say how far the words stand from what called for them, and from the call to action."""
    count = abs(standing.sentences)
    near = "in the same sentence"
    if count:
        noun = "sentence" if count == 1 else "sentences"
        side = "after" if standing.sentences > 0 else "before"
        away = f"{count} {noun} ({words_apart(standing, page):,} words)"
        near = f"{away} {side} {where(standing.calls[0], page)}"
    if standing.words is None or standing.action is None:
        return near
    side = "before" if standing.words.number <= standing.action else "after"
    return f"{near}, {side} the first call to action ({_action(standing, page)})"


def _action(standing: Standing, page: Page) -> str:
    unit = page.heard.units[standing.action or 0].unit
    return line_of(place_of(page.document, unit, 0, len(unit.text.value)))
