"""Amounts with a number in them: "six to twelve weeks", "$5,000", "nine out of ten"."""

import math
import re
from collections.abc import Iterator
from typing import Final

from checker.judging.numbers import NUMBER, scale, value
from checker.model.phrases import Quantity

# A month is a twelfth of 365.25 days, about 30.44.
_DAY: Final = 12 / 365.25
MONTHS: Final = {
    "second": _DAY / 86400,
    "sec": _DAY / 86400,
    "minute": _DAY / 1440,
    "min": _DAY / 1440,
    "hour": _DAY / 24,
    "h": _DAY / 24,
    "hr": _DAY / 24,
    "day": _DAY,
    "night": _DAY,
    "week": 7 * _DAY,
    "fortnight": 14 * _DAY,
    "wk": 7 * _DAY,
    "month": 1.0,
    "mo": 1.0,
    "year": 12.0,
    "yr": 12.0,
    "decade": 120.0,
}
PLAIN: Final = "second|minute|hour|day|night|week|month|year|decade"
_UNIT: Final = f"{PLAIN}|fortnight|sec|min|hr|wk|mo|yr"
# What may stand between a number and its unit without changing it: "ten good years".
LENGTHS: Final = (
    r"(?:(?:business|working|full|whole|entire|solid|straight|consecutive|more|further|additional"
    r"|extra|good|happy|active|comfortable|pain[\s-]free|short|brief|quick|long|calendar)[\s-]+)"
)
_COINS: Final = {
    "$": "USD",
    "us$": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "usd": "USD",
    "dollar": "USD",
    "buck": "USD",
    "£": "GBP",
    "gbp": "GBP",
    "pound": "GBP",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "¥": "JPY",
    "aed": "AED",
}
_COIN: Final = "dollars?|pounds?|euros?|bucks?|usd|gbp|eur|aed"
# "Nine in ten" is a share only of a whole people say; "5 in 2020" is none.
_WHOLES: Final = frozenset([3, 4, 5, 6, 7, 8, 10, 12, 20, 50, 100, 200, 500, 1e3, 1e4, 1e5, 1e6])
_PATIENT_AGES: Final = range(16, 100)
_CALENDAR: Final = range(1900, 2100)

_SIGN: Final = r"(?:us|au?|ca?|nz)?\$|[£€¥]"

# "And" makes a range only after "between"; "£500 or six weeks" is none.
_TO: Final = r"(?:\s*[-\u2010-\u2014]\s*|\s+to\s+|(?(pair)\s+and\s+|(?!))|(?(sign)(?!)|\s+or\s+))"
_FIGURE: Final = re.compile(
    r"(?<![\w./:,-])(?P<pair>(?<=between\s)|(?<=ages\sof\s))?"
    rf"(?P<sign>(?:{_SIGN})\s?|\b(?:usd|gbp|eur|aed)\s)?(?P<low>{NUMBER})"
    rf"(?:(?:\s?%)?{_TO}(?:{_SIGN})?(?P<high>{NUMBER}))?(?P<on>\s?\+(?!\w))?"
)
_TAIL: Final = re.compile(
    r"(?P<age>[\s-]*(?:years?|yrs?)[\s-]+(?:old|of\s+age)\b)"
    r"|(?P<percent>\s*%|[\s-]*(?:per\s?cent|pct)\b|[\s-]+percentage\s+points?\b)"
    rf"|(?P<duration>[\s-]*{LENGTHS}{{0,2}}(?P<unit>(?:{_UNIT})(?=s?\b)|(?<=\d)h\b)s?)"
    r"|(?P<share>(?P<among>(?:\s+[a-z]+){0,2}?)\s+(?P<by>out\s+of|in|of|per(?=\s+(?:a\s+)?(?:1|hu|th)))"
    r"\s+(?:(?:every|our|all)\s+)?"
    rf"(?P<whole>{NUMBER})(?!\s*[%\d,]|[\s-]+(?:{_UNIT})s?\b))"
    r"|(?P<tenth>/(?P<of>10|100)\b(?!/))"
    r"|(?P<times>\s?[x×](?![\w-])|[\s-]?fold\b"
    r"|\s+times\b(?!\s+(?:a|an|per|daily|weekly|each|every)\b))"
    r"|(?P<dose>[\s-]?(?:ml|cc|mg|mcg|µg|iu|grams?)\b)"
    rf"|(?P<coin>\s+(?:us\s+)?(?:{_COIN})\b)"
)
# Numbers that name a thing or a day and count nothing.
_NAMED: Final = re.compile(
    r"(?:#|§|\b(?:no\.?|number|suite|room|types?|grade|stage|phase|step|level|part|chapter|week"
    r"|section|figure|table|page|covid|vitamin|schedule|title|version|call|phone|fax|tel|month"
    r"|day|year|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|unit|box|floor|route|scale\s+of|appendix|item|question|lesson|session))\s*$"
)
# "By week three" is a stretch of time, counted from the injection.
_BY: Final = re.compile(r"\b(?:by|as\s+(?:early|soon)\s+as)\s+(?P<unit>day|week|month)\s+$")
_AGED: Final = re.compile(
    r"\b(?:aged?|ages)(?:\s+(?:of|from|between))?\s+$"
    r"|\b(?:patients|people|adults|men|women|clients)\s+(?:from|between)\s+$"
)
_AGE_BOUND: Final = re.compile(
    r"\b(?:over|under|above|below|(?:older|younger)\s+than)\s+(?:the\s+age\s+of\s+)?$"
)
_AGE_ON: Final = re.compile(r"\s+(?:and|or)\s+(?:older|over|above|up)\b")
_BOUNDED: Final = re.compile(
    r"\b(?:up\s+to|as\s+(?:many|few)\s+as|(?:more|less|fewer)\s+than|over|under|at\s+(?:least|most)"
    r"|nearly|almost|about|around|approximately|roughly|close\s+to)\s+$"
)
_NOUN: Final = re.compile(
    r"[\s-]+(?!(?:of|or|and|in|on|at|to|the|is|are|was|were|am|pm|a|an|by|for|if|with|from|but"
    r"|may|times|than|that|per|o|as|more|out|stars?|gauge|degrees?|inch|inches|feet|foot|miles?|mm"
    r"|cm|kg|lbs?|square|sq|percentage|way|step|tier|january|february|march|april|june|july|august"
    r"|september|october|november|december)\b)[a-z]+"
)
_PLURAL: Final = re.compile(r"\s+[a-z]{3,}s\b")
_COUNTED: Final = re.compile(
    r"\s+(?:patients?|people|clients|cases|knees|hips|joints|procedures|injections|treatments"
    r"|cells|studies|trials|papers)\b"
)


