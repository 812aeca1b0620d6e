"""What the second reader says against rules that find a claim, and words that excuse one."""

from dataclasses import replace
from typing import Final, NamedTuple

from checker.judging import likeness
from checker.judging.reader import Said
from checker.judging.surroundings import Around
from checker.model.documents import UnitKind
from checker.model.matches import Judgement, Reading, Trigger
from checker.model.rules import Excuse, Likeness, Negation
from checker.words import is_quotation

# A "no" among fewer words is a claim by what it stands beside; one that denies nothing, among
# these.
_FEW: Final = 6
_SHORT: Final = 9
# More than any chance.
_NEVER: Final = 2.0
# What hedges too little to excuse a claim lets it be doubted so much sooner.
_HEDGING: Final = frozenset({"hedge", "soft"})
_HEDGED: Final = 1.5
# "Myth: ..." stands over what follows it, as a heading does.
_WARNING_LABEL: Final = "head-warning"


class Told(NamedTuple):
    """A sentence set as *kind*, and what was learnt of labelled copy, by which it is read.

    On a page it is read with what stands *around* it.
    """

    kind: UnitKind
    read: Reading
    known: Likeness
    around: Around | None = None

    def heard(self) -> Said:
        """Give what the reader makes of the sentence."""
        return likeness.said(self.kind, self.read.words.text, self.known, self.around)

    def glanced(self) -> float:
        """Give how likely the small model alone finds the sentence a claim."""
        return likeness.glanced(self.kind, self.read.words.text, self.known, self.around).claim


def outvoted(trigger: Trigger, judgement: Judgement, told: Told) -> Judgement:
    """Make a claim of what its own sentence excuses where the reader is sure that it is one.

    It counts one step less. How sure the reader has to be depends on the excuse, and on whether a
    rule found the claim. An excuse from around the sentence stands.
    """
    rule, known = trigger.rule, told.known
    if judgement.excuse is None or not _is_own(judgement):
        return judgement
    if not rule.is_learnt and rule.id not in known.doubted:
        return judgement
    least = (known.firm if rule.is_learnt else known.sure).get(judgement.excuse, _NEVER)
    if not likeness.is_sure(told.heard(), trigger, least):
        return judgement
    return replace(judgement, excuse=None, cue="", softeners=judgement.softeners | {"outvoted"})


def _is_own(judgement: Judgement) -> bool:
    """Tell whether words of the sentence itself excuse, not a heading, a label or a neighbour."""
    beside = [
        cue.words
        for cue in judgement.found
        if cue.note.startswith("in the ") or cue.kind == _WARNING_LABEL
    ]
    return judgement.cue not in beside


def doubted(trigger: Trigger, judgement: Judgement, told: Told) -> Judgement:
    """Let a claim off where its whole sentence reads like innocent copy, to the small model too."""
    kind, read, known, around = told
    if not _is_doubtful(trigger, judgement, told) or likeness.is_plain(kind, read, known):
        return judgement
    most = known.innocent if around is None else known.far
    if any(cue.kind in _HEDGING for cue in judgement.found):
        most *= _HEDGED
    if not likeness.is_innocent(told.heard(), trigger, most) or told.glanced() >= known.agreed:
        return judgement
    words = likeness.against(kind, read, known)
    return replace(judgement, excuse=Excuse.READS_INNOCENT, cue=words)


def _is_doubtful(trigger: Trigger, judgement: Judgement, told: Told) -> bool:
    """Tell whether the reader may let off a claim in a sentence.

    What an answer, or a "no" in a few words, makes a claim is not doubted: alone it reads like
    nothing. Nor is a quotation without its page, which tells who says so. Nor is a claim beside a
    "no" that denies nothing, if the sentence is short: grammar knows that better.
    """
    read = told.read
    if judgement.excuse or judgement.answered or not likeness.is_telling(read, told.around):
        return False
    if told.around is None and is_quotation(read.words.text):
        return False
    makes = trigger.rule.negation is Negation.MAKES
    no_denial = any(cue.kind == "pseudo" for cue in judgement.found)
    if len(read.words) < (_SHORT if no_denial else _FEW if makes else 0):
        return False
    return trigger.rule.id in told.known.doubted
