"""A suppression needs a label and a reason, and says so when it no longer serves."""

import json
from pathlib import Path

import pytest

from checker.cli import run
from checker.engine import check_bytes
from checker.judging.judge import Bench

CLAIM = "Our injections are a miracle cure.\n"


@pytest.mark.parametrize(
    ("comment", "labels", "silenced"),
    [
        ("overclaim-ignore-next cure: quotes a letter (JR, 2026-04-02)", ["hype"], ["cure"]),
        ("overclaim-ignore-next cure until 2027-01-31: quotes a letter", ["hype"], ["cure"]),
    ],
)
def test_a_suppression_silences_its_label_only(
    at: Bench, comment: str, labels: list[str], silenced: list[str]
) -> None:
    result = check_bytes("a.md", f"<!-- {comment} -->\n\n{CLAIM}".encode(), at, "2026-11-21")

    assert sorted(f.label for f in result.findings) == labels
    assert [s.finding.label for s in result.suppressed] == silenced


@pytest.mark.parametrize(
    ("comment", "text", "problem", "severity"),
    [
        ("overclaim-ignore-next cure", CLAIM, "suppression/malformed", "high"),
        ("overclaim-ignore-next: no label", CLAIM, "suppression/malformed", "high"),
        ("overclaim-ignore-next cures: misspelt", CLAIM, "suppression/malformed", "high"),
        ("overclaim-ignore-next safety: another label", CLAIM, "suppression/malformed", "high"),
        ("overclaim-ignore-next cure until soon: no day", CLAIM, "suppression/malformed", "high"),
        ("overclaim-ignore-next cure until 2026-02-30: JR", CLAIM, "suppression/malformed", "high"),
        ("overclaim-ignore cure: without next", CLAIM, "suppression/malformed", "high"),
        ("Overclaim: ignore cure, JR", CLAIM, "suppression/malformed", "high"),
        (
            "overclaim-ignore-next cure until 2026-01-31: old",
            CLAIM,
            "suppression/expired",
            "medium",
        ),
        ("overclaim-ignore-next cure: gone", "We open at nine.\n", "suppression/unused", "low"),
    ],
)
def test_a_suppression_that_does_not_hold_is_a_finding(
    at: Bench, comment: str, text: str, problem: str, severity: str
) -> None:
    result = check_bytes("a.md", f"<!-- {comment} -->\n\n{text}".encode(), at, "2026-11-21")
    own = [f for f in result.findings if f.kind == "suppression"]

    assert [(f.label, str(f.severity), f.places[0].line) for f in own] == [(problem, severity, 1)]
    assert result.suppressed == ()


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("a.html", "<!-- {} --><p>Our pills are a miracle cure.</p>", ["hype"]),
        ("a.html", "<!-- {} --><img alt='Our pills are a miracle cure'>", ["hype"]),
        ("a.html", "<p>Hello. <!-- {} --> Our pills are a miracle cure.</p>", ["hype"]),
        (
            "a.html",
            "<p>Our pills are a miracle cure. <!-- {} --> Hello.</p><p>Ask us.</p>",
            ["cure", "hype", "suppression/unused"],
        ),
        ("a.md", "<!-- {} -->\nOur pills are a miracle cure.\n", ["hype"]),
        ("a.md", "- one\n<!-- {} -->\n- Our pills are a miracle cure.\n", ["hype"]),
        ("a.md", "---\n# {}\ndescription: Our pills are a miracle cure.\n---\n", ["hype"]),
        ("a.md", '+++\n# {}\ndescription = "Our pills are a miracle cure."\n+++\n', ["hype"]),
        ("a.mdx", "{{/* {} */}}\n\nOur pills are a miracle cure.\n", ["hype"]),
        ("a.txt", "{}\nOur pills are a miracle cure.\n", ["hype"]),
        ("a.jsx", "<div>{{/* {} */}}<p>Our pills are a miracle cure.</p></div>", ["hype"]),
    ],
)
def test_a_suppression_holds_for_what_follows_it_in_every_format(
    at: Bench, name: str, text: str, left: list[str]
) -> None:
    page = text.format("overclaim-ignore-next cure: quotes a letter (JR, 2026-04-02)")
    result = check_bytes(name, page.encode(), at, "2026-11-21")

    found = [f for f in result.findings if f.kind in {"claim", "suppression"}]
    assert sorted(f.label for f in found) == left


