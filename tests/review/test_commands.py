"""Baseline, status and audit, as they are asked for on the command line."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from checker.model.rules import LABELS
from tests.review.site import BETTER, CURE, GUARANTEED, HYPE, REGROWS, SAFE, Site, ruled

TODAY = ("--today", "2026-11-05")


def ids(out: str) -> list[str]:
    return [line.split("[F-")[1][:10] for line in out.splitlines() if " [F-" in line]


def test_a_baseline_lets_the_old_site_pass_and_what_is_new_fail(site: Site) -> None:
    told = site.overclaim("review", "baseline", "content", *TODAY)

    assert told == (
        0,
        "7 findings added to the baseline, 7 in it: overclaim-decisions.jsonl\n",
        "",
    )
    status, out, _ = site.check("--fail-on", "low")
    assert (status, out.splitlines()[-1]) == (
        0,
        "0 findings (0 high, 0 medium, 0 low) in 0 places, 0 suppressed, 0 decided, 0 excused, "
        "2 files, 7 in the baseline",
    )
    site.page("knee.md", "# Knee\n", "# Knee\n\nWe guarantee your relief.\n")
    status, out, _ = site.check()
    assert status == 1
    assert len(ids(out)) == 1
    assert "7 in the baseline" in out.splitlines()[-1]
    assert site.overclaim("review", "baseline", "content", *TODAY)[1].startswith("1 finding added")


def test_an_edited_sentence_of_the_baseline_is_reported(site: Site) -> None:
    site.overclaim("review", "baseline", "content", *TODAY)
    site.page("knee.md", "It is completely safe.", "It is completely safe and easy.")
    status, out, _ = site.check()

    assert status == 1
    assert len(ids(out)) == 1
    assert 'was:      baseline 2026-11-05, on "It is completely safe."' in out


def test_another_copy_of_a_sentence_of_the_baseline_is_reported(site: Site) -> None:
    site.overclaim("review", "baseline", "content", *TODAY)
    (site.folder / "content/back.md").write_text("It is completely safe.\n", "utf-8")
    status, out, _ = site.check()

    assert (status, ids(out)) == (1, [SAFE[2:]])
    assert "content/back.md:1:1: high safety" in out
    assert "content/knee.md" not in out


def test_a_renamed_page_of_the_baseline_is_not_new(site: Site) -> None:
    site.overclaim("review", "baseline", "content", *TODAY)
    (site.folder / "content/knee.md").rename(site.folder / "content/knees.md")

    assert site.check("--fail-on", "low")[0] == 0


def test_the_baseline_is_not_hidden_from_the_workbook(site: Site) -> None:
    site.overclaim("review", "baseline", "content", *TODAY)
    site.check("--report", "next.xlsx")
    told = site.take(site.edited({SAFE: ruled("keep", reason="our own trial")}, of="next.xlsx"))

    assert told[1] == "1 decision read: 1 keep; 0 rejected\n1 changed\n"
    assert (
        site.check()[1]
        .splitlines()[-1]
        .endswith("1 decided, 0 excused, 2 files, 6 in the baseline")
    )


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--fail-on-new", "high"), 1),
        (("--fail-on-new", "low"), 1),
        (("--fail-on-new", "never"), 0),
        (("--fail-on-new", "never", "--fail-on", "high"), 1),
    ],
)
def test_only_what_nobody_ruled_on_counts_as_new(
    site: Site, options: tuple[str, ...], status: int
) -> None:
    rows = dict.fromkeys((REGROWS, GUARANTEED, CURE, BETTER), ruled("discuss"))
    site.take(site.edited(rows))

    assert site.check(*options)[0] == status
    site.take(site.edited({SAFE: ruled("discuss")}))
    assert site.check("--fail-on-new", "high")[0] == 0


def test_the_status_tells_what_needs_a_look(site: Site) -> None:
    rows = {
        CURE: ruled("not a claim", reason="a film"),
        BETTER: ruled("keep", reason="our own trial, until 2026-11-20"),
        SAFE: ruled("discuss"),
        GUARANTEED: ruled("accept"),
    }
    site.take(site.edited(rows))
    status, out, err = site.overclaim("review", "status", "content", *TODAY)

    assert (status, err) == (0, "")
    assert out == (
        "overclaim-decisions.jsonl: 4 decided: 1 accept, 1 keep, 1 not a claim, 1 discuss\n"
        "lapses within 30 days: 1\n"
        f'  {BETTER} superiority "better than surgery", keep by first reviewer 2026-11-02, '
        "until 2026-11-20; content/knee.md\n"
        "to discuss: 1\n"
        f'  {SAFE} safety "It is completely safe", discuss by first reviewer 2026-11-02; '
        "content/knee.md\n"
        "not a claim, by rule:\n"
        "  cure/is-a-cure: 1 of 1 decided (100 %)\n"
        "in the copy now: 3 new, 1 open, 3 decided; 0 resolved\n"
        "decided wording that is not in the copy yet: 1\n"
        "  `overclaim fix --decided` puts it in\n"
    )
    told = json.loads(site.overclaim("review", "status", "--format", "json", *TODAY)[1])
    assert told["counts"] == {
        "accept": 1,
        "edit": 0,
        "keep": 1,
        "not a claim": 1,
        "discuss": 1,
    }
    assert told["lapsing"] == [BETTER]


def test_an_auditor_sees_what_was_in_force_on_a_day(site: Site) -> None:
    site.take(site.edited({SAFE: ruled("accept", date="2026-11-02")}, "one.xlsx"))
    site.check("--report", "next.xlsx")
    later = ruled("keep", reason="our own trial", reviewer="second reviewer", date="2026-11-04")
    site.take(site.edited({SAFE: later}, of="next.xlsx"))

    def on(day: str) -> list[str]:
        page = ("review", "status", "--page", "knee.md", "--on", day)
        return site.overclaim(*page)[1].splitlines()

    assert on("2026-11-03")[:4] == [
        "content/knee.md on 2026-11-03: 1 finding on record",
        f'{SAFE} high safety "It is completely safe"',
        "  sentence: It is completely safe.",
        "  decision: accept by first reviewer 2026-11-02",
    ]
    assert "  decision: none by that day" in on("2026-11-01")
    assert on("2026-11-05")[3:7] == [
        "  decision: keep by second reviewer 2026-11-04",
        "  reason:   our own trial",
        "  rules:    regenerative 1.0.0; rule safety/is-safe",
        "  before:   accept by first reviewer 2026-11-02",
    ]


def test_rulings_of_no_claim_become_tests_that_fail_while_a_rule_flags_them(site: Site) -> None:
    rows = {
        CURE: ruled("not a claim", reason="a film"),
        HYPE: ruled("not a claim", reason="a \u201cfilm\u201d"),
        SAFE: ruled("not a claim", reason="of the building"),
        BETTER: ruled("keep", reason="our own trial"),
    }
    site.take(site.edited(rows))
    out = site.overclaim("review", "status", "--as-tests")[1]

    assert tomllib.loads(out) == {
        "not-cure": ["Our treatment is a miracle cure."],
        "not-hype": ["Our treatment is a miracle cure."],
        "not-safety": ["It is completely safe."],
    }
    assert f'  # {HYPE}, first reviewer, 2026-11-02: a "film"\n' in out
    assert "# safety/is-safe: 1 of 1 decided are none (100 %)\n" in out
    house = site.folder / "house"
    house.mkdir()
    (house / "pack.toml").write_text('name = "house"\nversion = "1.0.0"\n', "utf-8")
    sentences = '\nnot-guarantee = ["We open at nine."]\n'
    (house / "clean.toml").write_text(out + sentences, "utf-8")
    status, told, _ = site.overclaim("rules", "test", "--pack", "house")
    failed = [line for line in told.splitlines() if line.startswith("clean: ")]
    assert status == 1
    assert sorted(line.split()[4] for line in failed) == ["not-cure", "not-hype", "not-safety"]
    assert {"cure", "hype", "safety"} <= set(LABELS)


def test_two_phrases_of_one_sentence_are_one_test(site: Site) -> None:
    page = site.folder / "content" / "all.md"
    page.write_text("- Anyone can benefit, at any age and at any stage\n", "utf-8")
    _, out, _ = site.overclaim("check", "content/all.md", "--format", "json", "--report", "a.xlsx")
    found = [f["id"] for f in json.loads(out)["findings"] if f["label"] == "candidacy"]
    rows = {key: ruled("not a claim", reason="a slogan") for key in found}
    site.take(site.edited(rows, of="a.xlsx"))
    tests = site.overclaim("review", "status", "--as-tests")[1]

    assert len(found) > 1
    assert list(tomllib.loads(tests).values()) == [
        ["Anyone can benefit, at any age and at any stage"]
    ]
    assert tests.count("first reviewer, 2026-11-02: a slogan") == len(found)


def test_a_note_in_a_column_of_ones_own_is_no_ruling(site: Site) -> None:
    def note(sheet: Worksheet, at: Mapping[str, int], _book: Workbook) -> None:
        sheet.cell(1, len(at) + 1).value = "Legal"
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, len(at) + 1).value = "see file"

    assert site.take(site.altered(note))[0] == 0
    assert site.check("--fail-on-new", "high")[0] == 1


def test_an_answer_can_be_reworded_in_the_place_of_its_block(site: Site) -> None:
    page = site.folder / "content" / "ask.md"
    page.write_text("## Is it safe?\n\nIt is completely safe.\n\n## Does it last?\n", "utf-8")
    _, out, _ = site.overclaim("check", "content/ask.md", "--format", "json", "--report", "a.xlsx")
    found = [f["id"] for f in json.loads(out)["findings"] if f["kind"] == "claim"]
    wording = ruled("edit", wording="Ask us what the studies say.")

    assert found
    assert site.take(site.edited(dict.fromkeys(found, wording), of="a.xlsx"))[0] == 0


@pytest.mark.parametrize(
    ("comment", "status", "problem"),
    [
        ("overclaim-ignore-next safety: verified by HR (MO, 2026-03-02)", 0, ""),
        ("overclaim-ignore-next safety", 1, "suppression/malformed"),
        ("overclaim-ignore-next recovery: verified by HR", 1, "suppression/malformed"),
    ],
)
def test_a_suppression_needs_its_reason_and_label(
    site: Site, comment: str, status: int, problem: str
) -> None:
    page = site.folder / "content" / "back.md"
    page.write_text(f"<!-- {comment} -->\nIt is completely safe.\n", "utf-8")
    ended, out, _ = site.overclaim("check", "content/back.md")

    assert ended == status
    assert (f" {problem} " in out) is bool(problem)
    assert ("It is completely safe" in out) is bool(problem)
    assert ("1 suppressed" in out) is (status == 0)


def test_an_unused_suppression_fails_where_that_is_asked_for(site: Site) -> None:
    page = site.folder / "content" / "back.md"
    page.write_text("<!-- overclaim-ignore-next safety: old -->\nWe open at nine.\n", "utf-8")

    assert site.overclaim("check", "content/back.md")[0] == 0
    assert "content/back.md:1:1: low suppression/unused" in site.check()[1]
    assert site.overclaim("check", "content/back.md", "--strict")[0] == 1


def test_two_imports_at_once_lose_nothing(site: Site) -> None:
    one = site.edited({SAFE: ruled("discuss")}, "one.xlsx")
    two = site.edited({BETTER: ruled("discuss")}, "two.xlsx")
    command = [str(Path(sys.executable).parent / "overclaim"), "review", "import"]
    running = [
        subprocess.Popen([*command, name, *TODAY], stdout=subprocess.DEVNULL) for name in (one, two)
    ]

    assert [process.wait() for process in running] == [0, 0]
    assert [json.loads(line)["id"] for line in site.decisions.splitlines()] == [BETTER, SAFE]


def test_a_decisions_file_marked_read_only_is_left_and_told(site: Site) -> None:
    site.take(site.edited({SAFE: ruled("discuss")}))
    before = site.decisions
    (site.folder / "overclaim-decisions.jsonl").chmod(0o444)
    status, _, err = site.take(site.edited({BETTER: ruled("discuss")}))

    assert status == 2
    assert err == (
        "overclaim: overclaim-decisions.jsonl: cannot be written: it is read-only; "
        "the file is as it was\n"
    )
    assert site.decisions == before


def test_decisions_are_found_from_a_folder_below(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.take(site.edited({SAFE: ruled("keep", reason="our own trial")}))
    monkeypatch.chdir(site.folder / "content")
    _, out, _ = site.overclaim("check", "knee.md", "--format", "json")

    assert {f["id"]: f["status"] for f in json.loads(out)["findings"]}[SAFE] == "decided"


def test_a_decisions_file_that_was_named_must_exist(site: Site) -> None:
    status, _, err = site.check("--decisions", "none.jsonl")

    assert status == 2
    assert err.startswith("overclaim: none.jsonl: no such decisions file; ")
