"""The workbook, read back: what a reviewer sees, and what no spreadsheet may do with it."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from tests.reporters.sample_report import EMPTY, LONG, PUFFERY, REPORT
from tests.reporters.workbooks import book, sample, validations, written

LEVELS = ("High", "Medium", "Low")
FORMER = 'was: keep by first reviewer 2025-06-03 on "Some patients report relief."'


def column(letter: str) -> list[object]:
    return [cell.value for cell in sample()["Findings"][letter][1:]]


def row(sheet: str, number: int) -> list[object]:
    return [cell.value for cell in sample()[sheet][number]]


def every_text() -> Iterator[str]:
    for sheet in sample().worksheets:
        for cells in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in cells if value is not None)


def test_the_sheets_stand_in_this_order() -> None:
    assert sample().sheetnames == [
        "Summary",
        "Findings",
        "Pages",
        "Places",
        "Evidence",
        "Suppressed",
        "Excused",
        "Resolved",
        "About",
        "overclaim state",
    ]
    assert sample()["overclaim state"].sheet_state == "veryHidden"


def test_findings_have_these_columns_and_the_reviewers_own_after_them() -> None:
    assert row("Findings", 1) == [
        "ID",
        "Status",
        "Severity",
        "Label",
        "File",
        "Line",
        "Section",
        "Phrase",
        "Sentence",
        "Why",
        "Verdict",
        "Evidence",
        "Source",
        "Suggested wording",
        "Places",
        "Decision",
        "Final wording",
        "Reason",
        "Reviewer",
        "Decided on",
        "Rule",
        "Rules version",
        "Legal",
    ]


def test_a_claim_is_told_in_one_row() -> None:
    assert [str(value) if value is not None else None for value in row("Findings", 3)] == [
        "F-q7mzk4rtwd",
        "new",
        "high",
        "regeneration",
        "content/knee.md (+2)",
        "14",
        "Treatments > Knee",
        "regrow knee cartilage",
        "Our injections regrow knee cartilage.",
        "regrowth stated as fact; no limit in the sentence\n"
        "Basis: FTC Health Products Compliance Guidance",
        "contradicted",
        "Better studies have not shown that lost cartilage comes back. "
        "[cartilage-not-rebuilt, review]",
        '004_5de9efddb2fbcf88.txt, "What Clinical Trials Reveal", line 85',
        "Our injections may ease knee pain; studies have not shown new cartilage.\n"
        "or: Delete this.",
        "3",
        None,
        None,
        None,
        None,
        None,
        "regeneration/regrows-tissue",
        "regenerative 1.2.0",
        "ask counsel",
    ]


def test_rows_go_from_changed_to_high_to_low_and_then_by_file_and_line() -> None:
    assert column("A") == [
        "F-changed222",
        "F-q7mzk4rtwd",
        "F-longlonglo",
        "F-accepted22",
        "F-abcdefghij",
        "F-duty222222",
        "F-edited2222",
        "F-b234567abc",
        "F-kept222222",
        "F-adopted222",
    ]


def test_a_comparison_is_told_in_figures() -> None:
    assert row("Findings", 6)[10:14] == [
        "exceeds",
        "60 months against 6 (review of 25 trials).\n"
        "A review of 25 trials saw slight relief for up to six months. "
        "[relief-six-months, review]\n"
        "Better studies have not shown that lost cartilage comes back. "
        "[cartilage-not-rebuilt, review]\n"
        "The documents disagree: see sheet Evidence.",
        '004_5de9efddb2fbcf88.txt, "What Clinical Trials Reveal", lines 80, 81 (+1 more)\n'
        '004_5de9efddb2fbcf88.txt, "What Clinical Trials Reveal", line 85',
        "Rewrite by hand. Facts: slight relief; up to six months",
    ]


def test_evidence_is_never_empty() -> None:
    assert column("L")[2:8:5] == [
        "unsupported: no entry of the ledger speaks for it",
        "house rule, no evidence entry",
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            2,
            [
                None,
                None,
                'was: keep by first reviewer 2025-06-03 on "Some patients report relief."',
            ],
        ),
        (5, ["accept", None, None]),
        (8, ["edit", "Longer-lasting than surgery.", None]),
        (10, ["keep", None, "true, see HR"]),
        (11, [None, None, None]),
    ],
)
def test_decisions_come_back(number: int, expected: list[object]) -> None:
    assert row("Findings", number)[15:18] == expected


def test_states_tell_of_decisions() -> None:
    assert column("B") == [
        "changed",
        "new",
        "moved",
        "decided",
        "new",
        "new",
        "decided; still flagged: superiority, recovery",
        "open",
        "decided",
        "in the baseline",
    ]


def test_days_are_dates_where_they_can_be_read() -> None:
    assert [str(day) for day in column("T")[3:9:3]] == ["2026-04-02 00:00:00", "2 April"]


def test_the_phrase_is_bold_and_coloured_inside_its_sentence() -> None:
    sentence = row("Findings", 3)[8]
    assert isinstance(sentence, CellRichText)
    marked = [part for part in sentence if isinstance(part, TextBlock)]
    assert [(part.text, part.font.b) for part in marked] == [("regrow knee cartilage", True)]


@pytest.mark.parametrize("letter", list("PQRST"))
def test_a_reviewers_cell_is_white_and_open(letter: str) -> None:
    cell = sample()["Findings"][f"{letter}3"]
    assert (cell.fill.fill_type, cell.protection.locked) == (None, False)


@pytest.mark.parametrize("letter", list("ABCDEFGHIJKLMNOUV"))
def test_any_other_cell_is_shaded_and_locked(letter: str) -> None:
    cell = sample()["Findings"][f"{letter}3"]
    assert (cell.fill.fgColor.rgb, cell.protection.locked) == ("00F3F5F7", True)


def test_decision_offers_five_values_and_refuses_others() -> None:
    [offer] = [v for v in validations("Findings") if v.type == "list"]
    assert (offer.formula1, str(offer.sqref), offer.showErrorMessage, offer.errorStyle) == (
        '"accept,edit,keep,not a claim,discuss"',
        "P2:P11",
        True,
        None,
    )


@pytest.mark.parametrize(
    ("sheet", "frozen", "filtered", "repeated"),
    [
        ("Findings", "B2", "A1:W11", "$1:$1"),
        ("Places", "B2", "A1:G13", "$1:$1"),
        ("Evidence", "B3", "A2:I4", "$2:$2"),
    ],
)
def test_headers_stay_in_sight_and_filter(
    sheet: str, frozen: str, filtered: str, repeated: str
) -> None:
    found = sample()[sheet]
    assert (found.freeze_panes, found.auto_filter.ref, found.print_title_rows) == (
        frozen,
        filtered,
        repeated,
    )
    assert (found.page_setup.orientation, found.page_setup.fitToHeight) == ("landscape", 0)


def test_a_verdict_leads_to_the_row_of_its_evidence() -> None:
    link = sample()["Findings"]["K3"].hyperlink
    assert (link.location, link.target) == ("'Evidence'!A3", None)
    assert row("Evidence", 3)[:3] == [
        "cartilage-not-rebuilt",
        "Better studies have not shown that lost cartilage comes back.",
        "review",
    ]


def test_evidence_shows_limits_and_conflicts() -> None:
    assert row("Evidence", 4)[4:8] == [
        "duration: 6 months (review of 25 trials)",
        "Another blog speaks of two years.",
        2,
        "F-changed222\nF-abcdefghij",
    ]


def test_pages_have_a_state_and_their_figures() -> None:
    assert [row("Pages", number)[:9] for number in range(1, 8)] == [
        ["File", "State", "Units", "Places", *LEVELS, "Testimonials", "With outcome"],
        ["brochure.docx", "checked", 12, 1, 0, 1, 0, 0, 0],
        ["brochure.pdf", "unreadable: truncated", 0, *[None] * 6],
        ["content/empty.md", "empty", 0, 0, 0, 0, 0, 0, 0],
        ["content/es ::error::x.md", "not checked: language es", 0, *[None] * 6],
        ["content/knee.md", "checked", 40, 2, 1, 1, 0, 0, 0],
        ["content/spine.md", "checked", 30, 0, 0, 0, 0, 0, 0],
    ]


def test_places_can_be_decided_one_by_one() -> None:
    assert [row("Places", number)[:6] for number in (1, 3, 4, 8)] == [
        ["ID", "File", "Line", "Section", "Decision here", "Reason here"],
        ["F-q7mzk4rtwd", "content/knee.md", 14, "Treatments > Knee", None, None],
        [
            "F-q7mzk4rtwd",
            "content/spine.md",
            3,
            None,
            "not a claim",
            "quotes a textbook",
        ],
        ["F-abcdefghij", "brochure.docx", "paragraph 7", "Results", None, None],
    ]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (
            "Suppressed",
            [
                "F-quiet22222",
                "high",
                "fda-status",
                "FDA-cleared",
                "FDA-cleared cells.",
                "quotes a warning letter (JR, 2026-04-02)",
                "content/letter.md",
                7,
                None,
            ],
        ),
        (
            "Excused",
            [
                "cure/cures",
                "cure",
                "a cure",
                "It is not a cure.",
                "negated",
                "not",
                "content/knee.md",
                20,
                None,
            ],
        ),
        (
            "Resolved",
            [
                "F-gone222222",
                "cure",
                "cure",
                "A cure at last.",
                "content/old.md",
                "accept by MO 2026-02-01",
                None,
                "2026-05-01",
                "2026-06-01",
            ],
        ),
    ],
)
def test_what_is_silent_is_listed(sheet: str, expected: list[object]) -> None:
    assert row(sheet, 2) == expected


@pytest.mark.parametrize(
    "text",
    [
        "4 files checked, 82 units read; 3 decided, 1 in the baseline, "
        "1 suppressed in the copy, 1 excused by context.",
        "2 files not checked: brochure.pdf (unreadable: truncated); "
        "content/es ::error::x.md (language es).",
        "brochure.pdf: unreadable: truncated",
        "2 files ending in .css: ignored, no reader",
        "This report is not legal advice. A page without findings has not been cleared: "
        "the rules find only what they know.",
    ],
)
def test_the_summary_says_what_was_and_was_not_read(text: str) -> None:
    assert text in [cell.value for cell in sample()["Summary"]["A"]]


def test_the_summary_has_a_chart_of_open_findings() -> None:
    with ZipFile(BytesIO(written(REPORT))) as archive:
        assert "xl/charts/chart1.xml" in archive.namelist()


def test_the_chart_shows_every_label_of_the_table_beside_it() -> None:
    labels = [cell.value for cell in sample()["Summary"]["A"]]
    first = labels.index("Label") + 2
    last = next(n for n in range(first, 99) if labels[n - 1 : n + 1] == [labels[n - 1], None])
    with ZipFile(BytesIO(written(REPORT))) as archive:
        chart = archive.read("xl/charts/chart1.xml")

    assert labels[last - 1] == "duty-fda-status"
    assert f"'Summary'!$A${first}:$A${last}<".encode() in chart
    assert f"'Summary'!$D${first}:$D${last}<".encode() in chart


def test_no_chart_stands_where_nothing_is_open() -> None:
    with ZipFile(BytesIO(written(EMPTY))) as archive:
        assert "xl/charts/chart1.xml" not in archive.namelist()


def test_about_names_packs_and_hashes() -> None:
    assert f"1.2.0, SHA-256 {'ab' * 32}" in [cell.value for cell in sample()["About"]["B"]]


def test_page_text_is_text_in_every_cell() -> None:
    kinds = {cell.data_type for cells in sample()["Findings"] for cell in cells}
    assert kinds == {"n", "s", "d"}
    assert sample()["Findings"]["H9"].value == "=HYPERLINK(miracle)"
    assert sample()["Findings"]["H9"].quotePrefix


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_text_that_looks_like_a_formula_is_marked_as_text(start: str) -> None:
    hostile = replace(PUFFERY, phrase=f"{start}1", sentence=f"{start}1")
    cell = book(replace(EMPTY, findings=(hostile,)))["Findings"]["I2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (f"{start}1", "s", True)


def test_what_steers_becomes_a_blank_and_escapes_stay_as_written() -> None:
    assert str(row("Findings", 9)[8]) == ('=HYPERLINK(miracle)  [31mred    "a, b" 100%: _x0041_')


@pytest.mark.parametrize(
    ("sentence", "units"),
    [("It cures " + "x" * 39_991, 32_767), ("\U0001f600" * 20_000, 32_766)],
)
def test_a_long_cell_is_cut_where_a_spreadsheet_counts(sentence: str, units: int) -> None:
    long = replace(LONG, sentence=sentence)
    value = str(book(replace(EMPTY, findings=(long,)))["Findings"]["I2"].value)
    assert (len(value.encode("utf-16-le")) // 2, value[-6:]) == (units, " [cut]")


def test_nothing_in_the_archive_leads_outside() -> None:
    with ZipFile(BytesIO(written(REPORT))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert [name for name, part in parts.items() if b'TargetMode="External"' in part] == []
    assert [name for name in parts if "externalLink" in name or "vba" in name] == []


def test_the_same_report_and_day_give_the_same_bytes() -> None:
    turned = replace(REPORT, findings=REPORT.findings[::-1])
    assert written(REPORT) == written(turned)


def test_the_archive_bears_the_day_and_no_hour() -> None:
    with ZipFile(BytesIO(written(EMPTY))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2026, 11, 21, 0, 0, 0)}
    properties = book(EMPTY).properties
    assert str(properties.created) == "2026-11-21 00:00:00"
    assert str(properties.modified) == "2026-11-21 00:00:00"


@pytest.mark.parametrize("word", ["compliant", "approved", "safe to publish"])
def test_no_cell_judges_a_page_to_be_fine(word: str) -> None:
    assert [text for text in every_text() if word in text.lower()] == []
