"""What findings rest on: how grave they are, and the law cited."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad: a regulator's letter, in need of a hedge or citation, or puffery."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """Give 2 for high, 1 for medium, 0 for low."""
        return 2 - list(type(self)).index(self)


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
