"""The workbook as a form: what Excel asks of its parts, and how a reviewer finds the way."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from checker.model.reports import PageState, Report
from checker.model.rules import Measured, Pack
from checker.reporters import Options, render
from checker.reporters.excel_heights import lines
from checker.reporters.excel_map import MOST_LINKS, MOST_LOOKUPS, survey
from tests.reporters.sample_report import EMPTY, PUFFERY, REGROWS, REPORT
from tests.reporters.workbooks import book, leads, parsed, part, sample, summary, validations

ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
    *("autoFilter", "conditionalFormatting", "dataValidations", "hyperlinks", "pageMargins"),
    *("pageSetup", "headerFooter", "drawing"),
)
LINK = (
    r"HYPERLINK\(\"#'Findings'!I\"&"
    r"IFERROR\(MATCH\(\"F-[a-z2-7]+\",Findings!\$A:\$A,0\),1\),\"finding\"\)"
)
SHEET_PARTS = [f"xl/worksheets/sheet{number}.xml" for number in range(1, 10)]


@pytest.mark.parametrize("name", SHEET_PARTS)
def test_the_parts_of_a_sheet_stand_in_the_order_that_excel_asks_for(name: str) -> None:
    found = [element.tag.rpartition("}")[2] for element in parsed(name)]

    assert found == sorted(found, key=ORDER.index)


@pytest.mark.parametrize("name", SHEET_PARTS)
def test_the_only_formulas_are_links_with_their_result_beside_them(name: str) -> None:
    cells = [cell for cell in parsed(name).iter() if cell.tag.endswith("}c")]
    formulas = [cell for cell in cells if any(part.tag.endswith("}f") for part in cell)]
    linking = name in {SHEET_PARTS[n] for n in (0, 2, 3, 4)}

    assert bool(formulas) is linking
    for cell in formulas:
        formula, result = (str(part.text) for part in cell)
        assert (cell.get("t"), result) == ("str", "finding")
        assert re.fullmatch(LINK, formula)


def test_nothing_is_worked_out_anew_when_the_workbook_is_opened() -> None:
    assert b'fullCalcOnLoad="1"' not in part("xl/workbook.xml")


def test_what_the_form_says_keeps_within_the_limits_of_excel() -> None:
    long = [
        offer.sqref
        for offer in (*validations("Findings"), *validations("Places"))
        if len(offer.prompt or offer.error or "") > 255
        or len(offer.promptTitle or offer.errorTitle or "") > 32
        or len(offer.formula1 or "") > 255
    ]

    assert long == []


def test_a_row_grows_with_what_is_typed_into_it() -> None:
    rows = [e for e in parsed(SHEET_PARTS[1]).iter() if e.tag.endswith("}row")]

    assert {row.get("customHeight") for row in rows} == {None}
    assert all(float(row.attrib["ht"]) >= 15 for row in rows)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10.0, 1),
        ("short", 10.0, 1),
        ("one\ntwo\nthree", 10.0, 3),
        ("Better studies have not shown that lost cartilage comes back.", 26.5, 2),
        ("Better studies have not shown that lost cartilage comes back.", 13.0, 5),
        ("004_5de9efddb2fbcf88.txt", 8.0, 3),
        ("W" * 10, 10.0, 2),
    ],
)
def test_lines_are_counted_as_they_are_broken(text: str, width: float, expected: int) -> None:
    assert lines(text, width) == expected


def test_what_a_reviewer_needs_fits_into_a_screen_of_1440_pixels() -> None:
    sheet = sample()["Findings"]
    shown = [
        column.width
        for letter, column in sheet.column_dimensions.items()
        if not column.hidden and column_index_from_string(letter) <= 20
    ]
    zoom = sheet.sheet_view.zoomScale or 100
    beside_the_columns = 60

    assert sum(shown) * 7 * zoom / 100 + beside_the_columns <= 1440


def test_technical_columns_are_folded_away_behind_a_plus_sign() -> None:
    columns = sample()["Findings"].column_dimensions
    folded = [letter for letter in columns if columns[letter].hidden]

    assert folded == ["F", "G", "H", "O", "U", "V"]
    assert [columns[letter].outlineLevel for letter in folded] == [1] * 6
    assert b'outlineLevelCol="1"' in part(SHEET_PARTS[1])


def test_a_phrase_that_is_the_whole_sentence_is_bold_as_a_whole() -> None:
    heading = replace(REGROWS, sentence=REGROWS.phrase, phrase_start=0)
    cell = book(replace(EMPTY, findings=(heading,)))["Findings"]["I2"]

    assert (cell.value, cell.font.b) == ("regrow knee cartilage", True)


def test_white_space_around_the_phrase_is_kept() -> None:
    assert b'<t xml:space="preserve">Our injections </t>' in part(SHEET_PARTS[1])


def test_what_a_decision_still_needs_is_coloured() -> None:
    rules = {
        str(cells.sqref): rule.formula
        for cells in sample()["Findings"].conditional_formatting
        for rule in cells.rules
        if rule.type == "expression"
    }

    assert rules == {
        "R2:R11": ['AND(OR($P2="keep",$P2="not a claim"),TRIM($R2)="")'],
        "Q2:Q11": ['AND(OR($P2="edit"),TRIM($Q2)="")'],
    }


def looked_up(row: int) -> str:
    key = sample()["Findings"].cell(row, 1).value
    row_of = f'IFERROR(MATCH("{key}",Findings!$A:$A,0),1)'
    return f'=HYPERLINK("#\'Findings\'!I"&{row_of},"finding")'


@pytest.mark.parametrize(
    ("sheet", "cell", "expected"),
    [
        ("Evidence", "I4", looked_up(2)),
        ("Places", "G3", looked_up(3)),
        ("Pages", "J2", looked_up(6)),
        ("Summary", "L16", looked_up(3)),
        ("Findings", "O3", "'Places'!B3"),
        ("Findings", "O2", None),
        ("Findings", "K7", None),
    ],
)
def test_links_lead_there_and_back(sheet: str, cell: str, expected: str | None) -> None:
    assert leads(sheet, cell) == expected


def test_links_end_before_excel_would_drop_them_all() -> None:
    rows = survey(REPORT)

    assert rows.entry("cartilage-not-rebuilt", MOST_LINKS - 1) == "'Evidence'!A3"
    assert rows.entry("cartilage-not-rebuilt", MOST_LINKS) == ""
    assert rows.finding("F-q7mzk4rtwd", MOST_LOOKUPS - 1) is not None
    assert rows.finding("F-q7mzk4rtwd", MOST_LOOKUPS) is None
    assert MOST_LINKS + 5_000 < 65_530


@pytest.mark.parametrize(
    "text",
    [
        "1. Read this sheet, then open Findings: one row a claim, worst first, phrase in bold.",
        "Worst pages, by places of open findings",
        "content/safe.md",
    ],
)
def test_the_summary_says_where_to_begin(text: str) -> None:
    assert text in summary("G")


def test_the_summary_says_what_changed_since_the_last_review() -> None:
    sheet = sample()["Summary"]
    rows = [[cell.value for cell in row[:2]] for row in sheet.iter_rows()]
    start = rows.index(["Status", "findings"])

    assert rows[start + 1 : start + 12] == [
        ["new", 3],
        ["changed", 1],
        ["moved", 1],
        ["open", 1],
        ["decided", 3],
        ["   accept", 1],
        ["   edit", 1],
        ["   keep", 1],
        ["in the baseline", 1],
        ["own wording still flagged", 1],
        ["gone, in Resolved", 1],
    ]


def test_the_summary_names_the_sentence_that_clears_the_most_places() -> None:
    often = replace(REGROWS, decided_here=())
    sheet = book(replace(EMPTY, findings=(often, PUFFERY)))["Summary"]

    assert "Mending the 1 sentence below clears 3 of 4 open places (75%)." in [
        cell.value for cell in sheet["A"]
    ]
    rows = [[cell.value for cell in row[:7]] for row in sheet.iter_rows()]
    start = next(number for number, row in enumerate(rows) if row[0] == "ID")
    assert rows[start : start + 2] == [
        ["ID", "severity", "pages", "places", "share", None, "Sentence"],
        ["F-q7mzk4rtwd", "high", 2, 3, 0.75, None, "Our injections regrow knee cartilage."],
    ]


def test_what_is_decided_for_one_page_counts_there_no_more() -> None:
    rows = [[cell.value for cell in row] for row in sample()["Summary"]["A7:C12"]]

    assert rows[2:] == [["high", 3, 3], ["medium", 3, 3], ["low", 2, 2], ["all", 8, 8]]


def test_the_pages_with_testimonials_are_told() -> None:
    page = PageState("reviews.html", "checked", 400, testimonials=400, telling=388)
    made = book(replace(EMPTY, pages=(page,)))

    assert made["Summary"]["A4"].value == "400 testimonials, 388 with an outcome: see Pages."
    assert [cell.value for cell in made["Pages"][2]][-3:-1] == [400, 388]


def test_without_decisions_the_summary_says_so() -> None:
    texts = [cell.value for cell in book(EMPTY)["Summary"]["A"]]

    assert "No decision has been made yet: every finding is new." in texts


def test_the_chart_has_a_text_for_those_who_cannot_see_it() -> None:
    assert b'name="Chart 1" descr="Bar chart of the open findings' in part(
        "xl/drawings/drawing1.xml"
    )


def test_the_release_of_the_library_leaves_no_trace() -> None:
    assert b"openpyxl" not in part("docProps/app.xml").lower()


def test_about_names_the_command_where_there_is_one() -> None:
    made = render(REPORT, "xlsx", Options(command="overclaim check content --profile us"))
    assert isinstance(made, bytes)
    about = load_workbook(BytesIO(made))["About"]

    assert ("command", "overclaim check content --profile us") in [
        (row[0].value, row[1].value) for row in about.iter_rows(max_col=2)
    ]


def about(report: Report) -> list[list[object]]:
    return [[cell.value for cell in row[:2]] for row in book(report)["About"].iter_rows()]


def test_about_has_the_totals_and_the_hashes_of_what_was_judged_with() -> None:
    rows = about(replace(REPORT, parts=(("ledger", "cd" * 32),)))

    assert ["ledger", f"SHA-256 {'cd' * 32}"] in rows
    assert ["checked", "4 files, 82 units"] in rows
    assert ["not checked", "2 files"] in rows
    assert ["open", "8 findings in 8 places (3 high, 3 medium, 2 low)"] in rows
    assert ["decided", "3, and 1 in the baseline"] in rows
    assert ["silent", "1 suppressed, 1 excused by context"] in rows


def test_about_tells_what_the_rules_are_worth() -> None:
    kept = Measured("check", "Read by nobody who writes rules.", 200, 0.81, 0.8)

    assert [
        "check",
        "On at least 200 sentences: precision 0.81 or better, recall 0.80 or better. "
        "Read by nobody who writes rules.",
    ] in about(replace(EMPTY, measured=(kept,)))


def test_about_tells_what_the_rules_of_ones_own_change() -> None:
    own = Pack(name="acme", version="1.0.0", sha256="cd" * 32)
    changed = replace(EMPTY, packs=(*EMPTY.packs, own), differences=("rule a/b: switched off",))

    assert ["1.", "rule a/b: switched off"] in about(changed)
    assert ["1.", "Nothing."] in about(replace(changed, differences=()))


@pytest.mark.parametrize("title", ["How claims are found", "What it cannot do", "Evidence"])
def test_about_tells_method_and_limits(title: str) -> None:
    assert [title, None] in about(EMPTY)
