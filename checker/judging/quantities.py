"""Text to quantities: every figure in it, spoken or written, as a value with its place."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from checker.judging.numbers import NUMBER, WORDS, scale, value
from checker.model.phrases import Quantity

# A month is a twelfth of a year: 365.25 / 12 days, about 30.44.
_DAYS: Final = 365.25 / 12
_MONTHS: Final = {
    **{"second": 1 / _DAYS / 86400, "sec": 1 / _DAYS / 86400},
    **{"minute": 1 / _DAYS / 1440, "min": 1 / _DAYS / 1440},
    **{"hour": 1 / _DAYS / 24, "hr": 1 / _DAYS / 24},
    **{"day": 1 / _DAYS, "night": 1 / _DAYS, "morning": 1 / _DAYS},
    **{"week": 7 / _DAYS, "wk": 7 / _DAYS, "month": 1.0, "mo": 1.0},
    **{"year": 12.0, "yr": 12.0, "decade": 120.0},
}
# How vague words are read; a reviewer may dispute these, and then this is the place to change.
_VAGUE: Final = {"couple": (2, 2), "few": (3, 5), "several": (3, 7)}
# A bare plural is at least two, and less than the next larger unit would be ("months" is under a
# year, or the copy would say so). Years and decades have no upper end.
_PLURAL: Final = {
    **{"second": (2, 59), "minute": (2, 59), "hour": (2, 23), "day": (2, 6), "night": (2, 6)},
    **{"week": (2, 7), "month": (2, 11), "year": (2, math.inf), "decade": (2, math.inf)},
}
_MANY: Final = {"dozens": 24, "hundreds": 200, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
_SHARES: Final = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_CURRENCIES: Final = {
    **{"$": "USD", "usd": "USD", "dollar": "USD", "buck": "USD", "£": "GBP", "gbp": "GBP"},
    **{"pound": "GBP", "€": "EUR", "eur": "EUR", "euro": "EUR", "¥": "JPY", "aed": "AED"},
}

_UNIT: Final = r"(?:second|sec|minute|min|hour|hr|day|night|week|wk|month|mo|year|yr|decade)"
_PLAIN: Final = r"(?:second|minute|hour|day|night|week|month|year|decade)"
_SIGN: Final = r"[$£€¥]|\b(?:usd|gbp|eur|aed)\s"
_RANGE: Final = r"(?:\s*[-\u2010-\u2014]\s*|\s+(?:to|or|and)\s+)"
_BOUNDS: Final = (
    r"up\s+to|as\s+(?:many|much|little|few|low|long)\s+as|(?:no\s+)?(?:more|less|fewer)\s+than|"
    r"over|at\s+(?:least|most)|nearly|almost|about|around|approximately|roughly|some|close\s+to|"
    r"under|within|below|above|beyond|between|(?:starting\s+)?(?:from|at)(?=\s*[$£€¥])|just|only|"
    r"starting\s+at|older\s+than|younger\s+than"
)
_GATE: Final = frozenset(
    [*WORDS, *_MANY, *_VAGUE, "half", "overnight", "twice", "double", "triple", "twofold"]
    + [f"{share}s" for share in _SHARES]
    + [*_SHARES, "same", "next", *_CURRENCIES]
    + [word for unit in _PLURAL for word in (unit, f"{unit}s")]
)
