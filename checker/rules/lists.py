"""The lists that patterns name, written out into plain phrases."""

from collections import Counter
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final

import regex

from checker.errors import RulesError
from checker.model.lookup import Lookup, lookup
from checker.model.phrases import PhraseList
from checker.rules.notation import UNITS, Language
from checker.rules.phrases import phrase_list, phrases
from checker.words import fold

Phrases = tuple[tuple[str, ...], ...]
# About how many words a unit has.
_UNIT: Final = 12


def written_out(
    lists: Mapping[str, list[str]],
    irregular: Mapping[str, tuple[str, ...]],
    files: Mapping[str, str],
) -> dict[str, Phrases]:
    """Give each list as plain word sequences; lists may name other lists, not themselves.

    *files* tells where a list was written last, for the message about a broken one.
    """
    language = Language(frozenset(lists), irregular)
    done: dict[str, Phrases] = {}
    for name in _in_order(lists):
        found: dict[tuple[str, ...], None] = {}
        for entry in lists[name]:
            try:
                found.update(dict.fromkeys(phrases(entry, language, done)))
            except RulesError as error:
                raise RulesError(f"{files[name]}: list {name}: {error}") from error
        done[name] = tuple(found)
    return done


def ready(lists: Mapping[str, list[str]], language: Language, files: Mapping[str, str]) -> Language:
    """Give *language* with the local *lists* in it, each ready to match."""
    local: dict[str, PhraseList] = {}
    short: dict[str, frozenset[str]] = {}
    known = language
    for name in _in_order(lists):
        try:
            made = phrase_list(name, lists[name], known)
        except RulesError as error:
            raise RulesError(f"{files[name]}: list {name}: {error}") from error
        if isinstance(made, PhraseList):
            local[name] = made
        else:
            short[name] = made
        known = Language(language.terms, language.irregular, local, short)
    return known


def commonness(
    texts: Iterable[str], lists: Mapping[str, Phrases], local: Mapping[str, PhraseList]
) -> dict[str, int]:
    """Tell how often words stand in *texts*, and how often phrases of lists do at the most."""
    words = Counter(word for text in texts for word in fold(text))
    often = {word: count + 1 for word, count in words.items()}
    most = sum(words.values()) // _UNIT
    for name, sequences in lists.items():
        found = sum(min(words[word] for word in sequence) for sequence in sequences)
        often[f"{{{name}}}"] = min(found, most) + 1

    def often_any(features: frozenset[str]) -> int:
        return sum(often.get(feature, 1) for feature in features)

    often.update((f"<{unit}>", most // len(UNITS) + 1) for unit in UNITS)
    for name, phrases_of in local.items():
        rarest = [min(map(often_any, needs)) for needs in phrases_of.needs]
        often[f"{{{name}}}"] = min(sum(rarest), most) + 1
    return often


def named_in(language: Language, often: Mapping[str, int]) -> Lookup[str]:
    """Give which local lists of *language* may stand in a unit, by its features."""
    local = language.local.values()
    keys = ((needs, f"{{{phrases.name}}}") for phrases in local for needs in phrases.needs)
    return lookup(keys, often)


def _in_order(lists: Mapping[str, list[str]]) -> list[str]:
    """Give the names so that a list comes after those it names."""
    needs = {name: set(_named(entries)) & set(lists) for name, entries in lists.items()}
    try:
        return list(TopologicalSorter(needs).static_order())
    except CycleError as error:
        circle = ", ".join(error.args[1])
        raise RulesError(f"lists name each other in a circle: {circle}") from error


def _named(entries: list[str]) -> list[str]:
    return [name for entry in entries for name in regex.findall(r"\{([a-z-]+)\}", entry)]
