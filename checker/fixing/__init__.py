"""Wording put into files: the smallest change, markup kept, read and checked before it counts."""

from checker.fixing.fixer import Workshop, fix
from checker.fixing.outcome import Changed, FileFix, Left

__all__ = ["Changed", "FileFix", "Left", "Workshop", "fix"]
