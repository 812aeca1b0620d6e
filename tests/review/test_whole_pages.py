"""What a page as a whole lacks is decided in the workbook as claims are, and told apart."""

import json

import pytest

from tests.review.site import Site, ruled

PAGE = "# Knee\n\nOur stem cell injections may ease knee pain for some patients.\n"
DUTY = "duty-fda-status"
NOTICE = "No stem cell, platelet or exosome product is FDA-approved for arthritis."


@pytest.fixture
def duty(site: Site) -> str:
    """Give the id of the finding that the page does not tell the FDA status."""
    (site.folder / "content/new.md").write_text(PAGE, "utf-8")
    _, out, _ = site.overclaim(
        *("check", "content/new.md", "--report", "a.xlsx", "--format", "json")
    )
    return next(str(f["id"]) for f in json.loads(out)["findings"] if f["label"] == DUTY)


def test_the_offer_to_add_wording_can_be_accepted(site: Site, duty: str) -> None:
    status, out, err = site.take(site.edited({duty: ruled("accept")}, of="a.xlsx"))
    kept = json.loads(site.decisions)

    assert (status, err) == (0, "")
    assert out.startswith("1 decision read: 1 accept; 0 rejected\n")
    assert (kept["kind"], kept["decision"]) == ("duty", "accept")
    assert kept["wording"].startswith("No stem cell, platelet or exosome product is FDA-approved")
    found = site.overclaim("check", "content/new.md")[1]
    assert f"decided:  accept by first reviewer 2026-11-02; add: {kept['wording']}" in found


def test_wording_for_a_page_is_left_to_people_and_named(site: Site, duty: str) -> None:
    site.take(site.edited({duty: ruled("edit", wording=NOTICE)}, of="a.xlsx"))
    status, out, _ = site.overclaim("fix", "content", "--decided")
    told = site.overclaim("review", "status", "content")[1]

    assert status == 1
    assert out.startswith(f"content/new.md:3: not applied: add by hand: {NOTICE} [{duty} ")
    assert "decided wording to add to pages by hand: 1\n" in told
    assert "puts it in" not in told
    assert (site.folder / "content/new.md").read_text("utf-8") == PAGE


def test_a_ruling_on_a_page_is_no_test_of_a_sentence(site: Site, duty: str) -> None:
    site.take(site.edited({duty: ruled("not a claim", reason="it is in the frame")}, of="a.xlsx"))
    out = site.overclaim("review", "status", "--as-tests")[1]

    assert "= [" not in out
    assert f"# {duty}, first reviewer, 2026-11-02: it is in the frame\n" in out
