"""The labelled copy by set, judged once for all tests that ask."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from checker import measuring
from checker.judging.judge import Bench
from checker.measuring import Outcome

CORPUS: Final = Path(__file__).parent / "corpus"
# The floors of each set stand in measured.toml of the pack, where the workbook takes them from.
SETS: Final = {
    "study": ("study.jsonl", "study-2.jsonl"),
    "own": ("own/*.jsonl",),
    "held": ("held/round-*.jsonl",),
    "check": ("check.sealed",),
}


@lru_cache(maxsize=8)
def outcomes(names: tuple[str, ...], at: Bench) -> tuple[Outcome, ...]:
    """Judge the sentences of the files that *names* match."""
    paths = sorted(path for name in names for path in CORPUS.glob(name))
    return measuring.outcomes((i for path in paths for i in measuring.labelled(path)), at)
