"""What a line of a list or table claims beside others that it would not claim alone."""

import pytest

from checker.engine import check_bytes
from checker.judging.judge import Bench

SEEDS = "- Multiple sclerosis\n- Parkinson's disease\n"
MENUS = [
    (
        f"## What we use it for\n\n{SEEDS}- Whiplash\n- Torn hamstrings\n- Parking",
        ["Multiple sclerosis", "Parkinson's disease", "Whiplash", "Torn hamstrings"],
    ),
    (
        "<h2>What we use it for</h2><ul><li>Multiple sclerosis<li>Lupus<li>Laminitis</ul>",
        ["Multiple sclerosis", "Lupus", "Laminitis"],
    ),
    (
        "## Problems that Dr Amsel treats with plasma\n\n- Jumper's knee\n- Bowed tendons",
        ["Jumper's knee", "Bowed tendons"],
    ),
    # The heads of the rows of a table.
    (
        "| Programme | Price |\n| --- | --- |\n| Multiple sclerosis | 9,000 |\n| Lupus | 8,000 |\n"
        "| Whiplash | 3,000 |\n| Arthritic knees | 3,000 |\n| Ankle straps | 20 |",
        ["Multiple sclerosis", "Lupus", "Whiplash", "Arthritic knees"],
    ),
]
ALONE = [
    # One other line may be a false alarm.
    ("## What we use it for\n\n- Multiple sclerosis\n- Whiplash", ["Multiple sclerosis"]),
    # Another list is no company, be it under the same heading.
    (
        "<h2>What we use it for</h2><ul><li>Multiple sclerosis<li>Lupus</ul>"
        "<p>The lifts are here.</p><ul><li>Whiplash<li>Laminitis</ul>",
        ["Multiple sclerosis", "Lupus"],
    ),
    # Nor is another column, nor what stands in the same line.
    (
        "<table><tr><td>Cures lupus</td><td>Whiplash</td></tr>"
        "<tr><td>Cures diabetes</td><td>Laminitis</td></tr></table>",
        ["Cures lupus", "Cures lupus", "Cures diabetes", "Cures diabetes"],
    ),
    (
        "<ul><li>Cures diabetes. Whiplash.<li>Cures lupus</ul>",
        ["Cures diabetes", "Cures diabetes", "Cures lupus", "Cures lupus"],
    ),
    (
        "| Cells for | Also seen here |\n| --- | --- |\n| Multiple sclerosis | Whiplash |\n"
        "| Lupus | Laminitis |",
        ["Multiple sclerosis", "Lupus"],
    ),
    # Nor another table, nor a menu without such claims: a practice has prices too.
    (
        "| Cells for |\n| --- |\n| Multiple sclerosis |\n| Lupus |\n\nAnd:\n\n"
        "| Also seen |\n| --- |\n| Whiplash |",
        ["Multiple sclerosis", "Lupus"],
    ),
    (
        "| Service | Price |\n| --- | --- |\n| X-ray of the knee | 60 |\n| Whiplash | 40 |\n"
        "| Back pain consultation | 80 |\n| Tennis elbow | 40 |\n| Asthma review | 40 |",
        [],
    ),
    # What a line claims already it claims once; a thing against an ill is no ill.
    (
        f"## What we use it for\n\n{SEEDS}- Back pain leaflet\n- Knee pain diary",
        ["Multiple sclerosis", "Parkinson's disease"],
    ),
    # What the site has elsewhere.
    (
        "<nav><ul><li>Lupus<li>Multiple sclerosis<li>Whiplash</ul></nav>",
        ["Lupus", "Multiple sclerosis"],
    ),
]
NO_MENUS = [
    "What we do not treat", "Tell us if you have had", "Who cannot have PRP",
    "PRP is not given for", "Side effects patients have reported", "The trial includes people with",
    "Circle any that you have", "Physiotherapy is offered for", "Reasons for referral",
]  # fmt: skip


def _claims(text: str, at: Bench) -> list[str]:
    name = "page.html" if text.startswith("<") else "page.md"
    found = check_bytes(name, text.encode(), at, "2026-01-02").findings
    return [f.phrase for f in found if f.kind == "claim"]


@pytest.mark.parametrize(("text", "phrases"), MENUS)
def test_a_menu_offers_every_ill_on_it(text: str, phrases: list[str], at: Bench) -> None:
    assert _claims(text, at) == phrases


@pytest.mark.parametrize(("text", "phrases"), ALONE)
def test_a_line_without_company_offers_nothing(text: str, phrases: list[str], at: Bench) -> None:
    assert _claims(text, at) == phrases


@pytest.mark.parametrize("head", NO_MENUS)
def test_a_list_on_which_nothing_is_sold_offers_none(head: str, at: Bench) -> None:
    claims = _claims(f"## {head}\n\n{SEEDS}- Whiplash\n- Torn hamstrings", at)
    assert not {"Whiplash", "Torn hamstrings"} & set(claims)


def test_a_reply_still_lets_a_quoted_line_off(at: Bench) -> None:
    claims = _claims(
        '## What people say\n\n- "Whiplash gone, guaranteed." That is not true at all.\n'
        '- "Knee pain gone, guaranteed." No, nobody can promise that.\n'
        "- Cures diabetes\n- Cures lupus",
        at,
    )
    assert not [claim for claim in claims if "gone" in claim]
