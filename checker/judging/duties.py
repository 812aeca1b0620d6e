"""A whole page to its duties: which apply, which words meet them, and how far off those stand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import regex

from checker.judging.hearing import At, Heard, Hearing
from checker.model.documents import Unit, UnitKind
from checker.model.profiles import Duty, Reach

# What readers of a page see and read, unlike its title or an alt text.
_READ: Final = frozenset(
    {
        UnitKind.SENTENCE,
        UnitKind.HEADING,
        UnitKind.LIST_ITEM,
        UnitKind.CELL,
        UnitKind.TESTIMONIAL,
    }
)
_UNREAD_REGIONS: Final = frozenset({"nav", "hidden"})
_FOOT: Final = regex.compile(
    r"(?:medical |legal |general )?disclaimers?|legal(?: notices?| information)?|fine print"
    r"|important (?:legal )?information",
    regex.IGNORECASE,
)
_FOOT_LABEL: Final = regex.compile(r"\W{0,3}(?:medical |legal )?disclaimer\W", regex.IGNORECASE)
_SOURCES: Final = regex.compile(
    r"(?:references?|sources?|bibliography|resources|literature|further reading|citations)",
    regex.IGNORECASE,
)
# How many units may lie between a claim and what must stand beside it.
_BESIDE: Final = 2
ACTION: Final = "action"


class State(StrEnum):
    """How a page stands to a duty."""

    MET = "met"
    MISSING = "missing"
    WEAK = "weak"
    LATE = "late"
    FAR = "far"
    AWAY = "away"
    FOOT = "foot"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a page stands to one duty: what called for it, what meets it or only seems to.

    *calls* are the units that call for it, those it still fails first; *words* is what was found
    in answer; *sentences* is how far behind the first call that stands (negative: before it),
    *action* the first call to action where there is one. *outright* tells that a call is a claim
    and not a hedge.
    """

    duty: Duty
    state: State
    calls: tuple[At, ...]
    words: At | None = None
    sentences: int = 0
    action: int | None = None
    outright: bool = False


def standings(page: Hearing, duties: Sequence[Duty]) -> tuple[Standing, ...]:
    """Give how *page* stands to each duty that applies to it."""
    present = set(page.by_topic)
    action = next(_saying(page, (ACTION,), _acts), None)
    found = []
    for duty in duties:
        if not _applies(duty, present):
            continue
        own = (at for at in _saying(page, duty.when, _own) if not _quoted(page, at))
        calls = tuple(_first_of_each(own))
        if calls:
            made = _standing(page, duty, calls, action.number if action else None)
            outright = any(page.units[call.number].claimed for call in calls)
            found.append(replace(made, outright=outright))
    return tuple(found)


def failed(standing: Sequence[Standing]) -> tuple[Standing, ...]:
    """Give those of *standing* that make a finding."""
    wrong = [each for each in standing if each.state is not State.MET]
    names = {each.duty.id for each in wrong}
    return tuple(
        each
        for each in wrong
        if not each.duty.advice
        and names.isdisjoint(each.duty.covered_by)
        and (each.outright or not each.duty.claims_only)
    )


def at_foot(unit: Unit) -> bool:
    """Tell whether *unit* stands where the small print does."""
    if unit.region == "footer" or _FOOT_LABEL.match(unit.text.value):
        return True
    return bool(unit.section) and bool(_FOOT.fullmatch(unit.section[-1].strip()))


def is_read(unit: Unit) -> bool:
    """Tell whether readers of the page meet *unit* as text of its own."""
    if unit.kind not in _READ or unit.region in _UNREAD_REGIONS:
        return False
    return not (unit.section and _SOURCES.fullmatch(unit.section[-1].strip(" :")))


def _applies(duty: Duty, present: set[str]) -> bool:
    if present.isdisjoint(duty.when) or not present.isdisjoint(duty.not_when):
        return False
    return not duty.and_when or not present.isdisjoint(duty.and_when)


