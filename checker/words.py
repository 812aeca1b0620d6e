"""Text to words: one folding of case, contractions and hyphens for rules and copy alike."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

CLAUSE_END: Final = 2
SENTENCE_END: Final = 3

_WORD: Final = re.compile(
    r"(?P<again>[Rr][Ee][-\u2010\u2011](?=[^\W\d_]{3})[^\W\d_]+)"
    r"|[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*"
    r"|\d+(?:[.,]\d+)*|[%$€£&+]"
)
_BARE: Final = (
    *("dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "wont", "cant", "couldnt"),
    *("wouldnt", "shouldnt", "hasnt", "havent", "hadnt", "mustnt", "neednt"),
)
_NO_APOSTROPHE: Final = {word: f"{word[:-1]}'t" for word in _BARE}
_STEMS: Final = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}
_ENDINGS: Final = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am", "t": "not"}
_TAKES_IS: Final = frozenset(
    ["it", "that", "this", "there", "here", "what", "who", "he", "she", "where", "how", "when"]
)
_ABBREVIATIONS: Final = frozenset(
    ["dr", "mr", "mrs", "ms", "st", "vs", "prof", "approx", "inc", "fig", "sec", "etc", "al"]
)

_QUOTATION: Final = re.compile(
    r"\s*[\"\u201c\u2018\u00ab][^\"\u201c\u201d]+[\"\u201d\u2019\u00bb][.!?]?\s*"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in folded form, where each stands, and what separates them.

    ``breaks[i]`` tells what stands before word *i*: 0 a blank or hyphen, 1 a comma or bracket,
    2 the end of a clause (semicolon, colon, dash), 3 the end of a sentence.
    """

    text: str
    values: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]

    def __len__(self) -> int:
        """Give the number of words."""
        return len(self.values)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Give the words, half-open, that share a character with *start* to *end*."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Give the words, half-open, that lie between the characters *start* and *end*."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def spelling(self, index: int) -> str:
        """Give word *index* as the text writes it."""
        return self.text[self.starts[index] : self.ends[index]]


def is_quotation(text: str) -> bool:
    """Tell whether *text* is somebody's words and nothing else: one pair of marks about it all."""
    return _QUOTATION.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def split(text: str) -> Words:
    """Cut *text* into folded words; contractions become two ("isn't" is "is", "not")."""
    values: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = 0
        if start - last > 1 or text[last:start] != " ":
            gap = _separation(text, last, start, values[-1] if values else "")
        for value, low, high in _fold(match.group()):
            values.append(value)
            starts.append(start + low)
            ends.append(start + high)
            breaks.append(gap)
            gap = 0
        last = end
    return Words(text, tuple(values), tuple(starts), tuple(ends), tuple(breaks))


@lru_cache(maxsize=4096)
def fold(word: str) -> tuple[str, ...]:
    """Give the folded form of the words of a phrase, as `split` would."""
    return split(word).values


@lru_cache(maxsize=16_384)
def _fold(word: str) -> tuple[tuple[str, int, int], ...]:
    """Give the folded words that *word* stands for, each with its characters in it."""
    value, end = word.lower(), len(word)
    if value == "&":
        return (("and", 0, end),)
    if value == "cannot":
        return ("can", 0, 3), ("not", 3, end)
    if value[:2] == "re" and not value.isalpha() and value[2:3] in "-\u2010\u2011":
        return (("re" + value[3:], 0, end),)
    value = _NO_APOSTROPHE.get(value, value)
    if value.isalpha() or not value[0].isalpha():
        return ((value, 0, end),)
    value = value.replace("\u2019", "'").replace("\u02bc", "'")
    stem, _, ending = value.rpartition("'")
    return _contraction(stem, ending, end)


def _contraction(stem: str, ending: str, end: int) -> tuple[tuple[str, int, int], ...]:
    middle = min(len(stem), end)
    if ending == "t" and stem.endswith("n"):
        base = stem[:-1] if stem != "can" else "can"
        middle = min(len(base), end - 1)
        return (_STEMS.get(base, base), 0, middle), ("not", middle, end)
    if ending == "s":
        if stem == "let":
            return ("let", 0, middle), ("us", middle, end)
        if stem in _TAKES_IS:
            return (stem, 0, middle), ("is", middle, end)
        return ((stem, 0, end),)
    if ending in _ENDINGS and ending != "t":
        return (stem, 0, middle), (_ENDINGS[ending], middle, end)
    return ((stem + "'" + ending, 0, end),)


def _separation(text: str, last: int, start: int, before: str) -> int:
    gap = text[last:start]
    if gap == " " or not gap:
        return 0
    strength = max((_mark(character, gap) for character in gap), default=0)
    numbered = before == "no" and text[start].isdigit()
    abbreviated = before in _ABBREVIATIONS or len(before) == 1 or text[start].islower() or numbered
    if strength == SENTENCE_END and gap.strip() == "." and abbreviated:
        return 0
    return strength


def _mark(character: str, gap: str) -> int:
    if character in ".!?\u3002":
        return SENTENCE_END
    if character in ";:\u2014\u2026|\u2022\u00b7<>=\u2192\u2013" or (
        character == "-" and (" - " in gap or "--" in gap)
    ):
        return CLAUSE_END if character != "\u2013" or " " in gap else 0
    return 1 if character in ",()[]*\n" else 0
