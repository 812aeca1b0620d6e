"""Workbooks as the command line writes them: the same bytes, whatever the name and the jobs."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from checker.cli import run

CLAIM = "# Knees\n\nOur injections regrow knee cartilage.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    (tmp_path / "knee.md").write_text(CLAIM, encoding="utf-8")
    return tmp_path


def test_the_name_and_the_jobs_do_not_change_a_byte(site: Path) -> None:
    run(["check", "knee.md", "--report", "a.xlsx", "--jobs", "1"])
    run(["check", "knee.md", "--jobs", "2", "--report", "b.xlsx", "--format", "json"])

    assert (site / "a.xlsx").read_bytes() == (site / "b.xlsx").read_bytes()


def test_the_command_stands_in_about(site: Path) -> None:
    run(["check", "knee.md", "--report", "a.xlsx", "--strict", "--exclude", "old pages/**"])
    about = load_workbook(site / "a.xlsx")["About"]
    made = {row[0].value: row[1].value for row in about.iter_rows(max_col=2)}

    assert made["command"] == "overclaim check knee.md --exclude 'old pages/**' --strict"
    assert made["written on"] == "2026-11-21"
