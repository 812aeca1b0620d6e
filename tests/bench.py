"""Times `overclaim check` from start to finish on a made folder, and a plain word list beside it.

Run as `python -m tests.bench [--pages 2000] [--format md|html] [--claims 0.18] [--jobs 0]`. The
pages are the same for the same arguments: sentences of tests/corpus/own, nearly all made distinct
by a place, a day or a figure. Each folder is checked, checked again unchanged, and checked as if it
were new with a workbook to write, the rules compiled beforehand. Nothing is asserted: machines
differ, and so do their other tasks.
"""

import html
import json
import os
import platform
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import click

_OWN: Final = Path(__file__).parent / "corpus" / "own"
_PLACES: Final = "Ashford Brookside Cedarville Dunmore Eastham Fairbank Glenrock Hartwell".split()  # noqa: SIM905
_DAYS: Final = "Monday Tuesday Wednesday Thursday Friday January March May June October".split()  # noqa: SIM905
_OPENINGS: Final = ("At our {place} office, ", "Since last {day}, ", "In {place}, ", "On {day}, ")
_SENTENCES: Final = 72
_DIGITS: Final = re.compile(r"(?<!\d)[2-9](?!\d)")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds of wall and processor, and the most megabytes at once."""

    wall: float
    processor: float
    memory: float


@click.command()
@click.option("--pages", default=2000, show_default=True)
@click.option("--format", "form", type=click.Choice(["md", "html"]), help="Default: both.")
@click.option("--claims", default=0.18, show_default=True, help="Share of sentences that claim.")
@click.option("--jobs", default=0, show_default=True, help="Processes; 0 is one a core.")
def main(pages: int, form: str | None, claims: float, jobs: int) -> None:
    """Print what checking a folder of pages takes."""
    click.echo(_machine())
    with tempfile.TemporaryDirectory() as made:
        for ending in (form,) if form else ("md", "html"):
            folder = Path(made) / ending
            size = _make(folder, pages, ending, claims)
            click.echo(f"{pages} pages of {ending}, {size / 1e6:.1f} MB")
            checked = [sys.executable, "-m", "checker", "check", "--fail-on=never"]
            options = [f"--jobs={jobs}", "--format=github"]
            _run([*checked, str(next(folder.rglob("*.*")))])
            once = partial(_run, [*checked, *options, str(folder)])
            _tell("overclaim check", _timed(once), pages)
            _tell("the same again", _timed(once), pages)
            # Under another name nothing is known of them.
            folder = folder.rename(Path(made) / f"{ending}-moved")
            report = f"--report={made}/{ending}.xlsx"
            booked = partial(_run, [*checked, *options, report, str(folder)])
            _tell("with a workbook", _timed(booked), pages)
            _tell("plain word list", _timed(partial(_search, folder)), pages)


def _machine() -> str:
    """Give what the figures were measured on, and how busy it is with other things."""
    known = Path("/proc/cpuinfo")
    text = known.read_text("utf-8") if known.exists() else ""
    model = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    name = model[1] if model else platform.machine()
    return (
        f"{name}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"load {os.getloadavg()[0]:.1f} before"
    )


def _make(folder: Path, pages: int, ending: str, claims: float) -> int:
    """Write the pages, and give their bytes."""
    rows = [row for path in sorted(_OWN.glob("*.jsonl")) for row in _rows(path)]
    flagged = [text for text, flag in rows if flag]
    plain = [text for text, flag in rows if not flag]
    chance = random.Random(7)  # noqa: S311 - the same pages each time
    size = 0
    for number in range(pages):
        picked = [
            _varied(chance.choice(flagged if chance.random() < claims else plain), chance)
            for _ in range(_SENTENCES)
        ]
        path = folder / f"{number // 100:03}" / f"page-{number:05}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "".join(_page(picked) if ending == "md" else _html_page(picked))
        size += path.write_bytes(text.encode())
    return size


def _rows(path: Path) -> Iterator[tuple[str, bool]]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield " ".join(row["text"].split()), bool(row["flag"])


def _varied(text: str, chance: random.Random) -> str:
    """Give *text* with other figures and, where it can take one, an opening of its own."""
    text = _DIGITS.sub(lambda _: str(chance.randint(2, 9)), text)
    if not text[:1].isupper() or text[1:2].isupper():
        return text
    opening = chance.choice(_OPENINGS)
    return opening.format(place=chance.choice(_PLACES), day=chance.choice(_DAYS)) + text


def _page(sentences: list[str]) -> Iterator[str]:
    yield f"# {sentences[0]}\n\n"
    for first in range(1, _SENTENCES, 6):
        some = sentences[first : first + 6]
        yield f"## {some[0]}\n\n{' '.join(some[1:3])}\n\n"
        yield from (f"- {text}\n" for text in some[3:])
        yield "\n"


def _html_page(sentences: list[str]) -> Iterator[str]:
    yield f"<!doctype html><html lang=en><title>{html.escape(sentences[0])}</title><body>\n"
    for first in range(1, _SENTENCES, 6):
        some = [html.escape(text) for text in sentences[first : first + 6]]
        yield f"<h2>{some[0]}</h2>\n<p class=copy>{' '.join(some[1:3])}</p>\n<ul>\n"
        yield from (f"<li><a href=#more>{text}</a></li>\n" for text in some[3:])
        yield "</ul>\n"
    yield "</body></html>\n"


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _search(folder: Path) -> None:
    """Look for words of hype in every file, one after the other, as a list of words does."""
    words = "cure cures guaranteed miracle breakthrough regenerate regrow painless risk-free best"
    for path in folder.rglob("*.*"):
        text = path.read_text("utf-8").lower()
        for word in words.split():
            list(re.finditer(rf"\b{re.escape(word)}\b", text))


def _timed(task: Callable[[], None]) -> Cost:
    """Give what *task* takes; the memory is that of the processes it starts, or of this one."""
    done = threading.Event()
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(done, peak))
    before, begin = _processor(), time.perf_counter()
    watch.start()
    task()
    wall, processor = time.perf_counter() - begin, _processor() - before
    done.set()
    watch.join()
    return Cost(wall, processor, peak[0])


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _watch(done: threading.Event, peak: list[float]) -> None:
    while not done.wait(0.1):
        started = list(_started_by(os.getpid()))
        peak[0] = max(peak[0], sum(map(_megabytes, started or [os.getpid()])))


def _started_by(process: int) -> Iterator[int]:
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = path.read_text().split()
        except OSError:
            continue
        for child in map(int, children):
            yield child
            yield from _started_by(child)


def _megabytes(process: int) -> float:
    """Give the memory of a process, shared pages split among those who share them."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def _tell(name: str, cost: Cost, pages: int) -> None:
    click.echo(
        f"  {name}: {cost.wall:.1f} s, processor {cost.processor:.1f} s, "
        f"{cost.memory:.0f} MB at most, {pages / cost.wall:.0f} pages a second"
    )


if __name__ == "__main__":
    main()
