"""Text to quantities: every amount in it, in figures or words, as a value with its place."""

import math
import re
from dataclasses import replace
from typing import Final

from checker.judging import vague
from checker.judging.figures import figures
from checker.judging.numbers import WORDS
from checker.model.phrases import Quantity, Readings

_BOUND: Final = re.compile(
    r"\b(?:up\s+to|as\s+(?:many|much|little|few|low|long|soon|early|quickly|fast)\s+as"
    r"|(?:no\s+|not\s+)?(?:more|less|fewer|longer|greater|sooner|later|better)\s+than"
    r"|(?:well\s+|just\s+|far\s+|slightly\s+|a\s+little\s+)?(?:over|under)|at\s+(?:least|most)"
    r"|upwards?\s+of|north\s+of|in\s+excess\s+of|a\s+(?:minimum|maximum)\s+of|exceeding"
    r"|nearly|almost|about|around|approximately|roughly|some|close\s+to|within|inside|below|above"
    r"|beyond|between|anywhere\s+from|from|starting\s+at|(?:older|younger)\s+than|just|only"
    r"|barely|a\s+good|a\s+full)(?=\s+$)"
)
# What is said to go on has no upper end, what is said to stay below has no lower one.
_ON: Final = re.compile(
    r"\s?\+(?!\w)|\s+plus\b(?!\s+(?:an?|the|our)\b)"
    r"|\s+(?:or|and)\s+(?:more|longer|over|above|older|up|upwards?|beyond|counting)\b"
)
_DOWN: Final = re.compile(r"\s+(?:or|and)\s+(?:less|fewer|under|younger|sooner|below|faster)\b")
_JOIN: Final = re.compile(r"\s*(?:[-\u2010-\u2014]|\b(?:to|or)\b)\s*")
_WORD: Final = re.compile(r"[a-z]+|[2-9]0s")
_DIGIT: Final = re.compile(r"[\d\u00bc-\u00be\u2153\u2154]")
_NUMBER_WORDS: Final = frozenset(WORDS)


def quantities(text: str, readings: Readings) -> tuple[Quantity, ...]:
    """Give the quantities of *text* from left to right, none overlapping another.

    A span runs from the first word of the bound to the last of the unit; the noun that a count
    is of stays outside. Words that give no number are read as *readings* say.
    """
    # No other letter grows when it is lowered, so characters keep their places.
    lowered = text.replace("\u0130", "I").lower()
    words = _WORD.findall(lowered)
    found: list[Quantity] = []
    if _DIGIT.search(lowered) or not _NUMBER_WORDS.isdisjoint(words):
        found.extend(figures(lowered))
    if vague.is_tried(words, readings):
        found.extend(vague.amounts(lowered, readings))
    return tuple(_bounded(each, lowered) for each in _joined(found, lowered)) if found else ()


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
    """Give *quantity* with what stands before it and behind it and says how far it goes."""
    behind = _ON.match(text, quantity.end)
    below = _DOWN.match(text, quantity.end)
    if behind:
        quantity = replace(quantity, high=math.inf, end=behind.end())
    elif below:
        quantity = replace(quantity, low=0.0, end=below.end())
    before = max(0, quantity.start - 20)
    match = _BOUND.search(text[before : quantity.start])
    if match is None:
        return quantity
    bound = " ".join(match.group().split())
    if bound == "from" and quantity.kind != "money":
        return quantity
    return replace(quantity, bound=bound, start=before + match.start())
