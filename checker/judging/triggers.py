"""Text to triggers: the words that rules match, and what else those rules ask for around them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from typing import Final

from checker.judging import matching
from checker.judging.benches import Bench
from checker.model.documents import Unit, UnitKind
from checker.model.matches import Match, Reading, Trigger
from checker.model.rules import Rule

# Texts kept for when they come again: what menus, footers and calls to action say on every page.
_REPEATED: Final = 4096

# What one of which stands in every address on the web or of mail, and every name on a platform.
_IN_ADDRESSES: Final = ("://", "www.", "@", ".com", ".org", ".net")
# A text without blanks is an address where it has such a part, which a word has not.
_WITHOUT_BLANKS: Final = re.compile(r"[^\s<>()\[\]]+")
_ADDRESSED: Final = re.compile(r"://|www\.|@\w|\.(?:com|org|net)(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=_REPEATED)
def found(text: str, kind: UnitKind, at: Bench) -> tuple[Trigger, ...]:
    """Give the triggers of a text set as *kind*; some may need what does not stand around it."""
    return tuple(_triggers(kind, matching.reading_beside(text, at.rule_index), at))


def unmet(triggers: Iterable[Trigger], unit: Unit, at: Bench) -> frozenset[str]:
    """Give the rules of *triggers* that lack company, or what they need in *unit* or around it."""
    rules = {trigger.rule.id: trigger.rule for trigger in triggers}
    lonely = frozenset(n for n, r in rules.items() if r.company and r.label not in unit.company)
    asking = {
        name: rule
        for name, rule in rules.items()
        if (rule.needs or rule.also) and name not in lonely
    }
    if not asking:
        return lonely
    texts = (unit.text.value, _surroundings(unit))
    reads = [matching.reading_beside(text, at.rule_index) for text in texts]
    return lonely.union(
        name
        for name, rule in asking.items()
        if not all(
            any(matching.stands(asked, read) for read in reads)
            for asked in (rule.needs, rule.also)
            if asked
        )
    )


def _surroundings(unit: Unit) -> str:
    parts = (*unit.section, unit.lead_in, unit.header, unit.row, unit.question)
    return " | ".join(part for part in parts if part)


def _triggers(kind: UnitKind, read: Reading, at: Bench) -> Iterator[Trigger]:
    addresses = _addresses(read.words.text)
    ours = at.ruleset.likeness.doubted if addresses and at.ruleset.likeness else frozenset[str]()
    left_out: dict[int, list[Match]] = {}
    for number, pattern in matching.candidates(read, at.rule_index):
        rule = at.rules[number]
        if kind not in rule.applies_to:
            continue
        # A rule of the user's own may well ask for an address.
        barred = partial(_ends_in, addresses, read) if rule.id in ours else None
        matched = matching.matches(pattern, read, barred)
        if matched and number not in left_out:
            left_out[number] = [m for p in rule.unless for m in matching.tried(p, read)]
        for match in matched:
            if not any(m.first < match.last and match.first < m.last for m in left_out[number]):
                yield _trigger(rule, pattern.source, match, read)


def _ends_in(addresses: Iterable[tuple[int, int]], read: Reading, match: Match) -> bool:
    """Tell whether *match* begins or ends in one of *addresses*."""
    words = read.words
    ends = words.starts[match.first], words.ends[match.last - 1] - 1
    return any(start <= each < end for start, end in addresses for each in ends)


def _addresses(text: str) -> list[tuple[int, int]]:
    """Give where addresses stand: the words in one say nothing."""
    if not any(mark in text for mark in _IN_ADDRESSES):
        return []
    parts = _WITHOUT_BLANKS.finditer(text)
    return [part.span() for part in parts if _ADDRESSED.search(part[0])]


def _trigger(rule: Rule, source: str, match: Match, read: Reading) -> Trigger:
    words = read.words
    start, end = words.starts[match.first], words.ends[match.last - 1]
    amounts = (q for by_first in read.amounts.values() for _, q in by_first.values())
    return Trigger(
        rule=rule,
        pattern=source,
        first=match.first,
        last=match.last,
        start=start,
        end=end,
        slots=tuple(
            (name, words.text[words.starts[first] : words.ends[last - 1]])
            for name, first, last in match.slots
        ),
        quantities=tuple(sorted(amounts, key=lambda q: q.start)),
    )
