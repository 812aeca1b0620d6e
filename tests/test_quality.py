"""Labelled copy with floors: a change that costs accuracy fails here."""

from pathlib import Path

import pytest

from checker import measuring
from checker.judging.judge import Bench
from checker.measuring import Outcome

CORPUS = Path(__file__).parent / "corpus"


def _outcomes(names: tuple[str, ...], at: Bench) -> tuple[Outcome, ...]:
    paths = sorted(path for name in names for path in CORPUS.glob(name))
    return measuring.outcomes((i for path in paths for i in measuring.labelled(path)), at)


@pytest.mark.parametrize(
    ("names", "precision", "recall"),
    [
        (("study.jsonl", "study-2.jsonl"), 0.97, 0.97),
        (("own/*.jsonl",), 0.93, 0.92),
        (("check.sealed",), 0.81, 0.81),
    ],
    ids=["study", "own", "check"],
)
def test_precision_and_recall_keep_their_floors(
    at: Bench, names: tuple[str, ...], precision: float, recall: float
) -> None:
    score = measuring.score(_outcomes(names, at))

    assert score.precision >= precision
    assert score.recall >= recall


def test_a_labelled_sentence_of_ones_own_has_its_phrase_in_it() -> None:
    items = [i for path in CORPUS.glob("own/*.jsonl") for i in measuring.labelled(path)]

    assert [i.id for i in items if i.flag and i.span not in i.text] == []
    assert len(items) >= 1500
    assert sum(1 for i in items if not i.flag) >= len(items) / 3
