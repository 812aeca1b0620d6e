"""A workbook saved by another program, or without its hidden sheet, says what it said before."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from checker.commands import rim
from tests.review.site import (
    BETTER,
    CURE,
    GUARANTEED,
    HYPE,
    REGROWS,
    SAFE,
    TWO_YEARS,
    Site,
    ruled,
)

SAVED = Path(__file__).parent / "saved"
RULED = {
    REGROWS: ("accept", "", "2026-11-02"),
    GUARANTEED: ("accept", "", "2026-11-02"),
    TWO_YEARS: ("edit", "", "2026-11-02"),
    CURE: ("keep", "it's our own trial, until 2027-01-31", "2026-11-02"),
    HYPE: ("not a claim", "a film\u2026", "2026-11-02"),
    SAFE: ("discuss", "", "2026-11-05"),
    BETTER: ("keep", "=1+1 is no formula", "2026-11-02"),
}


def lines(site: Site) -> dict[str, dict[str, object]]:
    return {line["id"]: line for line in map(json.loads, site.decisions.splitlines())}


# When these were saved, the page told of "a year".
A_YEAR = "F-dwelbtyebs"


@pytest.mark.parametrize("name", sorted(path.name for path in SAVED.glob("*.xlsx")))
def test_workbooks_saved_by_libreoffice_are_read_alike(site: Site, name: str) -> None:
    shutil.copy(SAVED / name, site.folder / "back.xlsx")
    status, out, err = site.take("back.xlsx")
    found = {TWO_YEARS if k == A_YEAR else k: v for k, v in lines(site).items()}

    assert (status, err) == (0, "")
    assert out == (
        "7 decisions read: 2 accept, 1 edit, 2 keep, 1 not a claim, 1 discuss, "
        "1 for a single page; 0 rejected\n7 changed\n"
    )
    assert {k: (v["decision"], v["reason"], v["date"]) for k, v in found.items()} == RULED
    assert found[TWO_YEARS]["wording"] == 'We don\'t "know". Ask us.'
    assert found[CURE]["until"] == "2027-01-31"
    assert found[REGROWS]["notes"] == {"Legal": "ask the lawyer"}
    assert found[REGROWS]["pages"] == {"content/hip.md": 1, "content/knee.md": 1}
    assert found[REGROWS]["here"] == [
        {
            "page": "content/hip.md",
            "decision": "not a claim",
            "reason": "quotes",
            "reviewer": "first reviewer",
            "date": "2026-11-05",
        }
    ]


def test_sheets_with_longer_names_are_known_by_their_columns(site: Site) -> None:
    def rename(sheet: Worksheet, at: Mapping[str, int], book: Workbook) -> None:
        sheet.cell(2, at["Decision"]).value = "discuss"
        places = book["Places"]
        places.cell(2, 5).value, places.cell(2, 6).value = "not a claim", "quotes"
        for each in book.worksheets:
            each.title = f"{each.title} - Table 1"

    status, out, err = site.take(site.altered(rename))

    assert (status, err) == (0, "")
    assert out.startswith("1 decision read: 1 discuss, 1 for a single page; 0 rejected\n")
    assert next(iter(lines(site).values()))["pages"]


def test_a_second_sheet_of_places_is_named(site: Site) -> None:
    def copy(_sheet: Worksheet, _at: Mapping[str, int], book: Workbook) -> None:
        book.copy_worksheet(book["Places"]).title = "Places (2)"

    out = site.take(site.altered(copy))[1]

    assert "sheet Places (2) has the columns of Places too: not read\n" in out


@pytest.mark.parametrize("forgotten", [False, True])
def test_without_its_hidden_sheet_a_workbook_says_the_same(site: Site, *, forgotten: bool) -> None:
    rows = {
        GUARANTEED: ruled("accept"),
        TWO_YEARS: ruled("edit", wording="Ask us what the studies say."),
        BETTER: ruled("keep", reason="our own trial"),
    }
    site.check()
    site.take(site.edited(rows))
    before = lines(site)
    (site.folder / "overclaim-decisions.jsonl").unlink()
    if forgotten:
        rim.last_run().unlink()

    def lose(_sheet: Worksheet, _at: Mapping[str, int], book: Workbook) -> None:
        del book["overclaim state"]

    assert site.take(site.altered(lose, of="back.xlsx"))[0] == 0
    kept = {"last_seen", "section"}
    assert [
        {name: value for name, value in line.items() if name not in kept}
        for line in lines(site).values()
    ] == [
        {name: value for name, value in line.items() if name not in kept}
        for line in before.values()
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"ID,Decision\n", "back.xlsx: not a workbook; open it in a spreadsheet program and "),
        (b"\xd0\xcf\x11\xe0old", "back.xlsx: has a password, or is of the format .xls; "),
        (b"PK\x05\x06" + b"\0" * 18, "back.xlsx: cannot be read ("),
    ],
)
def test_what_is_no_workbook_is_refused(site: Site, data: bytes, told: str) -> None:
    (site.folder / "back.xlsx").write_bytes(data)
    status, out, err = site.take("back.xlsx")

    assert (status, out) == (2, "")
    assert err.startswith(f"overclaim: {told}")


def test_a_copy_of_the_sheet_with_decisions_of_its_own_is_not_passed_over(site: Site) -> None:
    def copy(sheet: Worksheet, at: Mapping[str, int], book: Workbook) -> None:
        other = book.copy_worksheet(sheet)
        other.title = "Findings (2)"
        other.cell(3, at["Decision"]).value = "discuss"

    status, _, err = site.take(site.altered(copy))

    assert status == 2
    assert err == (
        "overclaim: the sheets Findings and Findings (2) both hold decisions; "
        "bring them together in Findings and delete the other\n"
    )