HEDGED = "Our stem cell injections may ease knee pain for some patients."
NO_RISK = "There is no risk."
RISKS = "Risks include infection and more pain."


@pytest.mark.parametrize("label", ["duty-fda-status", "us/duty-fda-status"])
@pytest.mark.parametrize("page", ["<!-- {} -->\n\n# Knee\n\n" + HEDGED, HEDGED + "\n\n<!-- {} -->"])
def test_the_suppression_of_a_duty_holds_for_its_page_wherever_it_stands(
    at: Bench, page: str, label: str
) -> None:
    comment = f"overclaim-ignore-next {label}: said in the frame of the site (JR, 2026-04-02)"
    bare = check_bytes("a.md", page.format("").encode(), at, "2026-11-21")
    result = check_bytes("a.md", page.format(comment).encode(), at, "2026-11-21")

    assert "duty-fda-status" in {f.label for f in bare.findings}
    assert [s.finding.label for s in result.suppressed] == ["duty-fda-status"]
    assert [s.reason for s in result.suppressed] == [
        "said in the frame of the site (JR, 2026-04-02)"
    ]
    assert {f.label for f in bare.findings} - {f.label for f in result.findings} == {
        "duty-fda-status"
    }


@pytest.mark.parametrize(
    ("before", "between"),
    [
        ("<!-- overclaim-ignore-next contradiction-risk: a quotation (JR) -->", ""),
        ("", "<!-- overclaim-ignore-next site/contradiction-risk: a quotation (JR) -->"),
    ],
)
def test_a_contradiction_is_silenced_before_either_of_its_sentences(
    at: Bench, before: str, between: str
) -> None:
    page = f"# Knee\n\n{before}\n\n{NO_RISK}\n\n{between}\n\n{RISKS}\n"
    result = check_bytes("a.md", page.encode(), at, "2026-11-21")

    assert [s.finding.label for s in result.suppressed] == ["contradiction-risk"]
    assert {f.label for f in result.findings} == {"safety"}


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("duty-fda", "'duty-fda' is no label; did you mean duty-fda-status?"),
        ("cure/is-a-cure", "'cure/is-a-cure' is no label but a rule; name its label, cure."),
        ("curse", "'curse' is no label; did you mean cure?"),
    ],
)
def test_a_label_that_does_not_exist_is_told_with_the_nearest_that_does(
    at: Bench, label: str, told: str
) -> None:
    page = f"<!-- overclaim-ignore-next {label}: a reason -->\n\nWe open at nine.\n"
    result = check_bytes("a.md", page.encode(), at, "2026-11-21")

    assert [f.why for f in result.findings] == [told]


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("duty-fda-status until 2026-01-31: old", "suppression/expired"),
        ("duty-worse-pain: not asked for here", "suppression/unused"),
        ("duty-fda-status", "suppression/malformed"),
    ],
)
def test_a_duty_that_a_suppression_does_not_cover_is_still_asked_for(
    at: Bench, comment: str, problem: str
) -> None:
    page = f"<!-- overclaim-ignore-next {comment} -->\n\n# Knee\n\n{HEDGED}\n"
    result = check_bytes("a.md", page.encode(), at, "2026-11-21")

    assert {problem, "duty-fda-status"} <= {f.label for f in result.findings}
    assert result.suppressed == ()


@pytest.mark.parametrize("hushed", ["", "a.md", "b.md"])
def test_pages_against_each_other_are_silenced_on_either_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hushed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, sentence in (("a.md", NO_RISK), ("b.md", RISKS)):
        comment = "overclaim-ignore-next contradiction-risk: a quotation (JR)"
        first = f"<!-- {comment} -->\n" if name == hushed else ""
        Path(name).write_text(f"# Knee\n\n{first}{sentence}\n", "utf-8")
    run(["check", ".", "--report", "report.json", "--today", "2026-11-21"])
    report = json.loads(Path("report.json").read_text("utf-8"))
    labels = [f["label"] for f in report["findings"] if not f["label"].startswith("duty-")]
    silenced = [s["finding"]["label"] for s in report["suppressed"]]

    assert (labels, silenced) == (
        (["safety"], ["contradiction-risk"]) if hushed else (["contradiction-risk", "safety"], [])
    )
