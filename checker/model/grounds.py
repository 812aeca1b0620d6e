"""What findings rest on: how grave they are, and the law cited."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """How bad: a regulator's letter, in need of a hedge or citation, or puffery."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """Give 2 for high, 1 for medium, 0 for low."""
        return _RANKS[self]


_RANKS: Final = {Severity.HIGH: 2, Severity.MEDIUM: 1, Severity.LOW: 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A law, guide or order that a rule rests on, with the day it was read."""

    id: str
    name: str
    url: str
    read: str
    authority: str = ""
    says: str = ""
    confidence: str = ""
