"""How a new wording is set: capitals, stops and blanks as in the unit it replaces."""

import re
from typing import Final

from checker.words import fold

_SMALL: Final = frozenset(
    "a an and as at but by for from in nor of on or the to with".split()  # noqa: SIM905
)
_ACRONYMS: Final = frozenset(
    fold(
        "prp prf prfm svf bmac bmc msc mscs acp nad iv fda ms als copd ed mri dna tmj acl us uk amd"
    )
)
_NAMES: Final = frozenset(
    fold(
        "wharton parkinson alzheimer crohn hashimoto huntington lyme bell peyronie sjogren medicare"
        " covid achilles american european duchenne graves raynaud guillain dupuytren ehlers"
    )
)
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_BLANKS: Final = re.compile(r"[ \t\n]+")
_BEFORE_MARK: Final = re.compile(r" +([,;:.!?])")
_MARKS: Final = re.compile(r"[,;:]+(?=[.!?;])")
_DOUBLED: Final = re.compile(r"\b([^\W\d_]+) \1\b", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"\b([Aa])n? (?=([^\W\d_]+))")
_VOWEL_BY_EAR: Final = re.compile(
    r"(?:[ai]|e(?!u)|o(?!ne\b|nce)|u(?!ni|se|su|ro)|hour|honest|fda|mri|msc|svf)", re.IGNORECASE
)


def lowered(text: str) -> str:
    """Give *text* for the middle of a sentence: acronyms and names keep their capitals."""
    return _LETTERS.sub(lambda found: _small(found.group()), text)


def lowered_first(text: str) -> str:
    """Give *text* with its first word as it would stand in the middle of a sentence."""
    found = _LETTERS.match(text)
    return _small(found.group()) + text[found.end() :] if found else text


def capital(text: str) -> str:
    """Give *text* with its first letter in capitals; what stands before the letter is kept."""
    at = next((i for i, character in enumerate(text) if character.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def styled(written: str, model: str) -> str:
    """Give a heading, button or list item the capitals of the one it replaces."""
    words = _LETTERS.findall(model)
    long = [word for word in words[1:] if word.lower() not in _SMALL and len(word) > 1]
    if len(words) > 1 and all(word.isupper() for word in words if len(word) > 1):
        return written.upper()
    if len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.7 * len(long):
        return _titled(written)
    begins = next((character for character in model if character.isalnum()), "A")
    return lowered_first(written) if begins.islower() else capital(written)


def finished(written: str, model: str) -> str:
    """Give *written* with a stop where, and only where, the unit it replaces has one."""
    written = written.rstrip(" .,;:")
    ends = model.rstrip("\"'”’)»* ")[-1:]
    if written[-1:] in "!?":
        return written if ends in ".!?…" else written.rstrip("!?")
    if ends == ":":
        return written + ":"
    return written + "." if ends and ends in ".!?…" else written


def tidy(text: str) -> str:
    """Give *text* with single blanks, none before a mark, one mark at a time, *a* or *an*."""
    text = _MARKS.sub("", _BEFORE_MARK.sub(r"\1", _BLANKS.sub(" ", text))).strip(" ,;")
    return _ARTICLE.sub(_article, text)


def is_clean(text: str) -> bool:
    """Tell whether *text* is free of doubled words, doubled blanks and stray marks."""
    return not (_DOUBLED.search(text) or "  " in text or _BEFORE_MARK.search(text))


def _article(found: re.Match[str]) -> str:
    if not (
        found.group(1) == "a" or found.start() == 0 or found.string[found.start() - 2] in ".!?"
    ):
        return found.group()
    vowel = _VOWEL_BY_EAR.match(found.group(2))
    return f"{found.group(1)}{'n' if vowel else ''} "


def _small(word: str) -> str:
    low = word.lower()
    stem = re.split(r"['’\-]", low)[0]
    if low in _ACRONYMS or stem in _ACRONYMS:
        return word if word != low else word.upper() if low != "mscs" else "MSCs"
    if stem in _NAMES:
        return low[:1].upper() + low[1:] if word.isupper() else word
    if word.isupper() and len(word) > 5:
        return low
    return word if word[1:] != word[1:].lower() else low


def _titled(text: str) -> str:
    count = 0

    def one(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        word = found.group()
        small = word in _SMALL and count > 1 and not text[: found.start()].rstrip().endswith(":")
        return word if small else word[:1].upper() + word[1:]

    return _LETTERS.sub(one, text)
