"""The annotations of a workflow, literally."""

from pathlib import Path

from checker.reporters import render
from tests.reporters.sample_report import EMPTY, REPORT

GOLDEN = Path(__file__).with_name("golden") / "github.txt"


def test_annotations_are_escaped_and_the_gravest_come_first() -> None:
    assert render(REPORT, "github") == GOLDEN.read_text(encoding="utf-8")


def test_a_clean_run_has_no_annotation() -> None:
    assert render(EMPTY, "github") == (
        "0 findings (0 high, 0 medium, 0 low) in 0 places, "
        "0 suppressed, 0 decided, 0 excused, 1 file\n"
    )
