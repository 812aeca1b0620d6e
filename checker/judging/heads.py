"""What stands over the trigger: headings, lead-ins and labels that lend it their polarity."""

from collections.abc import Iterator
from typing import Final

from checker.judging import clauses, scope
from checker.judging.clauses import Edge
from checker.judging.scope import Reached, Scene
from checker.judging.weighing import NOTHING, Ruling, Weighing
from checker.model.documents import UnitKind
from checker.model.matches import Case, CueHit, Nearby
from checker.model.rules import Excuse, Negation
from checker.words import is_quotation

LABEL: Final = "label"
_POLARITY: Final = {
    "head-warning": Excuse.REFUTED,
    "head-negating": Excuse.NEGATED,
    "head-neutral": Excuse.MENTION,
    "teller": Excuse.MENTION,
}
# Forms that a heading speaks for; a sentence under it speaks for itself.
_LISTED: Final = frozenset(
    [UnitKind.LIST_ITEM, UnitKind.CELL, UnitKind.HEADING, UnitKind.DATA, UnitKind.BUTTON]
)
# Kinds of cue that hold for everything behind the colon of a label.
_OVER_LABEL: Final = frozenset([*_POLARITY, "head-hedging", "aim"])


def over(case: Case, scene: Scene) -> tuple[Reached, ...]:
    """Give the cues beside the unit and in a label before the trigger, with their reach."""
    found = list(_in_label(scene, case.cues))
    for near in case.around:
        edges = clauses.edges(near.reading)
        found.extend(_beside(case, near, edges, hit) for hit in near.cues)
    return tuple(found)


def in_head(weighing: Weighing) -> Ruling:
    """Excuse a trigger that stands under a head of negating, warning or neutral polarity."""
    for kind, excuse in _POLARITY.items():
        cues = weighing.beside_covering(kind)
        if cues and not _is_trapped(weighing, cues[0], excuse):
            return Ruling(excuse, cues[0].words)
    return NOTHING


def _is_trapped(weighing: Weighing, head: Reached, excuse: Excuse) -> bool:
    """Tell whether the item keeps the polarity of its head from it, as in "Risks: none"."""
    if excuse is Excuse.REFUTED or head.hit.cue.kind == "teller":
        return False
    if weighing.rule.negation is Negation.MAKES:
        return True
    return turned_round(weighing, _label_end(weighing.scene) if head.where == LABEL else 0)


def turned_round(weighing: Weighing, start: int = 0) -> bool:
    """Tell whether the words from *start* answer what stands over them with "none"."""
    return any(
        start <= cue.hit.first <= start + 2
        for cue in weighing.cues
        if cue.hit.cue.kind == "head-trap"
    )


def _in_label(scene: Scene, hits: tuple[CueHit, ...]) -> Iterator[Reached]:
    end = _label_end(scene)
    if not end:
        return
    first = next((i for i in range(end - 1, 0, -1) if scene.edges[i] >= Edge.CLAUSE), 0)
    for hit in hits:
        if first <= hit.first and hit.last <= end and _holds(scene, hit, range(first, end)):
            yield Reached(hit, True, scope.wording(scene.read, hit), "", LABEL)  # noqa: FBT003


def _holds(scene: Scene, hit: CueHit, label: range) -> bool:
    """Tell whether a cue of the words *label* holds for what stands behind the colon."""
    if hit.until is not None and hit.until <= scene.trigger.first:
        return False
    if hit.cue.kind in _OVER_LABEL:
        return not _says_something(scene, hit, label)
    runs_on = hit.cue.direction != "backward" and not hit.cue.kind.startswith("head-")
    through = scene.edges[hit.last : label.stop]
    is_open = scene.edges[label.stop] is Edge.COMMA
    return runs_on and is_open and max(through, default=0) < Edge.SUBJECT


def _says_something(scene: Scene, hit: CueHit, label: range) -> bool:
    """Tell whether the words about the cue are a sentence of their own, with a verb."""
    verbs = scene.read.terms.get(clauses.VERBS, {})
    return any(at in verbs and not hit.first <= at < hit.last for at in label)


def _label_end(scene: Scene) -> int:
    """Give the word behind the last colon before the trigger in its sentence, or 0."""
    first = clauses.sentence(scene.edges, scene.trigger.first)[0]
    words = scene.read.words
    for at in range(scene.trigger.first, first, -1):
        if words.breaks[at] and ":" in words.text[words.ends[at - 1] : words.starts[at]]:
            return at
    return 0


def _beside(case: Case, near: Nearby, edges: tuple[Edge, ...], hit: CueHit) -> Reached:
    words = scope.wording(near.reading, hit)
    return Reached(hit, _speaks_for(case, near, edges, hit), words, "", near.where)


def _speaks_for(case: Case, near: Nearby, edges: tuple[Edge, ...], hit: CueHit) -> bool:
    """Tell whether a cue beside the unit speaks for the unit."""
    if hit.cue.kind == "teller":
        return is_quotation(case.reading.words.text)
    if near.where in ("answer", "before", "after"):
        return False
    if hit.cue.kind.startswith("head-"):
        heads = near.where != "heading" or case.kind in _LISTED or _is_shown(case, hit)
        return heads and hit.until is None
    return near.where == "lead-in" and scope.reaches_end(near.reading, edges, hit)


def _is_shown(case: Case, hit: CueHit) -> bool:
    """Tell whether a warning shows the sentence: "What the adverts say", and then a quotation."""
    return hit.cue.kind == "head-warning" and is_quotation(case.reading.words.text)
