"""Rules, cues, terms and citations, as read from a pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from checker.model.documents import UnitKind
from checker.model.evidence import Entry, Ledger, NumericLimit, Scopes
from checker.model.grounds import Citation, Severity
from checker.model.lookup import Lookup
from checker.model.phrases import Pattern, Readings
from checker.model.profiles import Statutes

__all__ = ["LABELS", "Citation", "Severity"]

LABELS = (
    "cure",
    "regeneration",
    "guarantee",
    "success-rate",
    "safety",
    "fda-status",
    "superiority",
    "disease-claim",
    "mechanism",
    "recovery",
    "hype",
    "testimonial",
    "evidence-claim",
    "credentials",
    "cell-product",
    "cost-urgency",
    "candidacy",
)


class Negation(StrEnum):
    """What a negation does to a trigger of the rule."""

    REMOVES = "removes"
    MAKES = "makes"
    IRRELEVANT = "irrelevant"


class Excuse(StrEnum):
    """Why a trigger is not a claim here."""

    NEGATED = "negated"
    REFUTED = "refuted"
    HEDGED = "hedged"
    RESEARCH_AIM = "research-aim"
    QUESTION = "question"
    APPROVED_USE = "approved-use"
    MENTION = "mention"
    OTHER_SUBJECT = "other-subject"
    READS_INNOCENT = "reads-innocent"


class Template(NamedTuple):
    """A wording with placeholders, and the move it makes (empty: the move of its label).

    Of wordings that say the same, *alike* is the first: a page takes them in turn.
    """

    text: str
    move: str = ""
    alike: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a rule's own; *phrase* is what must be flagged in it, empty if nothing.

    *kind* is the form of a flagged example (a unit kind) or the excuse or kind of innocence of
    a passing one.
    """

    text: str
    kind: str
    phrase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of claim: the phrases that make it, what excuses it, what answers it.

    *needs* must match somewhere in the unit or its surroundings, and *also* as well; *unless* must
    not overlap the trigger; all are empty for most rules. A rule that asks for *company* speaks
    only in a list of which two other lines make claims under its label. *rewrites* maps a form to
    templates.
    """

    id: str
    label: str
    severity: Severity
    title: str
    why: str
    patterns: tuple[Pattern, ...]
    negation: Negation = Negation.REMOVES
    hedge: int = 3
    applies_to: frozenset[UnitKind] = frozenset(UnitKind)
    subject: str = "treatment"
    needs: tuple[Pattern, ...] = ()
    also: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    company: bool = False
    evidence: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    rewrites: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flag: tuple[Example, ...] = ()
    silent: tuple[Example, ...] = ()
    source: str = ""

    @property
    def is_learnt(self) -> bool:
        """Tell whether it has no patterns: what it reports only reads like a claim."""
        return not self.patterns


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that change the force of a trigger: their class, direction and reach.

    *needs* must match in the same sentence; *ends* stop the reach; *note* is told with the cue.
    """

    id: str
    kind: str
    patterns: tuple[Pattern, ...]
    direction: str = "forward"
    reach: str = "clause"
    strength: int = 0
    needs: tuple[Pattern, ...] = ()
    ends: tuple[Pattern, ...] = ()
    labels: frozenset[str] = frozenset()
    note: str = ""

    @property
    def is_for_likeness(self) -> bool:
        """Tell whether the cue speaks only against what merely reads like a claim."""
        return self.kind == "hedge" and self.direction == "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The name, version and hash of a rule pack, as reports show them."""

    name: str
    version: str
    sha256: str


class Measured(NamedTuple):
    """Floors that the rules keep on a set of labelled *sentences*; *about* says whose they are."""

    id: str
    about: str
    sentences: int
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class ReaderFiles:
    """Where two language models are kept: their numbers, and the pieces of words they know.

    The *deeper* one reads what the small *model* is in doubt of.
    """

    model: Path
    deeper: Path
    pieces: Path


@dataclass(frozen=True, slots=True)
class Likeness:
    """What was learnt from labelled copy, and the rule that each label reports by.

    *weights* maps a feature to its weight for "claim" (log odds); they are quick, and the *reader*
    has the word. The rest are probabilities: at *threshold* a unit that no rule speaks of asks for
    review; on a page, where the reader looks at what the weights find *likely*, at *placed*, and
    *among* so many other claims that the page is known for a selling one; words beside a claim at
    *among*. For each excuse by words of its own *firm* tells the chance from which what only reads
    like a claim stands in spite of it, *sure* that of a claim that a rule found; where there is
    none, the excuse stands. Up to *innocent*, on a page up to *far*, what a rule of *doubted* found
    is let off, unless the weights find it *plain*, or the small model alone *agreed* with the rule;
    and below *quiet* on a page that hardly makes a claim.
    """

    weights: Mapping[str, float]
    bias: float
    threshold: float
    firm: Mapping[str, float]
    sure: Mapping[str, float]
    innocent: float
    likely: float
    placed: float
    among: float
    far: float
    quiet: float
    rules: Mapping[str, Rule]
    plain: float
    agreed: float
    reader: ReaderFiles
    doubted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset:
    """Everything that was read from the packs, ready to judge with.

    *terms* maps the name of a list to its phrases, each a tuple of lower-case words; *lists* tells
    which of the lists that only patterns ask for may stand in a unit, *often* how common words
    and lists are; *differences* what the user's packs change about the built-in ones; *parts* the
    hashes of language, ledger and profiles.
    """

    packs: tuple[Pack, ...]
    rules: tuple[Rule, ...]
    cues: tuple[Cue, ...]
    terms: Mapping[str, tuple[tuple[str, ...], ...]]
    lists: Lookup[str]
    often: Mapping[str, int]
    entries: Mapping[str, Entry]
    limits: tuple[NumericLimit, ...]
    citations: Mapping[str, Citation]
    amounts: Readings
    profiles: tuple[str, ...] = ("us",)
    wording: Mapping[str, Mapping[str, tuple[Template, ...]]] = field(default_factory=dict)
    clean: tuple[Example, ...] = ()
    likeness: Likeness | None = None
    scopes: Scopes = field(default_factory=lambda: Scopes({}))
    differences: tuple[str, ...] = ()
    measured: tuple[Measured, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    statutes: Statutes = field(default_factory=Statutes)

    @property
    def ledger(self) -> Ledger:
        """Give what evidence answers with."""
        return Ledger(self.entries, self.limits, self.scopes)
