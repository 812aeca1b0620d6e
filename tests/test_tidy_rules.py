from pathlib import Path

import pytest

from tests.tidy_rules import PACKS, tidy

WIDE = ", ".join(['"{a} mends tissue"'] * 6)


@pytest.mark.parametrize("pack", sorted(PACKS.rglob("*.toml")), ids=lambda pack: pack.stem)
def test_pack_is_laid_out(pack: Path) -> None:
    text = pack.read_text(encoding="utf-8")
    assert tidy(text) == text, "python -m tests.tidy_rules lays it out"


def test_a_wide_list_is_broken_and_says_the_same() -> None:
    text = f'name = "x"\nwords = [{WIDE}]\n'
    laid_out = tidy(text)
    assert laid_out.count('"{a} mends tissue"') == 6
    assert max(len(line) for line in laid_out.split("\n")) <= 100


def test_a_list_of_tables_and_its_comments_stay() -> None:
    text = f"rows = [ # of tables\n  {{ words = [{WIDE}] }},\n]\n"
    assert tidy(text) == text
