"""The labels as people read them: what each is called, and what copy under it says or implies."""

from collections.abc import Iterable
from pathlib import Path

from checker.rules.files import toml


def load(folders: Iterable[Path]) -> dict[str, dict[str, str]]:
    """Give name and meaning by label from the packs in *folders*; a later pack's word holds."""
    found: dict[str, dict[str, str]] = {}
    for folder in folders:
        if (folder / "labels.toml").exists():
            found.update(toml(folder / "labels.toml", "labels"))
    return found
