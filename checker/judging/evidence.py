"""Claim to answer: what the ledger says to it, by which entries, and in which figures."""

from collections.abc import Iterable, Mapping
from typing import Final

from checker.judging.comparison import Claim, compare
from checker.judging.topics import covers, find
from checker.model.evidence import Answer, Entry, NumericLimit, Strength, Verdict
from checker.model.phrases import Quantity

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


def answer(  # noqa: PLR0913 - five facts of the claim, two halves of the ledger
    *,
    label: str,
    named: tuple[str, ...],
    sentence: str,
    phrase: str,
    quantities: tuple[Quantity, ...],
    entries: Mapping[str, Entry],
    limits: tuple[NumericLimit, ...],
) -> Answer:
    """Give the verdict of the ledger on a claim, with two entries at most.

    A figure in or beside the phrase is compared first; otherwise the first entry a rule *named*,
    or else the best of those that answer the label, decides.
    """
    if not named and label in _HOUSE_LABELS:
        return Answer(Verdict.HOUSE_RULE)
    claim = Claim(label, named, sentence, phrase, quantities)
    chosen = _chosen(claim, entries)
    compared = compare(claim, limits)
    if compared:
        own = _by_seniority(entries[name] for name in compared.entries if name in entries)
        also = (entry for entry in chosen if entry.id in named)
        both = tuple(dict.fromkeys((*own, *also)))
        return Answer(compared.verdict, both[:_MOST_ENTRIES], compared.comparison)
    if not chosen or (not named and label in _HOUSE_IF_UNMEASURED):
        house = label in _HOUSE_LABELS | _HOUSE_IF_UNMEASURED
        return Answer(Verdict.HOUSE_RULE if house else Verdict.UNSUPPORTED)
    return Answer(_verdict(label, chosen[0]), chosen)


def _chosen(claim: Claim, entries: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """Give the first named entry within scope and the best of the others, or the best two.

    Best is what speaks of the joint, condition or comparator of the sentence, then what
    contradicts the label, then what is senior.
    """
    named = (entries[name] for name in claim.named if name in entries)
    own = [entry for entry in named if covers(entry, claim.sentence)]
    other = [
        entry
        for entry in entries.values()
        if claim.label in entry.answers
        and entry not in own
        and covers(entry, claim.sentence)
        and (_is_about(entry, claim) if entry.about else not own)
    ]
    ranked = sorted([*own[1:], *other], key=lambda entry: _rank(entry, claim))
    return (*own[:1], *ranked)[:_MOST_ENTRIES]


def _is_about(entry: Entry, claim: Claim) -> bool:
    return bool(find(entry.about, claim.sentence))


def _rank(entry: Entry, claim: Claim) -> tuple[int, bool, int, int]:
    scope = 1
    if entry.about:
        scope = 2 if _is_about(entry, claim) else 0
    place = claim.named.index(entry.id) if entry.id in claim.named else len(claim.named)
    return -scope, claim.label not in entry.contradicts, _seniority(entry), place


def _seniority(entry: Entry) -> int:
    if entry.favours:
        return _FAVOURING
    # A regulatory fact comes first only where it is specific to a product and a condition.
    if entry.strength is Strength.REGULATORY_FACT and not entry.about:
        return _SENIORITY[Strength.EXPERT_STATEMENT]
    return _SENIORITY[entry.strength]


def _by_seniority(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=_seniority)


def _verdict(label: str, leading: Entry) -> Verdict:
    if label in leading.contradicts:
        return Verdict.CONTRADICTED
    if label in leading.supports or label in _HOUSE_LABELS:
        return Verdict.UNDER_QUALIFIED
    return Verdict.UNSUPPORTED
