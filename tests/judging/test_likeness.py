"""What reads like claims marked before asks for review, and names and menus do not."""

from pathlib import Path
from typing import Final

import pytest

from checker.engine import check_bytes
from checker.judging.judge import Bench, bench
from checker.rules.ruleset import load

RULESETS: Final = Path(__file__).parents[2] / "rulesets"
TRAILS: Final = [
    "Home > Services > Regenerative Spine",
    "Patients › Stem Cells › Knees and Hips",
    "Start » Our Treatments » Healing for Athletes",
]


@pytest.fixture(scope="module")
def at() -> Bench:
    return bench(load(RULESETS))


def guessed(page: str, at: Bench) -> list[str]:
    result = check_bytes("page.html", page.encode(), at, "2026-01-01")
    return [f.phrase for f in result.findings if f.rule.endswith("/reads-like-a-claim")]


@pytest.mark.parametrize("trail", TRAILS)
def test_a_trail_of_names_is_no_claim(trail: str, at: Bench) -> None:
    assert guessed(f"<p>{trail.replace('>', '&gt;')}</p>", at) == []
