"""What the commands share: settings, packs, the clock, the cache folder, files written whole."""

import hashlib
import os
import shlex
import sys
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Final

import click
from click.core import ParameterSource

from checker import regime as held
from checker import settings as settings_files
from checker.errors import SettingsError
from checker.judging.judge import Bench
from checker.model.regimes import Include, Regime
from checker.rules.compiled import Packs
from checker.settings import Settings
from checker.site_settings import Taking

# What these ask for changes where a report goes, when it is made or how fast, and no finding.
_ELSEWHERE: Final = frozenset(["reports", "form", "jobs", "no_cache", "today"])


def settings(config: str | None, **given: object) -> Settings:
    """Give the settings of *config*, or of this folder, with the options *given* on top."""
    path = Path(config) if config else settings_files.find(Path.cwd())
    if config and not Path(config).is_file():
        raise SettingsError(f"{config}: no such settings file")
    read = settings_files.load(path) if path else Settings()
    return settings_files.override(read, **given)


def packs(chosen: Settings, *, cached: bool = True) -> Packs:
    """Give the packs that *chosen* asks for."""
    return Packs(
        builtin=builtin(),
        user=tuple(Path(folder) for folder in chosen.rules),
        profiles=chosen.profile,
        cache=cache_folder() if cached else None,
    )


def regime(chosen: Settings, at: Bench) -> Regime:
    """Give what pages are held to; raise `SettingsError` for what does not exist."""
    folder = Path(chosen.folder) if chosen.folder else Path.cwd()
    made = Regime(
        profiles=chosen.profile,
        by_path=chosen.profiles,
        includes=tuple(_include(taking, folder) for taking in chosen.includes),
        duties=chosen.duties,
        templates=chosen.templates,
        base=_base(folder),
    )
    held.check(made, at)
    return made


def _include(taking: Taking, folder: Path) -> Include:
    try:
        data = (folder / taking.path).read_bytes()
    except OSError as error:
        raise SettingsError(
            f"includes: {taking.path}: no such file in {folder}; name it as seen from the settings"
        ) from error
    return Include(
        path=taking.path, data=data, at=taking.at, pages=taking.pages, meets=taking.meets
    )


def _base(folder: Path) -> str:
    here, base = Path.cwd().resolve(), folder.resolve()
    return here.relative_to(base).as_posix() if here.is_relative_to(base) else ""


def builtin() -> Path:
    """Give the folder of the packs that come with the program."""
    return Path(str(files("rulesets")))


def cache_folder() -> Path:
    """Give the user's cache folder for this program."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("overclaim", appauthor=False))


def last_run() -> Path:
    """Give the file that the last report of this folder is kept in."""
    return cache_folder() / "runs" / f"{_folder()}.json"


def last_seen() -> Path:
    """Give the file that keeps when decided findings of this folder were last met."""
    return cache_folder() / "runs" / f"{_folder()}-seen.json"


def _folder() -> str:
    return hashlib.sha256(str(Path.cwd()).encode()).hexdigest()[:16]


def today(given: str | None) -> date:
    """Give the day *given*, else that of SOURCE_DATE_EPOCH, else today's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if given:
            return date.fromisoformat(given)
        if epoch:
            return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except ValueError as error:
        raise SettingsError(f"no date: {given or epoch}; write it as 2026-01-31") from error
    return datetime.now(tz=UTC).astimezone().date()


def told() -> str:
    """Give the present command as typed, but for the options that leave the findings alone."""
    context = click.get_current_context()
    words = ["overclaim", str(context.info_name)]
    for parameter in context.command.params:
        name = str(parameter.name)
        typed = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if typed and name not in _ELSEWHERE:
            words += _typed(parameter, context.params[name])
    return shlex.join(words)


def _typed(parameter: click.Parameter, value: object) -> list[str]:
    values = [str(one) for one in value] if isinstance(value, tuple | list) else [str(value)]
    if isinstance(parameter, click.Argument):
        return values
    if value is True:
        return [parameter.opts[0]]
    return [word for one in values for word in (parameter.opts[0], one)]


def colour() -> bool:
    """Say whether standard output takes colour: a terminal, and NO_COLOR not set."""
    return bool(sys.stdout and sys.stdout.isatty()) and not os.environ.get("NO_COLOR")


def show(data: bytes) -> None:
    """Put *data* on standard output; that nobody reads on to the end is no mistake."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except OSError as error:
        # What is left of it goes nowhere when the process ends, instead of failing once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise SettingsError(f"standard output: cannot be written: {error.strerror}") from error
