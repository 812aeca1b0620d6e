"""Compiled rules are kept for several projects at once, and no more than a handful."""

from pathlib import Path
from typing import Final

import pytest

from checker.errors import RulesError
from checker.rules.compiled import Packs, ruleset

RULESETS: Final = Path(__file__).parents[2] / "rulesets"


def _packs(folder: Path, number: int) -> Packs:
    own = folder / f"own-{number}"
    own.mkdir()
    pack = f'name = "own-{number}"\nversion = "1.0.0"\ndescription = "A pack of a project."\n'
    (own / "pack.toml").write_text(pack, encoding="utf-8")
    return Packs(builtin=RULESETS, user=(own,), cache=folder / "cache")


def test_the_compiled_rules_of_two_projects_stand_side_by_side(tmp_path: Path) -> None:
    one, other = _packs(tmp_path, 1), _packs(tmp_path, 2)
    ruleset(one)
    (first,) = (tmp_path / "cache").glob("rules-*.pickle")
    ruleset(other)
    assert first.exists()
    assert len(list((tmp_path / "cache").glob("rules-*.pickle"))) == 2


def test_the_oldest_compiled_rules_make_room(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    for number in range(12):
        (cache / f"rules-{number:024}.pickle").write_bytes(b"")
    ruleset(_packs(tmp_path, 1))
    assert len(list(cache.glob("rules-*.pickle"))) == 8


def test_rules_are_compiled_again_where_a_file_of_theirs_has_changed(tmp_path: Path) -> None:
    packs = _packs(tmp_path, 1)
    before = ruleset(packs)
    assert ruleset(packs).packs == before.packs
    pack = tmp_path / "own-1" / "pack.toml"
    pack.write_text(pack.read_text("utf-8").replace("1.0.0", "1.0.1"), encoding="utf-8")
    assert [each.version for each in ruleset(packs).packs if each.name == "own-1"] == ["1.0.1"]
    (tmp_path / "own-1" / "claims").mkdir()
    (tmp_path / "own-1" / "claims" / "broken.toml").write_text("[[rule]]\nid = 3\n", "utf-8")
    with pytest.raises(RulesError, match=r"broken\.toml"):
        ruleset(packs)
