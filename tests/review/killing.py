"""Commands killed at random moments, and what they leave behind.

`python -m tests.review.killing 200` kills so many imports and as many checks that write reports.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.commands.files import PREFIX
from tests.review.site import BETTER, CURE, SAFE, Site, made, ruled

OVERCLAIM = (sys.executable, "-m", "checker")
NEW = ("--today", "2026-11-05")
IMPORT = (*OVERCLAIM, "review", "import", "new.xlsx", *NEW)
CHECK = (*OVERCLAIM, "check", "content", *NEW, "--report", "out.xlsx", "--report", "out.json")
WRITTEN = ("overclaim-decisions.jsonl", "out.xlsx", "out.json")


def prepared(site: Site) -> None:
    """Put two workbooks into *site*, of which the first is imported and the second is not."""
    site.take(site.edited({SAFE: ruled("discuss"), BETTER: ruled("discuss")}, "old.xlsx"))
    rows = {
        SAFE: ruled("keep", reason="our own trial"),
        BETTER: ruled("keep", reason="our own trial"),
        CURE: ruled("edit", wording="Ask us what the studies say."),
    }
    site.edited(rows, "new.xlsx")


def kill(command: Sequence[str], moment: float) -> bool:
    """Run *command* and kill it after *moment* seconds; tell whether it was still running."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as process:
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


def faults(folder: Path, runs: int, seed: int) -> Iterator[str]:
    """Kill *runs* imports and checks in *folder* and tell whatever is neither old nor new."""
    dice = random.Random(seed)  # noqa: S311 - moments, no secrets
    old = _kept(folder)
    for command in (IMPORT, CHECK):
        start = time.monotonic()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        lasts = time.monotonic() - start
        new = _kept(folder)
        for number in range(runs):
            _restore(folder, old)
            killed = kill(command, dice.uniform(0.3, 1.05) * lasts)
            now = _kept(folder)
            yield from (
                f"{command[3]} {number}: {name} is neither old nor new"
                for name in WRITTEN
                if now[name] not in (old[name], new[name])
            )
            if not killed and now != new:
                yield f"{command[3]} {number}: ended by itself, and not all is new"
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        if _kept(folder) != new:
            yield f"{command[3]}: another run does not bring what the first one did"
        _restore(folder, old)
    left = [path.name for path in folder.iterdir() if path.name.startswith(PREFIX)]
    yield from (f"left over: {name}" for name in left if not _is_whole(folder / name))


def _kept(folder: Path) -> dict[str, bytes]:
    paths = {name: folder / name for name in WRITTEN}
    return {name: path.read_bytes() if path.exists() else b"" for name, path in paths.items()}


def _restore(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).unlink(missing_ok=True)
        if data:
            (folder / name).write_bytes(data)


def _is_whole(path: Path) -> bool:
    """Tell whether a file that a killed run had not yet given its name is complete."""
    data = path.read_bytes()
    return data.endswith(b"}\n") or (data[:2] == b"PK" and b"PK\x05\x06" in data[-64:])


def _main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.chdir(folder)
        made(folder)
        prepared(Site(folder, lambda: ("", "")))
        found = list(faults(folder, int(sys.argv[1]), seed=7))
    sys.stderr.write("".join(f"{fault}\n" for fault in found) or "nothing was half written\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(_main())
