"""What a reviewer writes into the workbook binds the next run, and nothing else does."""

import json
from collections.abc import Mapping
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.review.site import (
    BETTER,
    CURE,
    GUARANTEED,
    HYPE,
    IDS,
    REGROWS,
    SAFE,
    TWO_YEARS,
    Site,
    columns,
    ruled,
)

SIX = {
    REGROWS: ruled("accept"),
    GUARANTEED: ruled("accept"),
    CURE: ruled("accept"),
    TWO_YEARS: ruled("edit", wording="Ask us what the studies say."),
    BETTER: ruled("keep", reason="our own trial of 2024"),
    SAFE: ruled("discuss"),
}


def findings(site: Site) -> dict[str, dict[str, object]]:
    status, out, _ = site.check("--format", "json", "--fail-on", "never")
    assert status == 0
    return {finding["id"]: finding for finding in json.loads(out)["findings"]}


def records(site: Site) -> dict[str, dict[str, object]]:
    return {line["id"]: line for line in map(json.loads, site.decisions.splitlines())}


def test_decisions_are_read_counted_and_kept_in_one_line_each(site: Site) -> None:
    told = site.take(site.edited(SIX))

    assert told == (
        0,
        "6 decisions read: 3 accept, 1 edit, 1 keep, 1 discuss; 0 rejected\n6 changed\n",
        "",
    )
    assert list(records(site)) == sorted(SIX)
    assert records(site)[BETTER] == {
        "id": BETTER,
        "version": 1,
        "decision": "keep",
        "wording": "",
        "reason": "our own trial of 2024",
        "reviewer": "first reviewer",
        "date": "2026-11-02",
        "rules_version": "regenerative 1.0.0",
        "label": "superiority",
        "severity": "medium",
        "kind": "claim",
        "rule": "superiority/better-than-rival",
        "phrase": "better than surgery",
        "sentence": "This is better than surgery.",
        "section": "Knee",
        "pages": {"content/knee.md": 1},
        "last_seen": "2026-11-01",
    }


def test_a_second_import_changes_nothing(site: Site) -> None:
    name = site.edited(SIX)
    site.take(name)
    before = site.decisions

    assert site.take(name) == (
        0,
        "6 decisions read: 3 accept, 1 edit, 1 keep, 1 discuss; 0 rejected\n0 changed\n",
        "",
    )
    assert site.decisions == before


def test_the_next_workbook_shows_decisions_as_they_were_left(site: Site) -> None:
    site.take(site.edited(SIX))
    site.page("knee.md", "# Knee\n", "Welcome.\n\nRead on.\n\n# Knee\n")
    site.check("--report", "next.xlsx")
    sheet = openpyxl.load_workbook("next.xlsx")["Findings"]
    at = columns(sheet)
    rows = {
        row[0]: [row[at[name] - 1] for name in ("Status", "Line", "Decision", "Final wording")]
        for row in sheet.iter_rows(min_row=2, values_only=True)
    }

    assert rows[BETTER] == ["decided", 11, "keep", None]
    assert rows[TWO_YEARS] == [
        "decided",
        7,
        "edit",
        "Ask us what the studies say.",
    ]
    assert rows[SAFE][0] == "open"
    assert rows[HYPE] == ["new", 9, None, None]
    before = site.decisions
    assert site.take("next.xlsx")[0] == 0
    assert site.decisions == before


