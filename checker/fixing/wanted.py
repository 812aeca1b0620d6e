"""What was asked for: which findings are to go, and the wordings to try in their place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from checker.model.reports import Finding, Report

_RULED: Final = frozenset({"accept", "edit"})
_DELETE: Final = "delete"
_LOOK: Final = "no rule names it, it only reads like a claim; if it is one, rewrite it by hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The findings to mend: those of *ids*, of *labels* (empty: all), or *only_ruled* ones.

    *rulings* maps the id of a finding to the wording a reviewer accepted or wrote, empty where
    the sentence is to go. *kept* holds id and page of what a reviewer lets stand. *guesses* are
    the rules that know a claim only by its likeness to others: with *rules_only* what they find
    is left, unless its id is given.
    """

    ids: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    only_ruled: bool = False
    rulings: Mapping[str, str] = field(default_factory=dict)
    kept: frozenset[tuple[str, str]] = frozenset()
    discussed: frozenset[str] = frozenset()
    guesses: frozenset[str] = frozenset()
    rules_only: bool = False

    def takes(self, finding: Finding) -> bool:
        """Tell whether *finding* of one page was asked for; one that is kept only by its id."""
        if finding.kind != "claim" or (self.labels and finding.label not in self.labels):
            return False
        if self.ids and finding.id not in self.ids:
            return False
        if self.only_ruled:
            return finding.id in self.rulings
        if self.rules_only and not self.ids and finding.rule in self.guesses:
            return False
        return bool(self.ids) or not self._keeps(finding)

    def ways(self, findings: Sequence[Finding]) -> tuple[str, ...]:
        """Give the sentences to try in place of the unit of *findings*, empty for deletion.

        What a reviewer ruled comes first and, if only rulings were asked for, alone.
        """
        graver = sorted(findings, key=lambda finding: -finding.severity.rank)
        ruled = [self.rulings[f.id] for f in graver if f.id in self.rulings]
        asked = [f for f in graver if self.takes(f) and not self.only_ruled]
        return tuple(dict.fromkeys((*ruled, *(way for f in asked for way in offered(f)))))

    def refusal(self, findings: Sequence[Finding]) -> str:
        """Give why nothing is to be tried for the unit of *findings*, empty if something is."""
        if any(f.id in self.rulings for f in findings):
            return ""
        for finding in findings:
            if self._keeps(finding):
                return f'a reviewer lets "{finding.phrase}" stand; withdraw that decision first'
            if finding.id in self.discussed and finding.id not in self.ids:
                return "a reviewer wants to discuss it; give --id to mend it all the same"
        if self.ways(findings):
            return ""
        return _LOOK if self.is_guess(findings) else "rewrite it by hand"

    def is_guess(self, findings: Sequence[Finding]) -> bool:
        """Tell whether no rule names any of *findings*: they only read like claims."""
        return all(
            f.rule in self.guesses and f.id not in {*self.rulings, *self.ids} for f in findings
        )

    def _keeps(self, finding: Finding) -> bool:
        return any((finding.id, place.path) in self.kept for place in finding.places)


def offered(finding: Finding) -> Iterator[str]:
    """Give the sentences suggested in place of the unit, empty where it is to be deleted."""
    for suggestion in finding.suggestions:
        if suggestion.sentence:
            yield suggestion.sentence
        elif suggestion.move == _DELETE:
            yield ""


def rulings(report: Report) -> dict[str, str]:
    """Give by id the wording that a reviewer accepted or wrote, empty for a deletion."""
    found: dict[str, str] = {}
    for finding in report.findings:
        decision = finding.decision
        if decision is None or decision.value not in _RULED or finding.previous or decision.lapsed:
            continue
        wording = "" if decision.delete else decision.wording.strip()
        if wording or decision.delete:
            found[finding.id] = wording
    return found


def kept(report: Report) -> frozenset[tuple[str, str]]:
    """Give id and page of every finding that decisions keep from counting there."""
    return frozenset(
        (finding.id, place.path)
        for finding in report.findings
        for place in finding.places
        if place not in finding.open_places
    )


def discussed(report: Report) -> frozenset[str]:
    """Give the ids of the findings that a reviewer wants to talk over."""
    decided = ((f, f.decision) for f in report.findings if f.decision and not f.previous)
    return frozenset(f.id for f, decision in decided if decision.value == "discuss")
