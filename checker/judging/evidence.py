"""Claim to answer: what the ledger says to it, by which entries, and in which figures."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from checker.judging import clinic
from checker.judging.comparison import Assertion, Compared, compare
from checker.judging.topics import covers, find, names_comparator, scope, shared
from checker.model.evidence import Answer, Entry, Ledger, Origin, Strength, Verdict

_MOST_ENTRIES: Final = 2
# No document speaks of puffery, rank or hurry; a forced link teaches people to skip the column.
_HOUSE_LABELS: Final = frozenset(["hype", "credentials"])
_HOUSE_IF_UNMEASURED: Final = frozenset(["cost-urgency"])
_SENIORITY: Final = {
    Strength.REGULATORY_FACT: 1,
    Strength.TRIAL_RESULT: 2,
    Strength.REVIEW: 2,
    Strength.CASE_REPORT: 3,
    Strength.EXPERT_STATEMENT: 4,
    Strength.GENERAL_CAUTION: 6,
    Strength.ABSENCE: 7,
}
_FAVOURING: Final = 5


def answer(claim: Assertion, ledger: Ledger, today: str) -> Answer | None:
    """Give the verdict of the ledger on *claim*, with two entries at most; None if it agrees.

    A figure in or beside the phrase is compared first; otherwise the first entry its rule names,
    or else the best of those that answer the label, decides. *today* tells what has expired.
    """
    found = _answer(claim, ledger)
    return clinic.weigh(found, claim, ledger, today) if found else None


def is_beyond_hedging(claim: Assertion, ledger: Ledger) -> bool:
    """Tell whether a figure of *claim* goes so far beyond the documents that no hedge mends it."""
    compared = compare(claim, ledger)
    return compared is not None and compared.firm


@lru_cache(maxsize=1024)
def _answer(claim: Assertion, ledger: Ledger) -> Answer | None:
    if not claim.named and claim.label in _HOUSE_LABELS:
        return Answer(Verdict.HOUSE_RULE)
    chosen = _chosen(claim, ledger)
    if not claim.named and claim.label in _HOUSE_IF_UNMEASURED:
        chosen = ()
    if claim.guessed:
        # Nothing was said in so many words, so nothing is contradicted in so many words.
        return Answer(Verdict.IMPLIED if chosen else Verdict.HOUSE_RULE, chosen[:1])
    compared = compare(claim, ledger)
    if compared:
        return _measured(compared, claim, chosen, ledger)
    if not chosen:
        house = claim.label in _HOUSE_LABELS | _HOUSE_IF_UNMEASURED
        return Answer(Verdict.HOUSE_RULE if house else Verdict.UNSUPPORTED)
    verdict = _verdict(claim, chosen[0], ledger)
    if claim.implied and verdict in (Verdict.UNSUPPORTED, Verdict.UNDER_QUALIFIED):
        verdict = Verdict.IMPLIED
    return Answer(verdict, chosen)


def _measured(
    compared: Compared, claim: Assertion, chosen: tuple[Entry, ...], ledger: Ledger
) -> Answer | None:
    if compared.verdict is None:
        return None
    about = scope((claim.sentence, *claim.around), ledger.scopes)
    # Bounds stand in the order in which they are to be read, those of the very joint before others.
    own = sorted(
        (ledger.entries[name] for name in compared.entries),
        key=lambda e: -shared(e, _special(about, ledger), ledger.scopes),
    )
    also = (entry for entry in chosen if entry.id in claim.named)
    both = tuple(dict.fromkeys((*own, *also)))[:_MOST_ENTRIES]
    return Answer(compared.verdict, both, compared.comparison, compared.against)


def _chosen(claim: Assertion, ledger: Ledger) -> tuple[Entry, ...]:
    """Give the two entries that speak best to the claim, those outside its scope left out.

    The first is one the rule names, if it speaks of what the claim speaks of. Best is what is
    about the claim's own words, then what the documents say, then what contradicts it, then what
    speaks of the very joint, condition, comparator and product, then what is senior. Entries that
    the rule does not name come in only where they are about the claim's own words or scope.
    """
    about = scope((claim.sentence, *claim.around), ledger.scopes)
    named = (ledger.entries[name] for name in claim.named if name in ledger.entries)
    own = [entry for entry in named if covers(entry, about, ledger.scopes)]
    own.sort(key=lambda entry: not _is_meant(entry, claim, about, ledger))
    other = [
        entry
        for entry in _covering(claim.label, frozenset(about.items()), ledger)
        if entry.id not in claim.named
        and (_is_called_for(entry, claim, about, ledger) if entry.about else not own)
    ]
    lead = [
        entry
        for entry in own[:1]
        if _is_meant(entry, claim, about, ledger)
        and not (_is_only_absent(entry, claim) and any(claim.label in e.contradicts for e in other))
    ]
    ranked = sorted(
        (entry for entry in (*own[len(lead) :], *other) if entry.origin is not Origin.CLINIC),
        key=lambda entry: _rank(entry, claim, about, ledger),
    )
    return (*lead, *ranked)[:_MOST_ENTRIES]


@cache
def _answering(label: str, ledger: Ledger) -> tuple[Entry, ...]:
    return tuple(entry for entry in ledger.entries.values() if label in entry.answers)


@lru_cache(maxsize=1024)
def _covering(
    label: str, about: frozenset[tuple[str, frozenset[str]]], ledger: Ledger
) -> tuple[Entry, ...]:
    """Give the entries that answer *label* and speak of such things; few differ on a site."""
    scoped = dict(about)
    return tuple(e for e in _answering(label, ledger) if covers(e, scoped, ledger.scopes))


_About = Mapping[str, frozenset[str]]


def _is_only_absent(entry: Entry, claim: Assertion) -> bool:
    """Tell whether *entry* says what is absent, and does not name what the claim speaks of."""
    return entry.strength is Strength.ABSENCE and not find(entry.about, claim.sentence)


def _is_meant(entry: Entry, claim: Assertion, about: _About, ledger: Ledger) -> bool:
    """Tell whether *entry* speaks of what the claim speaks of, or of all such claims."""
    if not entry.about or claim.label in entry.contradicts or find(entry.about, claim.sentence):
        return True
    if entry.strength is Strength.ABSENCE and claim.label == entry.answers[0]:
        return True
    alike = shared(entry, _special(about, ledger), ledger.scopes)
    return alike > 0 or any(find(entry.about, text) for text in claim.around)


def _special(about: _About, ledger: Ledger) -> _About:
    """Give the scope without what all of the trade shares, which is no common topic."""
    default = ledger.scopes.default
    return {axis: values - default.get(axis, frozenset()) for axis, values in about.items()}


def _is_called_for(entry: Entry, claim: Assertion, about: _About, ledger: Ledger) -> bool:
    """Tell whether *entry* speaks of the claim's own words, or of its very joint or product."""
    if find(entry.about, claim.phrase):
        return True
    if entry.strength is Strength.ABSENCE:
        return bool(find(entry.about, claim.sentence))
    alike = shared(entry, about, ledger.scopes)
    return alike > 1 or (alike > 0 and bool(find(entry.about, claim.sentence)))


