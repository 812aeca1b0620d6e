"""`overclaim init`: settings and hook for a new repository."""

from pathlib import Path
from typing import Final

import click

from checker.commands import files

_SETTINGS: Final = """\
# Settings of overclaim; every key may be left out.
profile = ["us"]            # jurisdictions
fail-on = "high"            # high, medium, low or never
exclude = []                # such as "drafts/**"
rules = []                  # folders with rules, lists and evidence of your own
"""
_HOOK: Final = """\
repos:
  - repo: local
    hooks:
      - id: overclaim
        name: overclaim
        entry: overclaim check
        language: system
        files: \\.(html?|md|markdown|mdx|txt|docx)$
"""


@click.command("init")
@click.argument("folder", default=".")
def command(folder: str) -> int:
    """Write overclaim.toml and a pre-commit configuration, where there is none yet."""
    for name, text in (("overclaim.toml", _SETTINGS), (".pre-commit-config.yaml", _HOOK)):
        path = Path(folder) / name
        if path.exists():
            click.echo(f"{name}: kept, it exists already")
            continue
        files.write(path, text.encode("utf-8"))
        click.echo(f"{name}: written")
    return 0
