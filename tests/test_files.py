"""Files are the old or the new ones, whatever happens while they are written."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.commands import files
from checker.errors import DecisionsError, SettingsError

ROOT = Path(__file__).parents[1]
WRITING = """
import sys
from pathlib import Path
from checker.commands import files
for number in range(10_000):
    files.write(Path(sys.argv[1]), (b"one\\n", b"other\\n")[number % 2] * 200_000)
    print(number, flush=True)
"""
HOLDING = """
import sys, time
from pathlib import Path
from checker.commands import files
with files.locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def started(script: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT)


def test_a_killed_writer_leaves_whole_files_alone(tmp_path: Path) -> None:
    target = tmp_path / "decisions.jsonl"
    whole = {b"one\n" * 200_000, b"other\n" * 200_000}
    dice = random.Random(7)  # noqa: S311 - moments, no secrets
    for _ in range(15):
        with started(WRITING, str(target)) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(dice.random() / 20)
            process.send_signal(signal.SIGKILL)
        assert target.read_bytes() in whole
    # Killed between its naming and its renaming, a file may be left over, but never half of one.
    assert {path.read_bytes() for path in tmp_path.iterdir()} <= whole


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "decisions.jsonl"
    target.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(SettingsError, match=r"cannot be written: .*; the file is as it was"):
            files.write(target, b"new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("decisions.jsonl", b"old")
    ]


def test_a_file_marked_read_only_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "decisions.jsonl"
    target.write_bytes(b"old")
    target.chmod(0o444)

    with pytest.raises(SettingsError, match="cannot be written: it is read-only"):
        files.write(target, b"new")
    assert target.read_bytes() == b"old"


def test_permissions_and_links_outlast_a_writing(tmp_path: Path) -> None:
    target, link = tmp_path / "kept" / "decisions.jsonl", tmp_path / "decisions.jsonl"
    target.parent.mkdir()
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    files.write(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_leftovers_of_killed_runs_are_cleared_once_they_are_old(tmp_path: Path) -> None:
    old, young = tmp_path / f"{files.PREFIX}old", tmp_path / f"{files.PREFIX}young"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    files.write(tmp_path / "report.json", b"new")

    assert sorted(path.name for path in tmp_path.iterdir()) == [young.name, "report.json"]


def test_only_one_process_at_a_time_holds_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "decisions.jsonl"
    monkeypatch.setattr(files, "_WAIT", 0.2)
    with started(HOLDING, str(target), "60") as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(DecisionsError, match="another overclaim is writing it"):
            files.locked(target).__enter__()
        process.kill()
    with files.locked(target):
        assert list(tmp_path.iterdir()) == []