def test_what_a_decision_does_to_a_check(site: Site) -> None:
    site.take(site.edited(SIX | {HYPE: ruled("not a claim", reason="a film of that name")}))

    assert {key: found["status"] for key, found in findings(site).items()} == {
        REGROWS: "decided",
        GUARANTEED: "decided",
        CURE: "decided",
        TWO_YEARS: "decided",
        BETTER: "decided",
        SAFE: "open",
        HYPE: "decided",
    }
    status, out, _ = site.check()
    assert status == 1
    assert BETTER not in out
    assert HYPE not in out
    assert out.splitlines()[-1] == (
        "5 findings (4 high, 1 medium, 0 low) in 6 places, 0 suppressed, 6 decided, 0 excused, "
        "2 files"
    )


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"Decision": "keep"}, "keep needs a Reason; write it in R{row}"),
        ({"Decision": "not a claim"}, "not a claim needs a Reason; write it in R{row}"),
        ({"Decision": "edit"}, "edit needs a Final wording; write it in Q{row}"),
        ({"Decision": "ok"}, "'ok' is no Decision (P{row}); choose one of accept, edit, keep, "),
        ({"Decision": "acept"}, "'acept' is no Decision (P{row}); did you mean accept?"),
        ({"Decision": "=A1&B1"}, "Decision is a formula without a result (P{row}); "),
        (
            {"Decision": "keep", "Reason": "#VALUE!"},
            "Reason is #VALUE!, an error of a formula (R{row}); write it as text",
        ),
        ({"Reason": "why not"}, "there is a Reason (R{row}) but no Decision; choose one in P{row}"),
        ({"Final wording": "Ask us."}, "there is a Final wording (Q{row}) but no Decision; "),
        (
            {"Decision": "discuss", "Decided on": "03/04/2026"},
            "Decided on (T{row}): '03/04/2026' may be 2026-03-04 or 2026-04-03; write it as ",
        ),
        (
            {"Decision": "discuss", "Decided on": date(2027, 1, 1)},
            "Decided on (T{row}): 2027-01-01 is after today, 2026-11-05",
        ),
        (
            {"Decision": "keep", "Reason": "true", "Final wording": "Ask us."},
            "keep leaves the sentence as it is, but there is a Final wording (Q{row}); ",
        ),
        (
            {"Decision": "accept", "Final wording": "Ask us."},
            "accept takes the Suggested wording, but there is another Final wording (Q{row}); ",
        ),
        (
            {"Decision": "accept", "Suggested wording": "Ask us."},
            "accept takes the Suggested wording as it was written, but it was changed in the ",
        ),
        ({"ID": "F-aaaaaaaaaa", "Decision": "discuss"}, "there is no such finding; "),
        ({"ID": "17", "Decision": "discuss"}, "that is no id such as F-q7mzk4rtwd; "),
        ({"ID": None, "Decision": "discuss"}, "there is a decision but no ID; "),
    ],
)
def test_a_row_that_cannot_be_taken_stops_all_and_is_named(
    site: Site, cells: Mapping[str, object], told: str
) -> None:
    name = site.edited({GUARANTEED: ruled("discuss"), SAFE: cells})
    sheet = openpyxl.load_workbook(name)["Findings"]
    row = next(r for r in range(2, 9) if sheet.cell(r, 8).value == "It is completely safe")
    shown = str(cells.get("ID", SAFE) or "no ID")
    status, out, err = site.take(name)

    assert status == 1
    assert err.startswith(f"Findings row {row} ({shown}): {told.format(row=row)}")
    assert out == "1 decision read: 1 discuss; 1 rejected\n0 changed\n" or "ID" in cells
    assert site.decisions == ""
    assert site.take(name, "--partial")[0] == 1
    assert list(records(site)) == [GUARANTEED]


