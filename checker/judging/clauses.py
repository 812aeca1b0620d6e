"""Words to clauses: what stands before each word, and how far a cue can reach over it."""

from enum import IntEnum
from functools import lru_cache
from typing import Final

import regex

from checker.model.matches import Reading
from checker.words import CLAUSE_END, SENTENCE_END, Words, fold

Ends = dict[int, tuple[int, ...]]


class Edge(IntEnum):
    """What stands before a word, from nothing to the end of the sentence."""

    NONE = 0
    COMMA = 1
    JOINED = 2
    SUBJECT = 3
    REASON = 4
    TURN = 5
    CLAUSE = 6
    SENTENCE = 7


# The lists of the language that say where a clause begins.
_TURNS: Final = "turn-word"
_REASONS: Final = "reason-word"
_TIMES: Final = "time-word"
_STARTERS: Final = "subject-start"
VERBS: Final = "finite-verb"
_BARE: Final = "bare-verb"
_OPEN: Final = "open-word"
_SAYING: Final = "saying-verb"
# A sentence that opens with one of these concedes something before it says its own.
_CONCEDING: Final = frozenset(["although", "though", "while", "whereas", "albeit"])
_JOINTS: Final = frozenset(["and", "or", "so", "nor", "plus", "then"])
_RELATIVES: Final = frozenset(["which", "who", "whose", "where"])
_PRONOUNS: Final = frozenset(["it", "they", "we", "you", "i", "he", "she", "this", "these", "ours"])
# Before the verb of its clause has come, one of these belongs to the subject.
_BEFORE_A_NOUN: Final = frozenset(["after", "before", "for"])
_ADVERBS: Final = frozenset(["not", "just", "only", "soon", "long", "even", "days", "weeks"])
_NO_SUBJECT: Final = frozenset(["to", "not", "that", "which", "who", "what"])
# The first of the characters that are pictures.
_PICTURES: Final = 0x2600
_QUOTED: Final = regex.compile(
    r"“[^”]+”|\"[^\"]+\"|«[^»]+»|(?<!\w)‘[^’]+(?:’\w[^’]*)*’(?!\w)|(?<!\w)'[^']+(?:'\w[^']*)*'(?!\w)"
)
# Words a subject may have before its verb.
_SUBJECT_WORDS: Final = 9


@lru_cache(maxsize=256)
def edges(read: Reading) -> tuple[Edge, ...]:
    """Give the edge before each word of *read*."""
    return _edges(_Clauses(read))


@lru_cache(maxsize=256)
def parted(read: Reading) -> tuple[int, ...]:
    """Give the words of *read* before which there is an edge of any kind."""
    return tuple(at for at, edge in enumerate(edges(read)) if edge is not Edge.NONE)


def sentence(found: tuple[Edge, ...], at: int) -> tuple[int, int]:
    """Give the words, half-open, of the sentence that word *at* stands in."""
    first = next((i for i in range(at, 0, -1) if found[i] is Edge.SENTENCE), 0)
    upto = len(found)
    return first, next((i for i in range(at + 1, upto) if found[i] is Edge.SENTENCE), upto)


def clause(read: Reading, at: range) -> str:
    """Give the text of the clause, as punctuation parts it, that the words *at* stand in."""
    found, words = edges(read), read.words
    first = next((i for i in range(at.start, 0, -1) if found[i] >= Edge.CLAUSE), 0)
    upto = next((i for i in range(at.stop, len(found)) if found[i] >= Edge.CLAUSE), len(found))
    return words.text[words.starts[first] : words.ends[upto - 1]]


def quoted(words: Words, start: int, end: int) -> range:
    """Give the words of the quotation that the characters *start* to *end* stand in, if any."""
    for mark in _QUOTED.finditer(words.text):
        first, last = mark.span()
        if first < end and start < last:
            inside = [i for i, at in enumerate(words.starts) if first <= at < last]
            return range(inside[0], inside[-1] + 1) if inside else range(0)
    return range(0)


@lru_cache(maxsize=1024)
def own_words(source: str) -> frozenset[str]:
    """Give the folded words of a pattern or phrase."""
    return frozenset(fold(source))


class _Clauses:
    """The words of a reading with the lists that tell clauses apart."""

    __slots__ = (
        "bare",
        "open",
        "reasons",
        "saying",
        "starters",
        "times",
        "turns",
        "verbs",
        "words",
    )

    def __init__(self, read: Reading) -> None:
        self.words: Words = read.words
        self.turns = read.terms.get(_TURNS, {})
        self.reasons = read.terms.get(_REASONS, {})
        self.times = read.terms.get(_TIMES, {})
        self.starters = read.terms.get(_STARTERS, {})
        self.verbs = read.terms.get(VERBS, {})
        self.bare = read.terms.get(_BARE, {})
        self.open = read.terms.get(_OPEN, {})
        self.saying = read.terms.get(_SAYING, {})

    def is_verb(self, at: int) -> bool:
        """Tell whether word *at* is a finite verb; a bare form must follow a plural."""
        value = self.words.values[at]
        if value.endswith("ing"):
            return False
        if at in self.verbs:
            return True
        before = self.words.values[at - 1] if at else ""
        plural = before.endswith("s") or before in _PRONOUNS
        return at in self.bare and plural and not self.words.breaks[at]

    def subject(self, at: int) -> int:
        """Give the verb of the clause that begins at word *at* with a subject, or -1."""
        words = self.words
        if at in self.bare:
            return -1
        for here in range(at, min(len(words), at + _SUBJECT_WORDS)):
            if here > at and (words.breaks[here] or words.values[here] in _JOINTS):
                return -1
            if words.values[here] in _NO_SUBJECT:
                return -1
            if self.is_verb(here) or (here in self.bare and words.values[at] in _PRONOUNS):
                return here if here > at and not _adverbs(words, at, here) else -1
        return -1


