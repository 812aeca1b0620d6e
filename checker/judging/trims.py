"""Ways out that only leave something out: an empty adjective, or the clause at fault."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from checker.judging.grammar import (
    AUXILIARIES,
    FUNCTION,
    Parts,
    clause,
    cuts,
    is_complete,
    is_finite,
    is_third,
    is_verb,
    kept,
)
from checker.judging.style import capital
from checker.model.rules import Template
from checker.words import CLAUSE_END, fold

# A superlative cannot go where the sentence says among what it is one.
_OUTRANKED: Final = frozenset(fold("ever known anywhere money imaginable possible yet than earth"))
_RANKS: Final = frozenset(fold("best leading top premier foremost most first only finest"))
_POSSESSIVES: Final = ("'s ", "’s ", "s' ", "s’ ")
_BARE_NOUNS: Final = frozenset(
    fold(
        "one ones thing things known result results relief success outcome outcomes cure healing"
        " recovery choice answer place way name option reason time part person kind percent pair"
        " two three four five ten hands"
    )
)
# "Meet the best doctors" are "the doctors" still.
_MEETING: Final = frozenset(["meet", "see", "visit", "call", "ask"])
# A promise goes on behind "and" in words like these.
_REASSURING: Final = frozenset(fold("not never no without worry nothing safe free"))
_FEWEST: Final = 5
_CUTS_TRIED: Final = 3
_FEWEST_LEFT: Final = 2
_LEAST_SHARE: Final = 0.3
_LEAST_CAVEAT: Final = 0.25
_LONG_OPENING: Final = 8
_NEAR: Final = 3
_RELATIVES: Final = frozenset(["which", "that", "who"])
_BEING: Final = frozenset(
    ["is", "are", "was", "were", "has", "have", "can", "comes", "come", "been", "be"]
)
# Praise that is a verb behind "has been": "it has been proven again".
_PARTICIPLES: Final = frozenset(fold("proven guaranteed clinically scientifically acclaimed"))
_ADJUNCTS: Final = frozenset(["with", "without", "in", "by"])
# What a comma may be cut at; behind any other a list or an aside would be left open.
_CUTTABLE: Final = frozenset(
    fold("which who where and so because since as but yet while whereas although though with")
)
_TURNS: Final = frozenset(["but", "yet", "while", "whereas", "although", "though", "or"])
# What makes the first half of "..., but ..." worth keeping by itself.
CAVEATS: Final = frozenset(
    fold(
        "vary varies differ differs different may might risk risks promise promises guarantee"
        " guaranteed experimental investigational unproven unknown needed limited realistic"
        " unlikely not nobody research trials early consult guarantees"
    )
)
# Words of which a sentence that holds one warns its reader.
WARNINGS: Final = frozenset(
    fold(
        "risk risks infection infections bleeding complication complications adverse worse"
        " increased harm harmful damage damages damaging hurt swelling soreness"
    )
)
# Openings that promise what the words at fault then say.
_EMPTY_OPENINGS: Final = frozenset(
    [
        *(("it", "is"), ("this", "is"), ("there", "is"), ("there", "are"), ("that", "is")),
        *(("you", "need"), ("you", "can"), ("call", "us"), ("here", "is"), ("it", "was")),
    ]
)


def without_praise(unit: Parts, praise: tuple[Template, ...]) -> str:
    """Give the unit without the words of praise before a noun; empty if there are none."""
    values = unit.read.words.values
    dropped: set[int] = set()
    for words in (fold(entry.text) for entry in praise):
        for first in range(len(values) - len(words)):
            if values[first : first + len(words)] == words:
                dropped.update(range(first, first + len(words)))
    near = {i for first, last in unit.faults for i in range(first - 2, last + 2)}
    runs = [run for run in _runs(unit, dropped) if near.intersection(range(*run))]
    runs = [run for run in runs if _is_attributive(unit, *run)]
    left = len(values) - sum(last - first for first, last in runs)
    if not runs or left < _FEWEST_LEFT:
        return ""
    return _left_out(unit, runs)


def kept_clauses(unit: Parts) -> Iterator[str]:
    """Give what can stay of the sentence without the clause at fault, most first."""
    _, end = clause(unit)
    without = _without_relative(unit)
    if without:
        yield without
    for at in islice(cuts(unit), 1):
        if _says_enough(unit, at) and _may_go(unit, at):
            yield kept(unit, at) + _innocent_rest(unit, end)


def shorter_clauses(unit: Parts) -> Iterator[str]:
    """Give what can stay of the sentence where more than the clause at fault has to go."""
    for at in islice(cuts(unit), 1, _CUTS_TRIED):
        if _says_enough(unit, at) and _may_go(unit, at):
            yield kept(unit, at)


def _says_enough(unit: Parts, at: int) -> bool:
    """Tell whether the words before *at* are a fair part of the sentence and say something."""
    values = unit.read.words.values
    relative = values[at] in ("which", "who")
    share = _LEAST_CAVEAT if CAVEATS.intersection(values[:at]) else _LEAST_SHARE
    if at < _FEWEST or (at < share * len(values) and not relative):
        return False
    if any(unit.read.terms.get(name, {}).keys() & set(range(at)) for name in ("surgery", "drug")):
        return False
    addresses = values[0].startswith("you") and not CAVEATS.intersection(values[:at])
    return not addresses and not (values[:2] in _EMPTY_OPENINGS and at < _LONG_OPENING)


def _may_go(unit: Parts, at: int) -> bool:
    """Tell whether what begins at word *at* can go without turning the sense of what stays."""
    values = unit.read.words.values
    if values[at] in _ADJUNCTS:
        between = range(at + 1, unit.first)
        is_over = any(values[i] in _BEING or is_finite(unit, i) for i in between)
        return unit.first - at <= _NEAR and not is_over
    if values[at] in ("for", "to"):
        return False
    if unit.read.words.breaks[at] == 1 and values[at] not in _CUTTABLE:
        return values[at].endswith("ing") or (is_third(unit, at) and at == unit.first)
    # "Not this but that" is one thing said in two parts.
    parted = values[at] == "but" and "not" in values[:at] and not unit.read.words.breaks[at]
    if values[at] in _TURNS or unit.read.words.breaks[at] >= CLAUSE_END:
        return bool(CAVEATS.intersection(values[:at])) and not parted
    return True


def _innocent_rest(unit: Parts, end: int) -> str:
    """Give what follows the clause at fault where it joins on with "and"."""
    values = unit.read.words.values
    joins = end < len(values) and values[end] == "and"
    return rest(unit, end) if joins and not _REASSURING.intersection(values[end:]) else ""


def rest(unit: Parts, end: int) -> str:
    """Give what follows the clause at fault, with the mark before it, if it is a sentence."""
    words = unit.read.words
    if end >= len(words):
        return ""
    start = end
    while start < len(words) and words.values[start] in ("and", "but", "yet"):
        start += 1
    if start >= len(words) or not is_complete(unit, start, len(words)):
        return ""
    return words.text[words.ends[end - 1] :]


def _without_relative(unit: Parts) -> str:
    """Give the sentence without the relative clause at fault: "PRP, which cures it, is drawn"."""
    words = unit.read.words
    near = range(min(unit.first + 2, unit.last - 1), max(0, unit.first - 3), -1)
    at = next((i for i in near if words.values[i] in _RELATIVES), 0)
    if not at or words.values[at - 1] in FUNCTION or is_verb(unit, at - 1):
        return ""
    if not (words.values[at + 1] in AUXILIARIES or is_verb(unit, at + 1)):
        return ""
    aside = words.breaks[at] == 1
    for after in range(unit.last, len(words)):
        if words.breaks[after] >= CLAUSE_END:
            break
        is_main = words.values[after] in _BEING or is_finite(unit, after)
        if is_main and (words.breaks[after] == 1) is aside and words.values[after - 1] != "and":
            return f"{words.text[: words.ends[at - 1]]} {words.text[words.starts[after] :]}"
    return ""


def _runs(unit: Parts, dropped: set[int]) -> Iterator[tuple[int, int]]:
    first = None
    for at in range(len(unit.edges) + 1):
        inside = at in dropped and (first is None or unit.read.words.breaks[at] < CLAUSE_END)
        if inside and first is None:
            first = at
        elif not inside and first is not None:
            joins = unit.read.words.values[at] if at < len(unit.edges) else ""
            if joins == "and" and at + 1 in dropped:
                continue
            yield first, at
            first = at if at in dropped else None


def _is_attributive(unit: Parts, first: int, last: int) -> bool:
    words = unit.read.words
    if last >= len(words) or words.breaks[last] or words.values[last] in FUNCTION:
        return False
    before = words.values[first - 1] if first else ""
    follows = words.values[last]
    if before in _BEING and words.values[first] in _PARTICIPLES:
        return False
    if words.values[first] in _RANKS and words.text[: words.starts[first]].endswith(_POSSESSIVES):
        return False
    if before in ("more", "most", "very", "as", "so") or follows in _BARE_NOUNS:
        return False
    if follows.endswith("ly") or follows[0].isdigit() or _is_compound(unit, first, last):
        return False
    return not _OUTRANKED.intersection(words.values[last : last + 6])


def _is_compound(unit: Parts, first: int, last: int) -> bool:
    """Tell whether the words are hyphened to what stands beside them ("super-rich")."""
    words = unit.read.words
    joined = (words.text[words.ends[last - 1] : words.starts[last]], "")
    if first:
        joined = (joined[0], words.text[words.ends[first - 1] : words.starts[first]])
    return any(gap in ("-", "\u2010", "\u2011") for gap in joined)


def _left_out(unit: Parts, runs: list[tuple[int, int]]) -> str:
    words = unit.read.words
    text, out, at = words.text, "", 0
    for first, last in runs:
        start = words.starts[first]
        before = words.values[first - 1] if first else ""
        out += text[at:start]
        if out.endswith(", ") and last < len(words) and words.breaks[first] == 1:
            out = out[:-2] + " "
        if (
            before == "the"
            and words.values[first] in _RANKS
            and (first < 2 or words.values[first - 2] != "of")
        ):
            plural = words.values[last].endswith("s")
            met = first > 1 and words.values[first - 2] in _MEETING
            out = out.rstrip()[:-3] + ("the " if met else "" if plural else "a ")
        at = words.starts[last]
    result = out + text[at:]
    return capital(result) if text[words.starts[0]].isupper() else result
