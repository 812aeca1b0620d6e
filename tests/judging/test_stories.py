"""Testimonials of a page are counted, and those that claim something."""

import pytest

from checker.engine import check_bytes
from checker.judging.judge import Bench

OUTCOME = "<blockquote><p>My knee pain is gone.</p><cite>Ann B., age 40</cite></blockquote>"
KIND = "<blockquote class=review><p>The staff were kind. Parking is easy.</p></blockquote>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Nobody is quoted here.</p>", (0, 0)),
        (f"<div class=testimonials>{OUTCOME}</div>", (1, 1)),
        (f"<div class=testimonials>{KIND}{OUTCOME}{KIND}</div>", (3, 1)),
        ("<div class=testimonial><p>– Dr. James Poole, Tampa</p></div>", (0, 0)),
    ],
)
def test_a_quotation_counts_once_and_its_signature_not_at_all(
    at: Bench, page: str, expected: tuple[int, int]
) -> None:
    result = check_bytes("reviews.html", page.encode(), at, "2026-11-21")

    assert (result.page.testimonials, result.page.telling) == expected
