"""Files shared out among processes: an error ends the run, and threads do not cost one."""

import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from checker import running
from checker.engine import PageResult
from checker.judging import matching
from checker.judging.judge import Bench
from checker.rules.compiled import Packs
from checker.running import Task

RULESETS: Final = Path(__file__).parents[1] / "rulesets"
MANY: Final = 640
SECONDS: Final = 5.0


def test_an_error_here_takes_back_what_no_other_process_has_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = os.getpid()

    def check(path: str, _: bytes | str, __: Task) -> PageResult:
        if os.getpid() == here:
            raise RuntimeError("broken here")
        time.sleep(0.01)
        (tmp_path / path).touch()
        return PageResult(path=path)

    monkeypatch.setattr(running, "check_data", check)
    paths = [f"{number}.md" for number in range(MANY)]
    with pytest.raises(RuntimeError, match="broken here"):
        running.check_files(paths, Task(Packs(RULESETS), "2026-01-02"), 2, lambda _: None)
    for other in multiprocessing.active_children():
        other.join()
    assert len(list(tmp_path.iterdir())) < MANY / 2


@pytest.fixture
def busy() -> Iterator[None]:
    """Let another thread compute for some seconds, that gives way twice in each."""
    before, end = sys.getswitchinterval(), time.monotonic() + SECONDS
    over = threading.Event()

    def compute() -> None:
        while not over.is_set() and time.monotonic() < end:
            pass

    other = threading.Thread(target=compute)
    sys.setswitchinterval(0.5)
    other.start()
    yield
    over.set()
    other.join()
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("busy")
def test_what_another_thread_does_meanwhile_does_not_count_as_slow(at: Bench) -> None:
    unit = matching.reading("It suits people from 18 to 95, at any stage.", at.rule_index)
    own = [p for _, p in at.rule_index.patterns if p.regex and not p.marks]
    assert own
    for pattern in own[:3]:
        matching.matches(pattern, unit)
