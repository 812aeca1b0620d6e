"""Many files to one report: in parallel where it pays, in one order whatever the jobs."""

import gc
import os
import pickle
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker import site
from checker.engine import PLAIN, PageResult, check_bytes
from checker.judging import reader
from checker.judging.approved import approved
from checker.judging.judge import Bench, bench
from checker.model.documents import Place
from checker.model.regimes import Regime
from checker.model.reports import Finding, Report, Unchecked
from checker.model.rules import Ruleset
from checker.remembering import remembered
from checker.rules.compiled import Packs, ruleset

if TYPE_CHECKING:
    from concurrent.futures import Future

# Below this many files a second process costs more than it saves.
_WORTH_A_PROCESS: Final = 64
_CHUNK: Final = 16
# How many new objects call the collector, and how many of its calls a longer look.
_COLLECTING: Final = (100_000, 20, 100)


@dataclass(frozen=True, slots=True)
class Task:
    """What every worker needs to know: the packs to judge with, the day, what pages are held to.

    *approved* are sentences, each with the wording that was approved in its place.
    """

    packs: Packs
    today: str
    regime: Regime = PLAIN
    approved: tuple[tuple[str, str], ...] = ()


def check_files(
    paths: Sequence[str], task: Task, jobs: int, advance: Callable[[int], None]
) -> list[PageResult]:
    """Check *paths* in *jobs* processes (0: one a core); *advance* hears of each file done."""
    wanted = jobs or os.cpu_count() or 1
    if wanted == 1 or len(paths) < _WORTH_A_PROCESS:
        with remembered(task.packs.cache, bench_for(task).ruleset.packs):
            return list(_counted((check_file(path, task) for path in paths), advance))
    bench_for(task)
    return _shared_out(paths, task, wanted, advance)


def _shared_out(
    paths: Sequence[str], task: Task, wanted: int, advance: Callable[[int], None]
) -> list[PageResult]:
    # Imported here: most runs are a hook's, of a page or two, and wait for no second process.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    if "fork" in methods:
        reader.prepare()
    chunks = [tuple(paths[i : i + _CHUNK]) for i in range(0, len(paths), _CHUNK)]
    # This process checks pages too: one that only waited would cost the memory of another.
    with ProcessPoolExecutor(min(wanted, len(chunks)) - 1, mp_context=context) as pool:
        given: list[Future[bytes]] = []
        try:
            given.extend(pool.submit(_check_chunk, chunk, task) for chunk in chunks)
            packed = _with_a_hand(given, chunks, task, advance)
        finally:
            # Leaving the pool waits for all that is not taken back, whatever went wrong here.
            for each in given:
                each.cancel()
    # Unpacked when the other processes have given back their memory.
    return [result for results in packed for result in _unpacked(results)]


def _with_a_hand(
    given: Sequence["Future[bytes]"],
    chunks: Sequence[tuple[str, ...]],
    task: Task,
    advance: Callable[[int], None],
) -> list[bytes]:
    """Check from the last chunk on those that no process has begun; give the results of all."""
    own: dict[int, bytes] = {}
    fetched: list[bytes] = []
    for number in reversed(range(len(chunks))):
        if given[number].cancel():
            own[number] = _packed(_counted((check_file(p, task) for p in chunks[number]), advance))
        while len(fetched) < number and given[len(fetched)].done():
            fetched.append(_fetched(given[len(fetched)], chunks[len(fetched)], advance))
    rest = range(len(fetched), len(chunks))
    return fetched + [own[n] if n in own else _fetched(given[n], chunks[n], advance) for n in rest]


def _fetched(given: "Future[bytes]", chunk: Sequence[str], advance: Callable[[int], None]) -> bytes:
    packed = given.result()
    advance(len(chunk))
    return packed


def _check_chunk(paths: tuple[str, ...], task: Task) -> bytes:
    return _packed(check_file(path, task) for path in paths)


