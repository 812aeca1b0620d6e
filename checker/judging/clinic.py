"""A clinic's own evidence: what it lets stand, until when, and what it never silences."""

from dataclasses import replace
from functools import cache
from typing import Final

from checker.judging.comparison import Assertion
from checker.judging.topics import covers, scope
from checker.model.evidence import Answer, Citation, Entry, Ledger, Origin, Verdict
from checker.words import fold

_MOST_ENTRIES: Final = 2
# What the ledger speaks against stands as a finding whatever the clinic brings; both are shown.
_STANDS: Final = frozenset([Verdict.CONTRADICTED, Verdict.EXCEEDS])


def weigh(answer: Answer, claim: Assertion, ledger: Ledger, today: str) -> Answer:
    """Give *answer* beside the clinic's own entry that allows the wording, where there is one.

    Such an entry lowers a claim that merely lacks support, and says until when. It never lowers
    one that the ledger contradicts, and an expired one lowers nothing; either is shown.
    """
    found = _covering(claim, ledger)
    if found is None or found.citation is None:
        return answer
    entries = (found, *(e for e in answer.entries if e.id != found.id))[:_MOST_ENTRIES]
    told = _told(found.citation)
    if found.citation.expires and today > found.citation.expires:
        note = f"{found.id} allowed this wording and expired on {found.citation.expires} ({told})"
        return replace(answer, entries=_beside(answer, found), notes=(*answer.notes, note))
    if answer.verdict in _STANDS:
        note = f"{found.id} allows this wording, but the ledger is against it ({told})"
        return replace(answer, entries=_beside(answer, found), notes=(*answer.notes, note))
    until = f" until {found.citation.expires}" if found.citation.expires else ""
    note = f"{found.id} allows this wording{until} ({told})"
    return replace(answer, entries=entries, notes=(*answer.notes, note), allowed=found.id)


def _covering(claim: Assertion, ledger: Ledger) -> Entry | None:
    about = scope((claim.sentence, *claim.around), ledger.scopes)
    for entry, citation in _own(claim.label, ledger):
        if covers(entry, about, ledger.scopes) and _allows(citation, claim):
            return entry
    return None


@cache
def _own(label: str, ledger: Ledger) -> tuple[tuple[Entry, Citation], ...]:
    """Give the clinic's entries that answer *label*, each with what it cites."""
    answering = (entry for entry in ledger.entries.values() if label in entry.answers)
    return tuple(
        (entry, entry.citation)
        for entry in answering
        if entry.origin is Origin.CLINIC and entry.citation is not None
    )


def _allows(citation: Citation, claim: Assertion) -> bool:
    """Tell whether an allowed wording stands in the sentence and holds the phrase at fault."""
    said, phrase = f" {' '.join(fold(claim.sentence))} ", set(fold(claim.phrase))
    worded = (fold(wording) for wording in citation.allows)
    return any(f" {' '.join(words)} " in said and phrase <= set(words) for words in worded)


def _beside(answer: Answer, found: Entry) -> tuple[Entry, ...]:
    """Give the entries of *answer* with the clinic's in the second place."""
    return (*answer.entries[:1], found)


def _told(citation: Citation) -> str:
    by = f", {citation.author}" if citation.author else ""
    return f"{citation.name}{by}, reviewed {citation.reviewed}"
