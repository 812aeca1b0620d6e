"""Wording that a clinic has approved before, found again for a sentence that is nearly the same."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

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


class _Known(NamedTuple):
    """The words of a sentence, how often each stands in it, what must agree, and its wording."""

    words: tuple[str, ...]
    counts: Mapping[str, int]
    fixed: tuple[str, ...]
    wording: str


@dataclass(frozen=True, slots=True, eq=False)
class Approved:
    """Sentences that a reviewer ruled on, with the wording that was approved in their place."""

    exact: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    known: tuple[_Known, ...] = ()

    def wording(self, sentence: str) -> str:
        """Give the wording approved for *sentence* or one nearly the same, empty if there is none.

        A sentence with other figures or another negation is never nearly the same, nor is one
        that lacks what the wording speaks of.
        """
        if not self.known:
            return ""
        words = fold(sentence)
        return self.exact.get(words) or _nearest(words, self)


NOTHING: Final = Approved()


def approved(by_sentence: Mapping[str, str]) -> Approved:
    """Arrange wordings *by_sentence*; the sentences may be normalised or as a page writes them."""
    listed = ((fold(sentence), wording) for sentence, wording in sorted(by_sentence.items()))
    exact = {words: wording for words, wording in listed if words and wording}
    known = (_Known(words, Counter(words), _fixed(words), w) for words, w in exact.items())
    return Approved(exact, tuple(known))


@lru_cache(maxsize=16_384)
def _nearest(words: tuple[str, ...], approved_ones: Approved) -> str:
    best, nearest = _ALIKE, ""
    counts, fixed = Counter(words), _fixed(words)
    for other in approved_ones.known:
        # Most are told apart by their length alone; a site has hundreds of them.
        if not _is_near(min(len(words), len(other.words)), words, other) or fixed != other.fixed:
            continue
        shared = sum(min(n, other.counts.get(word, 0)) for word, n in counts.items())
        if not _is_near(shared, words, other) or _speaks_of_what_is_gone(other, words):
            continue
        share = SequenceMatcher(None, words, other.words, autojunk=False).ratio()
        if share >= best:
            best, nearest = share + 1e-9, other.wording
    return nearest


def _is_near(shared: int, words: tuple[str, ...], other: _Known) -> bool:
    """Tell whether so many words in common can be enough."""
    return 2 * shared >= _ALIKE * (len(words) + len(other.words))


def _fixed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the figures and negations, in which two sentences have to agree."""
    return tuple(word for word in words if word in _NEGATIVE or not word.isalpha())


def _speaks_of_what_is_gone(other: _Known, words: tuple[str, ...]) -> bool:
    """Tell whether the wording has a word, such as knee, that its sentence had and *words* lack."""
    return not (other.counts.keys() - set(words) - _SMALL).isdisjoint(fold(other.wording))