def _rank(
    entry: Entry, claim: Assertion, about: _About, ledger: Ledger
) -> tuple[int, bool, bool, int, int, int]:
    scoped = 1
    if entry.about:
        scoped = 2 if find(entry.about, claim.sentence) else 0
    named = claim.named.index(entry.id) if entry.id in claim.named else len(claim.named)
    return (
        -scoped,
        entry.origin is not Origin.DOCUMENTS or entry.strength is Strength.ABSENCE,
        claim.label not in entry.contradicts,
        -shared(entry, about, ledger.scopes),
        _seniority(entry),
        named,
    )


def _seniority(entry: Entry) -> int:
    if entry.favours:
        return _FAVOURING
    # A regulatory fact comes first only where it is specific to a product and a condition.
    if entry.strength is Strength.REGULATORY_FACT and not entry.about:
        return _SENIORITY[Strength.EXPERT_STATEMENT]
    return _SENIORITY[entry.strength]


def _verdict(claim: Assertion, leading: Entry, ledger: Ledger) -> Verdict:
    about = scope((claim.sentence, *claim.around), ledger.scopes)
    # What was compared with a steroid contradicts no claim that leaves open what it is better than.
    if claim.label in leading.contradicts and names_comparator(leading, about, ledger.scopes):
        return Verdict.CONTRADICTED
    if leading.strength is Strength.ABSENCE and claim.label not in leading.supports:
        return Verdict.UNSUPPORTED
    if claim.label in leading.supports or claim.label in _HOUSE_LABELS:
        return Verdict.UNDER_QUALIFIED
    return Verdict.UNSUPPORTED
