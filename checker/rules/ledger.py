"""The evidence ledger, read and checked."""

from pathlib import Path

from checker.model.evidence import Entry


def load(folder: Path) -> dict[str, Entry]:
    """Give the entries of *folder* by id."""
    _ = folder
    return {}
