"""Numbers in figures and words: the pattern that finds them and the value they have."""

import re
from typing import Final

_ONES: Final = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14},
    **{"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19},
    **{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70},
    **{"eighty": 80, "ninety": 90, "dozen": 12, "half": 0.5, "a": 1, "zero": 0},
}
_SCALES: Final = {
    **{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12},
    **{"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9},
}
WORDS: Final = tuple(word for word in (*_ONES, *_SCALES) if len(word) > 2 and word != "half")

_SCALE: Final = "hundred|thousand|million|billion|trillion"
_UNIT: Final = "|".join(word for word in _ONES if word not in {"a", "half"})
_SPOKEN: Final = (
    rf"(?:a\s+|half\s+a\s+)?(?:{_UNIT}|(?<=a\s)(?:{_SCALE}))\b(?!')"
    rf"(?:(?:\s+and\s+|\s+|-)(?:{_UNIT}|{_SCALE})\b)*"
)
_FIGURES: Final = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    rf"(?:(?:k|m|mn|b|bn)\b|[\s-](?:{_SCALE})\b(?:\s+(?:{_SCALE})\b)?)?"
)
# One number as a group-free pattern, to be put into larger ones.
NUMBER: Final = rf"(?:{_FIGURES}|{_SPOKEN})(?:\s+and\s+a\s+half\b)?"

_PART: Final = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+")


def value(text: str) -> float:
    """Give the value of a number that `NUMBER` matched."""
    total = current = 0.0
    for part in _PART.findall(text.lower()):
        if part[0].isdigit():
            current += float(part.replace(",", ""))
        elif part == "hundred":
            current = (current or 1) * 100
        elif part in _SCALES:
            total += (current or 1) * _SCALES[part]
            current = 0.0
        elif part == "dozen":
            current = (current or 1) * 12
        elif part not in {"a", "and"}:
            current += _ONES[part]
    return total + current


def scale(text: str) -> float:
    """Give the scale a number ends in ("10 million": a million), 1 where there is none."""
    return _SCALES.get(_PART.findall(text.lower())[-1], 1.0)
