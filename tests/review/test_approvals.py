"""Wording that a reviewer approved comes first wherever nearly the same is said again."""

import json

import openpyxl
import pytest

from tests.review.site import REGROWS, TWO_YEARS, Site, columns, ruled

MINE = "Our injections may ease pain for some; cartilage has not been shown to grow back."


def offered(site: Site, name: str, sentence: str) -> tuple[list[str], str]:
    """Give the suggestions for *sentence*: those of the JSON, and the cell of the workbook."""
    report = json.loads((site.folder / f"{name}.json").read_text("utf-8"))
    found = next(f for f in report["findings"] if f["sentence"] == sentence)
    sheet = openpyxl.load_workbook(site.folder / f"{name}.xlsx")["Findings"]
    at = columns(sheet)
    row = next(n for n in range(2, 99) if sheet.cell(n, at["ID"]).value == found["id"])
    moves = [f"{way['move']}: {way['sentence']}" for way in found["suggestions"][:1]]
    return moves, str(sheet.cell(row, at["Suggested wording"]).value).split("\n")[0]


def check(site: Site, name: str) -> None:
    site.check("--report", f"{name}.json", "--report", f"{name}.xlsx")


def test_it_comes_first_for_a_sentence_nearly_the_same_on_another_page(site: Site) -> None:
    near = "Our injections regrow worn knee cartilage."
    (site.folder / "content/new.md").write_text(f"# New\n\n{near}\n", "utf-8")
    check(site, "before")
    site.take(site.edited({REGROWS: ruled("edit", wording=MINE)}))
    check(site, "after")

    assert offered(site, "before", near)[1] != MINE
    assert offered(site, "after", near) == ([f"approved: {MINE}"], MINE)


def test_it_can_be_accepted_and_then_put_into_the_page(site: Site) -> None:
    near = "Our injections regrow worn knee cartilage."
    site.take(site.edited({REGROWS: ruled("edit", wording=MINE)}))
    (site.folder / "content/new.md").write_text(f"# New\n\n{near}\n", "utf-8")
    check(site, "next")
    sheet = openpyxl.load_workbook(site.folder / "next.xlsx")["Findings"]
    cells = {str(row[8].value): str(row[0].value) for row in sheet.iter_rows(min_row=2)}
    status, out, _ = site.take(site.edited({cells[near]: ruled("accept")}, of="next.xlsx"))
    fixed = site.overclaim("fix", "content/new.md", "--decided")[0]

    assert (status, out.splitlines()[0]) == (0, "2 decisions read: 1 accept, 1 edit; 0 rejected")
    assert (fixed, (site.folder / "content/new.md").read_text("utf-8")) == (
        0,
        f"# New\n\n{MINE}\n",
    )


@pytest.mark.parametrize(
    ("value", "wording"),
    [("keep", ""), ("discuss", ""), ("edit", "Our injections regrow cartilage for everyone.")],
)
def test_what_is_kept_open_or_flagged_itself_is_not_offered(
    site: Site, value: str, wording: str
) -> None:
    near = "Our injections regrow worn knee cartilage."
    (site.folder / "content/new.md").write_text(f"# New\n\n{near}\n", "utf-8")
    check(site, "before")
    site.take(site.edited({REGROWS: ruled(value, wording=wording, reason="our own trial")}))
    check(site, "after")

    assert offered(site, "after", near) == offered(site, "before", near)


def test_it_comes_first_for_its_own_sentence_after_small_changes(site: Site) -> None:
    mine = "Some patients have told us of relief; nobody knows for how long it goes on."
    site.take(site.edited({TWO_YEARS: ruled("edit", wording=mine)}))
    site.page("knee.md", "relief for two years.", "relief for two full years.")
    check(site, "after")

    assert offered(site, "after", "Some patients report relief for two full years.")[1] == mine
