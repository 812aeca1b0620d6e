"""The lists that patterns name, written out into plain phrases."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

import regex

from checker.errors import RulesError
from checker.rules.phrases import Language, phrases

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
    needs = {name: set(_named(entries)) & set(lists) for name, entries in lists.items()}
    done: dict[str, Phrases] = {}
    try:
        order = list(TopologicalSorter(needs).static_order())
    except CycleError as error:
        raise RulesError(
            f"lists name each other in a circle: {', '.join(error.args[1])}"
        ) from error
    for name in order:
        found: dict[tuple[str, ...], None] = {}
        for entry in lists[name]:
            try:
                found.update(dict.fromkeys(phrases(entry, language, done)))
            except RulesError as error:
                raise RulesError(f"{files[name]}: list {name}: {error}") from error
        done[name] = tuple(found)
    return done


def _named(entries: list[str]) -> list[str]:
    return [name for entry in entries for name in regex.findall(r"\{([a-z-]+)\}", entry)]
