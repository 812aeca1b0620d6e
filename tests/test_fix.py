"""`overclaim fix` as a user meets it: what changes in the files, what is told, how it ends."""

import json
import shutil
import stat
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from checker.cli import run
from checker.model.decisions import Page, Record
from checker.model.reports import Decision
from checker.review.decisions import written

ROOT = Path(__file__).parents[1]
CLAIM = "Our injections regrow knee cartilage."
PAGE = f"# Knees\r\n\r\nTea is free. **{CLAIM}** Ask us.\r\n\r\n  - Bring a list.\r\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "knee.md").write_bytes(PAGE.encode())
    return folder


def _findings(capfd: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    capfd.readouterr()
    run(["check", ".", "--format", "json", *options])
    found: list[dict[str, Any]] = json.loads(capfd.readouterr().out)["findings"]
    return found


def test_the_sentence_changes_and_nothing_else(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    finding = _findings(capfd)[0]
    said = finding["suggestions"][0]["sentence"]

    assert run(["fix", "knee.md", "--id", finding["id"]]) == 0
    assert (site / "knee.md").read_bytes() == PAGE.replace(CLAIM, said).encode()
    assert capfd.readouterr().out.splitlines() == [
        f"knee.md:3  {CLAIM} -> {said}",
        "1 sentence reworded and 0 deleted in 1 file, 0 left as they are",
    ]


def test_what_was_mended_is_not_found_again_and_a_second_run_changes_nothing(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["fix", "."]) == 0
    once = (site / "knee.md").read_bytes()

    assert _findings(capfd) == []
    assert run(["fix", "."]) == 0
    assert (site / "knee.md").read_bytes() == once


def test_a_patch_is_shown_that_git_can_apply_and_nothing_is_written(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["fix", ".", "--diff"]) == 0
    shown = capfd.readouterr()
    assert (site / "knee.md").read_bytes() == PAGE.encode()
    assert (
        shown.err
        == "1 sentence would be reworded and 0 would be deleted in 1 file, 0 left as they are\n"
    )

    subprocess.run(["git", "apply", "-"], input=shown.out.encode(), cwd=site, check=True)
    patched = (site / "knee.md").read_bytes()
    (site / "knee.md").write_bytes(PAGE.encode())
    run(["fix", "."])
    assert (site / "knee.md").read_bytes() == patched


def test_only_the_label_asked_for_is_mended(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = "There is no risk at all."
    (site / "knee.md").write_text(f"{CLAIM}\n\n{other}\n", encoding="utf-8")

    assert run(["fix", ".", "--label", "regeneration"]) == 0
    assert {finding["label"] for finding in _findings(capfd)} == {"safety"}
    assert other in (site / "knee.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("Our [injections regrow knee](/k) cartilage.\n", "the phrase crosses markup: a link"),
        ("Our injections [regrow knee cartilage](/k).\n", "the phrase crosses markup: a link"),
        (
            "Our injections regrow <a href=k>knee</a> cartilage.\n",
            "the phrase crosses markup: a link",
        ),
        (
            "Our injections regrow {{< y >}} knee cartilage.\n",
            "the phrase crosses markup: template code or a shortcode",
        ),
    ],
)
def test_a_phrase_across_markup_is_left_and_told(
    site: Path, capfd: pytest.CaptureFixture[str], page: str, why: str
) -> None:
    (site / "knee.md").write_text(page, encoding="utf-8")

    assert run(["fix", "knee.md"]) == 1
    assert (site / "knee.md").read_text("utf-8") == page
    assert f"knee.md:1: not applied: {why} [F-" in capfd.readouterr().out


@pytest.mark.parametrize("page", ["[{}](/k)\n", "Tea. [{}.](/k) Ask us.\n", "<a href=k>{}</a>\n"])
def test_words_inside_a_link_stay_inside(
    site: Path, capfd: pytest.CaptureFixture[str], page: str
) -> None:
    (site / "knee.md").write_text(page.format("Our injections regrow knee cartilage"), "utf-8")

    assert run(["fix", "knee.md"]) == 0
    start, end = page.split("{}")
    changed = (site / "knee.md").read_text("utf-8")
    assert changed.startswith(start)
    assert changed.endswith(end)
    assert _findings(capfd) == []


def test_an_id_that_is_not_there_is_wrong_use(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["fix", "knee.md", "--id", "F-aaaaaaaaaa"]) == 2
    assert "no such finding there: F-aaaaaaaaaa" in capfd.readouterr().err
    assert (site / "knee.md").read_bytes() == PAGE.encode()


def test_a_file_that_has_changed_since_the_report_is_left_alone(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(["check", ".", "--report", "old.json"])
    (site / "knee.md").write_bytes(b"New.\r\n\r\n" + PAGE.encode())
    capfd.readouterr()

    assert run(["fix", ".", "--report", "old.json"]) == 1
    assert (site / "knee.md").read_bytes() == b"New.\r\n\r\n" + PAGE.encode()
    assert "knee.md: not applied: it has changed since the report" in capfd.readouterr().out


def test_a_report_of_the_file_as_it_is_goes_through(site: Path) -> None:
    run(["check", ".", "--report", "now.json"])

    assert run(["fix", "knee.md", "--report", "now.json"]) == 0
    assert (site / "knee.md").read_bytes() != PAGE.encode()


def test_a_file_that_may_not_be_written_is_told_and_stays(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "knee.md").chmod(0o444)

    assert run(["fix", "."]) == 1
    assert (site / "knee.md").read_bytes() == PAGE.encode()
    assert "knee.md:3: not applied: knee.md: cannot be written: it is read-only" in (
        capfd.readouterr().out
    )


def test_a_file_with_two_names_is_mended_once_and_stays_linked(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "one.txt").write_text("Our PRP ends heel pain for good, every time.\n")
    (site / "two.txt").symlink_to("one.txt")
    assert run(["fix", "one.txt", "two.txt"]) == 0
    assert "1 sentence reworded" in capfd.readouterr().out
    assert (site / "two.txt").is_symlink()
    assert "for good" not in (site / "two.txt").read_text()


def test_the_permissions_of_a_file_stay(site: Path) -> None:
    (site / "knee.md").chmod(0o640)

    assert run(["fix", "."]) == 0
    assert stat.S_IMODE((site / "knee.md").stat().st_mode) == 0o640
    assert [path.name for path in site.iterdir()] == ["knee.md"]


def test_a_file_that_cannot_be_read_ends_with_3(site: Path) -> None:
    (site / "knee.md").write_text("Tea is free.\n", encoding="utf-8")
    (site / "old.docx").write_bytes(b"PK\x03\x04 cut short")

    assert run(["fix", "."]) == 3


def _decided(finding: dict[str, Any], **ruling: Any) -> None:
    """Write the decisions file as an import of the reviewer's workbook would."""
    record = Record(
        id=finding["id"],
        label=finding["label"],
        sentence=finding["sentence"],
        phrase=finding["phrase"],
        severity=finding["severity"],
        decision=Decision(reviewer="MO", date="2026-04-02", **ruling),
        pages=(Page("knee.md", 1),),
    )
    Path("overclaim-decisions.jsonl").write_text(written([record]), "utf-8")


@pytest.mark.parametrize(
    ("ruling", "told", "status"),
    [
        ({"value": "edit", "wording": "Ask us about knee pain."}, "Ask us about knee pain.", 0),
        ({"value": "accept", "wording": "It may ease pain for some people."}, "It may ease", 0),
        ({"value": "accept", "delete": True}, "Tea is free. Ask us.", 0),
        ({"value": "edit", "wording": "The shot cures arthritis for good."}, CLAIM, 1),
        ({"value": "keep", "reason": "trial"}, CLAIM, 0),
        ({"value": "discuss"}, CLAIM, 0),
    ],
)
def test_only_what_a_reviewer_decided_is_put_in(
    site: Path, capfd: pytest.CaptureFixture[str], ruling: dict[str, Any], told: str, status: int
) -> None:
    other = "\r\nThere is no risk at all.\r\n"
    (site / "knee.md").write_bytes(f"{PAGE}{other}".encode())
    _decided(next(f for f in _findings(capfd) if f["sentence"] == CLAIM), **ruling)

    assert run(["fix", ".", "--decided"]) == status
    page = (site / "knee.md").read_bytes().decode()
    assert told in page
    assert page.endswith(other)
    once = page
    run(["fix", ".", "--decided"])
    assert (site / "knee.md").read_bytes().decode() == once


@pytest.mark.parametrize(
    ("ruling", "told"),
    [
        ({"value": "keep", "reason": "our own trial"}, "0 left as they are"),
        ({"value": "not a claim", "reason": "a name"}, "0 left as they are"),
        ({"value": "discuss"}, "not applied: a reviewer wants to discuss it; give --id"),
    ],
)
def test_what_a_reviewer_lets_stand_is_left(
    site: Path, capfd: pytest.CaptureFixture[str], ruling: dict[str, str], told: str
) -> None:
    _decided(_findings(capfd)[0], **ruling)
    capfd.readouterr()

    run(["fix", "."])
    assert (site / "knee.md").read_bytes() == PAGE.encode()
    assert told in capfd.readouterr().out


def test_wording_that_a_reviewer_wrote_goes_before_a_suggestion(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _decided(_findings(capfd)[0], value="edit", wording="Ask us about knee pain.")

    assert run(["fix", "."]) == 0
    assert b"**Ask us about knee pain.**" in (site / "knee.md").read_bytes()


def test_wording_that_is_flagged_itself_gives_way_to_a_suggestion(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = "There is no risk at all."
    (site / "knee.md").write_text(f"{CLAIM}\n\n{other}\n", encoding="utf-8")
    finding = next(f for f in _findings(capfd) if f["sentence"] == CLAIM)
    _decided(finding, value="edit", wording="The shot cures arthritis for good.")

    assert run(["fix", "."]) == 0
    assert finding["suggestions"][0]["sentence"] in (site / "knee.md").read_text("utf-8")
    assert _findings(capfd) == []


def test_what_is_left_in_many_places_is_told_once(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in "abc":
        (site / f"{name}.md").write_text("Our injections [regrow knee](/k) cartilage.\n", "utf-8")

    assert run(["fix", ".", "--diff"]) == 1
    told = capfd.readouterr().err.splitlines()
    assert told[0].startswith("a.md:1: not applied: the phrase crosses markup: a link [F-")
    assert told[0].endswith("(and in 2 places more)")
    assert len(told) == 2


def test_standard_input_is_wrong_use(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["fix", "-"]) == 2
    assert "'-' cannot be mended" in capfd.readouterr().err
    assert [path.name for path in site.iterdir()] == ["knee.md"]


def test_copies_of_the_examples_are_mended_and_read_again(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "knee.md").unlink()
    shutil.copytree(ROOT / "examples" / "clinic", site, dirs_exist_ok=True)
    before = _findings(capfd)
    run(["fix", "."])
    told = capfd.readouterr().out
    left = {line.split("[")[1][:12] for line in told.splitlines() if ": not applied: " in line}

    after = {finding["id"] for finding in _findings(capfd) if finding["kind"] == "claim"}
    assert after <= left
    assert len(left) < len(before) / 4
    with zipfile.ZipFile(site / "brochure.docx") as archive:
        assert archive.testzip() is None
    run(["fix", "."])
    assert "0 sentences reworded and 0 deleted in 0 files" in capfd.readouterr().out
