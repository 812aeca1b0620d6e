"""A word to all its forms: plural, third person, past, participle, gerund, both spellings."""

from collections.abc import Mapping
from typing import Final

VOWELS: Final = "aeiou"


def forms(word: str, irregular: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Give every inflected form of *word*, itself among them.

    A form too many does no harm here (nobody writes "regrowed"), so doubling of consonants is
    given both ways; only irregular forms need data.
    """
    found = {word, _with_s(word), *_with_ed(word), *_with_ing(word)}
    found.update(_irregular(word, irregular))
    return frozenset(spelling for form in found for spelling in spellings(form))


def spellings(word: str) -> tuple[str, ...]:
    """Give *word* as British and American writers spell it."""
    for british, american in (
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("yse", "yze"),
    ):
        if len(word) > len(british) + 2 and word.endswith(british):
            return word, word.removesuffix(british) + american
        if len(word) > len(american) + 2 and word.endswith(american):
            return word, word.removesuffix(american) + british
    return (word,)


def _irregular(word: str, irregular: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if word in irregular:
        return irregular[word]
    for prefix in ("re", "over", "out", "under", "un", "mis", "fore", "with"):
        stem = word.removeprefix(prefix)
        if stem != word and stem in irregular:
            return tuple(prefix + form for form in irregular[stem])
    return ()


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


def _with_ed(word: str) -> tuple[str, ...]:
    if word.endswith("e"):
        return (word + "d",)
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return (word[:-1] + "ied",)
    return (word + "ed", *_doubled(word, "ed"))


def _with_ing(word: str) -> tuple[str, ...]:
    if word.endswith("ie"):
        return (word[:-2] + "ying",)
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return (word[:-1] + "ing",)
    return (word + "ing", *_doubled(word, "ing"))


def _doubled(word: str, ending: str) -> tuple[str, ...]:
    closed = len(word) > 2 and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS
    return (word + word[-1] + ending,) if closed and word[-3] not in VOWELS else ()
