"""What is kept of a finding that people ruled on: one line of the decisions file."""

from dataclasses import dataclass
from typing import NamedTuple

from checker.model.reports import Decision, PlaceDecision


class Page(NamedTuple):
    """A page, and how often the finding stood on it when it was decided."""

    path: str
    places: int


class Past(NamedTuple):
    """An earlier decision, and the page it was limited to (empty: all)."""

    decision: Decision
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A finding as it was when it was decided, the decision on it, and those before it.

    *decision* is None where only *here* (rulings on single pages) or *notes* (the reviewer's own
    columns) are kept; *history* is oldest first; the days are written 2026-04-02.
    """

    id: str
    label: str
    sentence: str
    phrase: str
    severity: str = ""
    kind: str = "claim"
    rule: str = ""
    section: str = ""
    form: str = "sentence"
    decision: Decision | None = None
    pages: tuple[Page, ...] = ()
    here: tuple[PlaceDecision, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    history: tuple[Past, ...] = ()
    last_seen: str = ""
    first_missed: str = ""
