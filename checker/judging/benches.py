"""Rules, cues and topics arranged for judging: each found by the words it needs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.judging import matching
from checker.judging.approved import NOTHING, Approved
from checker.judging.cues import Known
from checker.judging.matching import Index
from checker.model.evidence import Ledger
from checker.model.profiles import Topic
from checker.model.rules import Rule, Ruleset


@dataclass(frozen=True, slots=True, eq=False)
class Bench:
    """A ruleset arranged for judging: rules and cues by the words they need; wording approved.

    *of_page* tells that it judges sentences of whole pages, where most of them claim nothing.
    """

    ruleset: Ruleset
    rules: tuple[Rule, ...]
    rule_index: Index
    cues: Known
    topic_index: Index
    topics_of: Mapping[str, tuple[Topic, ...]]
    ledger: Ledger
    approved: Approved = NOTHING
    of_page: bool = False


def bench(ruleset: Ruleset) -> Bench:
    """Arrange *ruleset* for judging; do this once a run."""
    rules = ((n, p) for n, rule in enumerate(ruleset.rules) for p in rule.patterns)
    topics = ((n, p) for n, topic in enumerate(ruleset.statutes.topics) for p in topic.patterns)
    cue_patterns = ((n, p) for n, cue in enumerate(ruleset.cues) for p in cue.patterns)
    return Bench(
        ruleset,
        ruleset.rules,
        matching.index(rules, ruleset.terms, ruleset.amounts, ruleset.lists, ruleset.often),
        Known(ruleset.cues, matching.index(cue_patterns, {}, ruleset.amounts, often=ruleset.often)),
        matching.index(topics, {}, ruleset.amounts, often=ruleset.often),
        _topics_by_label(ruleset.statutes.topics),
        ruleset.ledger,
    )


@lru_cache(maxsize=8)
def for_pages(at: Bench) -> Bench:
    """Give *at* for the sentences of whole pages."""
    return replace(at, of_page=True)


def _topics_by_label(topics: tuple[Topic, ...]) -> dict[str, tuple[Topic, ...]]:
    found: dict[str, list[Topic]] = {}
    for topic in topics:
        for label in topic.claims | topic.hedged | topic.denied:
            found.setdefault(label, []).append(topic)
    return {label: tuple(listed) for label, listed in found.items()}
