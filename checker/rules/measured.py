"""What a pack says it is worth on labelled sentences."""

from pathlib import Path

from checker.model.rules import Measured
from checker.rules.files import toml


def load(folder: Path) -> tuple[Measured, ...]:
    """Read ``measured.toml`` of *folder*; none where there is no such file."""
    path = folder / "measured.toml"
    if not path.exists():
        return ()
    return tuple(Measured(**table) for table in toml(path, "measured")["set"])
