"""A claim with all that a way out of it has to heed."""

from dataclasses import dataclass
from typing import Final

from checker.judging.frames import BLUNT, reply
from checker.judging.judge import Judged
from checker.model.documents import UnitKind
from checker.model.evidence import Answer
from checker.words import fold

# What these rules find is said by a patient.
_VOICES: Final = frozenset(
    {"testimonial/patient-voice", "testimonial/outcome-in-a-review", "testimonial/quoted-outcome"}
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, the others of its unit, and what the ledger answers: what ways out start from.

    *around* is how many characters of its block stand outside the unit.
    """

    judged: Judged
    beside: tuple[Judged, ...]
    answer: Answer
    around: int = 0

    @property
    def faults(self) -> list[tuple[int, int]]:
        """Give the characters at fault in the unit, of this claim and of the others."""
        return sorted({(j.trigger.start, j.trigger.end) for j in self.all})

    @property
    def all(self) -> tuple[Judged, ...]:
        """Give this claim and the others of its unit."""
        return (self.judged, *self.beside)

    @property
    def labels(self) -> frozenset[str]:
        """Give the labels of this claim and the others of its unit."""
        return frozenset(each.trigger.rule.label for each in self.all)

    @property
    def fault(self) -> str:
        """Give the words at fault, those of the other claims among them."""
        return " ".join(self.judged.unit.text.value[start:end] for start, end in self.faults)

    @property
    def kind(self) -> UnitKind:
        """Give what the unit is set as: a title or description of front matter is no sentence."""
        unit = self.judged.unit
        if unit.text.value.startswith("Alt: "):
            return UnitKind.ALT
        if unit.text.value.startswith("Subject: "):
            return UnitKind.TITLE
        if unit.kind is not UnitKind.FRONT_MATTER:
            return unit.kind
        place = " ".join(unit.section[-1:]).lower()
        if "title" in place:
            return UnitKind.TITLE
        return UnitKind.META if "description" in place or "summary" in place else unit.kind

    @property
    def is_story(self) -> bool:
        """Tell whether a patient speaks: a story is never reworded."""
        told = any(j.trigger.rule.id in _VOICES for j in self.all)
        return told or self.judged.unit.kind is UnitKind.TESTIMONIAL or self._ends_quotation

    @property
    def _ends_quotation(self) -> bool:
        """Tell whether a quotation that began in another unit ends with this one."""
        text = self.judged.unit.text.value
        closed = text.endswith("”") and "“" not in text
        return closed or (text.endswith('"') and text.count('"') == 1)

    @property
    def is_guess(self) -> bool:
        """Tell whether no rule made the claim: the unit only reads like claims."""
        return self.judged.trigger.rule.id.endswith("/reads-like-a-claim")

    @property
    def is_answer(self) -> bool:
        """Tell whether the unit ends with a mere yes to the question before it, or in it."""
        unit = self.judged.unit
        asked = self.judged.judgement.answered is not None and bool(unit.question)
        if asked and len(fold(unit.text.value)) <= BLUNT:
            return True
        return 0 < reply(unit.text.value) < self.faults[-1][1]
