"""`overclaim init`: settings, hook and decisions file for a new repository."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from checker import settings
from checker.commands import files
from checker.errors import SettingsError
from checker.reading import ENDINGS
from checker.review.decisions import NAME as DECISIONS

_HOOK_FILE: Final = ".pre-commit-config.yaml"
_SETTINGS: Final = """\
# Settings of overclaim; every key may be left out, and a key that is not known is an error.
profile = ["us"]            # jurisdictions
fail-on = "high"            # high, medium, low or never
exclude = []                # such as "drafts/**"; .gitignore is respected anyway
rules = []                  # packs of your own; `overclaim rules new hype/our-slogan` begins one
"""
_HOOK: Final = """\
  - repo: local
    hooks:
      - id: overclaim
        name: overclaim
        entry: overclaim check
        language: system
        files: \\.({endings})$
        require_serial: true
"""
_UNION: Final = f"{DECISIONS} merge=union"
_HAS_HOOK: Final = re.compile(r"\bid:\s*[\"']?overclaim\b")


@click.command("init")
@click.argument("folder", default=".")
def command(folder: str) -> int:
    """Write settings, a pre-commit hook and a decisions file into FOLDER, where there are none.

    What is there already is kept as it is, and said; running it twice changes nothing.
    """
    top = Path(folder)
    if not top.is_dir():
        raise SettingsError(f"{folder}: no such folder; make it first")
    for line in (*_settings(top), *_hook(top), *_decisions(top), *_attributes(top)):
        click.echo(line)
    return 0


def _settings(top: Path) -> Iterator[str]:
    found = settings.find(top.resolve())
    if found is None:
        files.write(top / "overclaim.toml", _SETTINGS.encode("utf-8"))
        yield "overclaim.toml: written"
    elif found.parent == top.resolve():
        yield f"{found.name}: kept, it holds the settings"
    else:
        yield f"overclaim.toml: not written, the settings of {found} hold here too"


def _hook(top: Path) -> Iterator[str]:
    endings = "|".join(sorted(ending.lstrip(".") for ending in ENDINGS))
    hook = _HOOK.format(endings=endings)
    path = top / _HOOK_FILE
    if not path.exists():
        files.write(path, f"repos:\n{hook}".encode())
        yield f"{_HOOK_FILE}: written; `pre-commit install` switches it on"
        if not any(
            (folder / ".git").exists() for folder in (top.resolve(), *top.resolve().parents)
        ):
            yield "  (there is no git repository here yet: `git init` first)"
    elif _HAS_HOOK.search(path.read_text("utf-8", "replace")):
        yield f"{_HOOK_FILE}: kept, it has the hook"
    else:
        yield f"{_HOOK_FILE}: kept; to have the hook, add below `repos:`"
        yield hook.rstrip("\n")


def _decisions(top: Path) -> Iterator[str]:
    path = top / DECISIONS
    if path.exists():
        yield f"{DECISIONS}: kept, it holds what reviewers decided"
        return
    files.write(path, b"")
    yield f"{DECISIONS}: written, empty; `overclaim review import` fills it, and it belongs in git"


def _attributes(top: Path) -> Iterator[str]:
    """Have git keep the lines of both sides where two branches decide."""
    path = top / ".gitattributes"
    if not path.exists():
        files.write(path, f"{_UNION}\n".encode())
        yield f"{path.name}: written, so that the decisions of two branches merge"
    elif _UNION not in path.read_text("utf-8", "replace"):
        yield f"{path.name}: kept; to have the decisions of two branches merge, add `{_UNION}`"
    else:
        yield f"{path.name}: kept, it merges the decisions of two branches"
