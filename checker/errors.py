"""What can go wrong, each error saying where, what, and how to mend it.

CheckerError            the user can mend it: exit status 2
├── SettingsError       overclaim.toml or an option
├── RulesError          a rule, term, cue, profile or schema file
├── LedgerError         an evidence file
├── DecisionsError      the decisions file
├── WorkbookError       a workbook that came back from review
└── PastReportError     a JSON report of an earlier run
UnreadableError         one file cannot be checked; the run goes on and names it
FixError                one change cannot be made; the file stays as it is and the reason is told
"""

from collections.abc import Iterable
from typing import Final

_MOST_LISTED: Final = 24


class CheckerError(Exception):
    """A mistake the user can mend; its text says where, what and how."""


class SettingsError(CheckerError):
    """Settings or options that cannot be used."""


class RulesError(CheckerError):
    """A rule pack that cannot be used."""


class LedgerError(CheckerError):
    """An evidence file that cannot be used."""


class DecisionsError(CheckerError):
    """A decisions file that cannot be used, or not written."""


class WorkbookError(CheckerError):
    """A workbook that cannot be read as a whole; a wrong row is told otherwise."""


class PastReportError(CheckerError):
    """A file that is no JSON report of this program, or one that it cannot read."""


class UnreadableError(Exception):
    """One input cannot be checked; its text is the reason shown in every report."""


class FixError(Exception):
    """One change cannot be made without harm; its text is the reason shown."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Give a hint at the name that may be meant, else the list of all where it is short."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(name, names, n=1)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; known are {', '.join(names)}" if len(names) <= _MOST_LISTED else ""
