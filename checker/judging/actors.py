"""Who does what the clause at fault says: the treatment, a pronoun for it, or something else."""

from typing import Final

from checker.judging.grammar import (
    ADVERBS,
    AUXILIARIES,
    DEPENDENT,
    FUNCTION,
    Parts,
    is_finite,
    is_third,
    opening,
    verb,
)
from checker.words import fold

_PRONOUNS: Final = frozenset(["it", "they", "this", "these"])
_BEFORE_NOUNS: Final = frozenset(
    fold("our your the a an this these those each every any their its my and")
)
# Nouns that the treatment behind them only explains: "the way PRP works".
_HEAD_NOUNS: Final = frozenset(
    fold("way how what why where fact reason idea moment time people more most one all thing case")
)
# Before one of these a name is not yet whole: "stem cell" before "therapy".
_KINDS: Final = frozenset(fold("therapy therapies treatment treatments injection injections drip"))
_LONGEST_SUBJECT: Final = 9
# What follows one of these is said or thought, and by somebody else than the treatment.
_SAYING: Final = frozenset(
    fold("know knows think thinks believe believes say says said tell tells told agree agrees see")
    + fold("mention mentions realise realize forget admit claim claims want wants promise")
)


def subject(unit: Parts, first: int) -> tuple[int, int] | None:
    """Give the words of the subject of the clause that begins at *first*, if it is the treatment.

    It is where it names the treatment or is a pronoun that can stand for it.
    """
    begin = opening(unit, first)
    values = unit.read.words.values
    if begin >= unit.first:
        return _at_fault(unit, begin)
    end = next((i for i in range(begin + 1, unit.first + 1) if is_finite(unit, i)), verb(unit))
    end = min(end, max(verb(unit), begin))
    while end > begin and (values[end - 1].endswith("ly") or values[end - 1] in ADVERBS):
        end -= 1
    if {*values[end : end + 2]} & _KINDS:
        return None
    if not 0 < end - begin <= _LONGEST_SUBJECT or any(unit.read.words.breaks[begin + 1 : end]):
        return None
    is_pronoun = end - begin == 1 and values[begin] in _PRONOUNS
    stands = _stands_for_treatment(unit, begin) if is_pronoun else _is_treatment(unit, begin, end)
    dependent = values[begin] in DEPENDENT and values[begin] != "this"
    is_other = dependent or _SAYING.intersection(values[end : unit.first])
    return (begin, end) if stands and not is_other else None


def _stands_for_treatment(unit: Parts, at: int) -> bool:
    """Tell whether the pronoun at word *at* can mean the treatment: it is not named behind it."""
    treatments = unit.read.terms.get("treatment", {})
    if unit.read.words.values[at] in ("this", "these") and any(
        at < first < unit.last for first in treatments
    ):
        return False
    return at == 0 or any(first < at for first in treatments)


def _is_treatment(unit: Parts, begin: int, end: int) -> bool:
    """Tell whether the words end with the treatment and only describe it before."""
    for first, ends in unit.read.terms.get("treatment", {}).items():
        if begin <= first < end and end in ends:
            return all(_describes(unit, at) for at in range(begin, first))
    return False


def _describes(unit: Parts, at: int) -> bool:
    """Tell whether word *at* can stand before the name of a treatment: no noun, no verb."""
    word = unit.read.words.spelling(at)
    if word.lower() in _HEAD_NOUNS or is_third(unit, at):
        return False
    if word.lower() in FUNCTION - _BEFORE_NOUNS:
        return False
    return not (at and word.islower() and word.endswith("s") and word not in ("this", "various"))


def _at_fault(unit: Parts, begin: int) -> tuple[int, int] | None:
    """Give the subject where the words at fault begin with it."""
    spans = unit.read.terms.get("treatment", {})
    for end in spans.get(begin, ()):
        if end < unit.last and (is_finite(unit, end) or unit.read.words.values[end] in AUXILIARIES):
            return begin, end
    is_pronoun = unit.read.words.values[begin] in ("it", "they") and begin + 1 < unit.last
    has_noun = begin == 0 or any(first < begin for first in spans)
    return (begin, begin + 1) if is_pronoun and has_noun else None
