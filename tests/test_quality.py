"""Labelled copy with floors: a change that costs accuracy fails here."""

from collections import Counter

import pytest

from checker import measuring
from checker.judging.judge import Bench
from tests import readme_figures
from tests.labelled_copy import CORPUS, SETS, outcomes


@pytest.mark.parametrize("name", list(SETS))
def test_precision_and_recall_keep_the_floors_that_reports_tell(at: Bench, name: str) -> None:
    floors = {found.id: found for found in at.ruleset.measured}[name]
    found = outcomes(SETS[name], at)
    score = measuring.score(found)

    assert len(found) >= floors.sentences
    assert score.precision >= floors.precision
    assert score.recall >= floors.recall


def test_every_rule_finds_claims_in_labelled_copy_and_few_that_are_none(at: Bench) -> None:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for outcome in (*outcomes(SETS["study"], at), *outcomes(SETS["own"], at)):
        fired = {judged.trigger.rule.id for judged in outcome.claims}
        (right if outcome.item.flag else wrong).update(fired)
    rules = [rule.id for rule in at.rules if rule.patterns and not rule.company]

    assert [rule for rule in rules if not right[rule]] == []
    assert [rule for rule in rules if right[rule] < 0.7 * (right[rule] + wrong[rule])] == []


def test_the_readme_tells_these_figures(at: Bench) -> None:
    made = readme_figures.table(outcomes(SETS["own"], at), outcomes(SETS["check"], at))

    assert made in readme_figures.README.read_text("utf-8"), "run python -m tests.readme_figures"


def test_no_figure_is_told_that_is_not_measured(at: Bench) -> None:
    assert [found.id for found in at.ruleset.measured] == list(SETS)


def test_a_labelled_sentence_of_ones_own_has_its_phrase_in_it() -> None:
    items = [i for path in CORPUS.glob("own/*.jsonl") for i in measuring.labelled(path)]

    assert [i.id for i in items if i.flag and i.span not in i.text] == []
    assert len(items) >= 1500
    assert sum(1 for i in items if not i.flag) >= len(items) / 3
