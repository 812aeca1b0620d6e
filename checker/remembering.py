"""What the reader said of texts, kept in the user's cache folder from run to run.

Most of what a hook checks was checked before: where nothing is new the model is not even loaded.
Texts are kept as digests, not as words.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from checker.judging import reader
from checker.model.rules import Pack

_MOST: Final = 3000


@contextmanager
def remembered(folder: Path | None, packs: Sequence[Pack]) -> Iterator[None]:
    """Know what earlier runs heard, and keep what this one hears, in *folder* where there is one.

    What was said by another model, and what cannot be read or written, does not count.
    """
    if folder is None:
        yield
        return
    kept = folder / f"said-{packs[0].sha256[:16]}.json"
    before = _recalled(kept)
    reader.hear(before)
    yield
    after = reader.heard()
    if after.keys() - before.keys():
        _keep(kept, after)


def _recalled(path: Path) -> dict[str, tuple[int, ...]]:
    with suppress(OSError, ValueError, AttributeError, TypeError):
        found = json.loads(path.read_text("utf-8"))
        rows = {str(key): tuple(map(int, row)) for key, row in found.items()}
        if all(map(reader.is_heard, rows.values())):
            return rows
    return {}


def _keep(path: Path, said: reader.Heard) -> None:
    newest = dict(list(said.items())[-_MOST:])
    made = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob("said-*.json"):
            if old != path:
                old.unlink(missing_ok=True)
        made.write_text(json.dumps(newest, separators=(",", ":")), encoding="utf-8")
        made.replace(path)