def figures(text: str) -> Iterator[Quantity]:
    """Give the amounts of lower-case *text* that hold a number, left to right, without bounds."""
    at = 0
    while (match := _FIGURE.search(text, at)) is not None:
        found = _read(match, text)
        at = max(match.end("low"), found.end if found else 0)
        if found:
            yield found


def _read(match: re.Match[str], text: str) -> Quantity | None:
    if match["sign"]:
        return _money(
            match, match["sign"], match.end("high") if match["high"] else match.end("low")
        )
    tail = _TAIL.match(text, match.end())
    kind = tail.lastgroup if tail else None
    if tail is None or kind is None:
        return _bare(match, text)
    if kind == "share":
        return _share(match, tail, text) or _bare(match, text)
    if kind == "coin":
        return _money(match, tail["coin"], tail.end())
    low, high = _values(match)
    factor = 1.0
    unit = ""
    if kind == "duration":
        unit = tail["unit"]
        factor = MONTHS[unit]
    if kind == "tenth":
        kind, factor = "percent", 100 / int(tail["of"])
    return Quantity(kind, low * factor, high * factor, "", match.start(), tail.end(), unit)


def _values(match: re.Match[str]) -> tuple[float, float]:
    low = value(match["low"])
    if match["on"]:
        return low, math.inf
    if match["high"] is None:
        return low, low
    high = value(match["high"])
    # "3-10k" and "5 to 10 million": the scale is said once and meant twice.
    if scale(match["low"]) == 1 and low < high / scale(match["high"]) * 10:
        low *= scale(match["high"])
    return min(low, high), max(low, high)


def _money(match: re.Match[str], coin: str, end: int) -> Quantity:
    low, high = _values(match)
    name = coin.strip()
    name = name if name in _COINS else name.removeprefix("us ").rstrip("s")
    return Quantity("money", low, high, "", match.start(), end, _COINS[name])


def _share(match: re.Match[str], tail: re.Match[str], text: str) -> Quantity | None:
    low, high = _values(match)
    whole = value(tail["whole"])
    if whole not in _WHOLES or high > whole or not low.is_integer():
        return None
    if tail["among"].strip() and _PLURAL.match(text, tail.end()):
        return None
    # "Nine of ten patients" is a share; "one of three offices" is a choice.
    if tail["by"] == "of" and not (_COUNTED.match(text, tail.end()) or tail["whole"].isdigit()):
        return None
    return Quantity("percent", low / whole * 100, high / whole * 100, "", match.start(), tail.end())


def _bare(match: re.Match[str], text: str) -> Quantity | None:
    """Read a number with no unit: the age of people, a count, or nothing."""
    before = text[max(0, match.start() - 26) : match.start()]
    low, high = _values(match)
    by = _BY.search(before)
    if by:
        factor = MONTHS[by["unit"]]
        start = match.start() - len(before) + by.start("unit")
        return Quantity("duration", low * factor, high * factor, "", start, match.end(), by["unit"])
    noun = _NOUN.match(text, match.end())
    bounded = _AGE_ON.match(text, match.end()) or (not noun and _AGE_BOUND.search(before))
    if _AGED.search(before) or (bounded and low in _PATIENT_AGES):
        return Quantity("age", low, high, "", match.start(), match.end())
    if _NAMED.search(before) or (low in _CALENDAR and not _counts_from(match, text)):
        return None
    single = match["high"] is None and low == 1
    if single or not (noun or _is_large(match) or _BOUNDED.search(before)):
        return None
    return Quantity("count", low, high, "", match.start(), match.end())


def _counts_from(match: re.Match[str], text: str) -> bool:
    return "," in match["low"] or _COUNTED.match(text, match.end()) is not None


def _is_large(match: re.Match[str]) -> bool:
    last = match["high"] or match["low"]
    return "," in last or scale(last) > 1
