"""Every topic, opposition and offered wording is what its own examples say."""

import pytest

from checker.judging.judge import Bench
from checker.model.documents import UnitKind
from checker.proving_topics import heard, prove


def test_topics_and_oppositions_do_what_their_examples_say(at: Bench) -> None:
    assert prove(at) == ()


@pytest.mark.parametrize(
    ("topic", "sentence", "said"),
    [
        ("status-not-approved", "Neither PRP nor exosomes have been approved by the FDA.", True),
        ("status-not-approved", "The FDA does not have to approve it.", False),
        ("status-vague", "Not every clinic in the area is regulated.", True),
        ("risk-infection", "As with any needle, an infection can occur.", True),
        ("risk-infection", "The procedure is without any risk of infection.", False),
        ("worse-pain", "In some people the pain gets worse before it gets better.", True),
        ("worse-pain", "Untreated arthritis means more pain after a while.", False),
        ("results-vary", "Individual results may vary.", True),
        ("some-not-helped", "Results may vary.", False),
        ("some-not-helped", "About a third of our patients noticed no improvement.", True),
        ("cost-borne", "Expect to pay out-of-pocket; insurers rarely cover it.", True),
        ("evidence-limited", "Whether it works has not been established.", True),
        ("action", "Book a free assessment today", True),
        ("action", "Call us at once if you develop a fever.", False),
        ("says-registered", "All cells come from an FDA-registered tissue bank.", True),
        ("says-registered", "FDA registration is not approval.", False),
        ("typical-result", "Individual results may vary.", False),
        ("denies-regrowth", "Exercise cannot regrow cartilage.", False),
        ("denies-regrowth", "Stem cells have not been shown to regrow cartilage.", True),
        ("names-a-risk", "Untreated arthritis comes with risks.", False),
    ],
)
def test_a_sentence_says_a_topic_or_does_not(
    at: Bench, topic: str, sentence: str, *, said: bool
) -> None:
    found = heard((sentence,), UnitKind.SENTENCE, at).by_topic

    assert (topic in found) is said
