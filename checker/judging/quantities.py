"""Text to quantities: every amount in it, in figures or words, as a value with its place."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from checker.judging.figures import MONTHS, PLAIN, figures
from checker.judging.numbers import WORDS
from checker.model.phrases import Quantity

# How vague words are read. A reviewer may dispute a reading; this is the place to change it.
_FEW: Final = {"couple": (2, 2), "few": (3, 5), "several": (3, 7)}
# A bare plural is two at least and less than the next larger unit, or the copy would name that
# unit. Years and decades have no upper end.
_PLURALS: Final = {
    "second": (2, 59),
    "minute": (2, 59),
    "hour": (2, 23),
    "day": (2, 6),
    "night": (2, 6),
    "week": (2, 7),
    "month": (2, 11),
    "year": (2, math.inf),
    "decade": (2, math.inf),
}
# Hundreds are two hundred at least.
_MANY: Final = {"dozens": 24, "hundreds": 200, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
_PARTS: Final = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_PART_COUNTS: Final = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "nine": 9}
_MULTIPLES: Final = {"twice": 2, "double": 2, "triple": 3}
_TWO_FOLDS: Final = {"twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10}

_LOOSE: Final = re.compile(
    rf"\b(?:(?:(?:a\s+)?(?P<few>couple|few|several)(?:\s+of)?(?:\s+(?:short|more))?"
    rf"\s+(?P<of>{PLAIN})s)"
    r"|(?P<half>half[\s-](?:an?\s+)?(?P<whole>hour|day|year|decade))"
    rf"|(?P<plus>an?\s+(?P<one>{PLAIN})\s+and\s+a\s+half)"
    rf"|(?P<spell>an?\s+(?:single\s+)?(?P<single>{PLAIN}))"
    r"|(?P<soon>overnight|(?:same|next)[\s-]day)"
    rf"|(?P<plural>(?P<unit>{PLAIN})s)"
    rf"|(?P<many>{'|'.join(_MANY)})(?=\s+(?:of\s+)?[a-z])"
    r"|(?P<part>(?:(?P<times>a|one|two|three|four|nine)[\s-])?"
    r"(?P<name>third|quarter|fifth|tenth)s?)(?P<rest>(?=\s+of\b(?!\s+an?\s)))?"
    r"|(?P<middle>half)(?=\s+(?:of|the|our|my|all|these|those)\b)"
    r"|(?P<multiple>twice|double|triple)(?=\s+(?:as|the|what)\b)"
    rf"|(?P<folds>{'|'.join(_TWO_FOLDS)}))\b"
)
# Groups of the pattern whose length is fixed: the group, the group or word of its unit, how many.
_FIXED: Final = (("half", "whole", 0.5), ("plus", "one", 1.5), ("soon", "day", 1))
_BOUND: Final = re.compile(
    r"\b(?:up\s+to|as\s+(?:many|much|little|few|low|long)\s+as|(?:no\s+)?(?:more|less|fewer)\s+than"
    r"|(?:well\s+)?(?:over|under)|at\s+(?:least|most)|nearly|almost|about|around|approximately"
    r"|roughly|some|close\s+to|within|below|above|beyond|between|from|starting\s+at"
    r"|(?:older|younger)\s+than|just|only)(?=\s+$)"
)
# "A week" is a stretch of time after these words, and a rate ("twice a week") elsewhere.
_STRETCH: Final = re.compile(
    r"\b(?:in|within|for|after|by|than|least|about|under|over|to|almost|nearly|lasts?|takes?|just"
    r"|only)\s+$"
)
_JOIN: Final = re.compile(r"\s*(?:[-\u2010-\u2014]|\b(?:to|or)\b)\s*")
_WORD: Final = re.compile(r"[a-z]+")
_DIGIT: Final = re.compile(r"\d")
_NUMBER_WORDS: Final = frozenset(WORDS)
_LOOSE_WORDS: Final = frozenset(
    [*_FEW, *_MANY, *_PARTS, *_MULTIPLES, *_TWO_FOLDS, "half", "overnight", "same", "next"]
    + [f"{word}s" for word in (*_PARTS, *_PLURALS)]
    + [word for word in _PLURALS if word != "second"]
)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Give the quantities of *text* from left to right, none overlapping another.

    A span runs from the first word of the bound to the last of the unit; the noun that a count
    is of stays outside.
    """
    # No other letter grows when it is lowered, so characters keep their places.
    lowered = text.replace("\u0130", "I").lower()
    words = _WORD.findall(lowered)
    found: list[Quantity] = []
    if _DIGIT.search(lowered) or not _NUMBER_WORDS.isdisjoint(words):
        found.extend(figures(lowered))
    if not _LOOSE_WORDS.isdisjoint(words):
        found.extend(_loose(lowered))
    return tuple(_bounded(each, lowered) for each in _joined(found, lowered)) if found else ()


def _loose(text: str) -> Iterator[Quantity]:
    for match in _LOOSE.finditer(text):
        found = _time(match, text) or _share_or_multiple(match)
        if found:
            kind, (low, high), unit = found
            yield Quantity(kind, low, high, "", match.start(), match.end(), unit)


_Read = tuple[str, tuple[float, float], str]


def _time(match: re.Match[str], text: str) -> _Read | None:
    if match["few"]:
        return _duration(match["of"], *_FEW[match["few"]])
    if match["plural"]:
        return _duration(match["unit"], *_PLURALS[match["unit"]])
    for group, unit, count in _FIXED:
        if match[group]:
            return _duration(match[unit] if unit in _LOOSE.groupindex else unit, count, count)
    if match["spell"] and match["single"] != "second":
        stretches = _STRETCH.search(text[max(0, match.start() - 12) : match.start()])
        return _duration(match["single"], 1, 1) if stretches else None
    return None


def _duration(unit: str, low: float, high: float) -> _Read:
    each = MONTHS[unit]
    return "duration", (low * each, high * each), unit


def _share_or_multiple(match: re.Match[str]) -> _Read | None:
    if match["many"]:
        return "count", (_MANY[match["many"]], math.inf), ""
    if match["middle"]:
        return "percent", (50.0, 50.0), ""
    if match["part"]:
        return _part(match)
    for group, values in (("multiple", _MULTIPLES), ("folds", _TWO_FOLDS)):
        if match[group]:
            times = float(values[match[group]])
            return "times", (times, times), ""
    return None


def _part(match: re.Match[str]) -> _Read | None:
    count = _PART_COUNTS.get(match["times"] or "", 0)
    if not count or (count == 1 and match["rest"] is None):
        return None
    share = 100 * count / _PARTS[match["name"]]
    return "percent", (share, share), ""


def _joined(found: list[Quantity], text: str) -> list[Quantity]:
    """Drop what overlaps; make "six months to two years" one quantity."""
    kept: list[Quantity] = []
    for each in sorted(found, key=lambda quantity: (quantity.start, -quantity.end)):
        last = kept[-1] if kept else None
        if last is None:
            kept.append(each)
        elif last.kind == each.kind and _JOIN.fullmatch(text[last.end : each.start]):
            kept[-1] = replace(last, high=max(last.high, each.high), end=each.end)
        elif each.start >= last.end:
            kept.append(each)
    return kept


def _bounded(quantity: Quantity, text: str) -> Quantity:
    before = max(0, quantity.start - 20)
    match = _BOUND.search(text[before : quantity.start])
    if match is None:
        return quantity
    bound = " ".join(match.group().split())
    if bound == "from" and quantity.kind != "money":
        return quantity
    return replace(quantity, bound=bound, start=before + match.start())
