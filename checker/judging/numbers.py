"""Numbers in figures and words: the pattern that finds them and the value they have."""

import re
from typing import Final

_TEENS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES: Final = {
    **{word: number for number, word in enumerate(_TEENS.split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), start=2)},
}
_SCALES: Final = {
    "dozen": 12,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "mn": 1e6,
    "m": 1e6,
    "bn": 1e9,
    "b": 1e9,
}
_SMALL: Final = frozenset(["dozen", "hundred"])
_SPELLED: Final = tuple(word for word in _SCALES if len(word) > 2)
WORDS: Final = (*_ONES, *_SPELLED)

_SCALE: Final = "|".join(_SPELLED)
_UNIT: Final = "|".join(_ONES)
_SPOKEN: Final = (
    rf"(?:(?:half\s+)?a\s+(?:{_SCALE})|{_UNIT})\b"
    rf"(?:(?:\s+and\s+|\s+|-)(?:{_UNIT}|{_SCALE})\b)*"
)
_FIGURES: Final = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    rf"(?:(?:k|mn|m|bn|b)\b|(?:[\s-](?:{_SCALE})\b)+)?"
)
# One number, without groups, to be put into larger patterns.
NUMBER: Final = rf"(?:{_FIGURES}|{_SPOKEN})(?:\s+and\s+a\s+half\b)?"

_PART: Final = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+")


def value(text: str) -> float:
    """Give the value of a number that `NUMBER` matched."""
    total = current = 0.0
    for part in _PART.findall(text.lower()):
        if part[0].isdigit():
            current += float(part.replace(",", ""))
        elif part == "half":
            current += 0.5
        elif part in _SMALL:
            current = (current or 1) * _SCALES[part]
        elif part in _SCALES:
            total += (current or 1) * _SCALES[part]
            current = 0.0
        else:
            current += _ONES.get(part, 0)
    return total + current


def scale(text: str) -> float:
    """Give the scale that a number ends in ("10 million": a million), 1 where there is none."""
    return _SCALES.get(_PART.findall(text.lower())[-1], 1.0)
