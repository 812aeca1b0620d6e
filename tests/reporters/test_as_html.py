"""The page: complete in itself, and harmless."""

from dataclasses import replace

import pytest

from checker.reporters import render
from tests.reporters.sample_report import EMPTY, PUFFERY, REPORT

HOSTILE = replace(
    PUFFERY, phrase="<script>", sentence='A <script>alert("x")</script> cure.', why="a & b"
)


def test_page_text_is_never_markup() -> None:
    page = str(render(replace(EMPTY, findings=(HOSTILE,)), "html"))
    assert (
        "<blockquote>A <mark>&lt;script&gt;</mark>"
        "alert(&quot;x&quot;)&lt;/script&gt; cure.</blockquote>" in page
    )
    assert "<dt>why</dt><dd>a &amp; b</dd>" in page


@pytest.mark.parametrize("outside", ["<script", "<link", "<img", "http://", "https://", "url("])
def test_nothing_comes_from_outside(outside: str) -> None:
    assert outside not in str(render(REPORT, "html"))


@pytest.mark.parametrize(
    "text",
    [
        "<h2>content/knee.md</h2>",
        "<b>high</b> regeneration, line 14, Treatments &gt; Knee, F-q7mzk4rtwd",
        "<b>medium</b> recovery, paragraph 7, Results, F-abcdefghij",
        "<dt>figures</dt><dd>exceeds: 60 months against 6 (review of 25 trials)</dd>",
        "<dt>or</dt><dd>delete this</dd>",
        "<dt>also</dt><dd>content/spine.md:3:16 (+1 more)</dd>",
        "<li>brochure.pdf: unreadable: truncated</li>",
        "<li>2 .css: ignored, no reader</li>",
        "8 findings (3 high, 3 medium, 2 low) in 8 places",
    ],
)
def test_the_page_says_what_was_found_and_what_was_not_read(text: str) -> None:
    assert text in str(render(REPORT, "html"))
