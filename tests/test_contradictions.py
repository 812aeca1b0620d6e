"""Words against words: on one page, and between pages of one site."""

import pytest

from checker import running
from checker.engine import check_bytes
from checker.judging.judge import Bench
from checker.model.reports import Finding

DAY = "2026-11-21"


def _contradictions(text: str, at: Bench) -> list[Finding]:
    found = check_bytes("a.md", text.encode(), at, DAY).findings
    return [f for f in found if f.kind == "contradiction"]


def test_both_places_stand_in_their_order(at: Bench) -> None:
    page = (
        "It has not been shown that the injections rebuild cartilage.\n\n"
        "Our stem cells regrow knee cartilage.\n"
    )
    (found,) = _contradictions(page, at)

    assert [place.line for place in found.places] == [1, 3]
    assert found.sentence == "It has not been shown that the injections rebuild cartilage."
    assert found.answer.comparison == (
        'line 1: "It has not been shown that the injections rebuild cartilage."'
        ' against line 3: "Our stem cells regrow knee cartilage."'
    )


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        (
            "PRP gives instant relief from knee pain.",
            "Changes take four to six weeks to appear.",
            "contradiction-onset",
        ),
        (
            "Stem cell therapy is 100% safe.",
            "Possible complications include infection and nerve damage.",
            "contradiction-risk",
        ),
        (
            "Our exosomes are approved by the FDA.",
            "Exosomes have not been approved by the FDA for any use.",
            "contradiction-approval",
        ),
        (
            "A single treatment is all it takes.",
            "We recommend three sessions four weeks apart.",
            "contradiction-visits",
        ),
        (
            "Our injections end your back pain permanently.",
            "Most people come back for booster injections.",
            "contradiction-lasting",
        ),
        (
            "Everyone is a candidate for our stem cells.",
            "Stem cell therapy is not suitable for everyone.",
            "contradiction-everyone",
        ),
        (
            "Stem cell therapy has been clinically proven to work.",
            "The treatment is still considered experimental.",
            "contradiction-proof",
        ),
        (
            "Medicare and most insurance plans cover our treatment.",
            "You pay for the injections out of pocket.",
            "contradiction-insurance",
        ),
    ],
)
def test_a_page_that_says_a_thing_and_its_opposite_is_told(
    at: Bench, one: str, other: str, label: str
) -> None:
    assert label in {f.label for f in _contradictions(f"{one}\n\n{other}\n", at)}
    assert label in {f.label for f in _contradictions(f"{other}\n\nText.\n\n{one}\n", at)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Our stem cells regrow knee cartilage.", "Cartilage does not grow back by itself."),
        ("Our stem cells regrow knee cartilage.", "Cortisone cannot regrow cartilage."),
        ("Our stem cells regrow knee cartilage.", "Do stem cells not regrow cartilage?"),
        ("There is no risk with PRP.", "Knee replacement carries risks such as infection."),
        ("One injection of PRP is all you need.", "Stem cells take several sessions."),
        ("Relief from PRP is permanent.", "Pain tablets bring temporary relief."),
        ("PRP gives instant relief.", "The next free appointment is in three weeks."),
        ("Anyone can benefit from PRP.", "Not everyone can park behind the house."),
        ("Our stem cells are FDA-approved.", "The building was not approved by the city."),
        ("Medicare covers our treatment.", "Parking is not covered."),
        (
            "Beware of any clinic that says PRP is 100% safe.",
            "Risks include infection and bleeding.",
        ),
        ("PRP has no risks.", "## Risks of surgery\n\n- Infection, nerve injury"),
        ("It is not a cure.", "No stem cell product is FDA-approved."),
    ],
)
def test_sentences_that_only_look_opposed_are_left_alone(at: Bench, one: str, other: str) -> None:
    assert _contradictions(f"{one}\n\n{other}\n", at) == []


def _report(pages: dict[str, str], at: Bench) -> tuple[Finding, ...]:
    results = [check_bytes(path, text.encode(), at, DAY) for path, text in pages.items()][::-1]
    return running.report(results, at.ruleset, "1", {}).findings


def test_two_pages_of_a_site_are_held_against_each_other(at: Bench) -> None:
    found = _report(
        {
            "b.md": "Our stem cells regrow knee cartilage.",
            "a.md": "It has not been shown that the injections rebuild cartilage.",
            "c.md": "Our stem cells rebuild worn cartilage.",
        },
        at,
    )
    (divided,) = [f for f in found if f.kind == "contradiction"]

    assert [place.path for place in divided.places] == ["b.md", "a.md"]
    assert divided.why.startswith("The site says that tissue regrows")
    assert "(and on 1 more page)" in divided.answer.comparison


def test_a_page_that_opposes_itself_is_not_told_twice(at: Bench) -> None:
    found = _report(
        {
            "a.md": "Our stem cells regrow knee cartilage.\n\n"
            "It has not been shown that the injections rebuild cartilage.\n",
            "b.md": "It has not been shown that the injections rebuild cartilage.",
        },
        at,
    )

    assert [len(f.places) for f in found if f.kind == "contradiction"] == [2]


def _labels(pages: dict[str, str], at: Bench) -> list[str]:
    return [f.label for f in _report(pages, at) if f.kind == "contradiction"]


def test_a_heading_tells_of_which_joint_a_denial_speaks(at: Bench) -> None:
    claim = "# Backs\n\nStem cells heal your worn disc for good.\n"
    elbow = "# Injections for tennis elbow\n\nIt is not a cure.\n"
    back = "# Back pain\n\nIt is not a cure.\n"

    assert "contradiction-cure" not in _labels({"a.md": claim, "b.md": elbow}, at)
    assert "contradiction-cure" in _labels({"a.md": claim, "b.md": back}, at)


def test_a_table_of_another_treatment_tells_nothing_of_this_one(at: Bench) -> None:
    claim = "Our stem cell injections have no risk at all.\n\n"
    table = "| | Fusion | Ours |\n| --- | --- | --- |\n| Harms | Infection, nerve injury | None |\n"

    assert _contradictions(claim + table, at) == []


def test_the_name_of_a_row_takes_no_side(at: Bench) -> None:
    table = "| | Surgery | Cells |\n| --- | --- | --- |\n| Covered by insurance | Yes | No |\n"

    assert _contradictions(f"{table}\nInsurers do not cover stem cell injections.\n", at) == []


def test_a_visit_that_is_paid_for_is_no_injection_that_is(at: Bench) -> None:
    page = (
        "Most insurance plans pay for the visit.\n\nMost insurers do not cover these injections.\n"
    )

    assert _contradictions(page, at) == []
