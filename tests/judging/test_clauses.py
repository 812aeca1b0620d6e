"""Where clauses begin: what stands before the words that matter."""

from pathlib import Path
from typing import Final

import pytest

from checker.judging import matching
from checker.judging.clauses import Edge, edges, own_words, sentence
from checker.judging.matching import Index
from checker.rules.ruleset import load

RULESETS: Final = Path(__file__).parents[2] / "rulesets"
PACK: Final = Path(__file__).parent / "pack"

BEGINNINGS: Final = [
    ("It is not a drug and it heals", "and", Edge.SUBJECT),
    ("It does not numb or heal the joint", "or", Edge.JOINED),
    ("It does not hurt because it heals", "because", Edge.REASON),
    ("It was slow but it heals", "but", Edge.TURN),
    ("It was slow, yet it heals", "yet", Edge.TURN),
    ("It has yet to heal", "yet", Edge.NONE),
    ("It is slow; it heals", "heals", Edge.NONE),
    ("It is slow; now heals", "now", Edge.CLAUSE),
    ("It may: ease pain", "ease", Edge.COMMA),
    ("Our rule: ease pain", "ease", Edge.CLAUSE),
    ("No drips, gels or sprays cure", "or", Edge.JOINED),
    ("It was numb, the cells repair", "the", Edge.SUBJECT),
    ("Nobody, the doctors say, heals", "the", Edge.COMMA),
    ("It heals, which is new", "which", Edge.REASON),
    ("A drip which heals", "which", Edge.NONE),
    ("It works as the nerve heals", "as", Edge.REASON),
    ("It is as good as the day it was made", "day", Edge.NONE),
    ("Ready. Heal", "heal", Edge.SENTENCE),
    ("We promise nothing 🙂 heal", "heal", Edge.CLAUSE),
    ("Nothing but a cure", "but", Edge.NONE),
]


@pytest.fixture(scope="module")
def lists() -> Index:
    return matching.index((), load(RULESETS, (PACK,)).terms)


@pytest.mark.parametrize(("text", "word", "edge"), BEGINNINGS)
def test_the_edge_before_a_word(text: str, word: str, edge: Edge, lists: Index) -> None:
    read = matching.reading(text, lists)
    assert edges(read)[read.words.values.index(word)] is edge


def test_a_sentence_runs_between_its_stops(lists: Index) -> None:
    found = edges(matching.reading("Is it safe? It is. Good", lists))
    assert [sentence(found, at) for at in (0, 3, 5)] == [(0, 3), (3, 5), (5, 6)]


def test_the_words_of_a_pattern_are_folded() -> None:
    assert own_words("(new|fresh) ..3 ~grow") == {"new", "fresh", "3", "grow"}
