"""Files written whole or not at all, whatever happens meanwhile, and one writer at a time."""

import contextlib
import errno
import gc
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from checker.errors import DecisionsError, SettingsError

PREFIX: Final = ".overclaim-partial-"
_STALE: Final = 3600.0
_WAIT: Final = 60.0
_PAUSE: Final = 0.05
_FULL: Final = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EFBIG])

Pieces = Callable[[], Iterable[bytes]]


def write(path: Path, data: bytes) -> None:
    """Put *data* in the place of *path* once it is safely on the disk; else leave the old file."""
    write_pieces(path, lambda: (data,))


def write_pieces(path: Path, make: Pieces) -> None:
    """Do so with the bytes that *make* gives piece by piece, from the start at each call."""
    target = path.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = _mode(target)
        _clear(target.parent)
        partial = _partial(target.parent, make, mode)
        try:
            partial.replace(target)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
        _settle(target.parent)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingsError(
            f"{path}: cannot be written: {reason}; the file is as it was"
        ) from error


@contextlib.contextmanager
def drafting(path: Path) -> Iterator[None]:
    """Turn a full temporary disk, met while *path* is drafted, into words; *path* is untouched."""
    try:
        yield
    except Exception as error:
        failed = next((e for e in _behind(error) if getattr(e, "errno", 0) in _FULL), None)
        if not isinstance(failed, OSError):
            raise
        _let_go(error)
        raise SettingsError(
            f"{path}: cannot be written: {failed.strerror} in {tempfile.gettempdir()}; make room "
            "there, or set TMPDIR to a folder that has some; the file is as it was"
        ) from None


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _let_go(error: BaseException) -> None:
    """Free what was half drafted, whose parts fail once more, and aloud, when they are closed."""
    hook = sys.unraisablehook
    sys.unraisablehook = lambda _: None
    try:
        for each in _behind(error):
            traceback.clear_frames(each.__traceback__)
        gc.collect()
    finally:
        sys.unraisablehook = hook


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep every other overclaim from writing *path*; raise `DecisionsError` after a minute."""
    folder = path.resolve().parent
    with contextlib.ExitStack() as stack:
        taken = _lock(folder, stack)
        deadline = time.monotonic() + _WAIT
        while not taken():
            if time.monotonic() > deadline:
                raise DecisionsError(f"{path}: another overclaim is writing it; try again later")
            time.sleep(_PAUSE)
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(folder: Path, stack: contextlib.ExitStack) -> Callable[[], bool]:
        name = folder / f"{PREFIX}lock"
        file = stack.enter_context(name.open("a+b"))

        def taken() -> bool:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                return False
            return True

        return taken

else:
    import fcntl

    def _lock(folder: Path, stack: contextlib.ExitStack) -> Callable[[], bool]:
        """Lock the folder itself, so that no lock file is left among the user's files."""
        descriptor = os.open(folder, os.O_RDONLY)
        stack.callback(os.close, descriptor)

        def taken() -> bool:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        return taken


def _mode(target: Path) -> int:
    """Give the permissions that the new file gets: those of the old one, which must be writable."""
    if not target.exists():
        return 0o644
    if not target.is_file():
        raise IsADirectoryError(21, "there is something else of that name")
    mode = target.stat().st_mode & 0o777
    # Putting another file in its place would pass over the mark that forbids to write it.
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(13, "it is read-only")
    return mode


def _partial(folder: Path, make: Pieces, mode: int) -> Path:
    """Give a file beside the target that holds all that *make* gives, on the disk."""
    with contextlib.suppress(OSError, AttributeError):
        return _nameless(folder, make, mode)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=PREFIX, delete=False) as file:
        partial = Path(file.name)
        try:
            file.writelines(make())
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
    partial.chmod(mode)
    return partial


def _nameless(folder: Path, make: Pieces, mode: int) -> Path:
    """Do so by a file that has no name until it is complete, where the system knows such files.

    A process killed meanwhile leaves nothing behind, or a whole file that a later run clears.
    """
    descriptor = os.open(folder, os.O_TMPFILE | os.O_WRONLY, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(make())
        file.flush()
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())
        partial = folder / f"{PREFIX}{os.getpid()}-{time.monotonic_ns()}"
        # Named by folder and number: Python follows the link to the nameless file only then.
        descriptors = os.open("/proc/self/fd", os.O_RDONLY)
        try:
            os.link(str(file.fileno()), partial, src_dir_fd=descriptors, follow_symlinks=True)
        finally:
            os.close(descriptors)
    return partial


def _settle(folder: Path) -> None:
    """Have the renaming itself on the disk, where folders can be opened."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _clear(folder: Path) -> None:
    """Take away what a killed run has left, once no run can be at it any more."""
    now = time.time()
    for left in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if left.is_file() and now - left.stat().st_mtime > _STALE:
                left.unlink()
