"""`overclaim duties`: the table of a page, and what its exit status means."""

import json
from pathlib import Path

import pytest

from checker.cli import run

CLAIM = "Our stem cells regrow knee cartilage.\n\nNot all treatments are FDA-approved.\n"
WHOLE = (
    "Our stem cell injections may ease knee pain for some people.\n\n"
    "No stem cell product is FDA-approved for arthritis.\n"
)


def test_it_tells_what_is_said_and_what_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("knee.md").write_text(CLAIM, "utf-8")

    assert run(["duties", "knee.md"]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == "knee.md (us)"
    assert [line.split()[:2] for line in lines[1:3]] == [
        ["weak", "duty-fda-status"],
        ["missing", "duty-risks"],
    ]
    assert 'only "Not all treatments are FDA-approved" in line 3' in lines[1]


def test_a_page_with_nothing_left_to_say_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("knee.md").write_text(WHOLE, "utf-8")

    assert run(["duties", "knee.md"]) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "  this page now says everything it must"


def test_as_json_it_holds_the_distance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("knee.md").write_text(WHOLE, "utf-8")

    assert run(["duties", "knee.md", "--format", "json"]) == 0
    page = json.loads(capfd.readouterr().out)["pages"][0]
    status = next(row for row in page["duties"] if row["duty"] == "duty-fda-status")
    assert (status["state"], status["claim"], status["words"], status["sentences"]) == (
        "met",
        "line 1",
        "line 3",
        1,
    )
