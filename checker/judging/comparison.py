"""A claim's figure beside the documents' figure for the same quantity."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checker.judging.topics import find, named
from checker.model.evidence import Bound, NumericLimit, Side, Verdict
from checker.model.phrases import Quantity

_REACH: Final = 80
_CLAUSE_END: Final = re.compile(r"[.;:!?|\u2014](?=\s)|,?\s(?:but|although|though|whereas)\s")
_OPEN_ABOVE: Final = frozenset(["over", "well over", "more than", "at least", "beyond", "above"])
# "100% natural" praises; only a success rate is meant as a figure when it says all or none.
_ALL_OR_NONE: Final = frozenset([0.0, 100.0])


@dataclass(frozen=True, slots=True)
class Claim:
    """What evidence needs to know of a trigger."""

    label: str
    named: tuple[str, ...]
    sentence: str
    phrase: str
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a limit says to a claim: verdict, comparison in words, the entries it rests on."""

    verdict: Verdict
    comparison: str
    entries: tuple[str, ...]


def compare(claim: Claim, limits: tuple[NumericLimit, ...]) -> Compared | None:
    """Give what the first limit that fits says to *claim*, None if no limit does."""
    for limit in limits:
        if claim.label not in limit.labels:
            continue
        bounds = _bounds_here(limit, claim.sentence)
        if bounds and _is_meant(limit, claim.sentence):
            compared = _compare(claim, limit, bounds)
            if compared:
                return compared
    return None


def _bounds_here(limit: NumericLimit, sentence: str) -> tuple[Bound, ...]:
    joints = named("joint", sentence)
    return tuple(
        bound for bound in limit.bounds if not bound.joint or not joints or bound.joint in joints
    )


def _is_meant(limit: NumericLimit, sentence: str) -> bool:
    if limit.cues and not find(limit.cues, sentence):
        return False
    return not (limit.unless and find(limit.unless, sentence))


def _compare(claim: Claim, limit: NumericLimit, bounds: tuple[Bound, ...]) -> Compared | None:
    for quantity in _near(claim):
        if _measures(quantity, limit, claim):
            verdict = limit.beyond if _is_beyond(quantity, limit, bounds) else limit.within
            if verdict:
                return _compared(verdict, _figure(quantity, limit, claim.sentence), limit, bounds)
    if limit.words:
        word = find(limit.words, claim.phrase)
        return _compared(limit.beyond, f'"{word}"', limit, bounds) if word else None
    return None if limit.kinds else _compared(limit.beyond, "", limit, bounds)


def _near(claim: Claim) -> Iterator[Quantity]:
    """Give the quantities inside the phrase, then those beside it in the same clause."""
    start = claim.sentence.find(claim.phrase)
    if start < 0 or not claim.phrase:
        yield from claim.quantities
        return
    end = start + len(claim.phrase)
    inside = [q for q in claim.quantities if q.start < end and start < q.end]
    yield from inside
    for quantity in claim.quantities:
        if quantity not in inside:
            between = claim.sentence[min(end, quantity.end) : max(start, quantity.start)]
            if len(between) <= _REACH and not _CLAUSE_END.search(between):
                yield quantity


def _measures(quantity: Quantity, limit: NumericLimit, claim: Claim) -> bool:
    if quantity.kind not in limit.kinds:
        return False
    if quantity.kind == "money" and quantity.unit != limit.unit:
        return False
    praises = quantity.low == quantity.high and quantity.low in _ALL_OR_NONE
    if quantity.kind == "percent" and praises and claim.label != "success-rate":
        return False
    before = f"{claim.sentence[: quantity.start]}{quantity.bound}".lower().rstrip()
    after = claim.sentence[quantity.end :].lower().lstrip(" -")
    if limit.before and not any(_ends(before, word) for word in limit.before):
        return False
    return not any(after.startswith(word) for word in limit.not_before)


def _ends(text: str, word: str) -> bool:
    return text == word or text.endswith(f" {word}")


def _is_beyond(quantity: Quantity, limit: NumericLimit, bounds: tuple[Bound, ...]) -> bool:
    values = [bound.value for bound in bounds if bound.value is not None]
    match limit.side:
        case Side.NONE:
            return True
        case Side.MOST:
            open_above = quantity.bound in _OPEN_ABOVE
            most = max(values)
            return quantity.high > most or (open_above and quantity.high == most)
        case Side.LEAST:
            return quantity.low < min(values)
        case Side.BAND:
            return quantity.low < min(values) or quantity.high > max(values)


def _figure(quantity: Quantity, limit: NumericLimit, sentence: str) -> str:
    if quantity.kind != "duration" or limit.unit != "months":
        return sentence[quantity.start : quantity.end].lower()
    low, high = _rounded(quantity.low), _rounded(quantity.high)
    if math.isinf(quantity.high):
        return f"{low} months or more"
    if low == high:
        return f"{low} {'month' if low == '1' else 'months'}"
    return f"{low} to {high} months"


def _rounded(months: float) -> str:
    return f"{months:.1f}".removesuffix(".0")


def _compared(
    verdict: Verdict, figure: str, limit: NumericLimit, bounds: tuple[Bound, ...]
) -> Compared:
    shown = " and ".join(bound.shown for bound in bounds if bound.shown)
    if shown:
        unit = ", in months" if limit.unit == "months" and "month" not in figure else ""
        comparison = f"{limit.claimed or figure} against {shown}{unit}"
    else:
        comparison = limit.says
    return Compared(verdict, comparison, tuple(bound.entry for bound in bounds))
