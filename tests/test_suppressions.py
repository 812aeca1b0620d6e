"""A suppression needs a label and a reason, and says so when it no longer serves."""

import pytest

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
