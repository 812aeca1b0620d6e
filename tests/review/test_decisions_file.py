"""The decisions file: a line a finding, the same bytes for the same records, faults by line."""

import json
import subprocess
from pathlib import Path

import pytest

from checker.errors import DecisionsError
from checker.model.decisions import Page, Past, Record
from checker.model.reports import Decision, PlaceDecision
from checker.review import decisions
from checker.review.schema import problems

LEAST = {
    "id": "F-q7mzk4rtwd",
    "version": 1,
    "decision": "keep",
    "label": "cure",
    "sentence": "It cures.",
}
FULL = Record(
    id="F-q7mzk4rtwd",
    label="cure",
    sentence="It \u201ccures\u201d \u2028 \ud83d all.",
    phrase="cures",
    severity="high",
    kind="claim",
    rule="cure/is-a-cure",
    section="Knee",
    form="heading",
    decision=Decision(
        value="edit",
        reviewer="MO",
        date="2026-04-02",
        wording="It may help.",
        reason="as agreed",
        still_flagged=("hype",),
        until="2027-01-31",
        rules="regenerative 1.0.0",
    ),
    pages=(Page("a.md", 2), Page("b/c.md", 1)),
    here=(PlaceDecision("a.md", "keep", "quotes", "MO", "2026-04-02", "2026-12-31"),),
    notes=(("Legal", "see file"),),
    history=(
        Past(Decision(value="accept", date="2026-01-01", delete=True)),
        Past(Decision(value="discuss"), "a.md"),
    ),
    last_seen="2026-04-01",
    first_missed="2026-05-01",
)


def line(**more: object) -> str:
    return json.dumps(LEAST | more)


def test_records_are_read_back_as_they_were_written() -> None:
    other = Record(id="F-aaaaaaaaaa", label="hype", sentence="Wow.", phrase="")
    text = decisions.written([FULL, other])

    assert decisions.read(text) == {"F-aaaaaaaaaa": other, "F-q7mzk4rtwd": FULL}
    assert [json.loads(each)["id"] for each in text.split("\n") if each] == [
        "F-aaaaaaaaaa",
        "F-q7mzk4rtwd",
    ]
    assert decisions.written(decisions.read(text).values()) == text
    assert [problems(json.loads(each)) for each in text.split("\n") if each] == [[], []]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<<<<<<< HEAD\n", "d.jsonl:1: a merge conflict left by git; "),
        (f"{line()}\n=======\n", "d.jsonl:2: a merge conflict left by git; "),
        (f"{line()}\n>>>>>>> other\n", "d.jsonl:2: a merge conflict left by git; "),
        ('{"id": "F-q7', "d.jsonl:1: not one JSON object: "),
        ("[]", "d.jsonl:1: an object in braces is expected"),
        (line(version=2), "d.jsonl:1: version: 2 is newer than this overclaim knows (1); "),
        (line(decision="kepp"), "d.jsonl:1: decision: 'kepp' is not allowed; did you mean 'keep'?"),
        (line(reasn="x"), "d.jsonl:1: unknown key 'reasn'; did you mean 'reason'?"),
        (line(date="soon"), "d.jsonl:1: date: 'soon' is not a day such as 2026-04-02"),
        (line(id="17"), "d.jsonl:1: id: '17' is not an id such as F-q7mzk4rtwd"),
        (line(pages={"a.md": 0}), "d.jsonl:1: pages.a.md: 0 is less than the minimum of 1"),
        (line(history=[{"page": "a"}]), "d.jsonl:1: history[1]: 'decision' is missing"),
        ('{"id": "F-q7mzk4rtwd", "version": 1}', "d.jsonl:1: 'decision' is missing; "),
        (
            f"{line(reviewer='MO', date='2026-04-02')}\n\n{line(decision='edit')}\n",
            "d.jsonl:3: F-q7mzk4rtwd has a line already (line 1): keep (MO, 2026-04-02) against "
            "edit; keep the one that holds and delete the other",
        ),
    ],
)
def test_a_fault_is_told_with_its_line_and_how_to_mend_it(text: str, told: str) -> None:
    with pytest.raises(DecisionsError) as caught:
        decisions.read(text, "d.jsonl")

    assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    "more",
    [
        {"severity": "grave"},
        {"kind": "claims"},
        {"wording": None},
        {"label": ""},
        {"until": "2026-4-2"},
        {"pages": []},
        {"pages": {"a.md": True}},
        {"version": True},
        {"version": "1"},
        {"sentence": 5},
    ],
)
def test_what_looks_right_at_first_sight_is_right(more: dict[str, object]) -> None:
    assert problems(LEAST | more) != []


def test_branches_that_decide_on_other_findings_merge(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=MO", "-c", "user.email=mo@example.org", *arguments],
            cwd=tmp_path,
            check=True,
            capture_output=True,
        )

    def write(*ids: str) -> None:
        records = [
            Record(id=f"F-{key * 10}", label="cure", sentence="It cures.", phrase="cures")
            for key in ids
        ]
        (tmp_path / decisions.NAME).write_text(decisions.written(records), "utf-8")
        git("add", "-A")
        git("commit", "-qm", "decide")

    git("init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_text(f"{decisions.NAME} merge=union\n", "utf-8")
    write("m")
    git("checkout", "-qb", "other")
    write("a", "m", "p")
    git("checkout", "-q", "main")
    write("b", "m", "q")
    git("merge", "-q", "other")

    merged = decisions.read((tmp_path / decisions.NAME).read_text("utf-8"))
    assert sorted(merged) == [f"F-{key * 10}" for key in "abmpq"]
