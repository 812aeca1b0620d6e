"""What a caller may choose about a report: nothing here changes its findings."""

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Options:
    """Colour for a terminal; the day and the command that a workbook or page bears, if any."""

    colour: bool = False
    today: date | None = None
    command: str = ""


PLAIN: Final = Options()
