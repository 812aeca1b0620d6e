"""`overclaim init`: what a new repository needs, nothing overwritten, everything said."""

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checker.cli import run
from checker.settings import Settings, load

WRITTEN = """\
overclaim.toml: written
.pre-commit-config.yaml: written; `pre-commit install` switches it on
overclaim-decisions.jsonl: written, empty; `overclaim review import` fills it, and it belongs in git
.gitattributes: written, so that the decisions of two branches merge
"""
KEPT = """\
overclaim.toml: kept, it holds the settings
.pre-commit-config.yaml: kept, it has the hook
overclaim-decisions.jsonl: kept, it holds what reviewers decided
.gitattributes: kept, it merges the decisions of two branches
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    subprocess.run(["git", "init", "-q", "site"], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def test_it_writes_once_and_then_keeps(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["init"]) == 0
    assert capfd.readouterr().out == WRITTEN
    before = {path: path.read_bytes() for path in site.iterdir() if path.is_file()}
    assert len(before) == 4

    assert run(["init"]) == 0
    assert capfd.readouterr().out == KEPT
    assert {path: path.read_bytes() for path in site.iterdir() if path.is_file()} == before


def test_what_it_writes_can_be_used(site: Path) -> None:
    run(["init"])
    (site / "knee.md").write_text("Our injections regrow knee cartilage.\n", "utf-8")

    assert load(site / "overclaim.toml") == Settings()
    assert run(["check", "."]) == 1
    valid = [str(Path(sys.executable).parent / "pre-commit"), "validate-config"]
    assert subprocess.run(valid, cwd=site, check=False).returncode == 0
    yaml: Any = importlib.import_module("yaml")
    hook = yaml.safe_load((site / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]
    assert hook["hooks"][0]["files"] == (
        r"\.(csv|docx|htm|html|jsx|markdown|md|mdx|tsx|txt|xhtml)$"
    )


def test_a_hook_file_of_their_own_is_kept_and_the_lines_are_shown(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    own = "repos:\n  - repo: local\n    hooks: []\n"
    (site / ".pre-commit-config.yaml").write_text(own, "utf-8")

    assert run(["init"]) == 0
    assert (site / ".pre-commit-config.yaml").read_text("utf-8") == own
    shown = capfd.readouterr().out
    assert ".pre-commit-config.yaml: kept; to have the hook, add below `repos:`\n" in shown
    assert "      - id: overclaim\n" in shown


def test_settings_that_hold_already_are_named(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "pyproject.toml").write_text("[tool.overclaim]\nstrict = true\n", "utf-8")
    (site / "part").mkdir()

    assert run(["init"]) == 0
    assert run(["init", "part"]) == 0
    assert "pyproject.toml: kept, it holds the settings\n" in (shown := capfd.readouterr().out)
    assert f"not written, the settings of {site / 'pyproject.toml'} hold here too\n" in shown
    assert not (site / "overclaim.toml").exists()


def test_a_folder_that_does_not_exist_is_wrong_use(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "nowhere"]) == 2
    assert "nowhere: no such folder; make it first" in capfd.readouterr().err
    assert [path.name for path in site.iterdir()] == [".git"]
