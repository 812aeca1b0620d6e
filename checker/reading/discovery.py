"""Files to read: folders walked, ignore files respected, what has no reader counted."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.errors import SettingsError
from checker.model.reports import Unchecked
from checker.reading import can_read

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SKIPPED: Final = frozenset({"node_modules", "__pycache__", "bower_components", "venv"})
_NO_ENDING: Final = "(no ending)"
_LINKED: Final = "(linked folder)"


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files to read, the endings met that have no reader, and what cannot be checked.

    *excluded* are files named outright that a pattern leaves out.
    """

    files: tuple[str, ...]
    ignored: dict[str, int]
    unchecked: tuple[Unchecked, ...]
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Ignore patterns and the folder they are relative to."""

    folder: Path
    spec: "GitIgnoreSpec"

    def verdict(self, path: Path, *, is_folder: bool) -> bool | None:
        """Tell whether *path* is ignored, or None where no pattern names it."""
        if not path.is_relative_to(self.folder):
            return None
        name = path.relative_to(self.folder).as_posix()
        return self.spec.check_file(f"{name}/" if is_folder else name).include


def find(paths: Sequence[str], excludes: Sequence[str], base: str = "") -> Discovery:
    """Give the readable files in *paths* that no ignore file and no pattern of *excludes* names.

    These are seen from the folder *base*, else from the working folder, and no ignore file takes
    back what they leave out.
    """
    files: set[str] = set()
    ignored: Counter[str] = Counter()
    unchecked: dict[str, Unchecked] = {}
    excluded: set[str] = set()
    folder = Path(os.path.normpath(Path(base).absolute()))
    patterns = (_compiled(folder, excludes),) if excludes else ()
    for named in paths:
        path = _normal(named)
        if path.is_dir():
            for met in _walk(path, patterns):
                if met.is_dir():
                    ignored[_LINKED] += 1
                elif can_read(met.name):
                    files.add(_shown(met))
                else:
                    ignored[met.suffix.lower() or _NO_ENDING] += 1
        elif not can_read(named):
            reason = f"no reader for {path.suffix.lower() or 'files without an ending'}"
            unchecked[named] = Unchecked(_shown(path), reason)
        else:
            (excluded if _is_ignored(path, patterns) else files).add(_shown(path))
    listed = tuple(unchecked[path] for path in sorted(unchecked))
    left_out = tuple(sorted(excluded))
    return Discovery(tuple(sorted(files)), dict(sorted(ignored.items())), listed, left_out)


def _normal(named: str) -> Path:
    if not named or not Path(named).exists():
        raise SettingsError(f"{named or repr(named)}: no such file or folder; name one that exists")
    return Path(os.path.normpath(Path(named).absolute()))


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _walk(top: Path, excluded: tuple[_Patterns, ...]) -> Iterator[Path]:
    """Give the files below *top*, and the folders that are links, which are not entered."""
    patterns_of = {top: (*_ignores_above(top), *_ignores_in(top))}
    for name, folders, names in os.walk(top):
        folder = Path(name)
        patterns = patterns_of.pop(folder)
        folders[:] = sorted(
            each
            for each in folders
            if _is_walked(folder / each, patterns)
            and not _is_ignored(folder / each, excluded, is_folder=True)
        )
        for each in folders:
            if (folder / each).is_symlink():
                yield folder / each
            else:
                patterns_of[folder / each] = (*patterns, *_ignores_in(folder / each))
        for each in sorted(names):
            if each.startswith(".") or _is_ignored(folder / each, excluded):
                continue
            if not _is_ignored(folder / each, patterns):
                yield folder / each


def _is_walked(folder: Path, patterns: tuple[_Patterns, ...]) -> bool:
    if folder.name.startswith(".") or folder.name in _SKIPPED:
        return False
    return not _is_ignored(folder, patterns, is_folder=True)


def _is_ignored(path: Path, patterns: tuple[_Patterns, ...], *, is_folder: bool = False) -> bool:
    for each in reversed(patterns):
        verdict = each.verdict(path, is_folder=is_folder)
        if verdict is not None:
            return verdict
    return False


def _ignores_above(top: Path) -> tuple[_Patterns, ...]:
    above: tuple[_Patterns, ...] = ()
    for folder in (top, *top.parents):
        if folder != top:
            above = (*_ignores_in(folder), *above)
        if (folder / ".git").exists():
            return above
    return ()


def _ignores_in(folder: Path) -> tuple[_Patterns, ...]:
    file = folder / ".gitignore"
    if not file.is_file():
        return ()
    return (_compiled(folder, file.read_text("utf-8", "replace").splitlines()),)


def _compiled(folder: Path, lines: Sequence[str]) -> _Patterns:
    from pathspec import GitIgnoreSpec

    return _Patterns(folder, GitIgnoreSpec.from_lines(lines))
