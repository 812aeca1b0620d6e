"""What the second reader says against rules that find a claim, and words that excuse one."""

from dataclasses import replace
from typing import Final, NamedTuple

from checker.judging import likeness
from checker.model.documents import UnitKind
from checker.model.matches import Judgement, Reading, Trigger
from checker.model.rules import Excuse, Likeness, Negation

# A "no" among fewer words is a claim by what it stands beside; one that denies nothing, among
# these.
_FEW: Final = 6
_SHORT: Final = 9
# A sentence that reads so much like a claim has no hedge that weighs.
_HARDLY_HEDGED: Final = 0.95
# What the words of a sentence seem to excuse, and the reader, who has read them too, may not.
_OUTVOTED: Final = frozenset(
    {Excuse.OTHER_SUBJECT, Excuse.APPROVED_USE, Excuse.MENTION, Excuse.REFUTED}
    | {Excuse.RESEARCH_AIM}
)


class Told(NamedTuple):
    """A sentence set as *kind*, and what was learnt of labelled copy, by which it is read."""

    kind: UnitKind
    read: Reading
    known: Likeness


def outvoted(trigger: Trigger, judgement: Judgement, told: Told) -> Judgement:
    """Make a claim of what its own sentence excuses where the reader is sure that it is one.

    It counts one step less. What stands around the sentence the reader has not read. A hedge
    excuses what rules find, of which it may tell too much; what only reads like a claim, seldom.
    """
    rule, known = trigger.rule, told.known
    hedged = judgement.excuse is Excuse.HEDGED and not rule.patterns
    if not (hedged or judgement.excuse in _OUTVOTED) or not _is_own(judgement):
        return judgement
    if rule.patterns and rule.id not in known.doubted:
        return judgement
    least = _HARDLY_HEDGED if hedged else known.sure
    if not likeness.is_sure(told.kind, told.read.words.text, trigger, least, known):
        return judgement
    return replace(judgement, excuse=None, cue="", softeners=judgement.softeners | {"outvoted"})


def _is_own(judgement: Judgement) -> bool:
    """Tell whether words of the sentence itself excuse, not a heading or a neighbour."""
    beside = [cue.words for cue in judgement.found if cue.note.startswith("in the ")]
    return judgement.cue not in beside


def doubted(trigger: Trigger, judgement: Judgement, told: Told) -> Judgement:
    """Let a claim off where its whole sentence reads like innocent copy."""
    kind, read, known = told
    if not is_doubtful(trigger, judgement, told) or likeness.is_plain(kind, read, known):
        return judgement
    if not likeness.is_innocent(kind, read.words.text, trigger, known):
        return judgement
    words = likeness.against(kind, read, known)
    return replace(judgement, excuse=Excuse.READS_INNOCENT, cue=words)


def is_doubtful(trigger: Trigger, judgement: Judgement, told: Told) -> bool:
    """Tell whether the reader may let off a claim in a sentence.

    What an answer, or a "no" in a few words, makes a claim is not doubted: alone it reads like
    nothing. Nor is a claim beside a "no" that denies nothing, if the sentence is short: grammar
    knows that better.
    """
    read = told.read
    if judgement.excuse or judgement.answered or not likeness.is_telling(read):
        return False
    makes = trigger.rule.negation is Negation.MAKES
    no_denial = any(cue.kind == "pseudo" for cue in judgement.found)
    if len(read.words) < (_SHORT if no_denial else _FEW if makes else 0):
        return False
    return trigger.rule.id in told.known.doubted
