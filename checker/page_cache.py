"""What was found on pages, kept in the user's cache folder: an unchanged one is not judged again.

A result hangs on the bytes and the name of its page, on rules and settings, on the program and the
libraries it reads and judges with, and on the day where a date says so.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from checker import __version__
from checker.model.regimes import Regime
from checker.model.rules import Ruleset

if TYPE_CHECKING:
    from sqlite3 import Connection

Result = TypeVar("Result")

# Raised whenever what is kept of a page, or the table of it, changes its form.
_FORM: Final = 1
# So many pages are kept from run to run, those met last: some 80 MB.
_MOST: Final = 10_000
# Seconds to wait for another run that writes.
_PATIENCE: Final = 2.0
_LIBRARIES: Final = ("numpy", "onnxruntime", "pathspec", "pyromark", "regex", "turbohtml")
# Where these bytes are, a comment may name a day; the second tells what is not plain text.
_DATED: Final = (b"overclaim", b"\0")
_MADE: Final = (
    "create table if not exists pages (key text primary key, met integer, result blob)",
    "create index if not exists by_met on pages (met)",
)
_OLDEST: Final = "select rowid from pages order by met desc, rowid desc limit -1 offset ?"


@dataclass(frozen=True, slots=True)
class PageCache:
    """Results by the keys of pages. Without a file, or with a broken one, nothing is known.

    *judged_by* stands for all that the pages of a run have in common.
    """

    file: Path | None
    judged_by: str
    today: str

    def key(self, path: str, data: bytes) -> str:
        """Give the key of the page at *path* that holds *data*."""
        today = self.today if any(mark in data for mark in _DATED) else ""
        digest = sha256(f"{self.judged_by}\0{today}\0{path}\0".encode("utf-8", "surrogateescape"))
        digest.update(data)
        return digest.hexdigest()

    def known(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Give the results kept under *keys*; those met longest ago are dropped."""

        def look(kept: "Connection") -> dict[str, bytes]:
            (run,) = kept.execute("select coalesce(max(met), 0) + 1 from pages").fetchone()
            kept.executemany("update pages set met = ? where key = ?", [(run, k) for k in keys])
            kept.execute(f"delete from pages where rowid in ({_OLDEST})", (_MOST,))  # noqa: S608
            return dict(kept.execute("select key, result from pages where met = ?", (run,)))

        return self._with(look) or {}

    def keep(self, results: Mapping[str, bytes]) -> bool:
        """Keep *results* by their keys; tell whether it could be done."""
        add = "insert or replace into pages select ?, coalesce(max(met), 0), ? from pages"
        return self._with(lambda kept: kept.executemany(add, results.items())) is not None

    def _with(self, work: Callable[["Connection"], Result]) -> Result | None:
        """Give what *work* gives, or None: that a result cannot be kept is no mistake."""
        if self.file is None:
            return None
        try:
            import sqlite3
        except ImportError:
            return None
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            # It holds copy that may not be public yet.
            self.file.touch(mode=0o600)
            with closing(sqlite3.connect(self.file, timeout=_PATIENCE)) as kept, kept:
                kept.execute("pragma synchronous = off")
                for statement in _MADE:
                    kept.execute(statement)
                return work(kept)
        except (OSError, sqlite3.OperationalError):
            return None
        except sqlite3.DatabaseError:
            # Damaged: the next run starts anew.
            with suppress(OSError):
                self.file.unlink(missing_ok=True)
            return None


def page_cache(
    folder: Path | None,
    rules: Ruleset,
    regime: Regime,
    today: str,
    approved: tuple[tuple[str, str], ...] = (),
) -> PageCache:
    """Give the cache in *folder* of what pages come to; one that keeps nothing without it.

    They are judged by *rules* and held to *regime*; *approved* are sentences, each with the wording
    that was approved in its place.
    """
    if folder is None:
        return PageCache(None, "", "")
    cited = ((entry.id, entry.citation) for entry in rules.entries.values())
    expired = sorted(name for name, its in cited if its and "" < its.expires < today)
    read = rules.packs, rules.parts, rules.profiles, expired
    by = repr((_FORM, _program(), *read, regime, approved))
    return PageCache(
        folder / f"pages-{_FORM}.sqlite",
        sha256(by.encode("utf-8", "surrogateescape")).hexdigest(),
        today,
    )


@cache
def _program() -> str:
    """Give the digest of the program and the versions of what it reads and judges with."""
    versions = [__version__, sys.version, *map(_version, _LIBRARIES)]
    digest = sha256(repr(versions).encode())
    here = Path(__file__).parent
    for path in sorted(here.rglob("*.py")):
        digest.update(path.relative_to(here).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def _version(library: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        # It came without its papers, such as in a program packed into one file.
        return ""
