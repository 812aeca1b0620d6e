"""What was approved for one sentence is offered for another only where it fits that one too."""

import pytest

from checker.judging.approved import approved

WORDING = "Our injections may ease knee pain for some patients."
KNOWN = approved({"Our injections regrow worn knee cartilage in most of our patients.": WORDING})


@pytest.mark.parametrize(
    "sentence",
    [
        "Our injections regrow worn knee cartilage in most of our patients.",
        "our injections regrow worn knee cartilage in most of our patients",
        "Our injections regrow worn knee cartilage in most of the patients.",
        "Our injections regrow damaged knee cartilage in most of our patients.",
    ],
)
def test_it_is_offered_for_the_same_words_and_nearly_the_same(sentence: str) -> None:
    assert KNOWN.wording(sentence) == WORDING


@pytest.mark.parametrize(
    "sentence",
    [
        "Our injections regrow worn hip cartilage in most of our patients.",
        "Our injections never regrow worn knee cartilage in most of our patients.",
        "Our injections regrow worn knee cartilage in 9 of our patients.",
        "Our injections regrow worn knee cartilage.",
        "We are open on Saturdays.",
        "",
    ],
)
def test_it_is_not_offered_for_another_joint_figure_negation_or_subject(sentence: str) -> None:
    assert KNOWN.wording(sentence) == ""
