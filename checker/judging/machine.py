"""The steps of a pattern run over the words of a unit."""

from typing import Final

from checker.model.matches import Reading, Slots
from checker.model.phrases import (
    AmountStep,
    ChoiceStep,
    EdgeStep,
    GapStep,
    ListedStep,
    PhraseList,
    Step,
    TermStep,
    WordStep,
)
from checker.words import CLAUSE_END, SENTENCE_END, Words

# A gap never runs over these: another clause begins.
_TURNS: Final = frozenset(["but", "however", "whereas", "although", "though", "because", "unless"])
# Nor over one of these, behind a comma, where one of those comes next.
_JOINS: Final = frozenset(["and", "so", "yet", "or", "nor"])
_SUBJECTS: Final = frozenset(["i", "we", "he", "she", "they"])

# Under this stands what may begin with a word that none of the ways asks for.
_OTHER: Final = ""

Result = tuple[int, Slots]


def run(  # noqa: C901, PLR0911 - the innermost loop: a call a step would double its time
    step: Step | None, at: int, unit: Reading, *, free: bool = True
) -> Result | None:
    """Give the word after the match that begins at word *at*, and its list phrases, or None.

    *free* allows a comma before the next word (at the start, anything).
    """
    words = unit.words
    kept: Slots = ()
    while isinstance(step, WordStep):
        if at >= len(words.values) or words.values[at] not in step.forms:
            return None
        if words.breaks[at] and not free:
            return None
        if step.cased and words.spelling(at) != step.cased:
            return None
        if step.listed:
            kept = (*kept, (step.listed, at, at + 1))
        step, at, free = step.then, at + 1, False
    if step is None:
        return at, kept
    if kept:
        found = run(step, at, unit, free=free)
        return None if found is None else (found[0], (*kept, *found[1]))
    if isinstance(step, GapStep):
        return _gap(step, at, unit)
    if isinstance(step, ChoiceStep):
        return _choice(step, at, unit, free=free)
    if isinstance(step, EdgeStep):
        return _edge(step, at, unit, free=free)
    if at >= len(words.values) or (words.breaks[at] and not free):
        return None
    return _listed(step, at, unit)


def _edge(step: EdgeStep, at: int, unit: Reading, *, free: bool) -> Result | None:
    if not _at_edge(step, at, unit.words):
        return None
    if step.at_start and isinstance(step.then, GapStep):
        return _gap(step.then, at, unit, begins=True)
    return run(step.then, at, unit, free=free)


def _at_edge(step: EdgeStep, at: int, words: Words) -> bool:
    """Tell whether the unit starts or ends here, or a question before the answer joined to it."""
    if at == (0 if step.at_start else len(words.values)):
        return True
    if not 0 < at < len(words.values) or words.breaks[at] != SENTENCE_END:
        return False
    return "?" in words.text[words.ends[at - 1] : words.starts[at]]


def _listed(step: ListedStep | TermStep | AmountStep, at: int, unit: Reading) -> Result | None:
    if isinstance(step, ListedStep):
        return _phrase(step, at, unit)
    if isinstance(step, AmountStep):
        amount = unit.amounts.get(step.unit, {}).get(at)
        return run(step.then, amount[0], unit, free=False) if amount else None
    for end in unit.terms.get(step.name, {}).get(at, ()):
        found = run(step.then, end, unit, free=False)
        if found is not None:
            return found[0], ((step.name, at, end), *found[1])
    return None


def _phrase(step: ListedStep, at: int, unit: Reading) -> Result | None:
    phrases = step.phrases
    asked = (phrases.name, at)
    found = unit.phrases.get(asked)
    if found is None:
        found = unit.phrases[asked] = _spelled(phrases, at, unit)
    for end, slots in found:
        after = run(step.then, end, unit, free=False)
        if after is not None:
            return after[0], ((phrases.name, at, end), *slots, *after[1])
    return None


def _spelled(phrases: PhraseList, at: int, unit: Reading) -> list[Result]:
    """Give the phrases of a list that stand at word *at*, the longest first."""
    ways = phrases.ways.get(unit.words.values[at], ())
    for mark in phrases.marks:
        named = unit.terms if mark[0] == "{" else unit.amounts
        if at in named.get(mark[1:-1], ()):
            ways = (*ways, *phrases.ways[mark])
    found = [inner for way in ways if (inner := run(way, at, unit)) is not None]
    if len(found) > 1:
        found.sort(key=_end, reverse=True)
    return found


def _end(result: Result) -> int:
    return result[0]


def _choice(step: ChoiceStep, at: int, unit: Reading, *, free: bool) -> Result | None:
    by_word = step.by_word or _arranged(step)
    values = unit.words.values
    word = values[at] if at < len(values) else _OTHER
    for way in by_word.get(word) or by_word[_OTHER]:
        found = run(way, at, unit, free=free)
        if found is not None:
            return found
    return None


def _arranged(step: ChoiceStep) -> dict[str, tuple[Step | None, ...]]:
    """Note by each word the ways that may begin with it, by no word those that may with any."""
    begins = [_words(way) for way in step.ways]
    known = frozenset().union(*(words for words in begins if words is not None))
    for word in (_OTHER, *known):
        may = zip(step.ways, begins, strict=True)
        step.by_word[word] = tuple(way for way, words in may if words is None or word in words)
    return step.by_word


def _words(step: Step | None) -> frozenset[str] | None:
    """Give the words that a way can begin with; None if that is not decided by the word."""
    if isinstance(step, WordStep):
        return step.forms
    if isinstance(step, ListedStep) and not step.phrases.marks:
        return frozenset(step.phrases.ways)
    if isinstance(step, ChoiceStep):
        begins = [words for way in step.ways if (words := _words(way)) is not None]
        return frozenset().union(*begins) if len(begins) == len(step.ways) else None
    return None


def _gap(step: GapStep, at: int, unit: Reading, *, begins: bool = False) -> Result | None:
    words = unit.words
    size = len(words.values)
    then = step.then
    forms = then.forms if isinstance(then, WordStep) else None
    for here in range(at, min(at + step.most, size) + 1):
        if here < size and words.breaks[here] >= CLAUSE_END and not (begins and here == at):
            return None
        if forms is None or (here < size and words.values[here] in forms):
            found = run(then, here, unit)
            if found is not None:
                return found
        if here < size and _turns(here, words):
            return None
    return None


def _turns(at: int, words: Words) -> bool:
    word = words.values[at]
    if word in _JOINS and words.breaks[at]:
        return at + 1 < len(words) and words.values[at + 1] in _SUBJECTS
    return word in _TURNS
