"""Units no rule speaks of that read like the claims reviewers have marked: review is asked for."""

import math
import re
from collections.abc import Mapping
from typing import Final

from checker.judging import reader, stretches
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
# On a page the weights have to agree by so much.
LIKELY: Final = 0.5
# Up to this chance a sentence reads far from claims, where most sentences are none.
_FAR: Final = 0.2
# A trail of names tells where a page stands on its site: "Home > Services > Spine".
_TRAIL: Final = re.compile(r"\S\s+[>›»]\s+\S")

Weights = Mapping[str, float]


def chance(kind: UnitKind, read: Reading, known: Likeness, least: float = 0.0) -> float:
    """Give how likely the whole unit is a claim, from 0 to 1; 0 for a trail or few words.

    The reader judges, but for what the quick weights find less likely than *least*.
    """
    if not is_telling(read):
        return 0.0
    if least:
        rough = _rough(kind, read, known)
        if rough < least:
            return rough
    return said(kind, read.words.text, known).claim


def is_telling(read: Reading) -> bool:
    """Tell whether a text has words enough to read like anything, and is no trail of names."""
    return len(read.words) >= _FEWEST_WORDS and not _TRAIL.search(read.words.text)


def is_plain(kind: UnitKind, read: Reading, known: Likeness) -> bool:
    """Tell whether the weights alone settle that a text is a claim."""
    return _rough(kind, read, known) >= known.plain


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
    stretch = stretches.at_fault(form_of(kind), read, known.reader)
    return _trigger(label, stretch, _weights(kind, read, known), read, known)


def beside(kind: UnitKind, read: Reading, taken: set[int], known: Likeness) -> tuple[Trigger, ...]:
    """Give the words without one of *taken*, where claims were found, that are claims, too."""
    kept, words = _weights(kind, read, known), read.words
    found: list[Trigger] = []
    for first, last in stretches.apart(form_of(kind), read, taken, known.reader):
        alone = said(kind, words.text[words.starts[first] : words.ends[last - 1]], known)
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


def is_innocent(kind: UnitKind, text: str, trigger: Trigger, known: Likeness) -> bool:
    """Tell whether *text*, read as far as *trigger* at least, reads like no claim to the reader.

    A figure is compared with the documents, and so let off less lightly.
    """
    heard = said(kind, text, known)
    most = known.innocent / 2 if trigger.quantities else known.innocent
    return trigger.end <= heard.upto and heard.claim <= most


def is_sure(kind: UnitKind, text: str, trigger: Trigger, least: float, known: Likeness) -> bool:
    """Tell whether *text* reads like a claim, by *least*, and words of *trigger* are at fault."""
    heard = said(kind, text, known)
    at_fault = (f for f in heard.faults if f.start < trigger.end and trigger.start < f.end)
    return heard.claim >= least and any(f.chance >= stretches.OWN for f in at_fault)


def is_close(kind: UnitKind, read: Reading, around: str, rarer: float, known: Likeness) -> bool:
    """Tell whether a text is enough like claims to ask for review on a page of many sentences.

    It has to read so to the weights, and to the reader alone and with the text *around* it, closer
    to claims by as much (log odds) as these are *rarer* there than in the labelled copy.
    """
    odds = math.log(known.threshold / (1 - known.threshold)) + rarer
    least = 1 / (1 + math.exp(-odds))
    alone = chance(kind, read, known, LIKELY)
    return alone >= least and said(kind, around, known).claim >= least


def is_far(kind: UnitKind, read: Reading, around: str, trigger: Trigger, known: Likeness) -> bool:
    """Tell whether a text is so far from claims that on a page *trigger* in it is let off.

    It has to read so to the reader, alone and with the text *around* it; what is plainly a claim
    to the weights is none such.
    """
    if is_plain(kind, read, known):
        return False
    alone = said(kind, read.words.text, known)
    if alone.claim > _FAR or trigger.end > alone.upto:
        return False
    return said(kind, around, known).claim <= _FAR


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
