"""What a proof of examples has to tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not come out as its rule, topic or duty says."""

    rule: str
    problem: str
    example: str = ""
