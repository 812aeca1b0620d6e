"""What a line of a list claims beside others that it would not claim alone."""

import pytest

from checker.engine import check_bytes
from checker.judging.judge import Bench

MENUS = [
    (
        "## What we use it for\n\n- Multiple sclerosis\n- Whiplash\n- Torn hamstrings\n- Parking",
        ["Multiple sclerosis", "Whiplash", "Torn hamstrings"],
    ),
    (
        "<h2>Cell infusions, from A to Z</h2><ul><li>Cure your diabetes<li>Laminitis</ul>"
        "<h2>Our stables</h2><ul><li>Laminitis</ul>",
        ["Cure your diabetes", "Cure your diabetes", "Laminitis"],
    ),
    (
        "## Problems that Dr Amsel treats with plasma\n\n- Jumper's knee\n- Bowed tendons",
        ["Jumper's knee", "Bowed tendons"],
    ),
]
NO_MENUS = [
    "## What can hurt\n\n- Whiplash\n- Torn hamstrings",
    "## What we do not treat\n\n- Multiple sclerosis\n- Whiplash",
    "## Tell us if you have had\n\n- Multiple sclerosis\n- Whiplash",
    "## What a fall can do\n\n- Whiplash\n- Torn hamstrings",
]


def _claims(text: str, at: Bench) -> list[str]:
    name = "page.html" if text.startswith("<") else "page.md"
    found = check_bytes(name, text.encode(), at, "2026-01-02").findings
    return [f.phrase for f in found if f.kind == "claim"]


@pytest.mark.parametrize(("text", "phrases"), MENUS)
def test_a_menu_offers_every_ill_on_it(text: str, phrases: list[str], at: Bench) -> None:
    assert _claims(text, at) == phrases


@pytest.mark.parametrize("text", NO_MENUS)
def test_a_list_on_which_nothing_is_sold_offers_none(text: str, at: Bench) -> None:
    assert _claims(text, at) == []
