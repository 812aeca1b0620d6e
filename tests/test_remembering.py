"""What was heard of a text is kept from run to run; what is damaged or of another model is not."""

from pathlib import Path

import pytest

from checker.judging import reader
from checker.model.rules import LABELS, Pack
from checker.remembering import remembered

PACKS = (Pack(name="p", version="1", sha256="a" * 64),)
ROW = tuple(range(1 + len(LABELS) + 1 + 3))


def kept(folder: Path) -> Path:
    return folder / f"said-{'a' * 16}.json"


@pytest.fixture(autouse=True)
def _nothing_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_heard", {})


def test_what_one_run_heard_the_next_one_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with remembered(tmp_path, PACKS):
        reader.hear({"one": ROW})
    monkeypatch.setattr(reader, "_heard", {})
    with remembered(tmp_path, PACKS):
        assert reader.heard() == {"one": ROW}


def test_of_another_model_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "said-bbbb.json").write_text("{}")
    with remembered(tmp_path, PACKS):
        reader.hear({"one": ROW})
    assert [path.name for path in tmp_path.iterdir()] == [kept(tmp_path).name]


@pytest.mark.parametrize(
    "damaged",
    ["", "{", "[]", '{"one": 3}', '{"one": [1, 2]}', '{"one": []}', f'{{"one": {list(ROW[1:])}}}'],
)
def test_a_damaged_file_is_no_memory(damaged: str, tmp_path: Path) -> None:
    kept(tmp_path).write_text(damaged)
    with remembered(tmp_path, PACKS):
        assert reader.heard() == {}


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with remembered(tmp_path / "file" / "folder", PACKS):
        reader.hear({"one": ROW})
    assert reader.heard() == {"one": ROW}


def test_without_a_folder_nothing_is_kept() -> None:
    with remembered(None, PACKS):
        reader.hear({"one": ROW})
    assert reader.heard() == {"one": ROW}
