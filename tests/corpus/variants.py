"""Variants of labelled sentences, by which a large model teaches a small one."""

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from checker.judging.surroundings import Around
from tests.corpus import vectors


class Said(NamedTuple):
    """A text in its form, and what stands around it, if that is to be shown."""

    text: str
    form: str
    around: Around | None = None


_SMALL: Final = frozenset(
    re.findall(
        r"\w+",
        """
    a an the of to in on at by for with and or but not no nor never is are was were be been being
    has have had do does did will would can could may might must should it its this that these
    those you your we our they their he she his her i my me us them as if than then so from into
    out up down over under after before without
""",
    )
)
_WORD: Final = re.compile(r"[A-Za-z]{3,}")
_CUT: Final = re.compile(
    r"(?:,|;|:| -| –| —) | (?=(?:and|but|because|so|when|while|which|that|with|without|after"
    r"|before|if|although|than|not|until|for)\b)"
)
_NEAR: Final = 15
_MOST_CHANGED: Final = 5
_LENGTHS: Final = range(4, 60)


class Neighbours:
    """Words of like meaning for the words of some texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        spoken = {word.lower() for text in texts for word in _WORD.findall(text)}
        self._words = sorted(spoken | set(vectors.common_words()))
        self._index = {word: i for i, word in enumerate(self._words)}
        places = vectors.places(self._words)
        self._places = places / np.linalg.norm(places, axis=1, keepdims=True)
        self._near: dict[str, list[str]] = {}

    def of(self, word: str) -> list[str]:
        """Give the fifteen words nearest to *word*, which is written in small letters."""
        if word not in self._near:
            likeness: Any = self._places @ self._places[self._index[word]]
            nearest = np.argsort(-likeness, kind="stable")[: _NEAR + 1]
            self._near[word] = [self._words[i] for i in nearest if self._words[i] != word]
        return self._near[word]


def variants(said: Sequence[Said], wanted: int, seed: int) -> list[Said]:
    """Give *wanted* texts made of *said* by other words, by other endings, by gaps."""
    chosen = random.Random(seed)  # noqa: S311
    near = Neighbours([each.text for each in said])
    found: dict[Said, None] = {}
    for made in _made(said, near, chosen):
        if len(made[0].split()) in _LENGTHS:
            found[made] = None
        if len(found) == wanted:
            break
    return list(found)


def _made(said: Sequence[Said], near: Neighbours, chosen: random.Random) -> Iterator[Said]:
    while True:
        each = chosen.choice(said)
        text, way = each.text, chosen.random()
        if way < 0.5:
            yield each._replace(text=_reworded(text, near, chosen))
            continue
        text = (
            _joined(text, chosen.choice(said).text, chosen) if way < 0.8 else _gapped(text, chosen)
        )
        text = _reworded(text, near, chosen) if chosen.random() < 0.5 else text
        yield each._replace(text=text)


def _reworded(text: str, near: Neighbours, chosen: random.Random) -> str:
    """Put words of like meaning in the place of up to five words, at most every second."""
    telling = [m for m in _WORD.finditer(text) if m.group().lower() not in _SMALL]
    if not telling:
        return text
    most = max(1, min(_MOST_CHANGED, len(telling) // 2))
    picked = chosen.sample(telling, chosen.randint(1, most))
    for match in sorted(picked, key=lambda m: -m.start()):
        word = chosen.choice(near.of(match.group().lower()))
        word = word.capitalize() if match.group()[0].isupper() else word
        text = text[: match.start()] + word + text[match.end() :]
    return text


def _joined(text: str, other: str, chosen: random.Random) -> str:
    """Give the beginning of *text* and the end of *other*, each cut where a clause may begin."""
    cuts, others = list(_CUT.finditer(text)), list(_CUT.finditer(other))
    if not cuts or not others:
        return ""
    return text[: chosen.choice(cuts).start()] + other[chosen.choice(others).start() :]


def _gapped(text: str, chosen: random.Random) -> str:
    """Leave out up to three words in a row."""
    words = text.split(" ")
    if len(words) < 6:
        return ""
    at = chosen.randrange(len(words) - 2)
    return " ".join(words[:at] + words[at + chosen.randint(1, 3) :])
