"""Units no rule speaks of that read like the claims reviewers have marked: review is asked for."""

import math
import re
from collections.abc import Mapping
from typing import Final

from checker.judging import reader, stretches
from checker.judging.surroundings import Around
from checker.model.documents import UnitKind
from checker.model.matches import Reading, Trigger
from checker.model.rules import Likeness

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
_TOLD: Final = 4
# A trail of names tells where a page stands on its site: "Home > Services > Spine".
_TRAIL: Final = re.compile(r"\S\s+[>›»]\s+\S")

Weights = Mapping[str, float]


def chance(kind: UnitKind, read: Reading, known: Likeness, around: Around | None = None) -> float:
    """Give how likely the whole unit is a claim, from 0 to 1; 0 for a trail or few words.

    The reader judges; but on a page, where it is shown what stands *around* a unit, what the
    quick weights find unlikely it need not read.
    """
    if not is_telling(read, around):
        return 0.0
    if around is not None and len(read.words) >= _FEWEST_WORDS:
        rough = _rough(kind, read, known)
        if rough < known.likely:
            return rough
    return said(kind, read.words.text, known, around).claim


def is_telling(read: Reading, around: Around | None = None) -> bool:
    """Tell whether a text has words enough to read like anything, and is no trail of names.

    What completes a row or answers a question needs none but one.
    """
    text = read.words.text
    completes = around is not None and around.completed and any(map(str.isalpha, text))
    return (completes or len(read.words) >= _FEWEST_WORDS) and not _TRAIL.search(text)


def is_plain(kind: UnitKind, read: Reading, known: Likeness) -> bool:
    """Tell whether the weights alone settle that a text is a claim."""
    return _rough(kind, read, known) >= known.plain


def _rough(kind: UnitKind, read: Reading, known: Likeness) -> float:
    # An exact sum is the same in any order.
    score = known.bias + math.fsum(_weights(kind, read, known).values())
    return 1 / (1 + math.exp(-score))


def said(kind: UnitKind, text: str, known: Likeness, around: Around | None = None) -> reader.Said:
    """Give what the reader makes of *text*, standing as a unit of *kind* does, *around* it."""
    return reader.said(form_of(kind), text, known.reader, around)


def glanced(
    kind: UnitKind, text: str, known: Likeness, around: Around | None = None
) -> reader.Said:
    """Give what the small model alone makes of *text*, standing as a unit of *kind* does."""
    return reader.glanced(form_of(kind), text, known.reader, around)


def trigger(
    kind: UnitKind, read: Reading, known: Likeness, around: Around | None = None
) -> Trigger:
    """Give the words that read most like a claim, under the label they read like."""
    heard = said(kind, read.words.text, known, around)
    label, stretch = heard.label, stretches.at_fault(heard, read)
    return _trigger(label, stretch, _weights(kind, read, known), read, known)


def beside(
    kind: UnitKind,
    read: Reading,
    taken: set[int],
    known: Likeness,
    around: Around | None = None,
) -> tuple[Trigger, ...]:
    """Give the words without one of *taken*, where claims were found, that are claims, too."""
    kept, words = _weights(kind, read, known), read.words
    found: list[Trigger] = []
    heard = glanced(kind, words.text, known, around)
    for first, last in stretches.apart(heard, read, taken):
        alone = said(kind, words.text[words.starts[first] : words.ends[last - 1]], known)
        if alone.claim < known.among:
            continue
        found.append(_trigger(alone.label, (first, last), kept, read, known))
    return tuple(found)


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


def is_innocent(heard: reader.Said, trigger: Trigger, most: float) -> bool:
    """Tell whether a text, read as far as *trigger* at least, reads like no claim, by *most*.

    A figure is compared with the documents, and so let off less lightly.
    """
    least_likely = most / 2 if trigger.quantities else most
    return trigger.end <= heard.upto and heard.claim <= least_likely


def is_sure(heard: reader.Said, trigger: Trigger, least: float) -> bool:
    """Tell whether a text reads like a claim, by *least*, and words of *trigger* are at fault."""
    at_fault = (f for f in heard.faults if f.start < trigger.end and trigger.start < f.end)
    return heard.claim >= least and any(f.chance >= stretches.OWN for f in at_fault)


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
    for sign, row in (("w", list(words)), ("c", _classed(read))):
        framed = ["^", *row, "$"]
        single = [f"{sign} {word}" for word in framed]
        double = [f"{one} {two}" for one, two in zip(single, framed[1:], strict=False)]
        triple = [f"{two} {three}" for two, three in zip(double, framed[2:], strict=False)]
        found.update(single, double, triple)
    return found


def _classed(read: Reading) -> list[str]:
    """Give the words with list phrases and quantities as single marks."""
    words = read.words.values
    marks: dict[int, tuple[str, int]] = {}
    for name in CLASSES:
        for first, ends in read.terms.get(name, {}).items():
            if first not in marks or marks[first][1] < ends[0]:
                marks[first] = (f"{{{name}}}", ends[0])
    for kind, by_first in read.amounts.items():
        marks.update({first: (f"<{kind}>", end) for first, (end, _) in by_first.items()})
    row: list[str] = []
    at = 0
    while at < len(words):
        mark, at = marks.get(at, (words[at], at + 1))
        row.append(mark)
    return row


def _named(kept: Weights, sign: int) -> str:
    """Give the words that speak most for a claim (*sign* 1), or most against one (-1)."""
    named: dict[str, float] = {}
    for name, weight in kept.items():
        if name[:2] in ("w ", "c "):
            named[name[2:]] = max(sign * weight, named.get(name[2:], sign * weight))
    heaviest = sorted(named, key=lambda name: (-named[name], name))[:_TOLD]
    return ", ".join(f"'{name}'" for name in heaviest)
