"""The lists that patterns name, written out into plain phrases."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

import regex

from checker.errors import RulesError
from checker.model.phrases import PhraseList
from checker.rules.phrases import Language, phrase_list, phrases

Phrases = tuple[tuple[str, ...], ...]


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
