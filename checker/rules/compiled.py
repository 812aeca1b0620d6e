"""Compiled packs, kept in the user's cache folder so that they are read and checked once."""

import pickle
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from checker.model.rules import Ruleset
from checker.rules.files import is_judged_by

# Raised whenever the compiled form changes.
_FORM: Final = 13
# Projects on one machine have packs of their own: so many compiled ones are kept, the newest.
_KEPT: Final = 8
# What a damaged file makes the unpickler raise.
DAMAGED: Final = (
    pickle.UnpicklingError, ArithmeticError, AttributeError, EOFError, ImportError, LookupError,
    MemoryError, OSError, SyntaxError, TypeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Packs:
    """Which packs and profiles to judge with, and the folder that compiled ones are kept in."""

    builtin: Path
    user: tuple[Path, ...] = ()
    profiles: tuple[str, ...] = ("us",)
    cache: Path | None = None


def ruleset(packs: Packs) -> Ruleset:
    """Give the compiled *packs*, from the cache where nothing has changed since."""
    if packs.cache is None:
        return _made(packs)
    kept = packs.cache / f"rules-{_key(packs)}.pickle"
    found = _kept(kept)
    if found is not None:
        return found
    made = _made(packs)
    _keep(kept, made)
    return made


def _made(packs: Packs) -> Ruleset:
    # What reads and checks rule files is not even loaded where nothing has changed.
    from checker.rules.ruleset import load

    return load(packs.builtin, packs.user, packs.profiles)


def _key(packs: Packs) -> str:
    """Give what tells the packs, and the code that compiles them, from what they were before.

    It goes by what the file system says of each file: to read them all costs a hook more than to
    judge with them. A copy of the same files is compiled anew.
    """
    code = Path(__file__).parents[1]
    files = {"": [*code.glob("rules/*.py"), *code.glob("model/*.py"), code / "words.py"]}
    for folder in (packs.builtin, *packs.user):
        # Compiled packs tell where the model beside them lies.
        name = f"{folder.absolute()} {folder.is_dir()}"
        files[name] = [path for path in folder.rglob("*") if is_judged_by(path)]
    seen = [(name, sorted(map(_looks, each))) for name, each in files.items()]
    asked = f"{_FORM} {sys.version_info[:2]} {packs.profiles} {seen}"
    return sha256(asked.encode("utf-8", "surrogateescape")).hexdigest()[:24]


def _looks(path: Path) -> tuple[str, int, int, int, int]:
    told = path.stat()
    return str(path), told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino


def _kept(path: Path) -> Ruleset | None:
    try:
        # The folder is the user's own; nobody else's bytes are loaded.
        found = pickle.loads(path.read_bytes())  # noqa: S301
    except DAMAGED:
        return None
    return found if isinstance(found, Ruleset) else None


def _keep(path: Path, made: Ruleset) -> None:
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = sorted(path.parent.glob("rules-*.pickle"), key=lambda old: -old.stat().st_mtime)
        for old in kept[_KEPT - 1 :]:
            old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
        Path(file.name).replace(path)
    except OSError:
        return
