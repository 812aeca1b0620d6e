"""Workbooks as the command line writes them: the same bytes, whatever the name and the jobs."""

import resource
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


def test_a_temporary_disk_that_fills_up_is_told_and_leaves_the_old_file(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "a.xlsx").write_bytes(b"old")
    run(["check", "knee.md"])
    capfd.readouterr()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, limits[1]))
    try:
        status = run(["check", "knee.md", "--report", "a.xlsx"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    told = capfd.readouterr().err

    assert status == 2
    assert told.startswith("overclaim: a.xlsx: cannot be written: File too large in ")
    assert told.count("\n") == 1
    assert (site / "a.xlsx").read_bytes() == b"old"
