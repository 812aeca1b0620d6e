"""Is the treatment meant at all? Other subjects, other senses, and uses that are approved."""

from typing import Final

from checker.judging.clauses import Edge, sentence
from checker.judging.scope import Reached
from checker.judging.weighing import NOTHING, Ruling, Weighing
from checker.model.rules import Excuse

# The lists of the domain pack that name what is sold: down to the bare word, and in full.
_SOLD: Final = "sold"
_TREATMENT: Final = "treatment"
# What the trade speaks of: beside one of these a garden is where the patient will dig.
_TRADE: Final = (_TREATMENT, "joint-condition", "disease", "body-part", "tissue", "patient")
# Copy that says "you" beside an everyday thing means the reader, not the thing.
_READER: Final = frozenset(["you", "your", "yours", "my", "me", "i", "us", "ours"])
# Of this label a kit or a centre of one's own may be spoken of truly.
_STATUS: Final = "fda-status"
# How near before a treatment "our" must stand to sell it.
_NEAR: Final = 2
# "Its cells" are those of the body part that is spoken of.
_BODILY: Final = frozenset(["its", "their", "these", "those"])
_OURS: Final = frozenset(["our", "ours", "we", "us"])


def other_subject(weighing: Weighing) -> Ruling:
    """Excuse a trigger that is said of something else than the treatment."""
    asked_of = weighing.rule.subject
    first, last = sentence(weighing.scene.edges, weighing.scene.trigger.first)
    for _, cue in weighing.covering("other-sense"):
        trade = (_TREATMENT,) if cue.hit.cue.strength else _TRADE
        spoken = frozenset[str]() if cue.hit.cue.strength else _READER
        if not _speaks_of(weighing, trade, spoken, range(first, last)):
            return Ruling(Excuse.OTHER_SUBJECT, cue.words)
    if asked_of != "treatment":
        return NOTHING
    for number, cue in weighing.covering("other-subject", "other-care"):
        if not _sold_in_clause(weighing, cue):
            return Ruling(Excuse.OTHER_SUBJECT, cue.words)
        return Ruling(notes=((number, "but the treatment is named as well"),))
    return NOTHING


def _speaks_of(
    weighing: Weighing, lists: tuple[str, ...], words: frozenset[str], among: range
) -> bool:
    """Tell whether one of *words* or a phrase of *lists* stands among these words."""
    read = weighing.scene.read
    named = any(at in among for name in lists for at in read.terms.get(name, ()))
    return named or not words.isdisjoint(read.words.values[among.start : among.stop])


def approved_use(weighing: Weighing) -> Ruling:
    """Excuse a trigger where an approved product stands with the use it is approved for."""
    cues = weighing.covering("approved")
    for _, cue in cues:
        if not (_sold_between(weighing, cue) or _ours_beside(weighing, cue)):
            return Ruling(Excuse.APPROVED_USE, cue.words)
    return Ruling(notes=tuple((number, "said of another product") for number, _ in cues))


def _sold_in_clause(weighing: Weighing, cue: Reached) -> bool:
    first, last = _clause(weighing)
    spans = weighing.scene.read.terms.get(_SOLD, {})
    values = weighing.scene.read.words.values
    named = [
        at
        for at in range(first, last)
        if at in spans
        and not _overlaps(at, spans[at][0], cue.hit.first, cue.hit.last)
        and values[at - 1] not in _BODILY
    ]
    ours = not _OURS.isdisjoint(values[first:last])
    return bool(named) or ours


def _sold_between(weighing: Weighing, cue: Reached) -> bool:
    """Tell whether what is sold stands nearer before the trigger than the approved product."""
    first, _ = _clause(weighing)
    scene = weighing.scene
    after = cue.hit.last if cue.hit.last <= scene.trigger.first else first
    spans = scene.read.terms.get(_TREATMENT, {})
    return any(
        at in spans
        and not _overlaps(at, spans[at][0], cue.hit.first, cue.hit.last)
        and not _is_described(scene.read.words.values, at)
        for at in range(after, scene.trigger.first)
    )


def _ours_beside(weighing: Weighing, cue: Reached) -> bool:
    """Tell whether the sentence sells a treatment of its own beside the approved product."""
    scene = weighing.scene
    first, last = sentence(scene.edges, scene.trigger.first)
    values = scene.read.words.values
    spans = scene.read.terms.get(_TREATMENT, {})
    if "ours" in values[cue.hit.last : scene.trigger.first]:
        return True
    ours = not _OURS.isdisjoint(values[max(0, cue.hit.first - 1) : cue.hit.first])
    if ours and weighing.rule.label != _STATUS:
        return True
    return any(
        at in spans
        and not _OURS.isdisjoint(values[max(first, at - _NEAR) : at + 1])
        and not _overlaps(at, spans[at][0], cue.hit.first, cue.hit.last)
        for at in range(first, last)
    )


def _is_described(values: tuple[str, ...], at: int) -> bool:
    """Tell whether the word says what kind of thing it is: "a peptide", "an injected peptide"."""
    return not {"a", "an"}.isdisjoint(values[max(0, at - 2) : at + 1])


def _overlaps(first: int, last: int, other_first: int, other_last: int) -> bool:
    return first < other_last and other_first < last


def _clause(weighing: Weighing) -> tuple[int, int]:
    """Give the words, half-open, of the clause that the trigger begins in."""
    edges = weighing.scene.edges
    at = weighing.scene.trigger.first
    first = next((i for i in range(at, 0, -1) if edges[i] >= Edge.SUBJECT), 0)
    last = next((i for i in range(at + 1, len(edges)) if edges[i] >= Edge.SUBJECT), len(edges))
    return first, last
