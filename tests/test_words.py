"""Text to folded words, with what stands between them."""

import pytest

from checker.words import split


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It isn’t safe", ["it", "is", "not", "safe"]),
        ("dont won't cannot", ["do", "not", "will", "not", "can", "not"]),
        ("It's Anna's knee", ["it", "is", "anna", "knee"]),
        ("we're, you'll, I've", ["we", "are", "you", "will", "i", "have"]),
        ("re-grow, re-do", ["regrow", "re", "do"]),
        ("pain-free at 90%", ["pain", "free", "at", "90", "%"]),
        ("bone & joint", ["bone", "and", "joint"]),
        ("Parkinson’s", ["parkinson"]),
        ("$5,000.50", ["$", "5,000.50"]),
        ("patients’ knees", ["patients", "knees"]),
        ("", []),
    ],
)
def test_words_are_folded(text: str, values: list[str]) -> None:
    assert list(split(text).values) == values


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("one two", [0, 0]),
        ("one, two", [0, 1]),
        ("one (two)", [0, 1]),
        ("one; two: three", [0, 2, 2]),
        ("one — two - three", [0, 2, 2]),
        ("one-two–three", [0, 0, 0]),
        ("one. Two! Three? Four", [0, 3, 3, 3]),
        ("Dr. Smith vs. e.g. this", [0, 0, 0, 0, 0, 0]),
    ],
)
def test_what_separates_words_is_kept(text: str, breaks: list[int]) -> None:
    assert list(split(text).breaks) == breaks


def test_each_word_stands_at_its_own_characters() -> None:
    words = split("Our cells don’t re-grow discs.")

    assert [words.spelling(i) for i in range(len(words))] == [
        "Our",
        "cells",
        "do",
        "n’t",
        "re-grow",
        "discs",
    ]
