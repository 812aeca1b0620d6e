"""What every step of context works with: a trigger, the cues about it, and a ruling."""

from typing import Final, NamedTuple

from checker.judging.clauses import Edge, sentence
from checker.judging.scope import Reached, Scene
from checker.model.matches import Case
from checker.model.rules import Excuse, Rule

# A finding that no rule made is about its whole sentence, and so are these kinds of cue.
_WHOLE: Final = frozenset(["refute", "other-sense"])
# Other care speaks for the sentence where it is its subject: "The new lens restores sight".
_OPENING: Final = 1


class Ruling(NamedTuple):
    """What one step makes of a trigger: an excuse or none, and the words that decided it.

    *notes* replace what was said of a cue, by its number among the cues weighed; *final* ends
    the weighing even without an excuse; *upto* is the word behind what completes the claim, such
    as the answer to a question, or 0; *answer* is that answer where it stands in another unit.
    """

    excuse: Excuse | None = None
    words: str = ""
    notes: tuple[tuple[int, str], ...] = ()
    final: bool = False
    upto: int = 0
    answer: Reached | None = None


NOTHING = Ruling()


class Weighing(NamedTuple):
    """A trigger in its scene, and all cues of the unit and beside it with their reach."""

    case: Case
    scene: Scene
    cues: tuple[Reached, ...]
    beside: tuple[Reached, ...]

    @property
    def rule(self) -> Rule:
        """Give the rule of the trigger."""
        return self.scene.trigger.rule

    @property
    def is_asked(self) -> bool:
        """Tell whether the sentence of the trigger ends in a question mark."""
        scene = self.scene
        words = scene.read.words
        last = sentence(scene.edges, scene.trigger.first)[1]
        upto = words.starts[last] if last < len(words) else len(words.text)
        return "?" in words.text[words.ends[last - 1] : upto]

    def covering(self, *kinds: str) -> list[tuple[int, Reached]]:
        """Give the cues of *kinds* in the unit that reach the trigger and may silence its label."""
        return [
            (number, cue)
            for number, cue in enumerate(self.cues)
            if cue.hit.cue.kind in kinds and self._bears(cue)
        ]

    def beside_covering(self, *kinds: str) -> list[Reached]:
        """Give the cues of *kinds* beside the unit whose force runs on into it."""
        return [
            cue
            for cue in self.beside
            if cue.covers and cue.hit.cue.kind in kinds and self.may_silence(cue)
        ]

    def _bears(self, cue: Reached) -> bool:
        if self.rule.is_learnt and (self._opens_or_rules(cue) or self._hedges_its_clause(cue)):
            return True
        return cue.covers and self.may_silence(cue)

    def _opens_or_rules(self, cue: Reached) -> bool:
        """Tell whether the cue is about the whole sentence of the trigger."""
        first, last = sentence(self.scene.edges, self.scene.trigger.first)
        hit = cue.hit
        if hit.cue.direction == "backward" or not first <= hit.first < last:
            return False
        if hit.cue.kind == "other-care":
            return hit.first - first <= _OPENING
        return hit.cue.kind in _WHOLE and hit.until is None

    def _hedges_its_clause(self, cue: Reached) -> bool:
        """Tell whether the cue hedges the clause of the trigger, on whichever side of it."""
        found, trigger, hit = self.scene.edges, self.scene.trigger, cue.hit
        between = found[min(hit.first, trigger.first) + 1 : max(hit.first, trigger.first) + 1]
        limit = Edge.TURN if hit.cue.is_for_likeness else Edge.REASON
        return hit.cue.kind == "hedge" and all(edge < limit for edge in between)

    def may_silence(self, cue: Reached) -> bool:
        """Tell whether *cue* is meant for the label of this trigger."""
        labels = cue.hit.cue.labels
        return not labels or self.rule.label in labels
