"""The table of formats, and what no format may say."""

from datetime import date

import pytest

from checker.errors import SettingsError
from checker.model.reports import Report
from checker.reporters import Options, format_of, render
from checker.reporters.plain import one_line, visible
from tests.reporters.sample_report import EMPTY, REPORT


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.xlsx", "xlsx"), ("b/R.JSON", "json"), ("c.sarif", "sarif"), ("d.html", "html")],
)
def test_the_ending_picks_the_format(name: str, expected: str) -> None:
    assert format_of(name) == expected


def test_an_unknown_ending_names_the_known_ones() -> None:
    with pytest.raises(
        SettingsError,
        match=r"r\.csv: the ending must be one of \.json, \.sarif, \.html, \.xlsx",
    ):
        format_of("r.csv")


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(SettingsError, match="take one of text, json, github, sarif, html, xlsx"):
        render(EMPTY, "csv")


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "html"])
@pytest.mark.parametrize("report", [EMPTY, REPORT])
@pytest.mark.parametrize("word", ["compliant", "approved", "safe to publish"])
def test_no_format_judges_a_page_to_be_fine(form: str, report: Report, word: str) -> None:
    assert word not in str(render(report, form, Options(today=date(2026, 11, 21)))).lower()


@pytest.mark.parametrize("form", ["text", "github", "html"])
def test_no_control_character_of_a_page_reaches_a_reader(form: str) -> None:
    assert set(str(render(REPORT, form))) & set("\x1b\x07\r\t\ud800") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b[2Jb\x00\x9bc", "a [2Jb  c"),
        ("a\ud800b", "a b"),
        ("left\u202eright\u2066x", "left right x"),
        ("caf\u00e9 \U0001f600 \u2019", "caf\u00e9 \U0001f600 \u2019"),
    ],
)
def test_only_what_steers_is_replaced(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_a_line_is_one_line() -> None:
    assert one_line("  a\r\n\tb\u2028c ") == "a b c"