def _adverbs(words: Words, first: int, last: int) -> bool:
    skipped = ("also", "then", "even", "ever", "thus", "so")
    return all(value.endswith("ly") or value in skipped for value in words.values[first:last])


def _edges(text: _Clauses) -> tuple[Edge, ...]:
    found: list[Edge] = []
    has_verb = conceding = False
    for at in range(len(text.words)):
        edge = _edge(text, at, has_verb=has_verb) if at else Edge.NONE
        if conceding and edge in (Edge.COMMA, Edge.SUBJECT) and _resumes(text, at, has_verb):
            edge = Edge.TURN
        if not at or edge is Edge.SENTENCE:
            conceding = text.words.values[at] in _CONCEDING
        elif edge >= Edge.SUBJECT:
            conceding = False
        if edge >= Edge.SUBJECT:
            has_verb = False
        has_verb = has_verb or text.is_verb(at)
        found.append(edge)
    return tuple(found)


def _resumes(text: _Clauses, at: int, has_verb: bool) -> bool:  # noqa: FBT001 - a fact of the text
    """Tell whether the main clause begins at word *at*, behind "although ...,"."""
    in_list = at in text.bare or at in text.verbs or text.words.values[at] in _JOINTS
    return has_verb and text.words.breaks[at] == 1 and not in_list


def _edge(text: _Clauses, at: int, *, has_verb: bool) -> Edge:  # noqa: PLR0911 - one return for each edge
    words = text.words
    mark = words.breaks[at]
    if mark >= SENTENCE_END:
        return Edge.SENTENCE
    if mark >= CLAUSE_END or _is_pictured(words, at):
        return Edge.COMMA if _is_open(text, at) else Edge.CLAUSE
    if _turns(text, at):
        return Edge.TURN
    if _gives_reason(text, at, has_verb=has_verb):
        return Edge.REASON
    joint = words.values[at] in _JOINTS
    if not joint and not mark:
        return Edge.NONE
    if _new_subject(text, at + joint, has_verb=has_verb):
        return Edge.SUBJECT
    return Edge.JOINED if joint else Edge.COMMA


def _new_subject(text: _Clauses, at: int, *, has_verb: bool) -> bool:
    if at >= len(text.words):
        return False
    verb = text.subject(at)
    if at > 1 and text.words.values[at - 1] == "or" and text.words.values[at - 2] in _PRONOUNS:
        return False
    if verb < 0 or _is_inserted(text, verb):
        return False
    return has_verb or at in text.starters


def _is_inserted(text: _Clauses, verb: int) -> bool:
    """Tell whether the clause is "..., the doctors say, ...": a comma follows a verb of saying."""
    after = verb + 1
    return verb in text.saying and after < len(text.words) and text.words.breaks[after] == 1


def _is_pictured(words: Words, at: int) -> bool:
    """Tell whether an emoji stands before word *at*: writers end clauses with them."""
    gap = words.text[words.ends[at - 1] : words.starts[at]]
    return len(gap) > 1 and any(ord(character) >= _PICTURES for character in gap)


def _is_open(text: _Clauses, at: int) -> bool:
    """Tell whether word *at* stands behind a colon that its clause runs through."""
    words = text.words
    return at - 1 in text.open and ":" in words.text[words.ends[at - 1] : words.starts[at]]


def _turns(text: _Clauses, at: int) -> bool:
    if at not in text.turns:
        return False
    words = text.words
    value = words.values[at]
    following = words.values[at + 1] if at + 1 < len(words) else ""
    if value == "yet":
        return following != "to" and (words.breaks[at] > 0 or words.values[at - 1] == "and")
    if value in ("while", "only", "just", "simply"):
        return words.breaks[at] > 0
    if value == "but":
        return words.values[at - 1] not in ("nothing", "anything", "all", "none")
    return True


def _is_in_subject(words: Words, at: int) -> bool:
    """Tell whether word *at*, before any verb, belongs to the subject: "rest after a sprain is"."""
    bare = not words.breaks[at] and words.values[at] in _BEFORE_A_NOUN
    return bare and words.values[at - 1] not in _ADVERBS


def _gives_reason(text: _Clauses, at: int, *, has_verb: bool) -> bool:
    words = text.words
    if at in text.reasons:
        return True
    if not has_verb and _is_in_subject(words, at):
        return False
    if words.values[at] in _RELATIVES:
        return words.breaks[at] > 0
    if words.values[at] == "as" and "as" in words.values[max(0, at - 3) : at]:
        return False
    return at in text.times and text.subject(at + 1) > 0
