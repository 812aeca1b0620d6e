"""Which words a finding reports: whole phrases, the union of what overlaps, whole sentences."""

from dataclasses import replace

import pytest

from checker import samples
from checker.judging.extents import finished, surrounding
from checker.judging.judge import Bench, bench, judge
from checker.words import split

UNIONS = [
    ("Our cells can regrow cartilage.", "regeneration", ["regrow cartilage"]),
    ("Joints wear out, so we regrow your cartilage.", "regeneration", ["regrow your cartilage"]),
    ("Painless, quick and friendly.", "recovery", ["Painless, quick and friendly"]),
]
ENDS = [
    ("She puts his fresh face", 3, "She puts his fresh face"),
    ("the rest of her long and happy life with us", 3, "the rest of her long"),
    ("Proven for backs", 2, "Proven for backs"),
    ("Safe and, we add, quick", 2, "Safe and"),
    ("It heals discs", 2, "It heals"),
    ("to the", 2, "to the"),
]
SENTENCES = [
    ("We open at nine. Cells do all of it. Call us.", 5, "Cells do all of it"),
    (
        "There is a long way to go for most of us here: cells do it while a nurse looks on.",
        14,
        "cells do it while a nurse looks on",
    ),
]


@pytest.mark.parametrize(("sentence", "label", "phrases"), UNIONS)
def test_claims_of_one_label_that_overlap_are_one_over_all_their_words(
    at: Bench, sentence: str, label: str, phrases: list[str]
) -> None:
    judged = [j for unit in samples.read(sentence) for j in judge(unit, at)]
    found = [j.phrase for j in judged if j.trigger.rule.label == label]
    overlap = [a for a in found for b in found if a is not b and (a in b)]

    assert [phrase for phrase in phrases if phrase not in found] == []
    assert overlap == []


@pytest.mark.parametrize(("text", "last", "whole"), ENDS)
def test_a_phrase_does_not_end_on_a_word_that_waits_for_another(
    text: str, last: int, whole: str
) -> None:
    words = split(text)

    assert text[: words.ends[finished(words, last) - 1]] == whole


@pytest.mark.parametrize(("text", "word", "whole"), SENTENCES)
def test_a_likeness_is_shown_with_its_sentence_or_its_clause(
    text: str, word: int, whole: str
) -> None:
    words = split(text)
    first, last = surrounding(words, word, word + 1)

    assert text[words.starts[first] : words.ends[last - 1]] == whole


@pytest.mark.parametrize(
    "sentence",
    [
        "Visit us. More: https://clinic.com/blog/regrows-cartilage",
        "Write to regrows.cartilage@clinic.org before you come.",
        "Our page is at www.regrow-cartilage.clinic and open to all.",
        "Find us under @regrows_cartilage on the platform.",
        "The old regrow-cartilage.com has moved here.",
    ],
)
def test_the_words_of_an_address_claim_nothing(at: Bench, sentence: str) -> None:
    judged = [j for unit in samples.read(sentence) for j in judge(unit, at)]
    assert [j.phrase for j in judged if j.trigger.rule.patterns] == []


def test_words_beside_an_address_do(at: Bench) -> None:
    sentence = "As https://x.org/study says, our cells regrow cartilage: mail us at a@x.org."
    judged = [j for unit in samples.read(sentence) for j in judge(unit, at)]
    assert "regrow cartilage" in [j.phrase for j in judged]


def test_a_phrase_that_begins_in_an_address_hides_none_behind_it(at: Bench) -> None:
    sentence = '=HYPERLINK("http://x","cure")  PRP cures arthritis.'
    judged = [j for unit in samples.read(sentence) for j in judge(unit, at)]
    assert "cures arthritis" in [j.phrase for j in judged]


def test_addresses_of_any_length_are_passed_over_at_once(at: Bench) -> None:
    sentence = f"{'a.' * 20_000}b regrows-cartilage@{'x' * 20_000} and c.com"
    judged = [j for unit in samples.read(sentence) for j in judge(unit, at)]
    assert [j.phrase for j in judged if j.trigger.rule.patterns] == []


def test_a_rule_of_ones_own_may_ask_for_an_address(at: Bench) -> None:
    known = at.ruleset.likeness
    assert known is not None
    own = bench(replace(at.ruleset, likeness=replace(known, doubted=frozenset())))
    (unit,) = samples.read("Visit us. More: https://clinic.com/blog/regrows-cartilage")[1:]
    assert "regrows-cartilage" in [j.phrase for j in judge(unit, own)]
