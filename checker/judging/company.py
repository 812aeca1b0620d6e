"""Lines of a list that claim something only beside others: a menu is one from end to end."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from checker.judging import triggers
from checker.judging.judge import Bench, Judged
from checker.model.documents import Unit, UnitKind

# Lists in these parts of a page name what else the site has.
_APART: Final = frozenset(["nav", "header", "footer", "hidden"])
# One line may be a false alarm, and a list of what patients have or fear.
_FEWEST: Final = 2

# Where a claim stands, and under which label: the list and the block of its line.
_Seed = tuple[tuple[object, ...], int, str]


def placed(
    cut: Sequence[Unit],
    by_unit: Sequence[tuple[Judged, ...]],
    at: Bench,
    judge: Callable[[Unit], tuple[Judged, ...]],
) -> tuple[tuple[Judged, ...], ...]:
    """Give the triggers of a page, those of rules that ask for company among them.

    Such a rule speaks where two other lines of the list make claims under its label and nothing
    else has been found in its own line, be it excused.
    """
    seeds = {
        (_list(unit), unit.block, judged.trigger.rule.label)
        for unit, found in zip(cut, by_unit, strict=True)
        for judged in found
        if _may_be_joined(unit) and judged.judgement.excuse is None
    }
    if not seeds:
        return tuple(by_unit)
    joined = []
    for unit, found in zip(cut, by_unit, strict=True):
        company = frozenset[str]() if found else _company(unit, seeds, at)
        again = judge(replace(unit, company=company)) if company else ()
        joined.append(found or tuple(each for each in again if each.trigger.rule.company))
    return tuple(joined)


def _company(unit: Unit, seeds: set[_Seed], at: Bench) -> frozenset[str]:
    """Give the labels of claims in other lines that a rule asks for which speaks of *unit*."""
    if not _may_be_joined(unit):
        return frozenset()
    here = _list(unit)
    others = Counter(
        label for where, block, label in seeds if where == here and block != unit.block
    )
    enough = {label for label, lines in others.items() if lines >= _FEWEST}
    found = triggers.found(unit.text.value, unit.kind, at) if enough else ()
    return frozenset(each.rule.label for each in found if each.rule.company) & enough


def _may_be_joined(unit: Unit) -> bool:
    return unit.kind is UnitKind.LIST_ITEM and unit.region not in _APART


def _list(unit: Unit) -> tuple[object, ...]:
    return unit.group, unit.section, unit.lead_in
