"""The writing of the phrase language: a pattern as it stands in a file, to its nodes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from checker.errors import RulesError, nearest
from checker.model.lookup import shared
from checker.model.phrases import (
    Amount,
    Choice,
    Edge,
    Gap,
    Listed,
    Node,
    PhraseList,
    Term,
    Word,
)
from checker.rules.inflection import forms, spellings
from checker.words import fold

UNITS: Final = ("duration", "percent", "count", "money", "age", "times", "dose")

_PIECE: Final = re.compile(
    r"\s+|(?P<gap>\.\.(?:\.|\d+)|,)|\{(?P<term>[a-z-]+)\}|<(?P<unit>[a-z]+)>|(?P<mark>[()|^$?])"
    r"|(?P<sign>[~=]?)(?P<word>[^\s(){}|<>^$?~=.,;:!]+)"
)
# Up to five words, or none but a comma.
_GAPS: Final = {"...": 5, ",": 0}


@dataclass(frozen=True, slots=True)
class Language:
    """What a pattern may refer to: the names of the lists, and irregular forms.

    *local* holds the lists that nothing but patterns asks for, ready to match; *short* those of
    them whose phrases are single words.
    """

    terms: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]
    local: Mapping[str, PhraseList] = field(default_factory=dict)
    short: Mapping[str, frozenset[str]] = field(default_factory=dict)


def nodes_of(source: str, language: Language) -> tuple[Node, ...]:
    """Give the nodes of *source*; raise `RulesError` saying what cannot be read, and where."""
    return _Reader(source, language).read()


class _Reader:
    """A recursive descent over the pieces of one pattern."""

    def __init__(self, source: str, language: Language) -> None:
        self._source = source
        self._language = language
        self._pieces = self._split()
        self._next = 0

    def read(self) -> tuple[Node, ...]:
        branches = self._branches()
        if self._next < len(self._pieces):
            raise self._error("an unopened ')'")
        if len(branches) > 1:
            return (Choice(branches),)
        return branches[0]

    def _split(self) -> list[re.Match[str]]:
        pieces, at = [], 0
        while at < len(self._source):
            piece = _PIECE.match(self._source, at)
            if piece is None:
                raise self._error(f"'{self._source[at]}' at column {at + 1}")
            if piece.lastgroup:
                pieces.append(piece)
            at = piece.end()
        return pieces

    def _branches(self) -> tuple[tuple[Node, ...], ...]:
        branches: list[tuple[Node, ...]] = []
        nodes: list[Node] = []
        while self._next < len(self._pieces):
            piece = self._pieces[self._next]
            if piece["mark"] == ")":
                break
            self._next += 1
            if piece["mark"] == "|":
                branches.append(tuple(nodes))
                nodes = []
                continue
            nodes.extend(self._node(piece))
        branches.append(tuple(nodes))
        if any(not branch for branch in branches):
            raise self._error("an empty alternative; write (...)? for an optional one")
        return tuple(branches)

    def _node(self, piece: re.Match[str]) -> tuple[Node, ...]:
        if piece["gap"]:
            written = piece["gap"]
            return (Gap(_GAPS[written] if written in _GAPS else int(written[2:])),)
        if piece["term"]:
            return (self._list(piece["term"]),)
        if piece["unit"]:
            if piece["unit"] not in UNITS:
                raise self._error(f"<{piece['unit']}> is none of {', '.join(UNITS)}")
            return (Amount(piece["unit"]),)
        if piece["mark"]:
            return self._marked(piece["mark"])
        return self._words(piece["sign"], piece["word"])

    def _list(self, name: str) -> Node:
        if name in self._language.short:
            return Word(self._language.short[name], listed=name)
        if name in self._language.local:
            return Listed(self._language.local[name])
        if name not in self._language.terms:
            known = self._language.terms | self._language.local.keys()
            raise self._error(f"no list is named {{{name}}}{nearest(name, known)}")
        return Term(name)

    def _marked(self, mark: str) -> tuple[Node, ...]:
        if mark in "^$":
            return (Edge(mark == "^"),)
        if mark == "?":
            raise self._error("a '?' that follows no bracket")
        branches = self._branches()
        if self._next >= len(self._pieces):
            raise self._error("an unclosed '('")
        self._next += 1
        optional = self._next < len(self._pieces) and self._pieces[self._next]["mark"] == "?"
        self._next += optional
        return (Choice(branches, optional=optional),)

    def _words(self, sign: str, word: str) -> tuple[Node, ...]:
        folded = fold(word)
        if not folded:
            raise self._error(f"'{word}' is no word")
        if sign == "=":
            return tuple(
                Word(shared(frozenset([value])), cased=word if len(folded) == 1 else "")
                for value in folded
            )
        if sign == "~":
            if len(folded) != 1:
                raise self._error(f"'~{word}' must be a single word")
            return (Word(shared(forms(folded[0], self._language.irregular))),)
        return tuple(Word(shared(frozenset(spellings(value)))) for value in folded)

    def _error(self, problem: str) -> RulesError:
        return RulesError(f"'{self._source}': {problem}")
