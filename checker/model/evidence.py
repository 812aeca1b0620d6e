"""The evidence ledger: entries, what they limit, and what they say to a claim."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """How much an entry weighs; those of the documents are second-hand, reported by blogs."""

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

    *unit* is months, percent, count, dollars, years; *qualifier* such as "some studies". One whose
    name and text are a scope (joint: knee) keeps the entry away from claims about another.
    """

    name: str
    text: str = ""
    number: float | None = None
    unit: str = ""
    qualifier: str = ""


class Origin(StrEnum):
    """Where entries come from: the five documents, what anybody can read, or the clinic itself."""

    DOCUMENTS = "documents"
    PUBLIC = "public"
    CLINIC = "clinic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What an entry outside the documents rests on, and the day somebody read it.

    *confidence* is seen or partly; of a clinic's entry *author* answers for it, it was *reviewed*
    and *expires* on the days given, and *allows* are the wordings that it lets stand.
    """

    name: str
    url: str = ""
    read: str = ""
    confidence: str = "seen"
    author: str = ""
    reviewed: str = ""
    expires: str = ""
    allows: tuple[str, ...] = ()


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
    origin: Origin = Origin.DOCUMENTS
    citation: Citation | None = None

    def __hash__(self) -> int:
        """Give the hash of the id, which tells entries apart; the rest is long."""
        return hash(self.id)


class Side(StrEnum):
    """Which way a figure of the documents limits a claim."""

    MOST = "most"
    LEAST = "least"
    BAND = "band"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Bound:
    """What one entry says of a quantity: *shown* in words and, if it can be compared, *value*.

    It speaks of the joint, condition, comparator and product of its entry only. A *fallback* is
    compared with only where no other bound speaks of the claim.
    """

    entry: str
    shown: str = ""
    value: float | None = None
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class Consistent:
    """When a figure of *most* at the highest agrees with the documents and is no finding.

    The sentence must hold a word of each of *needs*; one of *beside* must stand in its section.
    With *rules* it holds for claims of those only.
    """

    most: float
    needs: tuple[tuple[str, ...], ...] = ()
    beside: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericLimit:
    """One quantity, how far the documents go with it, and the verdict beyond and within.

    It holds for claims of *labels* with one of *cues* in the sentence and none of *unless*. A
    claim is measured by a quantity of one of *kinds* (one of *before* in front or of *behind*
    behind it; none of *not_after* in front, none of *not_before* behind) of *floor* to *ceiling*,
    or goes beyond by one of *words* in its phrase, or anywhere in the clause if *wide*.
    *claimed* is the claim as a comparison says it, *says* the comparison where there is nothing
    to set against.
    """

    id: str
    quantity: str
    labels: tuple[str, ...]
    bounds: tuple[Bound, ...]
    beyond: Verdict
    within: Verdict | None = None
    consistent: tuple[Consistent, ...] = ()
    side: Side = Side.NONE
    kinds: tuple[str, ...] = ()
    unit: str = ""
    words: tuple[str, ...] = ()
    wide: bool = False
    cues: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    floor: float = 0.0
    ceiling: float = math.inf
    claimed: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Scopes:
    """The joints, tissues, conditions, comparators and products that copy can name.

    *axes* maps an axis to its values and the words that name each; *implied* words name a value
    only where no other word of the axis stands ("joint" for cartilage). *default* is the value
    of an axis on which the claim names nothing.
    """

    axes: Mapping[str, Mapping[str, tuple[str, ...]]]
    implied: frozenset[str] = frozenset()
    default: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """Everything evidence can answer with: entries by id, limits in their order, scopes."""

    entries: Mapping[str, Entry]
    limits: tuple[NumericLimit, ...]
    scopes: Scopes


@dataclass(frozen=True, slots=True)
class Against:
    """The figures behind a comparison: the quantity, what is claimed of it, and the bounds."""

    quantity: str
    claimed: str
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict on one claim, the entries behind it (two at most), and the comparison.

    *comparison* puts figures side by side ("60 months against 6 (review of 25 trials)"); *against*
    has them apart. *notes* tell what else the reader must know of the entries, and *allowed* is
    the clinic's own entry that covers the wording, empty where none does.
    """

    verdict: Verdict
    entries: tuple[Entry, ...] = ()
    comparison: str = ""
    against: Against | None = None
    notes: tuple[str, ...] = ()
    allowed: str = ""