def _standing(page: Hearing, duty: Duty, calls: tuple[At, ...], action: int | None) -> Standing:
    if duty.forbids:
        return Standing(duty=duty, state=State.FORBIDDEN, calls=calls)
    good = list(_saying(page, duty.met, _is_read))
    above = [at for at in good if not at_foot(page.units[at.number].unit)]
    enough = _enough(page, above, duty)
    if enough is not None:
        return _placed(page, duty, calls, enough, action)
    low = _enough(page, good, duty)
    if low is not None:
        return _told(duty, State.FOOT, calls, low, action)
    weak = _best(page, duty.weak) or (good[0] if good else None)
    if weak is not None:
        return _told(duty, State.WEAK, calls, weak, action)
    return _told(duty, State.MISSING, calls, _best(page, duty.near), action)


def _best(page: Hearing, topics: Sequence[str]) -> At | None:
    """Give the first unit that says the first of *topics* that any unit says."""
    found = (next(_saying(page, (topic,), _is_read), None) for topic in topics)
    return next((at for at in found if at is not None), None)


def _placed(
    page: Hearing, duty: Duty, calls: tuple[At, ...], words: At, action: int | None
) -> Standing:
    """Give the standing of a duty that is met somewhere, be it where it does not count."""
    if duty.reach is Reach.BEFORE_ACTION and action is not None and words.number > action:
        return _told(duty, State.LATE, calls, words, action)
    if duty.reach in {Reach.UNIT, Reach.BESIDE, Reach.SECTION}:
        unmet = tuple(call for call in calls if not _met_near(page, duty, call))
        return _told(duty, State.AWAY if unmet else State.MET, unmet or calls, words, action)
    if duty.within and words.number - calls[0].number > duty.within:
        return _told(duty, State.FAR, calls, words, action)
    return _told(duty, State.MET, calls, words, action)


def _told(
    duty: Duty, state: State, calls: tuple[At, ...], words: At | None, action: int | None
) -> Standing:
    away = words.number - calls[0].number if words else 0
    return Standing(duty=duty, state=state, calls=calls, words=words, sentences=away, action=action)


def _enough(page: Hearing, good: Sequence[At], duty: Duty) -> At | None:
    """Give where *good* says as many topics as the duty asks for: in one block, list or page."""
    if duty.at_least == 1:
        return good[0] if good else None
    together: dict[tuple[int, int], list[At]] = {}
    for at in good:
        unit = page.units[at.number].unit
        together.setdefault((unit.group, 0) if unit.group else (0, unit.block), []).append(at)
    for among in (*together.values(), good):
        if len({at.said.topic for at in among}) >= duty.at_least:
            return among[0]
    return None


def _met_near(page: Hearing, duty: Duty, call: At) -> bool:
    counts = _any if duty.reach is Reach.UNIT else _is_read
    return any(
        _near(page, call.number, at.number, duty.reach) for at in _saying(page, duty.met, counts)
    )


def _near(page: Hearing, call: int, answer: int, reach: Reach) -> bool:
    if reach is Reach.UNIT:
        return call == answer
    one, other = page.units[call].unit, page.units[answer].unit
    if one.block == other.block or abs(call - answer) <= _BESIDE:
        return True
    return reach is Reach.SECTION and one.section == other.section


def _saying(page: Hearing, topics: Sequence[str], counts: Callable[[Heard], bool]) -> Iterator[At]:
    return (at for at in page.saying(topics) if counts(page.units[at.number]))


def _first_of_each(found: Iterator[At]) -> Iterator[At]:
    last = -1
    for at in found:
        if at.number != last:
            yield at
        last = at.number


def _own(heard: Heard) -> bool:
    return not heard.include and heard.unit.region not in _UNREAD_REGIONS


def _quoted(page: Hearing, at: At) -> bool:
    """Tell whether the page only repeats what others say."""
    return page.units[at.number].quotes(at.said)


def _any(_heard: Heard) -> bool:
    return True


def _acts(heard: Heard) -> bool:
    return heard.unit.region != "nav" and (
        heard.unit.kind in _READ or heard.unit.kind is UnitKind.BUTTON
    )


def _is_read(heard: Heard) -> bool:
    return is_read(heard.unit)
