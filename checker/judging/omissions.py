"""Ways out that leave out a rank, an adjunct, or one of two things said of the same subject."""

import re
from typing import Final

from checker.judging.grammar import (
    AUXILIARIES,
    FUNCTION,
    Parts,
    clause,
    is_finite,
    is_third,
    is_verb,
    opening,
    verb,
)
from checker.judging.style import capital
from checker.words import CLAUSE_END, fold

_RANKED: Final = re.compile(
    r"(?:the )?(?P<owner>[^\W\d_][\w.-]*(?: [A-Z][\w-]*)?)['’]s "
    r"(?:number one|best|leading|top|premier|foremost|finest|largest|biggest|most [\w-]+)"
    r"(?:-\w+)? (?P<rest>\w.*)",
    re.IGNORECASE | re.DOTALL,
)
# Of these nothing is left where the rank goes; a place is said behind the noun instead.
_EVERYWHERE: Final = frozenset(
    fold("world country nation region area state city county industry planet continent universe")
)
_NOUN_PHRASE: Final = re.compile(r"[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*)*")
_BARE: Final = frozenset(fold("kept one ones thing option choice way result results known name"))
_LONGEST_NAME: Final = 4
_ADDED: Final = frozenset(["with", "without", "at"])
_GOING_ON: Final = frozenset(["in", "near", "from", "for", "by"])
_NEAR: Final = 3
_FEWEST: Final = 3


def unranked(unit: Parts) -> str:
    """Give a heading or fragment without the rank it begins with; empty if it has none.

    "Spain's best hospital" is "a hospital in Spain", "the world's leading doctors" are "doctors".
    """
    found = _RANKED.fullmatch(unit.text)
    if not found or _has_verb(unit, len(unit.edges)):
        return ""
    rest = found["rest"]
    if fold(rest)[0] in _BARE:
        return ""
    if fold(found["owner"])[-1] in _EVERYWHERE:
        return capital(rest)
    named = _named(rest)
    if not named:
        return ""
    article = "" if named.endswith("s") else "a "
    return capital(f"{article}{named} in {found['owner']}{rest[len(named) :]}")


def without_adjunct(unit: Parts, plain: str = "") -> str:
    """Give a fragment without the "with ..." at fault in it, empty if there is none.

    *plain* is the unit with other words of it gone already.
    """
    words = unit.read.words
    first, last = unit.faults[-1]
    near = range(first, max(_FEWEST - 1, first - _NEAR - 1), -1)
    at = next((i for i in near if i < len(words) and words.values[i] in _ADDED), 0)
    ends = last >= len(words) or words.breaks[last] > 0 or words.values[last] in _GOING_ON
    if not at or not ends or _has_verb(unit, at) or words.values[at - 1] in FUNCTION:
        return ""
    gone = words.text[words.ends[at - 1] : words.ends[last - 1]]
    whole = plain or words.text
    return whole.replace(gone, "", 1) if gone in whole else ""


def other_predicate(unit: Parts) -> str:
    """Give the sentence with only the second of two things it says: "PRP ... takes an hour"."""
    words = unit.read.words
    begin, at = opening(unit, clause(unit)[0]), verb(unit)
    apart = any(mark >= CLAUSE_END for mark in words.breaks[begin + 1 : at])
    if at <= begin or at > unit.first or apart:
        return ""
    for joint in range(unit.last, len(words) - 2):
        if words.breaks[joint] >= CLAUSE_END:
            break
        joined = words.values[joint] == "and" and not words.breaks[joint + 1]
        if joined and (is_third(unit, joint + 1) or words.values[joint + 1] in AUXILIARIES):
            return words.text[: words.starts[at]] + words.text[words.starts[joint + 1] :]
    return ""


def _has_verb(unit: Parts, upto: int) -> bool:
    values = unit.read.words.values
    return is_verb(unit, 0) or any(
        is_finite(unit, i) or values[i] in AUXILIARIES for i in range(1, upto)
    )


def _named(rest: str) -> str:
    """Give the noun phrase that *rest* begins with, if it is short enough to be sure of."""
    found = _NOUN_PHRASE.match(rest)
    words: list[str] = []
    for word in found.group().split() if found else ():
        if word.lower() in FUNCTION:
            break
        words.append(word)
    return " ".join(words) if len(words) <= _LONGEST_NAME else ""
