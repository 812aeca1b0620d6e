"""`overclaim explain`: findings about whole pages and what is asked of them, as text and JSON."""

import json
from pathlib import Path

import pytest

from checker import explaining_pages
from checker.cli import run
from checker.judging.judge import Bench

PAGE = (
    "Our stem cells regrow knee cartilage.\n\n"
    "It has not been shown that the injections rebuild cartilage.\n\n"
    "Not all treatments are FDA-approved.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("knee.md").write_text(PAGE, "utf-8")
    return tmp_path


def _id(kind: str, label: str) -> str:
    run(["check", "knee.md", "--fail-on", "never", "--report", "out.json", "--format", "json"])
    findings = json.loads(Path("out.json").read_text("utf-8"))["findings"]
    return str(next(f["id"] for f in findings if f["kind"] == kind and f["label"] == label))


def _told(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> list[str]:
    capfd.readouterr()
    assert run(arguments) == 0
    return capfd.readouterr().out.splitlines()


@pytest.mark.usefixtures("folder")
def test_a_duty_tells_what_was_asked_found_and_would_do(capfd: pytest.CaptureFixture[str]) -> None:
    lines = _told(["explain", _id("duty", "duty-fda-status")], capfd)

    assert '"Not all treatments are FDA-approved" in line 5, which does not say' in "\n".join(lines)
    assert "  severity: medium (medium by its duty)" in lines
    assert any(line.startswith("  looked:   not enough: speaks of approval") for line in lines)
    assert any("casetext" in line or "customsmobile" in line for line in lines)
    assert lines[-1].startswith("would be silent if the page says it anywhere on the page but in")
    assert [line for line in lines if line.startswith(("  close:", "  cue:"))] == []


@pytest.mark.usefixtures("folder")
def test_a_contradiction_tells_both_places_and_both_sides(
    capfd: pytest.CaptureFixture[str],
) -> None:
    lines = _told(["explain", _id("contradiction", "contradiction-regrowth")], capfd)

    assert [line.split(",")[0] for line in lines[1:3]] == [
        "  place:    knee.md:1:16",
        "  place:    knee.md:3:8",
    ]
    assert "  severity: medium (medium by its opposition)" in lines
    assert lines[-1].startswith("would be silent if one of the two sentences goes")


@pytest.mark.usefixtures("folder")
def test_the_same_is_told_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    name = _id("duty", "duty-fda-status")
    told = json.loads("\n".join(_told(["explain", name, "--format", "json"], capfd)))

    assert told["judged_by"]["met_by"][0]["topic"] == "status-not-approved"
    assert told["law"][0]["says"].startswith("No false advertisement")
    assert told["silent_if"] == told["judged_by"]["silent_if"]
    assert "close" not in told


@pytest.mark.parametrize(
    ("name", "first", "some"),
    [
        (
            "us/duty-fda-status",
            "us/duty-fda-status: where the treatment stands with the FDA",
            "  looked:   one, anywhere on the page but in the footer, at most 60 sentences",
        ),
        (
            "duty-notice-wa",
            "us-wa/duty-notice-wa: the notice of Washington",
            '  looked:   "THIS NOTICE MUST BE PROVIDED TO YOU UNDER WASHINGTON LAW.',
        ),
        (
            "au-no-public-advertising",
            "au/au-no-public-advertising: no advertising of biologicals to the public",
            "  law:      TGA guidance",
        ),
        (
            "site/contradiction-cure",
            "site/contradiction-cure: a cure, and no cure",
            "  looked:   one side says that it cures",
        ),
        (
            "suppression/unused",
            "suppression/unused: a suppression that is unused",
            "would be silent if the comment is removed",
        ),
    ],
)
def test_what_is_asked_of_a_page_goes_by_its_name(
    name: str, first: str, some: str, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = _told(["explain", name], capfd)

    assert lines[0] == first
    assert any(line.startswith(some) for line in lines)


def test_a_bare_name_tells_of_every_profile_that_has_it(at: Bench) -> None:
    told = explaining_pages.named("duty-evidence-limits", at)

    assert [each["rule"] for each in told] == ["uk/duty-evidence-limits", "us/duty-evidence-limits"]


def test_every_name_is_found_and_says_what_would_silence_it(at: Bench) -> None:
    for name in explaining_pages.names(at):
        (told,) = explaining_pages.named(name, at)
        assert told["silent_if"]


def test_a_name_that_is_nearly_right_gets_a_hint(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "us/duty-risk"]) == 2
    assert "did you mean us/duty-risks?" in capfd.readouterr().err