def _packed(results: Iterable[PageResult]) -> bytes:
    # Some 7 KB a page instead of 100: thousands of them wait for the last one.
    return zlib.compress(pickle.dumps(tuple(results), pickle.HIGHEST_PROTOCOL), level=1)


def _unpacked(packed: bytes) -> tuple[PageResult, ...]:
    results: tuple[PageResult, ...] = pickle.loads(zlib.decompress(packed))  # noqa: S301
    return results


def check_file(path: str, task: Task) -> PageResult:
    """Check one file; one that cannot be opened becomes a result that says why."""
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            return PageResult(path=path, reason="unreadable: a device or a pipe, not a file")
        data = Path(path).read_bytes()
    except OSError as error:
        return PageResult(path=path, reason=f"unreadable: {(error.strerror or 'error').lower()}")
    try:
        return check_bytes(path, data, bench_for(task), task.today, task.regime)
    except Exception as error:
        error.add_note(f"while checking {path}")
        raise


@cache
def ready(packs: Packs) -> Bench:
    """Give the bench of *packs*, made once a process.

    It lives as long as the process, as findings do: the collector is spared from walking through
    it, and called rarely.
    """
    gc.disable()
    made = bench(ruleset(packs))
    gc.freeze()
    gc.set_threshold(*_COLLECTING)
    gc.enable()
    return made


def bench_for(task: Task) -> Bench:
    """Give the bench of *task*, with the wordings it knows as approved, made once a process."""
    return _with_approved(task.packs, task.approved)


@cache
def _with_approved(packs: Packs, wordings: tuple[tuple[str, str], ...]) -> Bench:
    # One object a process: what is kept of earlier readings belongs to its bench.
    made = ready(packs)
    return replace(made, approved=approved(dict(wordings))) if wordings else made


def report(
    results: Sequence[PageResult],
    rules: Ruleset,
    version: str,
    ignored: Mapping[str, int],
) -> Report:
    """Put the results together: identical sentences are one finding with many places."""
    ordered = sorted(results, key=lambda r: r.path)
    sides = [side for result in ordered for side in result.sides]
    divided = site.findings(sides, rules.statutes.oppositions)
    return Report(
        version=version,
        packs=rules.packs,
        profiles=rules.profiles,
        findings=tuple(
            sorted([*_merged(f for r in ordered for f in r.findings), *divided], key=_by_place)
        ),
        excused=tuple(e for result in ordered for e in result.excused),
        unchecked=tuple(Unchecked(r.path, r.reason) for r in ordered if r.reason),
        suppressed=(
            *(s for result in ordered for s in result.suppressed),
            *site.silenced(sides, rules.statutes.oppositions),
        ),
        pages=tuple(result.page for result in ordered),
        ignored=dict(sorted(ignored.items())),
        units=sum(result.units for result in ordered),
        citations={c.id: (c.name, c.url, c.read) for c in rules.citations.values()},
        differences=rules.differences,
        measured=rules.measured,
        parts=rules.parts,
    )


def _counted(results: Iterable[PageResult], advance: Callable[[int], None]) -> Iterator[PageResult]:
    for result in results:
        advance(1)
        yield result


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    first: dict[str, Finding] = {}
    places: dict[str, list[Place]] = {}
    for found in findings:
        kept = first.setdefault(found.id, found)
        graver = found if found.severity.rank > kept.severity.rank else kept
        if found.basis != kept.basis:
            # Pages under different laws share a sentence: all of them are cited.
            basis = tuple(dict.fromkeys((*kept.basis, *found.basis)))
            graver = replace(graver, basis=basis)
        first[found.id] = graver
        places.setdefault(found.id, []).extend(found.places)
    return [replace(f, places=tuple(sorted(places[f.id], key=_order))) for f in first.values()]


def _by_place(finding: Finding) -> tuple[tuple[str, int, int], str, str]:
    return _order(finding.places[0]), finding.label, finding.id


def _order(place: Place) -> tuple[str, int, int]:
    return place.path, place.line or place.paragraph or 0, place.column
