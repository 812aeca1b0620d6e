"""Text cut into the pieces of words that the second reader knows."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

START: Final = "[CLS]"
END: Final = "[SEP]"
UNKNOWN: Final = "[UNK]"
_INSIDE: Final = "##"
_LONGEST: Final = 40


@lru_cache(maxsize=4)
def known(path: Path) -> Mapping[str, int]:
    """Give the number of every piece of the list at *path*, one a line."""
    return {piece: number for number, piece in enumerate(path.read_text("utf-8").splitlines())}


def numbers(text: str, pieces: Mapping[str, int], most: int) -> list[int]:
    """Give *text* as the numbers of at most *most* pieces, with a start and an end."""
    found = [pieces[START]]
    for word in words(text):
        found.extend(_cut(word, pieces))
    return [*found[: most - 1], pieces[END]]


def words(text: str) -> Iterator[str]:
    """Yield the words and the single signs of *text*, in lower case and without accents."""
    plain = unicodedata.normalize("NFD", text.lower())
    word = ""
    for char in plain:
        if char.isalnum():
            word += char
        elif unicodedata.category(char) != "Mn":
            if word:
                yield word
            word = ""
            if not char.isspace():
                yield char
    if word:
        yield word


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
