"""Labelled copy is measured as it stands; a line that cannot be read is named."""

import json
from pathlib import Path

import pytest

from checker.errors import CheckerError
from checker.judging.judge import Bench
from checker.measuring import labelled, outcomes, score

CLAIM = {
    "id": "a", "text": "PRP cures arthritis.", "flag": True, "labels": ["cure"], "kind": "claim"
}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "copy.jsonl:2: not a labelled sentence"),
        ("3", "copy.jsonl:2: not a labelled sentence"),
        ("[]", "copy.jsonl:2: not a labelled sentence"),
        (json.dumps(CLAIM | {"labels": None}), "copy.jsonl:2: not a labelled sentence"),
        ('{"id": "a"}', "copy.jsonl:2: not a labelled sentence: 'text'"),
        (json.dumps(CLAIM | {"form": []}), "copy.jsonl:2: no form is named"),
        (json.dumps(CLAIM | {"form": "cta"}), "copy.jsonl:2: no form is named 'cta'; known are"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "copy.jsonl"
    file.write_text(f"{json.dumps(CLAIM)}\n{line}\n", "utf-8")

    with pytest.raises(CheckerError, match=told):
        labelled(file)


def test_what_is_found_missed_and_wrongly_flagged_is_counted(tmp_path: Path, at: Bench) -> None:
    innocent = CLAIM | {"flag": False, "labels": [], "kind": "neutral"}
    missed = CLAIM | {"text": "We open at nine."}
    file = tmp_path / "copy.jsonl"
    rows = (CLAIM, innocent, missed, innocent | {"text": "PRP is no cure."})
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")

    counted = score(outcomes(labelled(file), at))

    assert (counted.right, counted.false, counted.missed) == (1, 1, 1)
    assert (counted.precision, counted.recall, counted.f1) == (0.5, 0.5, 0.5)
