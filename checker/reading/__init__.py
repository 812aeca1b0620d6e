"""Bytes to units: find files, read each format, cut sentences, keep every character's place."""

from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import Final, Protocol, cast

from checker.errors import UnreadableError
from checker.model.documents import Document

ENDINGS: Final = MappingProxyType(
    {
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".md": "markdown",
        ".markdown": "markdown",
        ".mdx": "mdx_pages",
        ".txt": "plain",
        ".docx": "docx",
        ".csv": "csv",
        ".jsx": "jsx",
        ".tsx": "jsx",
    }
)
"""Which module reads files with which ending."""

MOST_BYTES: Final = 20_000_000


class _Reader(Protocol):
    """A module that reads one format."""

    def read(self, path: str, data: bytes) -> Document:
        """Give the document that *data* holds."""
        ...


def can_read(path: str) -> bool:
    """Tell whether there is a reader for the ending of *path*."""
    return PurePath(path).suffix.lower() in ENDINGS


def read(path: str, data: bytes, most_bytes: int = MOST_BYTES) -> Document:
    """Give the document that *data* holds, or raise UnreadableError with the reason."""
    ending = PurePath(path).suffix.lower()
    if ending not in ENDINGS:
        raise UnreadableError(f"no reader for {ending} files" if ending else "no file ending")
    if len(data) > most_bytes:
        raise UnreadableError(f"over the limit of {most_bytes / 1_000_000:g} MB")
    if not data.strip():
        return Document(path=path, blocks=(), line_starts=(0,))
    reader = cast("_Reader", import_module(f"checker.reading.{ENDINGS[ending]}"))
    try:
        return reader.read(path, data)
    except RecursionError as error:
        raise UnreadableError("nested too deeply") from error
