"""Which joints, tissues, conditions, comparators and products a claim names, an entry covers."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from checker.model.evidence import Entry, Scopes

_COMPARATOR: Final = "comparator"
_GAP: Final = re.compile(r"[\s-]+")
_BREAK: Final = re.compile(r"[\s-]")


def named(axis: str, text: str, scopes: Scopes) -> frozenset[str]:
    """Give the values of *axis* (joint, product, ...) that *text* names."""
    return _named(text, scopes).get(axis, frozenset())


def scope(texts: tuple[str, ...], scopes: Scopes) -> Mapping[str, frozenset[str]]:
    """Give what a claim is about on each axis, by the first of *texts* that names anything on it.

    *texts* begin with the claim's own sentence; what stands farther from it comes later.
    """
    found: dict[str, frozenset[str]] = {}
    for text in texts:
        for axis, values in _named(text, scopes).items():
            found.setdefault(axis, values)
    return found


def covers(entry: Entry, about: Mapping[str, frozenset[str]], scopes: Scopes) -> bool:
    """Tell whether *entry* may speak to a claim: a knee figure never does to a hip."""
    for axis, values in _limited(entry, scopes).items():
        claimed = about.get(axis) or scopes.default.get(axis)
        if claimed and values.isdisjoint(claimed):
            return False
    return True


def shared(entry: Entry, about: Mapping[str, frozenset[str]], scopes: Scopes) -> int:
    """Count the axes on which *entry* speaks of the very thing the claim is about."""
    limited = _limited(entry, scopes)
    return sum(not values.isdisjoint(about.get(axis, ())) for axis, values in limited.items())


def names_comparator(entry: Entry, about: Mapping[str, frozenset[str]], scopes: Scopes) -> bool:
    """Tell whether a claim names what *entry* compares with; so does any if it compares nothing."""
    compared = _limited(entry, scopes).get(_COMPARATOR)
    return compared is None or not compared.isdisjoint(about.get(_COMPARATOR, ()))


def find(words: Iterable[str], text: str) -> str:
    """Give the first of *words* (phrases, any case) that stands in *text*, as it stands there."""
    return _found(tuple(words), text)


@lru_cache(maxsize=8192)
def _found(words: tuple[str, ...], text: str) -> str:
    spelled = _plain(text)
    if len(spelled) != len(text) or "  " in spelled:
        found = _pattern(words).search(text)
        return found.group() if found else ""
    # To look for each word is many times faster than to compile a pattern that looks for all.
    places = ((at, -len(w)) for w in _plain_words(words) if (at := _place(w, spelled)) >= 0)
    first, length = min(places, default=(0, 0))
    return text[first : first - length]


def _place(word: str, spelled: str) -> int:
    """Give where *word* stands by itself, or -1."""
    at = spelled.find(word)
    while at >= 0:
        before, after = spelled[at - 1 : at], spelled[at + len(word) : at + len(word) + 1]
        if not (_is_part(before) or _is_part(after)):
            return at
        at = spelled.find(word, at + 1)
    return -1


def _is_part(character: str) -> bool:
    return character.isalnum() or character == "_"


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """Give *text* in small letters, each break and hyphen a space, character by character."""
    spelled = text.lower().replace("\u2019", "'")
    return _BREAK.sub(" ", spelled)


@cache
def _plain_words(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_folded(word) for word in words)


@cache
def _limited(entry: Entry, scopes: Scopes) -> Mapping[str, frozenset[str]]:
    """Give the axes that *entry* is limited on, with the values that it speaks of."""
    found: dict[str, frozenset[str]] = {}
    for limit in entry.limits:
        if limit.text in scopes.axes.get(limit.name, ()):
            found[limit.name] = found.get(limit.name, frozenset()) | {limit.text}
    return found


@lru_cache(maxsize=8192)
def _named(text: str, scopes: Scopes) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    # To look for small letters in small letters is many times faster than in any.
    lowered = text.lower()
    for axis in scopes.axes:
        values = _by_word(axis, scopes)
        words = [_folded(word) for word in _lower_pattern(tuple(values)).findall(lowered)]
        plain = [word for word in words if word not in scopes.implied or axis == "joint"]
        if words:
            found[axis] = frozenset(value for word in plain or words for value in values[word])
    return found


@cache
def _by_word(axis: str, scopes: Scopes) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for value, words in scopes.axes[axis].items():
        for word in words:
            key = _folded(word)
            found[key] = (*found.get(key, ()), value)
    return found


def _folded(word: str) -> str:
    return _GAP.sub(" ", word.lower().replace("\u2019", "'"))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_either(words), re.IGNORECASE)


@cache
def _lower_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_either(words))


def _either(words: tuple[str, ...]) -> str:
    phrases = (r"[\s-]+".join(map(re.escape, _GAP.split(word))) for word in words)
    longest_first = sorted(phrases, key=len, reverse=True)
    either = "|".join(longest_first).replace("'", "['\u2019]") or "(?!)"
    return rf"(?<!\w)(?:{either})(?!\w)"
