"""Many files to one report: in parallel where it pays, in one order whatever the jobs."""

import gc
import os
import stat
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Final

from checker import site
from checker.engine import PLAIN, PageResult, check_bytes
from checker.judging import reader
from checker.judging.approved import approved
from checker.judging.judge import Bench, bench
from checker.model.documents import Place
from checker.model.regimes import Regime
from checker.model.reports import Finding, Report, Unchecked
from checker.model.rules import Ruleset
from checker.packing import Unpacking, packed
from checker.page_cache import PageCache, page_cache
from checker.remembering import remembered
from checker.rules.compiled import Packs, ruleset
from checker.sharing import shared_out

Chunk = tuple[str, ...]
# The results of a chunk, packed, each with the key that it is kept under.
Packed = list[tuple[str, bytes]]

# Fewer files are a hook's: what the model said of their texts is remembered instead.
_A_FOLDER: Final = 64
# Files that one process checks before it tells of them.
_CHUNK: Final = 4
# Fewer chunks cost less than a second process.
_WORTH_A_PROCESS: Final = 16
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
    """Check *paths* in *jobs* processes (0: one a core); *advance* hears of files done.

    Of a folder, what nothing changed for is taken from an earlier run.
    """
    if len(paths) < _A_FOLDER:
        with remembered(task.packs.cache, bench_for(task).ruleset.packs):
            return list(_counted((check_file(path, task) for path in paths), advance))
    kept = _cache_for(task)
    done = _known(paths, kept)
    advance(len(done))
    chunks = _chunks([path for path in paths if path not in done])
    with closing(_checked(chunks, task, kept, jobs or os.cpu_count() or 1)) as checked:
        can_keep = True
        for chunk, results in checked:
            # Where another run holds the cache, to wait for it at every chunk would cost more.
            can_keep = can_keep and kept.keep({key: result for key, result in results if key})
            done.update(zip(chunk, (result for _, result in results), strict=True))
            advance(len(chunk))
    # Unpacked when the other processes have given back their memory.
    unpacking = Unpacking(bench_for(task).ruleset.entries)
    return [unpacking.result(done[path]) or _again(path, task, kept) for path in paths]


def _again(path: str, task: Task, kept: PageCache) -> PageResult:
    """Check the file at *path* of which a damaged result was kept, and keep a sound one."""
    data = _data(path)
    result = check_data(path, data, task)
    if isinstance(data, bytes):
        kept.keep({kept.key(path, data): packed(result)})
    return result


def _cache_for(task: Task) -> PageCache:
    rules = bench_for(task).ruleset
    return page_cache(task.packs.cache, rules, task.regime, task.today, task.approved)


def _known(paths: Iterable[str], kept: PageCache) -> dict[str, bytes]:
    """Give the results of earlier runs, packed; of what cannot be read the check will tell."""
    if kept.file is None:
        return {}
    read = ((path, _data(path)) for path in paths)
    keys = {path: kept.key(path, data) for path, data in read if isinstance(data, bytes)}
    known = kept.known(list(keys.values()))
    return {path: known[key] for path, key in keys.items() if key in known}


def _chunks(paths: Sequence[str]) -> list[Chunk]:
    return [tuple(paths[i : i + _CHUNK]) for i in range(0, len(paths), _CHUNK)]


def _checked(
    chunks: Sequence[Chunk], task: Task, kept: PageCache, processes: int
) -> Generator[tuple[Chunk, Packed], None, None]:
    work = partial(_check_chunk, task=task, kept=kept)
    if processes > 1 and len(chunks) >= _WORTH_A_PROCESS:
        known = bench_for(task).ruleset.likeness
        prepare = partial(reader.prepare, known.reader if known else None)
        yield from shared_out(chunks, work, processes, prepare)
        return
    with remembered(task.packs.cache, bench_for(task).ruleset.packs):
        yield from ((chunk, work(chunk)) for chunk in chunks)


def _check_chunk(paths: Chunk, task: Task, kept: PageCache) -> Packed:
    return [_packed(path, task, kept) for path in paths]


def _packed(path: str, task: Task, kept: PageCache) -> tuple[str, bytes]:
    """Give the result of the file at *path*, and the key to keep it under, empty for none."""
    data = _data(path)
    key = kept.key(path, data) if isinstance(data, bytes) else ""
    return key, packed(check_data(path, data, task))


def check_file(path: str, task: Task) -> PageResult:
    """Check one file; one that cannot be opened becomes a result that says why."""
    return check_data(path, _data(path), task)


def _data(path: str) -> bytes | str:
    """Give what the file at *path* holds, or why it cannot be read."""
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            return "unreadable: a device or a pipe, not a file"
        return Path(path).read_bytes()
    except OSError as error:
        return f"unreadable: {(error.strerror or 'error').lower()}"


def check_data(path: str, data: bytes | str, task: Task) -> PageResult:
    """Check what a file holds; the reason why it cannot be read becomes a result that says so."""
    if isinstance(data, str):
        return PageResult(path=path, reason=data)
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
