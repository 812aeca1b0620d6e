"""Text cut into the pieces of words that the second reader knows."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

START: Final = "[CLS]"
END: Final = "[SEP]"
UNKNOWN: Final = "[UNK]"
_INSIDE: Final = "##"
_LONGEST: Final = 40
# The words and signs of a text in ASCII: most texts are, and so they are cut at once.
_PLAIN: Final = re.compile(r"[a-z0-9]+|\S")


class Pieces(NamedTuple):
    """A text as the numbers of its pieces, and the characters of the word that each belongs to.

    The start and the end belong to no word: both their places are -1.
    """

    numbers: list[int]
    starts: list[int]
    ends: list[int]


@lru_cache(maxsize=4)
def known(path: Path) -> Mapping[str, int]:
    """Give the number of every piece of the list at *path*, one a line."""
    return {piece: number for number, piece in enumerate(path.read_text("utf-8").splitlines())}


def cut(text: str, pieces: Mapping[str, int], most: int) -> Pieces:
    """Give *text* as at most *most* pieces, with a start and an end."""
    found = Pieces([pieces[START]], [-1], [-1])
    for word, start, end in words(text):
        numbers = _cut(word, pieces)
        found.numbers.extend(numbers)
        found.starts.extend([start] * len(numbers))
        found.ends.extend([end] * len(numbers))
        if len(found.numbers) >= most:
            break
    rest = (pieces[END], -1, -1)
    return Pieces(*([*row[: most - 1], last] for row, last in zip(found, rest, strict=True)))


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Give the words and the single signs of *text*, in lower case and without accents.

    Each comes with its characters in *text*, half-open.
    """
    if text.isascii():
        return ((found[0], *found.span()) for found in _PLAIN.finditer(text.lower()))
    return _unaccented_words(text)


def _unaccented_words(text: str) -> Iterator[tuple[str, int, int]]:
    word, start = "", 0
    for at, char in _unaccented(text):
        if char.isalnum():
            start = start if word else at
            word += char
        elif unicodedata.category(char) != "Mn":
            if word:
                yield word, start, at
            word = ""
            if not char.isspace():
                yield char, at, at + 1
    if word:
        yield word, start, len(text)


def _unaccented(text: str) -> Iterator[tuple[int, str]]:
    """Yield the letters of *text* in lower case, accents apart, each with its place."""
    for at, written in enumerate(text):
        for char in unicodedata.normalize("NFD", written.lower()):
            yield at, char


def _cut(word: str, pieces: Mapping[str, int]) -> list[int]:
    """Cut a word into the longest pieces from its start on; one unknown piece where none fits."""
    found: list[int] = []
    at = 0
    while at < len(word):
        lead = _INSIDE if at else ""
        ends = range(min(len(word), at + _LONGEST), at, -1)
        end = next((end for end in ends if lead + word[at:end] in pieces), None)
        if end is None:
            return [pieces[UNKNOWN]]
        found.append(pieces[lead + word[at:end]])
        at = end
    return found
