"""Text is cut into known pieces of words, and the taught model tells claims from other copy."""

from pathlib import Path

import pytest

from checker.errors import RulesError
from checker.judging import pieces, reader
from checker.model.rules import ReaderFiles
from checker.rules import likeness

RULES = Path(__file__).parents[2] / "rulesets" / "regenerative"
FILES = ReaderFiles(RULES / "reader.onnx", RULES / "reader-pieces.txt")
FEW = {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "a": 3, "cure": 4, "##d": 5, "!": 6, "##s": 7, "cafe": 8}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("A cure", [0, 3, 4, 1]),
        ("cured!", [0, 4, 5, 6, 1]),
        ("cures\n a", [0, 4, 7, 3, 1]),
        ("Café", [0, 8, 1]),
        ("cafe\u0301 a", [0, 8, 3, 1]),
        ("a zebra a", [0, 3, 2, 3, 1]),
        ("cured a a a a a", [0, 4, 5, 3, 3, 1]),
        ("", [0, 1]),
    ],
)
def test_text_is_cut_into_the_longest_known_pieces(text: str, numbers: list[int]) -> None:
    assert pieces.numbers(text, FEW, most=6) == numbers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's 50% off.", ["it", "'", "s", "50", "%", "off", "."]),
        ("re-grow", ["re", "-", "grow"]),
        ("PRP™", ["prp", "™"]),
    ],
)
def test_words_and_signs_stand_apart(text: str, words: list[str]) -> None:
    assert list(pieces.words(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "Our exosomes bring worn hips back to what they were at twenty.",
        "One visit, and the trouble with your kidneys is behind you.",
    ],
)
def test_what_promises_reads_like_a_claim(text: str) -> None:
    assert reader.said("sentence", text, FILES).claim > 0.8


@pytest.mark.parametrize(
    "text",
    [
        "Please bring a list of your medicines to the first visit.",
        "The trial did not show that the cells helped more than salt water did.",
    ],
)
def test_what_promises_nothing_reads_innocent(text: str) -> None:
    assert reader.said("sentence", text, FILES).claim < 0.2


def test_a_very_long_text_is_read_to_its_first_pieces() -> None:
    text = "We open at nine. " * 4000
    assert reader.said("sentence", text, FILES) == reader.said("sentence", text * 2, FILES)


def test_a_model_without_its_list_of_pieces_is_told(tmp_path: Path) -> None:
    for name in ("likeness.toml", "likeness.json", "reader.onnx"):
        (tmp_path / name).symlink_to(RULES / name)
    with pytest.raises(RulesError, match=r"reader-pieces\.txt: missing beside likeness\.json"):
        likeness.load(tmp_path)


def test_a_model_that_is_cut_short_is_told(tmp_path: Path) -> None:
    (tmp_path / "reader.onnx").write_bytes(FILES.model.read_bytes()[:5000])
    cut = ReaderFiles(tmp_path / "reader.onnx", FILES.pieces)
    with pytest.raises(RulesError, match=r"reader\.onnx: not a model that can be read"):
        reader.said("sentence", "We open at nine.", cut)
