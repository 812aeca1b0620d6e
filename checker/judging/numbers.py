"""Numbers in figures and words: the pattern that finds them and the value they have."""

import re
import unicodedata
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
SCALES: Final = {
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
_SPELLED: Final = tuple(word for word in SCALES if len(word) > 2)
WORDS: Final = (*_ONES, *_SPELLED)
_FRACTIONS: Final = "\u00bd\u00bc\u00be\u2153\u2154"

_SCALE: Final = "|".join(_SPELLED)
_UNIT: Final = "|".join(_ONES)
# "And" belongs to a number only after its hundreds: "between six and twelve" has two.
_SPOKEN: Final = (
    rf"(?:(?:half\s+)?a\s+(?:{_SCALE})|{_UNIT}|hundred(?=\s+per\s?cent))\b"
    rf"(?:(?:(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+|(?<=million)\s+and\s+|\s+|-)"
    rf"(?:{_UNIT}|{_SCALE})\b)*"
)
# "10.000" is ten thousand, as continental clinics write it; "1.250" stays a decimal.
_GROUPED: Final = r"\d{1,3}(?:[,\u202f\u00a0\u2009]\d{3})+|\d{1,3}(?:[. ]000)+(?!\d)|\d+"
_POWER: Final = (
    r"(?:\d+(?:\.\d+)?\s?[x\u00d7]\s?)?10(?:\s?\^\s?\d{1,2}|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)"
    r"|\d+(?:\.\d+)?e\d{1,2}\b"
)
_FIGURES: Final = (
    rf"(?:{_GROUPED})(?:\.\d+|\s?[{_FRACTIONS}])?"
    rf"(?:(?:k|mn|m|bn|b)\b|(?:[\s-](?:{_SCALE})\b)+)?"
    rf"|\.\d+|[{_FRACTIONS}]"
)
# One number, without groups, to be put into larger patterns.
NUMBER: Final = rf"(?:{_POWER}|{_FIGURES}|{_SPOKEN})(?:[\s-]and[\s-]a[\s-]half\b)?"

_PART: Final = re.compile(rf"\d[\d,]*(?:\.\d+)?|\.\d+|[{_FRACTIONS}]|[a-z]+")
_POWER_PARTS: Final = re.compile(
    r"(?:(?P<times>\d+(?:\.\d+)?)\s?[x\u00d7]\s?)?10\s?\^?\s?(?P<power>\d{1,2})"
    r"|(?P<base>\d+(?:\.\d+)?)e(?P<exponent>\d{1,2})"
)
_IS_POWER: Final = re.compile(_POWER)
_THIN: Final = re.compile(r"(?<=\d)[\u202f\u00a0\u2009](?=\d{3})|(?<=\d)[. ](?=000(?!\d))")
_SUPERSCRIPTS: Final = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
)


def value(text: str) -> float:
    """Give the value of a number that `NUMBER` matched."""
    if _IS_POWER.fullmatch(text):
        return _power(text)
    total = current = 0.0
    for part in _PART.findall(_THIN.sub("", text.lower())):
        if part[0].isdigit() or part[0] == ".":
            current += float(part.replace(",", ""))
        elif part[0] in _FRACTIONS:
            current += unicodedata.numeric(part)
        elif part == "half":
            current += 0.5
        elif part in _SMALL:
            current = (current or 1) * SCALES[part]
        elif part in SCALES:
            total += (current or 1) * SCALES[part]
            current = 0.0
        else:
            current += _ONES.get(part, 0)
    return total + current


def scale(text: str) -> float:
    """Give the scale that a number ends in ("10 million": a million), 1 where there is none."""
    parts = _PART.findall(text.lower())
    return SCALES.get(parts[-1], 1.0) if parts else 1.0


def _power(text: str) -> float:
    parts = _POWER_PARTS.match(text.translate(_SUPERSCRIPTS))
    if parts is None:
        return 0.0
    if parts["base"]:
        return float(parts["base"]) * 10.0 ** int(parts["exponent"])
    return float(parts["times"] or 1) * 10.0 ** int(parts["power"])
