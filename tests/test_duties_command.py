"""`overclaim duties`: the table of a page, and what its exit status means."""

import json
from pathlib import Path

import pytest

from checker.cli import run
from checker.judging.judge import Bench

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


def test_it_tells_why_a_missing_statement_makes_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("knee.md").write_text(CLAIM, "utf-8")

    assert run(["duties", "knee.md"]) == 1
    lines = capfd.readouterr().out.splitlines()
    pain, others = (
        next(line for line in lines if duty in line)
        for duty in ("duty-worse-pain", "duty-alternatives")
    )
    assert pain.split()[0] == "missing"
    assert pain.endswith("(part of duty-risks, which fails as well)")
    assert others.split()[0] == "advice"


def test_other_treatments_that_are_only_run_down_are_a_weak_statement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("knee.md").write_text(f"{WHOLE}\nMedications only mask the pain.\n", "utf-8")

    run(["duties", "knee.md"])
    told = next(x for x in capfd.readouterr().out.splitlines() if "duty-alternatives" in x)
    assert told.endswith('only "Medications" in line 5, which does not say enough')


@pytest.mark.parametrize(("state", "status"), [("missing", 1), ("met", 0)])
def test_notices_that_a_statute_orders_are_listed(
    state: str,
    status: int,
    at: Bench,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (notice,) = at.ruleset.statutes.profiles["us-fl"].notices
    Path("knee.md").write_text(f"{notice.text if state == 'met' else ''}\n\n{WHOLE}", "utf-8")
    told = {
        "met": "present word for word in line 1",
        "missing": "nothing on the page resembles it",
    }[state]

    assert run(["duties", "knee.md", "--profile", "us,us-fl"]) == status
    (line,) = (x for x in capfd.readouterr().out.splitlines() if "duty-notice-fl" in x)
    assert line.split(maxsplit=1)[0] == state
    assert line.endswith(f"the notice that Florida law orders: {told}")
    run(["duties", "knee.md", "--profile", "us,us-fl", "--format", "json"])
    (listed,) = json.loads(capfd.readouterr().out)["pages"][0]["notices"]
    assert (listed["id"], listed["state"]) == ("duty-notice-fl", state)
