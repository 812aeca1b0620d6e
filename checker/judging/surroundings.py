"""What stands around a unit of a page, as the reader is shown it."""

from typing import Final, NamedTuple

from checker.model.documents import Unit, UnitKind

# Words of a heading, of what stands before a unit, and of what follows it, that are shown.
_HEADED: Final = 10
_BEFORE: Final = 24
_AFTER: Final = 16
_BESIDE: Final = " | "


class Around(NamedTuple):
    """The texts before and behind a unit, each shortened to what the reader can take in.

    *completed* tells that the unit completes what stands before it, as a cell does its row label
    and an answer its question: a word will do.
    """

    before: str = ""
    after: str = ""
    completed: bool = False


# What names what stands below it completes nothing.
_NAMING: Final = frozenset([UnitKind.HEADING, UnitKind.TITLE])


def around(unit: Unit) -> Around:
    """Give the headings over *unit*, what it completes or answers, and the sentences beside it."""
    headings = dict.fromkeys((*unit.section[:1], *unit.section[-1:]))
    parts = [
        *(_first(heading, _HEADED) for heading in headings),
        *(_first(part, _BEFORE) for part in (unit.header, unit.row, unit.question)),
        _last(unit.lead_in, _BEFORE),
        _last(unit.before, _BEFORE),
    ]
    kept = dict.fromkeys(part for part in parts if part)
    completed = bool(unit.row or unit.question) and unit.kind not in _NAMING
    return Around(_BESIDE.join(kept), _first(unit.after or unit.answer, _AFTER), completed)


def _first(text: str, most: int) -> str:
    return " ".join(text.split()[:most])


def _last(text: str, most: int) -> str:
    return " ".join(text.split()[-most:])