def test_wording_that_is_flagged_itself_is_kept_with_a_mark(site: Site) -> None:
    wording = "Longer-lasting than a cortisone shot for most patients"
    name = site.edited({BETTER: ruled("edit", wording=wording)})
    status, out, _ = site.take(name)

    assert status == 1
    assert out.splitlines()[1] == f"{BETTER}: still flagged: success-rate, superiority"
    assert site.take(name, "--accept-flagged")[0] == 0
    assert records(site)[BETTER]["still_flagged"] == ["success-rate", "superiority"]
    site.check("--report", "next.xlsx")
    sheet = openpyxl.load_workbook("next.xlsx")["Findings"]
    marks = {row[0]: row[1] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert marks[BETTER] == "decided; still flagged: success-rate, superiority"


def test_sorted_moved_hidden_and_added_columns_change_nothing(site: Site) -> None:
    site.take(site.edited(SIX))
    plain = site.decisions
    (site.folder / "overclaim-decisions.jsonl").unlink()
    site.edited(SIX)

    def rearrange(sheet: Worksheet, at: Mapping[str, int], book: Workbook) -> None:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        order = [at["Sentence"] - 1, *(i for i in range(len(rows[0])) if i != at["Sentence"] - 1)]
        body = sorted(rows[1:], key=lambda row: str(row[at["Label"] - 1]), reverse=True)
        for number, row in enumerate([rows[0], *body], 3):
            for index, i in enumerate(order, 1):
                sheet.cell(number, index).value = row[i]
            sheet.cell(number, len(order) + 1).value = "Legal" if number == 3 else f"note {row[0]}"
        for number in (1, 2):
            for index in range(1, len(order) + 1):
                sheet.cell(number, index).value = None
        sheet.cell(1, 1).value = "Reviewed by counsel"
        sheet.column_dimensions["C"].hidden = True
        sheet.row_dimensions[5].hidden = True
        for other in ("Places", "Summary", "About", "Evidence"):
            del book[other]

    status, _, _ = site.take(site.altered(rearrange, of="back.xlsx"))

    assert status == 0
    found = records(site)
    kept = {key: line.pop("notes", None) for key, line in found.items()}
    assert kept == {key: {"Legal": f"note {key}"} for key in IDS}
    assert {k: v for k, v in found.items() if k != HYPE} == {
        line["id"]: line for line in map(json.loads, plain.splitlines())
    }
    site.check("--report", "next.xlsx")
    sheet = openpyxl.load_workbook("next.xlsx")["Findings"]
    legal = columns(sheet)["Legal"]
    assert legal == 23
    assert {row[0]: row[legal - 1] for row in sheet.iter_rows(min_row=2, values_only=True)} == {
        key: f"note {key}" for key in IDS
    }


def test_a_changed_sentence_never_inherits(site: Site) -> None:
    site.take(site.edited({TWO_YEARS: ruled("keep", reason="our own survey")}))
    site.page(
        "knee.md",
        "Some patients report relief for two years.",
        "Most patients report relief for years.",
    )
    changed = [found for found in findings(site).values() if found["status"] == "changed"]

    assert len(changed) == 1
    assert changed[0]["previous"] == "Some patients report relief for two years."
    site.check("--report", "next.xlsx")
    sheet = openpyxl.load_workbook("next.xlsx")["Findings"]
    at = columns(sheet)
    first = [cell.value for cell in sheet[2]]
    assert first[at["Status"] - 1] == "changed"
    assert first[at["Decision"] - 1] is None
    assert str(first[at["Reason"] - 1]).startswith(
        'was: keep by first reviewer 2026-11-02 on "Some patients report relief for two years."'
    )
    before = site.decisions
    assert site.take("next.xlsx")[0] == 0
    assert site.decisions == before


def test_what_is_gone_stands_in_resolved(site: Site) -> None:
    site.take(site.edited({BETTER: ruled("accept")}))
    site.page("knee.md", "This is better than surgery. ", "")
    status, out, _ = site.check("--format", "json", "--report", "next.xlsx", "--fail-on", "never")

    assert status == 0
    assert [(r["id"], r["path"]) for r in json.loads(out)["resolved"]] == [
        (BETTER, "content/knee.md")
    ]
    sheet = openpyxl.load_workbook("next.xlsx")["Resolved"]
    assert [str(cell) for cell in next(sheet.iter_rows(min_row=2, values_only=True))[-2:]] == [
        "2026-11-01",
        "2026-11-05",
    ]


def test_a_page_that_was_not_checked_resolves_nothing(site: Site) -> None:
    site.take(site.edited({BETTER: ruled("accept")}))
    _, out, _ = site.overclaim("check", "content/hip.md", "--format", "json")

    assert json.loads(out)["resolved"] == []


def test_two_reviewers_against_each_other_change_nothing(site: Site) -> None:
    second = ruled("keep", reason="true", reviewer="second reviewer", date="2026-11-03")
    site.take(site.edited({SAFE: ruled("accept")}, "one.xlsx"))
    before = site.decisions
    name = site.edited({SAFE: second, BETTER: ruled("discuss")}, "two.xlsx")
    status, _, err = site.take(name)

    assert status == 1
    assert err.startswith(
        f"conflict {SAFE}: accept (first reviewer, 2026-11-02) against "
        "keep (second reviewer, 2026-11-03) in Findings row "
    )
    assert site.decisions == before
    assert site.take(name, "--prefer", "newest")[0] == 0
    kept = records(site)[SAFE]
    assert (kept["decision"], kept["reviewer"]) == ("keep", "second reviewer")
    assert [(p["decision"], p["reviewer"]) for p in kept["history"]] == [  # type: ignore[attr-defined]
        ("accept", "first reviewer")
    ]
    settled = site.decisions
    assert site.take("one.xlsx", "--prefer", "newest")[0] == 0
    assert site.decisions == settled


def test_an_older_decision_is_kept_in_the_history(site: Site) -> None:
    site.take(site.edited({SAFE: ruled("accept", date="2026-11-03")}, "one.xlsx"))
    older = ruled("keep", reason="true", reviewer="second reviewer", date="2026-11-02")
    name = site.edited({SAFE: older}, "two.xlsx")

    assert site.take(name, "--prefer", "newest")[0] == 0
    kept = records(site)[SAFE]
    assert (kept["decision"], kept["date"]) == ("accept", "2026-11-03")
    assert [p["reviewer"] for p in kept["history"]] == ["second reviewer"]  # type: ignore[attr-defined]
    settled = site.decisions
    assert site.take(name, "--prefer", "newest")[0] == 0
    assert site.decisions == settled


def test_a_reviewer_who_saw_the_decision_may_overrule_it(site: Site) -> None:
    site.take(site.edited({SAFE: ruled("accept")}))
    site.check("--report", "next.xlsx")
    second = ruled("discuss", reviewer="second reviewer", date="2026-11-02")

    assert site.take(site.edited({SAFE: second}, of="next.xlsx"))[0] == 0
    assert records(site)[SAFE]["decision"] == "discuss"


def test_a_copy_that_only_shows_an_old_decision_changes_nothing(site: Site) -> None:
    site.take(site.edited({SAFE: ruled("accept")}))
    site.check("--report", "old.xlsx")
    site.take(site.edited({SAFE: ruled("discuss", date="2026-11-04")}, of="old.xlsx"))
    before = site.decisions

    assert site.take("old.xlsx")[0] == 0
    assert site.decisions == before


def test_an_emptied_decision_stands_and_is_told(site: Site) -> None:
    site.take(site.edited({SAFE: ruled("keep", reason="true")}))
    site.check("--report", "next.xlsx")
    before = site.decisions
    emptied = {"Decision": None, "Reason": None, "Reviewer": None, "Decided on": None}
    status, out, _ = site.take(site.edited({SAFE: emptied}, of="next.xlsx"))

    assert status == 0
    assert f"({SAFE}): the Decision was taken out; it stands as it was" in out
    assert site.decisions == before


def test_rows_that_were_deleted_leave_their_findings_as_they_are(site: Site) -> None:
    site.take(site.edited({SAFE: ruled("keep", reason="true")}))
    site.check("--report", "next.xlsx")
    before = site.decisions

    def delete(sheet: Worksheet, _at: Mapping[str, int], _book: Workbook) -> None:
        sheet.delete_rows(3, 4)

    status, out, _ = site.take(site.altered(delete, of="next.xlsx"))

    assert status == 0
    assert "4 findings not in the workbook: unchanged\n" in out
    assert site.decisions == before


def test_two_rows_of_one_id_must_agree(site: Site) -> None:
    def repeat(sheet: Worksheet, at: Mapping[str, int], _book: Workbook) -> None:
        row = next(r for r in range(2, 9) if sheet.cell(r, 1).value == SAFE)
        values = [cell.value for cell in sheet[row]]
        for number, value in ((row, "discuss"), (10, "accept")):
            for index, old in enumerate(values, 1):
                sheet.cell(number, index).value = old
            sheet.cell(number, at["Decision"]).value = value

    status, _, err = site.take(site.altered(repeat))

    assert status == 1
    assert f"({SAFE}): decided twice, and not alike; leave one row of this id" in err
    assert site.decisions == ""


@pytest.mark.parametrize(
    ("cells", "stored"),
    [
        ({"Decision": "Accept "}, ("accept", "2026-11-05")),
        ({"Decision": "\u00a0DISCUSS"}, ("discuss", "2026-11-05")),
        ({"Decision": "discuss", "Decided on": "3 November 2026"}, ("discuss", "2026-11-03")),
        ({"Decision": "discuss", "Decided on": date(2026, 11, 3)}, ("discuss", "2026-11-03")),
        ({"Decision": "discuss", "Decided on": datetime(2026, 11, 3)}, ("discuss", "2026-11-03")),  # noqa: DTZ001
        ({"Decision": "discuss", "Decided on": 46329}, ("discuss", "2026-11-03")),
        (
            {"Decision": "Not-a-claim", "Reason": "a film"},
            ("not a claim", "2026-11-05"),
        ),
    ],
)
def test_decisions_and_dates_are_read_as_they_were_meant(
    site: Site, cells: Mapping[str, object], stored: tuple[str, str]
) -> None:
    assert site.take(site.edited({SAFE: cells}))[0] == 0
    kept = records(site)[SAFE]
    assert (kept["decision"], kept["date"]) == stored


def test_curly_quotes_and_blanks_of_other_programs_make_no_difference(site: Site) -> None:
    straight = ruled("edit", wording='It\'s for "some" people.')
    curly = ruled("edit", wording=" It\u2019s for \u201csome\u201d  people.\u00a0")
    site.take(site.edited({SAFE: straight}))
    before = site.decisions

    assert site.take(site.edited({SAFE: curly}))[1].endswith("0 changed\n")
    (site.folder / "overclaim-decisions.jsonl").unlink()
    site.take(site.edited({SAFE: curly}))
    assert site.decisions == before


@pytest.mark.parametrize(
    ("header", "status", "told"),
    [
        ("ID", 2, "overclaim: sheet Findings has no column ID; "),
        ("Decision", 2, "overclaim: sheet Findings has no column Decision; "),
    ],
)
def test_a_workbook_without_a_needed_column_is_refused(
    site: Site, header: str, status: int, told: str
) -> None:
    def rename(sheet: Worksheet, at: Mapping[str, int], _book: Workbook) -> None:
        sheet.cell(1, at[header]).value = "renamed"

    refused = site.take(site.altered(rename))

    assert refused[0] == status
    assert refused[2].startswith(told)


def test_a_renamed_sheet_is_found_by_its_columns(site: Site) -> None:
    def rename(sheet: Worksheet, at: Mapping[str, int], _book: Workbook) -> None:
        sheet.title = "Claims to decide"
        sheet.cell(2, at["Decision"]).value = "discuss"

    assert site.take(site.altered(rename))[0] == 0
    assert len(records(site)) == 1


def test_a_decision_for_one_page_exempts_that_page_alone(site: Site) -> None:
    def decide(_sheet: Worksheet, _at: Mapping[str, int], book: Workbook) -> None:
        places = book["Places"]
        row = next(
            r
            for r in range(2, 10)
            if (places.cell(r, 1).value, places.cell(r, 2).value) == (REGROWS, "content/hip.md")
        )
        places.cell(row, 5).value = "not a claim"
        places.cell(row, 6).value = "quotes a textbook"

    told = site.take(site.altered(decide))

    assert told[1] == "0 decisions read, 1 for a single page; 0 rejected\n1 changed\n"
    _, out, _ = site.check()
    assert f'content/knee.md:3:16: high regeneration "regrow knee cartilage" [{REGROWS}]' in out
    assert "content/hip.md:3:16" not in out
    before = site.decisions
    site.check("--report", "next.xlsx")
    assert site.take("next.xlsx")[1].endswith("0 changed\n")
    assert site.decisions == before


def test_an_expired_keep_is_open_again(site: Site) -> None:
    reason = "our own trial, until 2026-12-31"
    site.take(site.edited({SAFE: ruled("keep", reason=reason)}))
    day = ("--format", "json", "--fail-on", "never", "--today")
    last = site.overclaim("check", "content", *day, "2026-12-31")[1]
    after = site.overclaim("check", "content", *day, "2027-01-01")[1]
    found = [
        next(f for f in json.loads(out)["findings"] if f["id"] == SAFE) for out in (last, after)
    ]

    assert [(f["status"], f["decision"]["lapsed"]) for f in found] == [
        ("decided", False),
        ("open", True),
    ]
    assert [json.loads(out)["summary"]["findings"] for out in (last, after)] == [6, 7]
