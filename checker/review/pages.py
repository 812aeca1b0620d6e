"""The sheet Places: rulings that hold on one page only."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from checker.model.reports import PlaceDecision
from checker.model.workbook import PlaceColumn
from checker.review import cells
from checker.review.rulings import Context, RowError, here
from checker.review.workbook import Form, Row


class PageRuling(NamedTuple):
    """A ruling on one page, and the id of the finding it is on."""

    id: str
    ruled: PlaceDecision


@dataclass(frozen=True, slots=True)
class PageRulings:
    """The rulings found, each once, and the rows rejected by number."""

    found: tuple[PageRuling, ...]
    rejected: tuple[tuple[int, str], ...]


def place_rulings(form: Form, at: Context, known: Collection[str]) -> PageRulings:
    """Give what the sheet Places rules on findings that are *known*."""
    found: dict[tuple[str, str], tuple[int, PageRuling]] = {}
    rejected: list[tuple[int, str]] = []
    table = form.places
    for row in table.rows if table else ():
        name = table.name if table else ""
        try:
            ruling = _ruling(row, at, known)
            if ruling is None:
                continue
            key = (ruling.id, ruling.ruled.path)
            _refuse_second(*found.setdefault(key, (row.number, ruling)), ruling)
        except RowError as error:
            written = cells.text(row.values.get(PlaceColumn.ID)) or "no ID"
            rejected.append((row.number, f"{name} row {row.number} ({written}): {error}"))
    return PageRulings(tuple(ruling for _, ruling in found.values()), tuple(rejected))


def _ruling(row: Row, at: Context, known: Collection[str]) -> PageRuling | None:
    key = cells.finding_id(row.values.get(PlaceColumn.ID))
    ruled = here(row, at)
    if ruled is None:
        return None
    if key not in known:
        raise RowError("there is no such finding in sheet Findings; put the id of the row back")
    return PageRuling(key, ruled)


def _refuse_second(number: int, first: PageRuling, second: PageRuling) -> None:
    if first != second:
        raise RowError(f"row {number} rules otherwise on the same page; let one of them stand")
