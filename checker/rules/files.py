"""The files of a pack, read as TOML and checked against their schema."""

import tomllib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from checker.errors import RulesError
from checker.rules.schemas import problems

Table = dict[str, Any]


def toml(path: Path, schema: str) -> Table:
    """Read *path* and check it; raise `RulesError` naming file, key and value."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
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


def shown(path: Path) -> str:
    """Give the last three parts of *path*: enough to find it, free of the machine's folders."""
    return "/".join(path.parts[-3:])


def fingerprint(folder: Path) -> str:
    """Give the SHA-256 over names and bytes of all TOML and JSON files below *folder*."""
    digest = sha256()
    for path in sorted((*folder.rglob("*.toml"), *folder.rglob("*.json"))):
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
