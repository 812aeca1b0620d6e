"""Units no rule speaks of that read like the claims reviewers have marked: review is asked for."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Final

from checker.judging import reader, stretches
from checker.model.documents import UnitKind
from checker.model.matches import Reading, Trigger
from checker.model.rules import Likeness
from checker.words import CLAUSE_END

# Lists whose phrases stand for one another: what was learnt of one product holds for the next.
CLASSES: Final = (
    *("treatment", "disease", "joint-condition", "surgery", "drug", "authority", "tissue"),
    *("patient", "doctor"),
)
_FORMS: Final[Mapping[str, str]] = {
    "question": "sentence",
    UnitKind.CELL: "list-item",
    UnitKind.TITLE: "heading",
    UnitKind.ALT: "meta",
    UnitKind.ATTRIBUTE: "meta",
    UnitKind.FRONT_MATTER: "meta",
    UnitKind.DATA: "sentence",
}
_FEWEST_WORDS: Final = 4
_LONGEST_GROUP: Final = 3
_MOST_WORDS: Final = 10
_TOLD: Final = 4
# Of the labelled copy nearly half are claims, of the sentences of a page about one in seven: by so
# much (log odds) a likeness has to be closer there.
_RARER: Final = 3.0
# A trail of names tells where a page stands on its site: "Home > Services > Spine".
_TRAIL: Final = re.compile(r"\S\s+[>›»]\s+\S")

Feature = tuple[str, int, int]
Weights = Mapping[str, float]


def chance(kind: UnitKind, read: Reading, known: Likeness) -> float:
    """Give how likely the whole unit is a claim, from 0 to 1; 0.5 for a trail or few words.

    The weights are quick and settle what is plain; of the rest the reader judges.
    """
    if len(read.words) < _FEWEST_WORDS or _TRAIL.search(read.words.text):
        return 0.5
    rough = _rough(kind, read, known)
    if rough <= known.unsure[0]:
        return rough
    return said(kind, read.words.text, known).claim


def is_plain(kind: UnitKind, read: Reading, known: Likeness) -> bool:
    """Tell whether the weights alone settle that a text is a claim."""
    return _rough(kind, read, known) >= known.unsure[1]


def _rough(kind: UnitKind, read: Reading, known: Likeness) -> float:
    # An exact sum is the same in any order.
    score = known.bias + math.fsum(_weights(kind, read, known).values())
    return 1 / (1 + math.exp(-score))


def said(kind: UnitKind, text: str, known: Likeness) -> reader.Said:
    """Give what the reader makes of *text*, standing as a unit of *kind* does."""
    return reader.said(form_of(kind), text, known.reader)


def trigger(kind: UnitKind, read: Reading, known: Likeness) -> Trigger:
    """Give the words that read most like a claim, under the label they read like."""
    label = said(kind, read.words.text, known).label
    stretch = stretches.at_fault(form_of(kind), read, known.reader) or _densest(read, known)
    return _trigger(label, stretch, _weights(kind, read, known), read, known)


def beside(kind: UnitKind, read: Reading, taken: set[int], known: Likeness) -> tuple[Trigger, ...]:
    """Give the clauses without a word of *taken*, where claims were found, that are firm ones."""
    kept = _weights(kind, read, known)
    return tuple(
        _trigger(alone.label, (first, last), kept, read, known)
        for first, last, alone in stretches.apart(
            form_of(kind), read, taken, known.firm, known.reader
        )
    )


def _trigger(
    label: str, stretch: tuple[int, int], kept: Weights, read: Reading, known: Likeness
) -> Trigger:
    first, last = stretch
    return Trigger(
        rule=known.rules[label],
        pattern=f"reads like claims marked before: {_named(kept, 1)}",
        first=first,
        last=last,
        start=read.words.starts[first],
        end=read.words.ends[last - 1],
    )


def is_close(kind: UnitKind, read: Reading, around: str, known: Likeness) -> bool:
    """Tell whether a text is enough like claims to ask for review on a page of many sentences.

    It has to read so to the weights and to the reader, alone and with the text *around* it.
    """
    if _rough(kind, read, known) < known.threshold:
        return False
    odds = math.log(known.threshold / (1 - known.threshold)) + _RARER
    least = 1 / (1 + math.exp(-odds))
    return chance(kind, read, known) >= least and said(kind, around, known).claim >= least


def against(kind: UnitKind, read: Reading, known: Likeness) -> str:
    """Give the words that speak most against a claim."""
    return _named(_weights(kind, read, known), -1)


def _weights(kind: UnitKind, read: Reading, known: Likeness) -> Weights:
    found = known.weights.keys() & names(read, form_of(kind))
    return {name: known.weights[name] for name in found}


def form_of(kind: str) -> str:
    """Give the form of copy that a kind of unit, or a form of the labelled copy, is read as."""
    return _FORMS.get(kind, str(kind))


def names(read: Reading, form: str) -> set[str]:
    """Give the features of a text in *form*: its words and word groups, plain and classed."""
    words = read.words.values
    found = {f"form={form}", f"length={min(6, len(words) // 6)}"}
    found.update(f"mark={mark}" for mark in "?!" if mark in read.words.text)
    found.update(f"p {word[:5]}" for word in words if len(word) > 5)
    for sign, row in (("w", list(words)), ("c", [mark for mark, _, _ in _classed(read)])):
        framed = ["^", *row, "$"]
        single = [f"{sign} {word}" for word in framed]
        double = [f"{one} {two}" for one, two in zip(single, framed[1:], strict=False)]
        triple = [f"{two} {three}" for two, three in zip(double, framed[2:], strict=False)]
        found.update(single, double, triple)
    return found


def _placed(read: Reading) -> Iterator[Feature]:
    """Give the features that stand on words, with those words."""
    words = read.words.values
    plain = [(word, i, i + 1) for i, word in enumerate(words)]
    yield from _groups("w", plain, len(words))
    yield from _groups("c", _classed(read), len(words))
    yield from ((f"p {word[:5]}", i, i + 1) for i, word in enumerate(words) if len(word) > 5)


def _classed(read: Reading) -> list[Feature]:
    """Give the words with list phrases and quantities as single marks."""
    words = read.words.values
    marks: dict[int, tuple[str, int]] = {}
    for name in CLASSES:
        for first, ends in read.terms.get(name, {}).items():
            if first not in marks or marks[first][1] < ends[0]:
                marks[first] = (f"{{{name}}}", ends[0])
    for kind, by_first in read.amounts.items():
        marks.update({first: (f"<{kind}>", end) for first, (end, _) in by_first.items()})
    row: list[Feature] = []
    at = 0
    while at < len(words):
        mark, end = marks.get(at, (words[at], at + 1))
        row.append((mark, at, end))
        at = end
    return row


def _groups(sign: str, row: list[Feature], size: int) -> Iterator[Feature]:
    framed = [("^", 0, 0), *row, ("$", size, size)]
    for length in range(1, _LONGEST_GROUP + 1):
        for i in range(len(framed) - length + 1):
            part = framed[i : i + length]
            yield f"{sign} {' '.join(mark for mark, _, _ in part)}", part[0][1], part[-1][2]


def _densest(read: Reading, known: Likeness) -> tuple[int, int]:
    """Give the stretch of at most ten words, within a clause, whose words weigh the most."""
    worth = [0.0] * len(read.words)
    for name, first, last in _placed(read):
        weight = known.weights.get(name, 0.0)
        for i in range(first, last):
            worth[i] += weight / (last - first)
    best, span = -math.inf, (0, min(len(worth), _MOST_WORDS))
    for first in range(len(worth)):
        total = 0.0
        for last in range(first, min(first + _MOST_WORDS, len(worth))):
            if last > first and read.words.breaks[last] >= CLAUSE_END:
                break
            total += worth[last]
            if total > best:
                best, span = total, (first, last + 1)
    return span


def _named(kept: Weights, sign: int) -> str:
    """Give the words that speak most for a claim (*sign* 1), or most against one (-1)."""
    named: dict[str, float] = {}
    for name, weight in kept.items():
        if name[:2] in ("w ", "c "):
            named[name[2:]] = max(sign * weight, named.get(name[2:], sign * weight))
    heaviest = sorted(named, key=lambda name: (-named[name], name))[:_TOLD]
    return ", ".join(f"'{name}'" for name in heaviest)
