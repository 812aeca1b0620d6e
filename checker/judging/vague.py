"""Amounts without a number in them: "a few weeks", "overnight", "two thirds", "dozens"."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from checker.judging.figures import LENGTHS, MONTHS, PLAIN
from checker.judging.numbers import SCALES
from checker.model.phrases import Quantity, Readings

_PARTS: Final = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_PART_COUNTS: Final = {
    "one": 1,
    "a": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
_MULTIPLES: Final = {
    "twice": 2,
    "double": 2,
    "triple": 3,
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "tenfold": 10,
}
_FRACTIONS: Final = {"half": 0.5, "quarter": 0.25, "three quarters": 0.75, "three-quarters": 0.75}
# Groups of the pattern for one unit, or one with a fraction: what they count of it at least, most.
_FIXED: Final = {"plus": (1.5, 1.5), "ortwo": (1, 2), "ormore": (1, math.inf)}
_AGES: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_SCALED: Final = "hundred|thousand|million|billion"
# "A week" is a stretch of time after these words or before "of", a rate ("twice a week") elsewhere.
_STRETCH: Final = re.compile(
    r"\b(?:in|within|for|after|by|than|least|about|under|over|to|almost|nearly|lasts?|takes?|just"
    r"|only|be)\s+$"
)


@dataclass(frozen=True, slots=True, eq=False)
class _Grammar:
    """The readings as one pattern, and the words one of which must stand in a text to try it."""

    pattern: re.Pattern[str]
    words: frozenset[str]


def is_tried(words: Iterable[str], readings: Readings) -> bool:
    """Tell whether one of *words* may begin or hold an amount without a number."""
    return not _grammar(readings).words.isdisjoint(words)


def amounts(text: str, readings: Readings) -> Iterator[Quantity]:
    """Give the amounts of lower-case *text* that hold no number, left to right, without bounds."""
    for match in _grammar(readings).pattern.finditer(text):
        found = _time(match, text, readings) or _number(match, readings)
        if found:
            kind, (low, high), unit = found
            yield Quantity(kind, low, high, "", match.start(), match.end(), unit)


_Read = tuple[str, tuple[float, float], str]


def _time(match: re.Match[str], text: str, readings: Readings) -> _Read | None:
    unit, counts = _stretch(match, readings)
    if unit:
        return _duration(unit, counts)
    if match["single"] and match["single"] != "second":
        stretches = _STRETCH.search(text[max(0, match.start() - 12) : match.start()])
        holds = text.startswith(" of ", match.end())
        return _duration(match["single"], (1, 1)) if stretches or holds else None
    return None


def _stretch(match: re.Match[str], readings: Readings) -> tuple[str, tuple[float, float]]:
    """Give the unit of a stretch of time and how many of it, an empty unit if it is none."""
    if match["few"]:
        return match["of"], readings.few[match["few"]]
    if match["plural"]:
        return match["unit"], readings.plural[match["unit"]]
    if match["moment"]:
        days = readings.moment[" ".join(match["moment"].split())]
        return "day", (days, days)
    if match["fraction"]:
        part = _FRACTIONS[match["fraction"]]
        return match["whole"], (part, part)
    fixed = next((group for group in _FIXED if match[group]), "")
    return (match[f"{fixed}unit"], _FIXED[fixed]) if fixed else ("", (0, 0))


def _duration(unit: str, counts: tuple[float, float]) -> _Read:
    each = MONTHS[unit]
    return "duration", (counts[0] * each, counts[1] * each), unit


def _number(match: re.Match[str], readings: Readings) -> _Read | None:
    if match["crowd"]:
        return "count", (readings.crowd[match["crowd"]] * _scale(match["ofs"]), math.inf), ""
    if match["fewscale"]:
        low, high = readings.few[match["fewscale"]]
        scale = _scale(match["scale"])
        return "count", (low * scale, high * scale), ""
    if match["middle"] or match["over"]:
        return "percent", (50.0, 50.0), ""
    if match["ages"]:
        age = float(_AGES.get(match["ages"]) or match["ages"].rstrip("s"))
        return "age", (age, age + 9), ""
    if match["multiple"]:
        times = float(_MULTIPLES[match["multiple"]])
        return "times", (times, times), ""
    return _part(match) if match["part"] else None


def _scale(word: str | None) -> float:
    return SCALES[word.rstrip("s")] if word else 1.0


def _part(match: re.Match[str]) -> _Read | None:
    count = _PART_COUNTS.get(match["times"] or "", 0)
    if not count or (count == 1 and match["rest"] is None):
        return None
    share = 100 * count / _PARTS[match["name"]]
    return "percent", (share, share), ""


def _either(words: Iterable[str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest) or r"(?!)"


@cache
def _grammar(readings: Readings) -> _Grammar:
    few = _either(readings.few)
    units = _either(readings.plural)
    pattern = re.compile(
        rf"\b(?:(?:an?\s+)?(?P<few>{few})(?:\s+of)?(?:\s+{LENGTHS}{{0,2}}|\s+)(?P<of>{PLAIN})s"
        rf"|(?:an?\s+)?(?P<fewscale>{few})(?:\s+of)?\s+(?P<scale>{_SCALED})s?"
        rf"|(?P<fraction>{_either(_FRACTIONS)})[\s-](?:(?:of\s+)?an?\s+)?(?P<whole>hour|day|year"
        r"|decade)"
        rf"|(?P<plus>an?\s+(?P<plusunit>{PLAIN})\s+and\s+a\s+half)"
        rf"|(?P<ortwo>an?\s+(?P<ortwounit>{PLAIN})\s+or\s+(?:two|so))"
        rf"|(?P<ormore>an?\s+(?P<ormoreunit>{PLAIN})\s+(?:or|and)\s+(?:more|longer|beyond))"
        rf"|an?\s+(?:single\s+|full\s+|whole\s+)?(?P<single>{PLAIN})"
        rf"|(?P<moment>{_either(readings.moment)})"
        rf"|(?P<plural>(?P<unit>{units})s)"
        rf"|(?P<crowd>{_either(readings.crowd)})(?:\s+of\s+(?P<ofs>(?:{_SCALED})s))?"
        r"(?=\s+(?:of\s+)?[a-z])"
        r"|(?P<part>(?:(?P<times>a|one|two|three|four|seven|eight|nine)[\s-])?"
        r"(?P<name>third|quarter|fourth|fifth|tenth)s?)(?P<rest>(?=\s+of\b(?!\s+an?\s)))?"
        r"|(?P<middle>half)(?=\s+(?:of|the|our|my|all|these|those)\b)"
        r"|(?:(?<=over\s)|(?<=than\s)|(?<=nearly\s)|(?<=almost\s)|(?<=about\s))(?P<over>half)"
        r"(?!\s+(?:an?|hour|day|year|decade|way|price|off)\b)"
        r"|(?:(?<=their\s)|(?<=your\s)|(?<=her\s)|(?<=his\s)|(?<=my\s))"
        rf"(?P<ages>{_either(_AGES)}|[2-9]0s)"
        rf"|(?P<multiple>{_either(_MULTIPLES)})(?=\s+(?:as|the|what)\b|(?<=fold)))\b"
    )
    heads = (*readings.few, *readings.crowd, *readings.moment, *_PARTS, *_MULTIPLES, *_AGES)
    words = {
        *(word for phrase in heads for word in re.findall("[a-z]+", phrase)),
        *(f"{word}s" for word in (*_PARTS, *readings.plural)),
        *(unit for unit in readings.plural if unit != "second"),
        *(f"{tens}0s" for tens in range(2, 10)),
        "half",
    }
    return _Grammar(pattern, frozenset(words) - {"the", "a", "in", "over", "after", "number"})
