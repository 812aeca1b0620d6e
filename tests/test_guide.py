"""The style guide: what lies in the pack is what the rules make today, and it is safe to follow."""

import re
from pathlib import Path

import pytest

from checker import guide, samples
from checker.cli import run
from checker.engine import check_document
from checker.judging.judge import Bench
from checker.model.rules import LABELS
from checker.rules import labels

ROOT = Path(__file__).parents[1]
PACK = ROOT / "rulesets" / "regenerative"


def test_the_guide_of_the_pack_is_what_the_rules_make(at: Bench) -> None:
    made = guide.written(at, labels.load([PACK]))

    assert (PACK / "wording.md").read_text("utf-8") == made, (
        "run `overclaim rules wording --out rulesets/regenerative/wording.md`"
    )


@pytest.mark.parametrize("label", LABELS)
def test_what_it_advises_passes_and_what_it_warns_of_does_not(at: Bench, label: str) -> None:
    rows = list(guide.rows(at, label))
    advised = {row.now: row.form for row in rows if row.now}
    flagged = [
        (sentence, finding.phrase)
        for sentence, form in advised.items()
        for finding in check_document(samples.page(sentence, form), at, "").findings
    ]

    assert flagged == []
    assert len(advised) > 3
    assert all(row.phrase in row.was and row.why for row in rows)


def test_every_label_has_its_part_with_its_evidence(at: Bench) -> None:
    text = guide.written(at, labels.load([PACK]))
    parts = re.split(r"^## \d+\. ", text, flags=re.MULTILINE)[1:]

    assert [re.search(r"Flagged as `(.+?)`", part)[1] for part in parts] == list(LABELS)  # type: ignore[index]
    assert all("What the evidence says:\n\n- " in part or "House rule:" in part for part in parts)
    assert "Figures: trials 25; relief max 6 months" in text


def test_the_labels_mean_what_the_glossary_says() -> None:
    glossary = (ROOT / "rulesets" / "README.md").read_text("utf-8")

    for label, told in labels.load([PACK]).items():
        assert f"| {label} | {told['says']} |" in glossary


def test_the_command_writes_it_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["rules", "wording", "--out", "style.md"]) == 0
    assert run(["rules", "wording", "--out", "style.md"]) == 0
    assert capfd.readouterr().out == "style.md: written\nstyle.md: is up to date\n"
    assert (tmp_path / "style.md").read_text("utf-8").startswith("# How to say it\n")
