"""Which words a finding reports: a whole phrase for a rule, a short sentence for a likeness."""

from typing import Final

from checker.words import CLAUSE_END, SENTENCE_END, Words, fold

# What the reader expects more words behind: articles, possessives, joints and prepositions.
_WAITING: Final = frozenset(
    fold(
        "a an the your our my his her its their these those each every no and or of to for with by"
        " in on at from into onto as than is are was were be been"
    )
)
# How many words an unfinished phrase may go on for, and how few are not worth leaving behind.
_MOST: Final = 4
_FEW: Final = 3
# A sentence or clause of so many words is shown whole.
_SENTENCE: Final = 18


def finished(words: Words, last: int) -> int:
    """Give the word behind a phrase that ends before word *last*, once it is a whole one.

    "puts his" runs on to "puts his fresh face"; before a comma or an end it stays as it is.
    """
    if words.values[last - 1] not in _WAITING:
        return last
    end = next((at for at in range(last, len(words)) if words.breaks[at]), len(words))
    if end - last <= _FEW:
        return end
    for at in range(last, min(end, last + _MOST)):
        if words.values[at] not in _WAITING:
            return at + 1
    return last


def surrounding(words: Words, first: int, last: int) -> tuple[int, int]:
    """Give the words, half-open, of the sentence about a stretch; of its clause if that is long.

    What only reads like a claim does so by its sentence: a fragment would mislead. Of a long clause
    the stretch alone is shown.
    """
    for mark in (SENTENCE_END, CLAUSE_END):
        begin = next((at for at in range(first, 0, -1) if words.breaks[at] >= mark), 0)
        end = next((at for at in range(last, len(words)) if words.breaks[at] >= mark), len(words))
        if end - begin <= _SENTENCE:
            return begin, end
    return first, last
