"""What a page is about bears on each of its sentences."""

from pathlib import Path
from typing import Final

import pytest

from checker.engine import check_bytes
from checker.judging.judge import Bench, bench
from checker.rules.ruleset import load

RULESETS: Final = Path(__file__).parents[2] / "rulesets"

# What a leaflet of any ward says; as copy for cells every line of it would be a claim.
WARD: Final = """
It reduces pain and swelling within days.

Most people walk without pain afterwards.

The effect lasts for many years.

Bring your tablets and a list of questions.

You go home on the second day.

Call the ward if you have a fever.
"""
THERAPIST: Final = "The physiotherapist visits you."
LEAFLET: Final = (
    f"# Hip replacement: what to expect\n\nThe surgeon replaces it.\n{WARD}\n{THERAPIST}\n"
)
KNEES: Final = f"# Worn knees\n\nWe inject stem cells.\n{WARD}\n{THERAPIST}\n"
LURE: Final = f"# Skip the hip replacement\n\nOur new injection helps.\n{WARD}\nNo operation.\n"
NO_SUBJECT: Final = f"# What to expect\n\nWe see you then.\n{WARD}\nThank you for coming.\n"
MARROW: Final = """# Bone marrow transplant

A transplant replaces marrow that chemotherapy has destroyed.

Leukaemia and lymphoma are treated in this way.

The new stem cells replace damaged cells.

Blood-forming cells find their way to the marrow.

Most people stay for a month.

Visitors wash their hands.

Call the ward if you have a fever.
"""


@pytest.fixture(scope="module")
def at() -> Bench:
    return bench(load(RULESETS))


def found(text: str, at: Bench) -> list[str]:
    result = check_bytes("page.md", text.encode(), at, "2026-01-01")
    return [finding.phrase for finding in result.findings if finding.kind == "claim"]


def excuses(text: str, at: Bench) -> set[str]:
    result = check_bytes("page.md", text.encode(), at, "2026-01-01")
    return {each.excuse for each in result.excused}


def test_a_leaflet_about_an_operation_makes_no_claim_for_cells(at: Bench) -> None:
    assert found(LEAFLET, at) == []
    assert excuses(LEAFLET, at) == {"other-subject"}


@pytest.mark.parametrize("page", [KNEES, LURE, NO_SUBJECT])
def test_the_same_words_are_claims_where_cells_or_nothing_else_is_sold(
    page: str, at: Bench
) -> None:
    assert {"walk without pain", "effect lasts for many years"} <= set(found(page, at))


def test_a_menu_that_names_cells_does_not_make_a_leaflet_copy_for_them(at: Bench) -> None:
    page = "<nav><a href='/'>Stem cells</a></nav><main>" + "".join(
        f"<h1>{line[2:]}</h1>" if line.startswith("# ") else f"<p>{line}</p>"
        for line in LEAFLET.split("\n")
        if line
    )
    result = check_bytes("page.html", f"{page}</main>".encode(), at, "2026-01-01")
    assert [f.phrase for f in result.findings if f.kind == "claim"] == []


def test_a_snippet_is_too_short_to_have_a_subject(at: Bench) -> None:
    assert found("# Hip replacement\n\nOne visit, and the pain is gone for good.\n", at) != []


def test_a_page_on_transplants_for_blood_disease_makes_no_claim(at: Bench) -> None:
    assert found(MARROW, at) == []


@pytest.mark.parametrize("also", ["PRP for tired hair.", "We treat autism as well.", "Knee pain?"])
def test_it_does_where_the_same_page_sells_more(also: str, at: Bench) -> None:
    assert "replace damaged cells" in found(f"{MARROW}\n{also}\n", at)


# A word that a rule finds in sober copy, where nothing else is claimed.
SOBER: Final = """# A trial of cells for diabetes

The unit has followed people with diabetes since 2004.

Then back to running by a plan.

Bring your tablets and a list of questions.

Visitors wash their hands at the door.

Stem cells are kept in the second building.

Call the ward if you have a fever.

Parking is behind the library.
"""
SLIP: Final = "Our stem cells cure diabetes."
SALE: Final = f"{SLIP}\n\nOur exosomes regrow nerves.\n\nThere is no risk with our cells.\n"


def test_what_reads_innocent_is_no_claim_of_a_page_that_makes_none(at: Bench) -> None:
    assert found(SOBER, at) == []
    assert excuses(SOBER, at) == {"reads-innocent"}


def test_a_lone_slip_on_such_a_page_is_found(at: Bench) -> None:
    assert set(found(f"{SOBER}\n{SLIP}\n", at)) == {"cure diabetes"}


def test_rules_count_for_more_on_a_page_that_claims(at: Bench) -> None:
    assert {"back to running", "cure diabetes"} <= set(found(f"{SOBER}\n{SALE}\n", at))
