"""Labelled copy with floors: a change that costs accuracy fails here."""

from collections import Counter
from pathlib import Path

import pytest

from checker import measuring
from checker.judging.judge import Bench
from checker.measuring import Outcome

CORPUS = Path(__file__).parent / "corpus"
# The floors of each set stand in measured.toml of the pack, where the workbook takes them from.
SETS = {
    "study": ("study.jsonl", "study-2.jsonl"),
    "own": ("own/*.jsonl",),
    "check": ("check.sealed",),
}


def _outcomes(names: tuple[str, ...], at: Bench) -> tuple[Outcome, ...]:
    paths = sorted(path for name in names for path in CORPUS.glob(name))
    return measuring.outcomes((i for path in paths for i in measuring.labelled(path)), at)


@pytest.mark.parametrize("name", list(SETS))
def test_precision_and_recall_keep_the_floors_that_reports_tell(at: Bench, name: str) -> None:
    floors = {found.id: found for found in at.ruleset.measured}[name]
    outcomes = _outcomes(SETS[name], at)
    score = measuring.score(outcomes)

    assert len(outcomes) >= floors.sentences
    assert score.precision >= floors.precision
    assert score.recall >= floors.recall


def test_every_rule_finds_claims_in_labelled_copy_and_few_that_are_none(at: Bench) -> None:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for outcome in _outcomes((*SETS["study"], *SETS["own"]), at):
        fired = {judged.trigger.rule.id for judged in outcome.claims}
        (right if outcome.item.flag else wrong).update(fired)
    rules = [rule.id for rule in at.rules if rule.patterns]

    assert [rule for rule in rules if not right[rule]] == []
    assert [rule for rule in rules if right[rule] < 0.7 * (right[rule] + wrong[rule])] == []


def test_no_figure_is_told_that_is_not_measured(at: Bench) -> None:
    assert [found.id for found in at.ruleset.measured] == list(SETS)


def test_a_labelled_sentence_of_ones_own_has_its_phrase_in_it() -> None:
    items = [i for path in CORPUS.glob("own/*.jsonl") for i in measuring.labelled(path)]

    assert [i.id for i in items if i.flag and i.span not in i.text] == []
    assert len(items) >= 1500
    assert sum(1 for i in items if not i.flag) >= len(items) / 3
