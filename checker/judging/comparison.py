"""A claim's figure beside the documents' figure for the same quantity."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from checker.judging.topics import covers, find, scope
from checker.model.evidence import (
    Against,
    Bound,
    Consistent,
    Ledger,
    NumericLimit,
    Side,
    Verdict,
)
from checker.model.phrases import Quantity

_REACH: Final = 80
_CLAUSE_END: Final = re.compile(r"[.;:!?|\u2014](?=\s)|,?\s(?:but|although|though|whereas)\s")
_OPEN_ABOVE: Final = frozenset(
    {
        *("above", "a little over", "a minimum of", "at least", "beyond", "exceeding", "far over"),
        *("greater than", "in excess of", "just over", "longer than", "more than", "no less than"),
        *("north of", "not less than", "over", "slightly over", "upward of", "upwards of"),
        "well over",
    }
)
# Words that turn a pain into the end of one.
_AWAY: Final = ("free", "relief", "control", "reduction")
# "100% natural" praises; only a success rate is meant as a figure when it says all or none.
_ALL_OR_NONE: Final = frozenset([0.0, 100.0])


@dataclass(frozen=True, slots=True)
class Assertion:
    """What evidence needs to know of a trigger.

    *named* are the entries its *rule* names, *around* the headings and other texts it stands
    under, nearest first, *beside* the text of its section. It is *implied* where it sits in a
    presupposition, and *guessed* where no rule but its likeness to marked copy found it.
    """

    label: str
    named: tuple[str, ...]
    sentence: str
    phrase: str
    quantities: tuple[Quantity, ...]
    around: tuple[str, ...] = ()
    beside: str = ""
    rule: str = ""
    implied: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """What a limit says to a claim: verdict, comparison in words, its figures, its entries.

    Without a verdict the claim agrees with the documents.
    """

    verdict: Verdict | None
    comparison: str
    against: Against
    entries: tuple[str, ...]


def compare(claim: Assertion, ledger: Ledger) -> Compared | None:
    """Give what the first limit that fits says to *claim*, None if no limit does."""
    about = scope((claim.sentence, *claim.around), ledger.scopes)
    for limit in ledger.limits:
        if claim.label in limit.labels and _is_meant(limit, claim.sentence):
            bounds = _bounds_here(limit, about, ledger)
            compared = _compare(claim, limit, bounds) if bounds else None
            if compared:
                return compared
    return None


def _bounds_here(
    limit: NumericLimit, about: Mapping[str, frozenset[str]], ledger: Ledger
) -> tuple[Bound, ...]:
    """Give the bounds whose entries speak of what the claim is about; fallbacks where none does."""
    inside = [b for b in limit.bounds if covers(ledger.entries[b.entry], about, ledger.scopes)]
    if all(bound.fallback for bound in inside):
        return tuple(inside)
    return tuple(replace(b, shown="", value=None) if b.fallback else b for b in inside)


def _is_meant(limit: NumericLimit, sentence: str) -> bool:
    if limit.cues and not find(limit.cues, sentence):
        return False
    return not (limit.unless and find(limit.unless, sentence))


def _compare(claim: Assertion, limit: NumericLimit, bounds: tuple[Bound, ...]) -> Compared | None:
    for quantity in _near(claim):
        if _measures(quantity, limit, claim):
            beyond = _is_beyond(quantity, limit, bounds)
            agreed = not beyond and any(_agrees(quantity, c, claim) for c in limit.consistent)
            verdict = limit.beyond if beyond else limit.within
            if agreed or verdict:
                figure = _figure(quantity, limit, claim.sentence)
                return _compared(None if agreed else verdict, figure, limit, bounds)
    if limit.words:
        word = find(limit.words, _clause(claim) if limit.wide else claim.phrase)
        return _compared(limit.beyond, f'"{word}"', limit, bounds) if word else None
    return None if limit.kinds else _compared(limit.beyond, "", limit, bounds)


def _clause(claim: Assertion) -> str:
    """Give the part of the sentence around the phrase that no clause mark cuts off."""
    before, found, after = claim.sentence.partition(claim.phrase)
    if not found:
        return claim.phrase
    begin = max((m.end() for m in _CLAUSE_END.finditer(before)), default=0)
    end = _CLAUSE_END.search(after)
    return before[begin:] + claim.phrase + (after[: end.start()] if end else after)


def _near(claim: Assertion) -> Iterator[Quantity]:
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


def _measures(quantity: Quantity, limit: NumericLimit, claim: Assertion) -> bool:
    if quantity.kind not in limit.kinds or not limit.floor <= quantity.low <= limit.ceiling:
        return False
    if quantity.kind == "money" and quantity.unit != limit.unit:
        return False
    praises = quantity.low == quantity.high and quantity.low in _ALL_OR_NONE
    if quantity.kind == "percent" and praises and claim.label != "success-rate":
        return False
    before = f"{claim.sentence[: quantity.start]}{quantity.bound}".lower().rstrip()
    after = claim.sentence[quantity.end :].lower().lstrip(" -")
    leads = any(_ends(before, word) for word in limit.before)
    if (limit.before or limit.behind) and not (
        leads or any(_begins(after, word) for word in limit.behind)
    ):
        return False
    if any(_ends(before, word) for word in limit.not_after):
        return False
    return not any(_begins(after, word) for word in limit.not_before)


def _begins(text: str, word: str) -> bool:
    """Tell whether *text* goes on with *word*; "of pain relief" does not with "of pain"."""
    return text.startswith(word) and not text[len(word) :].lstrip(" -").startswith(_AWAY)


def _ends(text: str, word: str) -> bool:
    return text == word or text.endswith(f" {word}")


def _is_beyond(quantity: Quantity, limit: NumericLimit, bounds: tuple[Bound, ...]) -> bool:
    values = [bound.value for bound in bounds if bound.value is not None]
    if not values:
        return limit.side is Side.NONE
    match limit.side:
        case Side.NONE:
            return True
        case Side.MOST:
            open_above = quantity.bound in _OPEN_ABOVE
            most = max(values)
            return quantity.high > most or (open_above and quantity.high == most)
        case Side.LEAST:
            return quantity.low < max(values)
        case Side.BAND:
            return quantity.low < min(values) or quantity.high > max(values)


def _agrees(quantity: Quantity, consistent: Consistent, claim: Assertion) -> bool:
    if quantity.high > consistent.most or quantity.bound in _OPEN_ABOVE:
        return False
    if consistent.rules and claim.rule not in consistent.rules:
        return False
    if not all(find(words, claim.sentence) for words in consistent.needs):
        return False
    return not consistent.beside or bool(
        find(consistent.beside, claim.sentence) or find(consistent.beside, claim.beside)
    )


def _figure(quantity: Quantity, limit: NumericLimit, sentence: str) -> str:
    if quantity.kind != "duration" or limit.unit != "months":
        return sentence[quantity.start : quantity.end].lower()
    low = _rounded(quantity.low)
    if quantity.bound in _OPEN_ABOVE:
        return f"{quantity.bound} {low} months"
    if math.isinf(quantity.high):
        return f"{low} months or more"
    high = _rounded(quantity.high)
    if low == high:
        return f"{low} {'month' if low == '1' else 'months'}"
    return f"{low} to {high} months"


def _rounded(months: float) -> str:
    return f"{months:.1f}".removesuffix(".0")


def _compared(
    verdict: Verdict | None, figure: str, limit: NumericLimit, bounds: tuple[Bound, ...]
) -> Compared:
    shown = " and ".join(bound.shown for bound in bounds if bound.shown)
    claimed = limit.claimed or figure
    comparison = f"{claimed} against {shown}" if shown else limit.says
    if limit.says and shown:
        comparison = f"{limit.says}; {shown}"
    against = Against(limit.quantity, claimed, bounds)
    return Compared(verdict, comparison, against, tuple(bound.entry for bound in bounds))
