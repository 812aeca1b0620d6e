"""Ids are the same for what a reader takes for the same, and differ for everything else."""

import pytest

from checker.review.identity import finding_id, normalised

SENTENCE = "Our injections regrow knee cartilage."
PHRASE = "regrow knee cartilage"
ID = finding_id("claim", "regeneration", SENTENCE, PHRASE)


@pytest.mark.parametrize(
    ("kind", "label", "sentence", "phrase", "extra", "expected"),
    [
        ("claim", "regeneration", SENTENCE, PHRASE, (), "F-wyyzfizdda"),
        ("claim", "cure", "It cures.", "cures", (), "F-ccbvwlcvxz"),
        ("duty", "duty-fda-status", "", "", ("content/knee.md",), "F-hnxjw2bvsc"),
        ("claim", "hype", "\ud800 miracle", "miracle", (), "F-y6rsgo557q"),
    ],
)
def test_an_id_never_changes_between_releases(
    kind: str, label: str, sentence: str, phrase: str, extra: tuple[str, ...], expected: str
) -> None:
    assert finding_id(kind, label, sentence, phrase, *extra) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "our injections REGROW knee cartilage",
        "Our  injections\n regrow\u00a0knee cartilage!",
        "\u201cOur injections regrow knee cartilage.\u201d",
        "Our injec\u00adtions re\u200bgrow knee cartilage\u2026",
        "- Our injections regrow knee cartilage.",
    ],
)
def test_an_edit_nobody_sees_keeps_the_id(sentence: str) -> None:
    assert finding_id("claim", "regeneration", sentence, PHRASE) == ID


@pytest.mark.parametrize(
    ("kind", "label", "sentence", "phrase", "extra"),
    [
        ("duty", "regeneration", SENTENCE, PHRASE, ()),
        ("claim", "cure", SENTENCE, PHRASE, ()),
        ("claim", "regeneration", "Our injections may regrow knee cartilage.", PHRASE, ()),
        ("claim", "regeneration", SENTENCE, "regrow knee", ()),
        ("claim", "regeneration", SENTENCE, PHRASE, ("content/knee.md",)),
    ],
)
def test_any_other_difference_makes_another_id(
    kind: str, label: str, sentence: str, phrase: str, extra: tuple[str, ...]
) -> None:
    assert finding_id(kind, label, sentence, phrase, *extra) != ID


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The doctor\u2019s \u2014 claim", "the doctor's - claim"),
        ("STRASSE stra\u00dfe", "strasse strasse"),
        ("\ufb01rst 100%", "first 100%"),
        ("$5,000", "$5,000"),
        ("...", ""),
    ],
)
def test_text_is_folded_before_it_is_hashed(text: str, expected: str) -> None:
    assert normalised(text) == expected
