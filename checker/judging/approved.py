"""Wording that a clinic has approved before, found again for a sentence that is nearly the same."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from checker.words import fold

# Two sentences are nearly the same where this share of their words agrees in order.
_ALIKE: Final = 0.85
# Words that carry no subject: one of them more or less makes no other sentence.
_SMALL: Final = frozenset(
    [
        *("a", "an", "and", "are", "as", "at", "be", "by", "can", "for"),
        *("from", "in", "is", "it", "its", "of", "on", "or", "our", "that"),
        *("the", "their", "these", "this", "to", "was", "we", "were", "which", "with"),
        *("you", "your"),
    ]
)
_NEGATIVE: Final = frozenset(["not", "no", "never", "nor", "neither", "without", "none"])


@dataclass(frozen=True, slots=True, eq=False)
class Approved:
    """Sentences that a reviewer ruled on, with the wording that was approved in their place."""

    wordings: tuple[tuple[tuple[str, ...], str], ...] = ()

    def wording(self, sentence: str) -> str:
        """Give the wording approved for *sentence* or one nearly the same, empty if there is none.

        A sentence with other figures or another negation is never nearly the same, nor is one
        that lacks what the wording speaks of.
        """
        return _nearest(fold(sentence), self) if self.wordings else ""


NOTHING: Final = Approved()


def approved(by_sentence: Mapping[str, str]) -> Approved:
    """Arrange wordings *by_sentence*; the sentences may be normalised or as a page writes them."""
    listed = ((fold(sentence), wording) for sentence, wording in sorted(by_sentence.items()))
    return Approved(tuple((words, wording) for words, wording in listed if words and wording))


@lru_cache(maxsize=16_384)
def _nearest(words: tuple[str, ...], known: Approved) -> str:
    best, nearest = _ALIKE, ""
    for other, wording in known.wordings:
        if words == other:
            return wording
        if not _comparable(words, other) or _speaks_of_what_is_gone(wording, other, words):
            continue
        share = SequenceMatcher(None, words, other, autojunk=False).ratio()
        if share >= best:
            best, nearest = share + 1e-9, wording
    return nearest


def _comparable(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether the words can be alike enough and differ in no figure and no negation."""
    shared = sum((Counter(one) & Counter(other)).values())
    if 2 * shared < _ALIKE * (len(one) + len(other)):
        return False
    return _fixed(one) == _fixed(other)


def _fixed(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word in _NEGATIVE or not word.isalpha()]


def _speaks_of_what_is_gone(
    wording: str, approved_for: tuple[str, ...], words: tuple[str, ...]
) -> bool:
    """Tell whether *wording* has a word, such as knee, that its sentence had and *words* lack."""
    return not (set(approved_for) - set(words) - _SMALL).isdisjoint(fold(wording))
