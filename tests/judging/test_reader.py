"""Text is cut into known pieces of words, and the taught model tells claims from other copy."""

import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from checker.errors import RulesError
from checker.judging import pieces, reader
from checker.model.rules import ReaderFiles
from checker.rules import likeness

RULES = Path(__file__).parents[2] / "rulesets" / "regenerative"
FILES = ReaderFiles(
    RULES / "reader.onnx", RULES / "reader-deeper.onnx", RULES / "reader-pieces.txt"
)
# The small model alone does not know what to make of it.
DOUBTFUL = "Your knee, as you knew it."
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
    assert pieces.cut(text, FEW, most=6).numbers == numbers


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's 50% off.", ["it", "'", "s", "50", "%", "off", "."]),
        ("re-grow", ["re", "-", "grow"]),
        ("PRP™", ["prp", "™"]),
    ],
)
def test_words_and_signs_stand_apart(text: str, words: list[str]) -> None:
    assert [word for word, _, _ in pieces.words(text)] == words


@pytest.mark.parametrize(
    "text", ["We cured\tit!", "Café İstanbul, rue Saint-Honoré", "e\u0301a ﬁn"]
)
def test_every_word_knows_its_characters(text: str) -> None:
    found = list(pieces.words(text))
    ends = [0, *(end for _, _, end in found)]
    for (word, start, end), before in zip(found, ends, strict=False):
        assert before <= start < end <= len(text)
        assert word[0] == unicodedata.normalize("NFD", text[start].lower())[0]
    assert not "".join(text[b:s] for b, (_, s, _) in zip(ends, found, strict=False)).strip()


def test_pieces_know_the_words_they_are_cut_from() -> None:
    found = pieces.cut("a cured!", FEW, most=9)
    assert found.numbers == [0, 3, 4, 5, 6, 1]
    assert found.starts == [-1, 0, 2, 2, 7, -1]
    assert found.ends == [-1, 1, 7, 7, 8, -1]


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We are open on Fridays, and one injection ends knee pain for good.", "ends knee pain"),
        ("Dr. Hale trained in Leeds, and her cells regrow worn cartilage.", "regrow"),
    ],
)
def test_the_words_at_fault_are_told(text: str, words: str) -> None:
    faults = reader.said("sentence", text, FILES).faults
    fault = max(faults, key=lambda stretch: stretch.chance)
    assert words in text[fault.start : fault.end]
    assert "open" not in text[fault.start : fault.end]
    assert "Leeds" not in text[fault.start : fault.end]


def test_stretches_at_fault_bridge_a_single_word() -> None:
    words = {(0, 2): 3, (3, 5): 80, (6, 8): 10, (9, 11): 70, (12, 14): 2, (15, 17): 5, (18, 20): 40}
    assert list(reader.stretches(words)) == [(3, 11, 80), (18, 20, 40)]


def test_a_very_long_text_is_read_to_its_first_pieces() -> None:
    text = "We open at nine. " * 4000
    assert reader.said("sentence", text, FILES) == reader.said("sentence", text * 2, FILES)


def test_a_model_without_its_list_of_pieces_is_told(tmp_path: Path) -> None:
    for name in ("likeness.toml", "likeness.json", "reader.onnx", "reader-deeper.onnx"):
        (tmp_path / name).symlink_to(RULES / name)
    with pytest.raises(RulesError, match=r"reader-pieces\.txt: missing beside likeness\.json"):
        likeness.load(tmp_path)


@pytest.mark.parametrize("which", ["model", "deeper"])
def test_a_model_that_is_cut_short_is_told(tmp_path: Path, which: str) -> None:
    whole: Path = getattr(FILES, which)
    (tmp_path / whole.name).write_bytes(whole.read_bytes()[:5000])
    cut = replace(FILES, **{which: tmp_path / whole.name})
    with pytest.raises(RulesError, match=rf"{whole.stem}\.onnx: not a model that can be read"):
        reader.said("sentence", DOUBTFUL, cut)


def test_the_deeper_model_is_asked_where_the_small_one_is_in_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settled, doubtful = "Please bring a list of your medicines.", DOUBTFUL
    monkeypatch.setattr(reader, "_heard", {})
    deeper = reader.said("sentence", doubtful, FILES), reader.said("sentence", settled, FILES)
    monkeypatch.setattr(reader, "_heard", {})
    monkeypatch.setattr(reader, "_IN_DOUBT", range(0))
    first = reader.said("sentence", doubtful, FILES), reader.said("sentence", settled, FILES)
    assert 0.07 <= first[0].claim <= 0.92
    assert deeper[0] != first[0]
    assert deeper[1] == first[1]


def test_nothing_is_noted_down_for_the_makers_of_the_runtime(tmp_path: Path) -> None:
    """Official builds collect events in folders of the user and send them: none may begin to."""
    homes = dict.fromkeys(
        ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"), str(tmp_path)
    )
    code = (
        "from tests.judging.test_reader import FILES\n"
        "from checker.judging import reader\n"
        "reader.prepare(FILES)\n"
        "print(reader.said('sentence', 'We open at nine.', FILES).claim)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **homes, "ORT_DISABLE_TELEMETRY": "0"},
    )
    assert float(done.stdout) < 0.5
    assert list(tmp_path.rglob("*")) == []
