"""Patterns as a rule file writes them, read one after the other."""

import regex

from checker.errors import RulesError
from checker.model.phrases import Pattern
from checker.rules.files import Table
from checker.rules.notation import Language
from checker.rules.phrases import read


def patterns(sources: list[str | Table], where: str, language: Language) -> tuple[Pattern, ...]:
    """Give *sources* compiled; raise `RulesError` that begins with *where* and the number."""
    found = []
    for number, source in enumerate(sources):
        try:
            found.append(_raw(source) if isinstance(source, dict) else read(source, language))
        except RulesError as error:
            raise RulesError(f"{where}[{number}]: {error}") from error
    return tuple(found)


def _raw(table: Table) -> Pattern:
    try:
        compiled = regex.compile(table["regex"], regex.VERSION0 | regex.IGNORECASE)
    except regex.error as error:
        raise RulesError(f"'{table['regex']}' is no regular expression: {error}") from error
    words, marks = frozenset(table["words"]), table.get("marks", "")
    return Pattern(table["regex"], (), (words,), regex=compiled, marks=marks)
