"""The files of a pack, read as TOML and checked against their schema."""

import tomllib
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from checker.errors import RulesError
from checker.rules.schemas import problems

Table = dict[str, Any]

_FOLDERS: Final = ("claims", "evidence", "profiles", "topics")
_FILES: Final = (
    "amounts", "clean", "inflections", "labels", "likeness", "measured", "pack", "scopes", "terms",
    "wording",
)  # fmt: skip


def toml(path: Path, schema: str) -> Table:
    """Read *path* and check it; raise `RulesError` naming file, key and value."""
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RulesError(f"{shown(path)}: not UTF-8; save it in that encoding") from error
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"{shown(path)}: not readable as TOML: {error}") from error
    except OSError as error:
        raise RulesError(f"{shown(path)}: {error.strerror}") from error
    wrong = problems(data, schema)
    if wrong:
        raise RulesError("\n".join(f"{shown(path)}: {problem}" for problem in wrong))
    return data


def tomls(folder: Path, schema: str) -> Iterator[tuple[Path, Table]]:
    """Give every TOML file of *folder* in the order of names; none where it does not exist."""
    for path in sorted(folder.glob("*.toml")):
        yield path, toml(path, schema)


def check_pack(folder: Path) -> None:
    """Raise `RulesError` if *folder* is no pack, or a name in it is nearly that of a part of one.

    Anything else may lie there; but rules in `claim/` would be missed without a word.
    """
    if not folder.is_dir():
        raise RulesError(f"{folder}: no such folder of rules")
    if not (folder / "pack.toml").exists():
        raise RulesError(f"{folder}: no pack.toml; a pack needs one, with name and version")
    for path in sorted(folder.iterdir()):
        known = _known(path)
        if path.stem in known or path.stem.startswith("context"):
            continue
        close = get_close_matches(path.stem, known, n=1, cutoff=0.7)
        if close:
            name = f"{close[0]}{path.suffix}"
            raise RulesError(f"{shown(path)}: is not read; did you mean '{name}'?")


def _known(path: Path) -> tuple[str, ...]:
    if path.is_dir():
        return _FOLDERS if any(path.glob("*.toml")) else ()
    return _FILES if path.suffix == ".toml" else ()


def shown(path: Path) -> str:
    """Give the last three parts of *path*: enough to find it, free of the machine's folders."""
    return "/".join(path.parts[-3:])


# Text beside a model lists the pieces of words it knows; documents judge nothing.
_JUDGED_BY: Final = frozenset([".toml", ".json", ".onnx", ".txt"])


def is_judged_by(path: Path) -> bool:
    """Tell whether a file of a pack bears on what is judged."""
    return path.suffix in _JUDGED_BY


def fingerprint(folder: Path) -> str:
    """Give the SHA-256 over names and bytes of all files below *folder* that are judged by."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if is_judged_by(path)):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def parts(builtin: Path, packs: Sequence[Path]) -> tuple[tuple[str, str], ...]:
    """Give what judging rests on beside the packs' versions: each part by name, with its SHA-256.

    The ledger and the profiles of *packs* count with those that are built in.
    """
    folders = {
        "language": [builtin / "english"],
        "ledger": [builtin / "regenerative" / "evidence", *(p / "evidence" for p in packs)],
        "profiles of law": [f / "profiles" for f in (builtin, *packs)],
    }
    return tuple((name, _together(each)) for name, each in folders.items())


def _together(folders: Sequence[Path]) -> str:
    prints = [fingerprint(folder) for folder in folders if folder.is_dir()]
    return prints[0] if len(prints) == 1 else sha256("\0".join(prints).encode()).hexdigest()
