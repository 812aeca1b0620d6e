"""Which joints, tissues and diseases a sentence names, and whom an entry speaks of."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from checker.model.evidence import Entry

_AXES: Final = {
    "joint": {
        "knee": "knee knees meniscus",
        "hip": "hip hips",
        "spine": "back spine spinal lumbar neck disc discs disk disks sciatica vertebrae",
        "other": "shoulder shoulders elbow elbows ankle ankles foot feet wrist wrists hand hands "
        "thumb jaw",
    },
    "tissue": {
        "cartilage": "cartilage knee knees hip hips joint joints arthritis osteoarthritis",
        "disc": "disc discs disk disks",
        "tendon": "tendon tendons rotator achilles ligament ligaments",
        "nerve": "nerve nerves brain",
        "other": "hair skin follicles scalp muscle muscles bone bones liver lung lungs heart",
    },
    "condition": {
        "arthritis": "arthritis osteoarthritis joint joints knee knees hip hips",
        "other": "parkinson parkinsons alzheimer alzheimers sclerosis ms als copd autism diabetes "
        "stroke lupus covid",
    },
}
_OF_WORD: Final = {
    axis: {word: value for value, words in values.items() for word in words.split()}
    for axis, values in _AXES.items()
}
# A tissue said outright ("disc") is meant more than one that a joint implies ("joint").
_IMPLIED: Final = frozenset(
    ["knee", "knees", "hip", "hips", "joint", "joints", "arthritis", "osteoarthritis"]
)
_WORD: Final = re.compile(r"[a-z]+")


@lru_cache(maxsize=64)
def named(axis: str, sentence: str) -> frozenset[str]:
    """Give the values of *axis* (joint, tissue, condition) that *sentence* names."""
    values = _OF_WORD[axis]
    words = [word for word in _WORD.findall(sentence.lower()) if word in values]
    if axis == "tissue":
        words = [word for word in words if word not in _IMPLIED] or words
    return frozenset(values[word] for word in words)


def covers(entry: Entry, sentence: str) -> bool:
    """Tell whether *entry* may speak to *sentence*: a knee figure never does to a hip."""
    for limit in entry.limits:
        if limit.name in _OF_WORD and limit.text in _AXES[limit.name]:
            places = named(limit.name, sentence)
            if places and limit.text not in places:
                return False
    return True


def find(words: Iterable[str], text: str) -> str:
    """Give the first of *words* (phrases, any case) that stands in *text*, as it stands there."""
    found = _pattern(tuple(words)).search(text)
    return found.group() if found else ""


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    phrases = (r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", word))) for word in words)
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
