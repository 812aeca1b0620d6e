"""`overclaim compare` as a user meets it: two reports of a site, a month apart."""

import json
from pathlib import Path

import pytest

from checker.cli import run

CLAIM = "# Knees\n\nOur injections regrow knee cartilage.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/knee.md").write_text(CLAIM, encoding="utf-8")
    run(["check", "site", "--report", "may.json"])
    return tmp_path


def compared(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    capfd.readouterr()
    status = run(["compare", *arguments])
    return status, capfd.readouterr().out.splitlines()


def test_a_page_renamed_and_shifted_has_moved(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "site/knee.md").unlink()
    (site / "site/knee-pain.md").write_text("# New\n\nA banner.\n\n" + CLAIM, encoding="utf-8")
    run(["check", "site", "--report", "june.json"])

    status, lines = compared(capfd, "may.json", "june.json", "--fail-on-new", "low")
    assert (status, lines[-1]) == (0, "0 new, 0 gone, 0 same, 1 moved, 0 changed")


@pytest.mark.parametrize(
    ("added", "level", "expected"),
    [
        ("Relief is guaranteed.", "high", 1),
        ("Relief is guaranteed.", "never", 0),
        ("We offer cutting-edge regenerative medicine.", "high", 0),
        ("We offer cutting-edge regenerative medicine.", "low", 1),
        ("Bring a list of your medicines.", "low", 0),
    ],
)
def test_fail_on_new_looks_at_new_findings_alone(
    site: Path, capfd: pytest.CaptureFixture[str], added: str, level: str, expected: int
) -> None:
    (site / "site/knee.md").write_text(f"{CLAIM}\n{added}\n", encoding="utf-8")
    run(["check", "site", "--report", "june.json"])

    status, lines = compared(capfd, "may.json", "june.json", "--fail-on-new", level)
    assert status == expected
    assert lines[-1].endswith("0 gone, 1 same, 0 moved, 0 changed")


def test_reports_are_written_by_their_ending(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    options = ("--report", "c.xlsx", "--report", "c.json", "--format", "json")
    status, lines = compared(capfd, "may.json", "may.json", *options)

    assert status == 0
    assert json.loads("\n".join(lines)) == json.loads((site / "c.json").read_text("utf-8"))
    assert (site / "c.xlsx").read_bytes().startswith(b"PK")


def _with(change: dict[str, object]) -> bytes:
    whole: dict[str, object] = {
        "version": 1,
        "tool": {"name": "overclaim", "version": "0.1.0", "packs": [], "profiles": ["us"]},
        "findings": [],
        "unchecked": [],
        "suppressed": [],
    }
    return json.dumps(whole | change).encode()


HOW = "give the file that `overclaim check --report NAME.json` writes"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04rest", f"x.json is a workbook or archive, not a JSON report; {HOW}"),
        (b"\xc3\x28\xff", f"x.json is not text, so no JSON report; {HOW}"),
        (b"{\n 'a'", "x.json:2:2: not JSON: Expecting property name enclosed in double quotes"),
        (b"[]", f"x.json is JSON, but not a report of overclaim; {HOW}"),
        (b'{"$schema": "sarif"}', f"x.json is JSON, but not a report of overclaim; {HOW}"),
        (
            _with({"version": 2}),
            "x.json is a report of version 2, and this overclaim reads version 1; "
            "check the same copy again with it",
        ),
        (_with({"findings": 3}), f"x.json: 'findings' is not a list; {HOW}"),
        (_with({"findings": [3]}), f"x.json: findings[0] is not an object; {HOW}"),
        (
            _with({"unchecked": [{"path": None}]}),
            f"x.json: unchecked[0]: 'path' is not a text; {HOW}",
        ),
        (
            _with({"findings": [{"severity": "grave"}]}),
            f"x.json: findings[0]: 'grave' is no severity; {HOW}",
        ),
        (
            _with({"findings": [{"severity": "low", "places": []}]}),
            f"x.json: findings[0]: a finding without a place; {HOW}",
        ),
    ],
)
def test_what_is_no_report_is_told_from_one(
    site: Path, capfd: pytest.CaptureFixture[str], data: bytes, message: str
) -> None:
    (site / "x.json").write_bytes(data)
    capfd.readouterr()

    assert run(["compare", "may.json", "x.json"]) == 2
    assert capfd.readouterr().err.startswith(f"overclaim: {message}")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_report_redirected_by_windows_is_read(
    site: Path, capfd: pytest.CaptureFixture[str], encoding: str
) -> None:
    text = (site / "may.json").read_text("utf-8")
    (site / "windows.json").write_text(text, encoding=encoding)

    _, lines = compared(capfd, "may.json", "windows.json")
    assert lines[-1] == "0 new, 0 gone, 1 same, 0 moved, 0 changed"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["may.json", "nope.json"], "nope.json: no such file or directory; give a JSON report"),
        (["site", "may.json"], "site: is a directory; give a JSON report"),
        (
            ["may.json", "may.json", "--report", "c.csv"],
            "c.csv: the ending must be one of .xlsx, .json",
        ),
    ],
)
def test_wrong_use_ends_with_2_and_says_how_to_mend_it(
    site: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    _ = site
    capfd.readouterr()

    assert run(["compare", *arguments]) == 2
    assert capfd.readouterr().err == f"overclaim: {message}\n"
