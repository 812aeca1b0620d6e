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
    opposite of, *supports* those it carries in a weaker form; *about* holds the words that put
    a claim inside its special scope; *favours* marks a statement for the treatment; *clause* is
    a hedged clause a suggestion may splice in.
    """

    id: str
    topic: str
    statement: str
    strength: Strength
    answers: tuple[str, ...]
    sources: tuple[Source, ...]
    contradicts: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    favours: bool = False
    limits: tuple[Limit, ...] = ()
    conflict: str = ""
    clause: str = ""


class Side(StrEnum):
    """Which way a figure of the documents limits a claim."""

    MOST = "most"
    LEAST = "least"
    BAND = "band"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Bound:
    """What one entry says of a quantity: *shown* in words and, if it can be compared, *value*.

    With a *joint* it speaks of that joint only.
    """

    entry: str
    shown: str = ""
    value: float | None = None
    joint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericLimit:
    """One quantity, how far the documents go with it, and the verdict beyond and within.

    It holds for claims of *labels* with one of *cues* in the sentence and none of *unless*. A
    claim is measured by a quantity of one of *kinds* (the words of *before* in front, none of
    *not_before* behind it), or goes beyond by one of *words* in its phrase. *claimed* is the
    claim as a comparison says it, *says* the comparison where there is nothing to set against.
    """

    id: str
    quantity: str
    labels: tuple[str, ...]
    bounds: tuple[Bound, ...]
    beyond: Verdict
    within: Verdict | None = None
    side: Side = Side.NONE
    kinds: tuple[str, ...] = ()
    unit: str = ""
    words: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    claimed: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict on one claim, the entries behind it (two at most), and the comparison.

    *comparison* puts figures side by side ("60 months against 6 (review of 25 trials)").
    """

    verdict: Verdict
    entries: tuple[Entry, ...] = ()
    comparison: str = ""
