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


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files to read, those met that have no reader by ending, and those that cannot be read."""

    files: tuple[str, ...]
    ignored: dict[str, int]
    unchecked: tuple[Unchecked, ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Ignore patterns and the folder they are relative to."""

    folder: str
    spec: "GitIgnoreSpec"

    def verdict(self, path: str) -> bool | None:
        """Tell whether *path* is ignored, or None where no pattern names it."""
        return self.spec.check_file(os.path.relpath(path, self.folder).replace(os.sep, "/")).include


def find(paths: Sequence[str], excludes: Sequence[str]) -> Discovery:
    """Give the readable files in *paths* that no ignore file and no pattern of *excludes* names."""
    files: set[str] = set()
    ignored: Counter[str] = Counter()
    unchecked: dict[str, Unchecked] = {}
    excluded = _excluded(excludes)
    for path in paths:
        if not os.path.lexists(path):
            raise SettingsError(f"{path}: no such file or folder; name one that exists")
        shown = _shown(path)
        if Path(path).is_dir():
            for met in _walk(os.path.abspath(path), excluded):
                if can_read(met):
                    files.add(_shown(met))
                else:
                    ignored[Path(met).suffix.lower() or _NO_ENDING] += 1
        elif _is_ignored(os.path.abspath(path), excluded):
            continue
        elif can_read(path):
            files.add(shown)
        else:
            ending = Path(path).suffix.lower()
            unchecked[shown] = Unchecked(shown, f"no reader for {ending or 'files without ending'}")
    listed = tuple(unchecked[path] for path in sorted(unchecked))
    return Discovery(tuple(sorted(files)), dict(sorted(ignored.items())), listed)


def _walk(top: str, excluded: tuple[_Patterns, ...]) -> Iterator[str]:
    inherited = {top: (*_ignores_above(top), *_ignore_file(top))}
    for folder, folders, names in os.walk(top):
        patterns = inherited.pop(folder)
        kept = []
        for name in sorted(folders):
            path = os.path.join(folder, name)
            if name.startswith(".") or name in _SKIPPED:
                continue
            if _is_ignored(path + "/", patterns) or _is_ignored(path + "/", excluded):
                continue
            kept.append(name)
            inherited[path] = (*patterns, *_ignore_file(path))
        folders[:] = kept
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.startswith(".") or _is_ignored(path, patterns) or _is_ignored(path, excluded):
                continue
            yield path


def _is_ignored(path: str, patterns: tuple[_Patterns, ...]) -> bool:
    for each in reversed(patterns):
        verdict = each.verdict(path)
        if verdict is not None:
            return verdict
    return False


def _ignores_above(top: str) -> tuple[_Patterns, ...]:
    above: list[_Patterns] = []
    for folder in (Path(top), *Path(top).parents):
        if str(folder) != top:
            above = [*_ignore_file(str(folder)), *above]
        if (folder / ".git").exists():
            return tuple(above)
    return ()


def _ignore_file(folder: str) -> tuple[_Patterns, ...]:
    try:
        text = (Path(folder) / ".gitignore").read_text("utf-8", "replace")
    except OSError:
        return ()
    return (_compiled(folder, text.splitlines()),)


def _excluded(excludes: Sequence[str]) -> tuple[_Patterns, ...]:
    return (_compiled(str(Path.cwd()), excludes),) if excludes else ()


def _compiled(folder: str, lines: Sequence[str]) -> _Patterns:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - slow to import, often not needed

    return _Patterns(folder, GitIgnoreSpec.from_lines(lines))


def _shown(path: str) -> str:
    absolute = os.path.abspath(path)
    relative = os.path.relpath(absolute)
    inside = not relative.startswith(os.pardir + os.sep) and relative != os.pardir
    return (relative if inside else absolute).replace(os.sep, "/")
