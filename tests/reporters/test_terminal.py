"""The text report, literally."""

from dataclasses import replace
from pathlib import Path

from checker.model.reports import Finding, PageState, Report
from checker.reporters import Options, render
from tests.reporters.sample_report import EMPTY, KEPT, LASTS, PUFFERY, REPORT

GOLDEN = Path(__file__).with_name("golden") / "terminal.txt"

COLOURED = (
    "\x1b[1mcontent/a,b:c.md:2:1\x1b[0m: \x1b[1;36mlow\x1b[0m hype"
    ' "=HYPERLINK(miracle)" [F-b234567abc]\n'
    "  text:     \x1b[1;36m=HYPERLINK(miracle)\x1b[0m  [31mred    "
    '"a, b" 100%: _x0041_\n'
    "  why:      puffery\n"
    "  evidence: house rule, no evidence entry\n"
    "  try:      delete this\n"
    "\n"
    "1 finding (0 high, 0 medium, 1 low) in 1 place, 0 suppressed, 0 decided, 0 excused, 0 files\n"
)


def only(*findings: Finding) -> Report:
    return Report(version="0.1.0", packs=(), profiles=("us",), findings=findings)


def test_every_odd_case_reads_as_expected() -> None:
    assert render(REPORT, "text") == GOLDEN.read_text(encoding="utf-8")


def test_a_clean_run_is_one_line() -> None:
    assert render(EMPTY, "text") == (
        "0 findings (0 high, 0 medium, 0 low) in 0 places, "
        "0 suppressed, 0 decided, 0 excused, 1 file\n"
    )


def test_colour_shows_the_sentence_and_no_escape_of_the_page() -> None:
    assert render(only(PUFFERY), "text", Options(colour=True)) == COLOURED


def test_a_place_in_a_docx_is_a_paragraph() -> None:
    assert str(render(only(LASTS), "text")).startswith("brochure.docx:paragraph 7:8: medium")


def test_many_testimonials_of_a_page_are_told_under_one_heading() -> None:
    page = PageState("reviews.md", "checked", 12, testimonials=9, telling=5)
    place = replace(KEPT.places[0], path="reviews.md")
    stories = tuple(
        replace(
            PUFFERY,
            id=f"F-story{number}",
            phrase="walked again",
            form="testimonial",
            places=(replace(place, line=number),),
        )
        for number in (4, 5)
    )
    heading = replace(PUFFERY, id="F-heading", places=(replace(place, line=9),))
    text = render(replace(EMPTY, findings=(*stories, heading), pages=(page,)), "text")

    assert str(text).splitlines()[:7] == [
        "reviews.md: 9 testimonials, 5 with an outcome",
        'reviews.md:4:23: low hype "walked again" [F-story4]',
        "  why:      puffery",
        "  evidence: house rule, no evidence entry",
        "  try:      delete this",
        'reviews.md:5:23: low hype "walked again" [F-story5]',
        "",
    ]
    assert "[F-heading]" in str(text)
