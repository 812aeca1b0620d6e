"""The evidence ledger: entries, what they limit, and what they say to a claim."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What the ledger says to a claim."""

    CONTRADICTED = "contradicted"
    EXCEEDS = "exceeds"
    UNSUPPORTED = "unsupported"
    UNDER_QUALIFIED = "under-qualified"
    IMPLIED = "implied"
    HOUSE_RULE = "house rule"


class Strength(StrEnum):
    """How much an entry weighs; all are second-hand, reported by clinic blogs."""

    REGULATORY_FACT = "regulatory fact"
    TRIAL_RESULT = "trial result"
    REVIEW = "review"
    EXPERT_STATEMENT = "expert statement"
    CASE_REPORT = "case report"
    GENERAL_CAUTION = "general caution"
    ABSENCE = "absence"


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the ledger, the section in it, and its lines."""

    document: str
    section: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """A value a claim can be compared with: *name* and text, or a number in *unit*.

    *unit* is months, percent, count, dollars, years; *qualifier* such as "some studies".
    """

    name: str
    text: str = ""
    number: float | None = None
    unit: str = ""
    qualifier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One statement of the ledger in our own words.

    *answers* are the labels it can answer, *contradicts* those whose claims it says the
    opposite of; *clause* is a hedged clause that a suggestion may splice in.
    """

    id: str
    topic: str
    statement: str
    strength: Strength
    answers: tuple[str, ...]
    sources: tuple[Source, ...]
    contradicts: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    conflict: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict on one claim, the entries behind it (two at most), and the comparison.

    *comparison* puts figures side by side ("60 months against 6 (review of 25 trials)").
    """

    verdict: Verdict
    entries: tuple[Entry, ...] = ()
    comparison: str = ""
