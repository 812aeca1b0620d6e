"""The command line: commands loaded when called, and the one boundary for errors."""

import errno
import importlib
import os
import sys
import traceback
from contextlib import suppress
from typing import Final

import click

from checker import __version__
from checker.errors import CheckerError

BUG: Final = 70
INTERRUPTED: Final = 130
USAGE: Final = 2
# What an operating system says of a stream that takes no more.
_FULL: Final = frozenset([errno.EBADF, errno.EFBIG, errno.EIO, errno.ENOSPC])
_BUG_TOLD: Final = (
    "a bug of ours; please report the lines above."
    " A file that is named there can be left out with --exclude meanwhile."
)
_MISSING_TOLD: Final = (
    "is not installed, which this version needs: install overclaim again"
    " (python -m pip install --editable . in a clone)"
)

# Each command and the module of checker.commands that holds it.
COMMANDS: Final = {
    "check": "check",
    "text": "text",
    "explain": "explain",
    "duties": "duties",
    "review": "review",
    "compare": "compare",
    "rules": "rules",
    "fix": "fix",
    "init": "init",
}


class _Commands(click.Group):
    """A group whose commands are imported only when one of them is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of all commands, in the order of use."""
        _ = ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command *cmd_name*, or None when there is none."""
        _ = ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"checker.commands.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="overclaim")
def overclaim() -> None:
    """Find overstated claims in clinic marketing copy, with the evidence against them.

    No legal advice; where nothing is found, nothing is cleared.
    """


def main() -> None:
    """Run the command line and end the process with the documented status."""
    status = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    # All is written: to take the rules apart, piece by piece, would only keep a hook waiting.
    os._exit(status)


def run(arguments: list[str]) -> int:
    """Run *arguments* and give the exit status; errors are told on standard error."""
    # With lxml, if that happens to be installed, openpyxl writes the same workbook differently.
    os.environ.setdefault("OPENPYXL_LXML", "False")
    try:
        status = overclaim.main(arguments, prog_name="overclaim", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return USAGE
    except CheckerError as error:
        click.echo(f"overclaim: {error}", err=True)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("overclaim: interrupted; no report was written", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _to_nowhere()
        return 0
    except Exception as error:  # noqa: BLE001 - the one boundary: whatever is left is told here
        return _tell(error)
    return status if isinstance(status, int) else 0


def _tell(error: Exception) -> int:
    """Name a full disk or a package that is missing; whatever else comes so far is our bug."""
    if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
        _to_nowhere()
        click.echo(f"overclaim: standard output: cannot be written: {error.strerror}", err=True)
        return USAGE
    missing = _missing(error)
    if missing:
        click.echo(f"overclaim: {missing} {_MISSING_TOLD}", err=True)
        return USAGE
    click.echo("".join(traceback.format_exception(error)), err=True)
    click.echo(f"overclaim: {_BUG_TOLD}", err=True)
    return BUG


def _to_nowhere() -> None:
    """Let what is left of the output go nowhere when the process ends, instead of failing again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _missing(error: Exception) -> str:
    """Give the package of others that is not installed, where that is what went wrong."""
    name = (error.name or "").partition(".")[0] if isinstance(error, ModuleNotFoundError) else ""
    return "" if name in ("checker", "rulesets") else name
