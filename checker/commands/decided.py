"""The decisions file of a folder: where it lies, read with pages as this folder names them."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from checker.commands import files
from checker.errors import DecisionsError
from checker.model.decisions import Page, Record
from checker.model.reports import Report
from checker.review import binding, decisions
from checker.review.binding import Scope


@dataclass(frozen=True, slots=True)
class Book:
    """A decisions file and its records; pages are named as seen from the working folder."""

    path: Path
    records: dict[str, Record]


def load(given: str) -> Book:
    """Give the decisions file *given*, else the nearest one upward; none is an empty book."""
    path = place(given)
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Book(path, {})
    except UnicodeDecodeError as error:
        raise DecisionsError(
            f"{path}: not UTF-8 text at byte {error.start + 1}; restore it from its history"
        ) from error
    except OSError as error:
        raise DecisionsError(f"{path}: cannot be read: {error.strerror}") from error
    records = decisions.read(text, str(path))
    seen = _renaming(path.parent, Path.cwd())
    return Book(path, {key: _renamed(record, seen) for key, record in records.items()})


def place(given: str) -> Path:
    """Give where the decisions file *given* is, or else belongs."""
    return Path(given) if given else nearest()


def existing(given: str) -> Book:
    """Give the decisions file as `load` does; one that was named must exist."""
    if given and not Path(given).is_file():
        raise DecisionsError(
            f"{given}: no such decisions file; `overclaim review import` or "
            "`overclaim review baseline` writes one"
        )
    return load(given)


def save(book: Book) -> bool:
    """Write *book* and tell whether that changed the file; the old or the new one is left."""
    kept = _renaming(Path.cwd(), book.path.parent)
    text = decisions.written(_renamed(record, kept) for record in book.records.values())
    data = text.encode("utf-8")
    if book.path.is_file() and book.path.read_bytes() == data:
        return False
    if not data and not book.path.exists():
        return False
    files.write(book.path, data)
    return True


def nearest() -> Path:
    """Give the decisions file of this folder or the nearest above it, within the repository.

    Where there is none yet, it belongs to the top of the repository, or into this folder.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / decisions.NAME).is_file() or (folder / ".git").exists():
            return Path(os.path.relpath(folder / decisions.NAME))
    return Path(decisions.NAME)


def bound(report: Report, book: Book, today: str) -> Report:
    """Give *report* with the decisions of *book* on its findings."""
    missing = known_pages(report, book) - {page.path for page in report.pages}
    return binding.bind(report, book.records, Scope(today, missing))


def known_pages(report: Report, book: Book) -> frozenset[str]:
    """Give the pages that *report* can speak of: those checked, and decided ones that are gone."""
    named = {page.path for page in report.pages}
    checked = {page.path for page in report.pages if not page.state.startswith("not checked")}
    decided_on = binding.pages_of(book.records.values()) - named
    return frozenset(checked | {path for path in decided_on if not Path(path).exists()})


def _renaming(origin: Path, seen_from: Path) -> Callable[[str], str]:
    """Give what turns a path relative to *origin* into one relative to *seen_from*."""
    start, end = os.path.realpath(origin), os.path.realpath(seen_from)
    if start == end:
        return str
    return lambda path: Path(os.path.relpath(f"{start}/{path}", end)).as_posix()


def _renamed(record: Record, name: Callable[[str], str]) -> Record:
    if name is str:
        return record
    return replace(
        record,
        pages=tuple(Page(name(page.path), page.places) for page in record.pages),
        here=tuple(replace(ruled, path=name(ruled.path)) for ruled in record.here),
        history=tuple(
            past._replace(path=name(past.path)) if past.path else past for past in record.history
        ),
    )
