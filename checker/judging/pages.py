"""What a whole page lends to each trigger on it: its subject."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from checker.judging import likeness
from checker.judging.hearing import by_words
from checker.judging.judge import Bench, Judged
from checker.judging.surroundings import around
from checker.model.documents import Unit, UnitKind
from checker.model.rules import Excuse, Likeness

# The topics by which the pack names what is sold, and licensed care of another kind.
_SOLD: Final = "names-the-sold"
_OTHER_CARE: Final = "about-other-care"
# Established use of the same cells, and what shows that a page goes beyond it.
_BLOOD: Final = "about-blood-transplant"
_BEYOND_BLOOD: Final = "sold-beyond-blood"
_HEADS: Final = frozenset([UnitKind.HEADING, UnitKind.TITLE])
# Words in these parts of a page tell what else the site has, not what the page is about.
APART: Final = frozenset(["nav", "header", "footer", "hidden"])
# Fewer units are a snippet, of which the subject cannot be told.
_A_PAGE: Final = 8
# A page is about other care where so many units speak of it, or so many under a heading of it.
_SPEAKING: Final = 5
_UNDER_A_HEADING: Final = 3
_SHARE: Final = 0.15
# A page with firm claims in so many units sells; what reads like a claim there probably is one.
_SELLING: Final = 4
# Where the reader finds fewer claims, a page makes none, or a slip; rules are doubted sooner there.
_CLAIMING: Final = 2
_CUE: Final = "the page is about other care, and sells nothing of this trade"
_HARDLY_A_CLAIM: Final = "it reads innocent, on a page that hardly makes a claim"


def placed(
    cut: Sequence[Unit], by_unit: Sequence[tuple[Judged, ...]], at: Bench
) -> tuple[tuple[Judged, ...], ...]:
    """Give the triggers of a page as the whole of it lets them stand.

    On a page about other care none is a claim, names in a menu or a footer are no claims by
    likeness, and a page that sells nothing else is flagged only for what is firmly like a claim,
    or for what a rule finds where the reader agrees.
    """
    if not is_page(cut):
        return tuple(by_unit)
    if _is_of_other_care(cut, at):
        return tuple(tuple(map(_let_off, judged)) for judged in by_unit)
    kept = [tuple(j for j in judged if not _is_apart(j)) for judged in by_unit]
    if sum(any(_is_firm(j, at) for j in judged) for judged in kept) < _SELLING:
        kept = [tuple(j for j in judged if not _is_weak(j, at)) for judged in kept]
    return tuple(_where_little_is_claimed(kept, at))


def _where_little_is_claimed(
    by_unit: Sequence[tuple[Judged, ...]], at: Bench
) -> Sequence[tuple[Judged, ...]]:
    """Let off what rules find and the reader doubts where it finds hardly a claim besides."""
    known = at.ruleset.likeness
    if known is None:
        return by_unit
    claiming = (judged for judged in by_unit if any(_is_surely(j, known) for j in judged))
    if len(list(islice(claiming, _CLAIMING))) == _CLAIMING:
        return by_unit
    return [tuple(_doubted(j, known) for j in judged) for judged in by_unit]


def _doubted(judged: Judged, known: Likeness) -> Judged:
    rule, judgement = judged.trigger.rule, judged.judgement
    if not _is_claim(judged) or judgement.answered or rule.id not in known.doubted:
        return judged
    if _reads(judged, known) >= known.quiet:
        return judged
    ruled = replace(judgement, excuse=Excuse.READS_INNOCENT, cue=_HARDLY_A_CLAIM)
    return replace(judged, judgement=ruled)


def _is_surely(judged: Judged, known: Likeness) -> bool:
    """Tell whether a claim reads like one, too."""
    return _is_claim(judged) and _reads(judged, known) >= known.among


def _is_claim(judged: Judged) -> bool:
    return judged.judgement.excuse is None


def _reads(judged: Judged, known: Likeness) -> float:
    """Give how much the unit reads like a claim in its place."""
    unit = judged.unit
    return likeness.said(unit.kind, unit.text.value, known, around(unit)).claim


def is_page(cut: Sequence[Unit]) -> bool:
    """Tell whether *cut* are units enough for a page; fewer are a snippet."""
    return len(cut) >= _A_PAGE


def _is_of_other_care(cut: Sequence[Unit], at: Bench) -> bool:
    main = [unit for unit in cut if unit.region not in APART]
    said = [{each.topic for each in by_words(unit.text.value, at, unit.kind)} for unit in main]
    named = frozenset[str]().union(*said)
    if _SOLD not in named:
        return _is_about(_OTHER_CARE, main, said)
    return _BEYOND_BLOOD not in named and _is_about(_BLOOD, main, said)


def _is_about(topic: str, main: Sequence[Unit], said: Sequence[set[str]]) -> bool:
    speaking = [unit for unit, topics in zip(main, said, strict=True) if topic in topics]
    headed = any(unit.kind in _HEADS for unit in speaking)
    enough = _UNDER_A_HEADING if headed else _SPEAKING
    return len(speaking) >= max(enough, _SHARE * len(main))


def _let_off(judged: Judged) -> Judged:
    if not _is_claim(judged):
        return judged
    ruled = replace(judged.judgement, excuse=Excuse.OTHER_SUBJECT, cue=_CUE, answered=None)
    return replace(judged, judgement=ruled)


def _is_apart(judged: Judged) -> bool:
    """Tell whether words in a menu or a footer only read like a claim."""
    return not _is_by_rule(judged) and judged.unit.region in APART


def _is_by_rule(judged: Judged) -> bool:
    return not judged.trigger.rule.is_learnt


def _is_firm(judged: Judged, at: Bench) -> bool:
    return _is_claim(judged) and not _is_weak(judged, at)


def _is_weak(judged: Judged, at: Bench) -> bool:
    """Tell whether words only read like a claim, and too little for one wherever they stand."""
    known = at.ruleset.likeness
    if not _is_claim(judged) or _is_by_rule(judged) or known is None:
        return False
    return _reads(judged, known) < known.placed
