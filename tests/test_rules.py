"""Every rule, from its own file: its examples come out as it says."""

from collections import Counter
from pathlib import Path

import pytest

from checker.model.rules import LABELS, Ruleset
from checker.proving import prove

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("label", LABELS)
def test_every_example_of_the_label_comes_out_as_marked(ruleset: Ruleset, label: str) -> None:
    assert [f"{f.rule}: {f.problem}: {f.example}" for f in prove(ruleset, f"{label}/")] == []


def test_sentences_that_must_never_be_flagged_are_not(ruleset: Ruleset) -> None:
    assert [f.example for f in prove(ruleset) if f.rule == "clean"] == []


@pytest.mark.parametrize("label", LABELS)
def test_every_label_has_rules(ruleset: Ruleset, label: str) -> None:
    assert [rule.id for rule in ruleset.rules if rule.label == label] != []


def test_no_example_stands_twice(ruleset: Ruleset) -> None:
    counted = Counter(e.text for rule in ruleset.rules for e in (*rule.flag, *rule.silent))

    assert [text for text, count in counted.items() if count > 1] == []


def test_every_rule_of_a_claim_names_evidence_or_is_a_house_rule(ruleset: Ruleset) -> None:
    house = {"hype", "credentials", "testimonial", "cost-urgency", "candidacy"}

    assert [r.id for r in ruleset.rules if not r.evidence and r.label not in house] == []
