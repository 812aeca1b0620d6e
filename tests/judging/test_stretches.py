"""Which words beside a claim are taken for one of their own."""

import pytest

from checker.judging import matching
from checker.judging.judge import Bench
from checker.judging.reader import Said, Stretch
from checker.judging.stretches import apart

TEXT = "It lays down collagen, and the slack ligament tightens, says our vet in Ames."
CASES = [
    ("collagen", "the slack ligament tightens", 0.9, ["the slack ligament tightens"]),
    ("collagen", "the slack ligament tightens", 0.1, []),
    ("collagen", "vet", 0.9, []),
    (
        "collagen",
        "collagen, and the slack ligament tightens",
        0.9,
        ["and the slack ligament tightens"],
    ),
    ("slack", "collagen, and the slack ligament tightens", 0.9, []),
    ("slack", TEXT, 0.9, ["It lays down collagen", "says our vet in Ames"]),
]


@pytest.mark.parametrize(("claimed", "fault", "chance", "expected"), CASES)
def test_words_beside_a_claim_are_another_by_whole_clauses(
    claimed: str, fault: str, chance: float, expected: list[str], at: Bench
) -> None:
    read = matching.reading(TEXT, at.rule_index)
    start, words = TEXT.index(fault), read.words
    faults = (Stretch(start, start + len(fault), chance),)
    taken = {words.values.index(claimed)}
    found = apart(Said(0.9, {}, len(TEXT), faults), read, taken)
    assert [TEXT[words.starts[first] : words.ends[last - 1]] for first, last in found] == expected
