"""A list under a general head offers its lines where a head above names what is sold."""

import pytest

from checker.engine import check_bytes
from checker.judging.judge import Bench

RULE = "disease-claim/condition-under-head"
LINES = "- Hip dysplasia\n- Tennis elbow\n- Thin lining"
SOLD = [
    ("Stem cells for dogs", "What we treat"),
    ("PRP injections", "Conditions we treat"),
    ("Exosome therapy", "We can help with"),
    ("Ovarian PRP", "Who it is for"),
    ("Regenerative medicine", "What it is used for"),
]
NOT_SOLD = [
    ("Riverside Physiotherapy", "What we treat"),
    ("Redgum Vets", "Conditions we treat"),
    ("PRP injections", "Who it is not for"),
    ("PRP injections", "Reasons to wait"),
    ("PRP injections", "What surgery is used for"),
    ("PRP in the study", "Symptoms that we ask about"),
]


def _lines(above: str, head: str, at: Bench) -> list[str]:
    page = f"# {above}\n\nWelcome.\n\n## {head}\n\n{LINES}\n"
    found = check_bytes("page.md", page.encode(), at, "2026-01-02").findings
    return [f.phrase for f in found if f.rule == RULE]


@pytest.mark.parametrize(("above", "head"), SOLD)
def test_every_line_is_offered_under_the_name_of_the_sold(above: str, head: str, at: Bench) -> None:
    assert _lines(above, head, at) == ["Hip dysplasia", "Tennis elbow", "Thin lining"]


@pytest.mark.parametrize(("above", "head"), NOT_SOLD)
def test_none_is_under_another_name_or_head(above: str, head: str, at: Bench) -> None:
    assert _lines(above, head, at) == []
