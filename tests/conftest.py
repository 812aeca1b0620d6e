"""What the tests share: the built-in rules, read and arranged once."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from checker.judging.judge import Bench, bench
from checker.model.rules import Ruleset
from checker.rules.ruleset import load

# As the command line does: lxml, where it happens to be installed, writes other bytes.
os.environ["OPENPYXL_LXML"] = "False"

ROOT = Path(__file__).parents[1]

# The same examples on every machine and in every run; their number is each test's own.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def ruleset() -> Ruleset:
    return load(ROOT / "rulesets")


@pytest.fixture(scope="session")
def at(ruleset: Ruleset) -> Bench:
    return bench(ruleset)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _own_cache(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test out of the user's cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
