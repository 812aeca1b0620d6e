"""What this program wrote is no copy, and settings and standard input are where they should be."""

import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import run

CLAIM = "Our treatment regrows cartilage.\n"
CLEAN = "We look forward to seeing you.\n"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "knee.md").write_text(CLAIM, "utf-8")
    return tmp_path


def test_reports_and_guides_in_the_folder_are_left_out_and_named(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "knee.md", "--report", "report.html"]) == 1
    (site / "report.txt").write_text(capfd.readouterr().out, "utf-8")
    assert run(["rules", "wording", "--out", "style.md"]) == 0
    (site / "knee.md").write_text(CLEAN, "utf-8")
    capfd.readouterr()

    assert run(["check", "."]) == 0
    shown = capfd.readouterr()
    assert shown.err.splitlines() == [
        f"overclaim: {name}: left out, as overclaim wrote it"
        for name in ("report.html", "report.txt", "style.md")
    ]
    assert shown.out.rstrip().endswith("1 file")


def test_a_report_that_comes_by_standard_input_is_named_too(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "knee.md", "--report", "report.html"]) == 1
    command = [sys.executable, "-m", "checker", "check", "-", "--stdin-name", "a.html"]
    with (site / "report.html").open("rb") as report:
        done = subprocess.run(command, check=False, stdin=report, capture_output=True, text=True)

    assert done.returncode == 0
    assert done.stderr == "overclaim: a.html: left out, as overclaim wrote it\n"
    capfd.readouterr()


def test_copy_that_merely_looks_like_a_finding_is_read(site: Path) -> None:
    (site / "knee.md").write_text(f"knee.md:1: high praise\n\n{CLAIM}", "utf-8")

    assert run(["check", "knee.md"]) == 1


def test_settings_leave_out_what_they_name_from_whichever_folder(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "web" / "drafts").mkdir(parents=True)
    (site / "web" / "drafts" / "knee.md").write_text(CLAIM, "utf-8")
    (site / "web" / "ok.md").write_text(CLEAN, "utf-8")
    (site / "overclaim.toml").write_text('exclude = ["web/drafts/**"]\n', "utf-8")

    assert run(["check", "web"]) == 0
    monkeypatch.chdir(site / "web")
    assert run(["check", "."]) == 0
    assert run(["check", ".", "--exclude", "ok.md"]) == 1


def test_nothing_is_mended_in_a_folder_that_was_not_named(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["fix", ""]) == 2
    assert (site / "knee.md").read_text("utf-8") == CLAIM
    assert capfd.readouterr().err.startswith("overclaim: '': no such file or folder")


def test_standard_input_that_is_closed_is_told() -> None:
    command = "exec <&-; exec " + " ".join(
        [sys.executable, "-m", "checker", "check", "-", "--stdin-name", "x.md"]
    )
    done = subprocess.run(["/bin/sh", "-c", command], check=False, capture_output=True, text=True)

    assert done.returncode == 2
    assert done.stderr.startswith("overclaim: '-' reads standard input, which is closed here")
