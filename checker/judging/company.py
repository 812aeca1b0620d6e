"""Lines of a list that claim something only beside others: a menu is one from end to end."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from checker.judging import triggers
from checker.judging.judge import Bench, Judged
from checker.model.documents import Unit, UnitKind

_LISTED: Final = frozenset([UnitKind.LIST_ITEM, UnitKind.CELL])
_NONE: Final = frozenset[str]()


def placed(
    cut: Sequence[Unit],
    by_unit: Sequence[tuple[Judged, ...]],
    at: Bench,
    judge: Callable[[Unit], tuple[Judged, ...]],
) -> tuple[tuple[Judged, ...], ...]:
    """Give the triggers of a page, those of rules that ask for company among them.

    Such a rule speaks where another line of the list makes a claim under its label, and its own
    line none: that line is judged again.
    """
    claimed: defaultdict[tuple[object, ...] | None, set[str]] = defaultdict(set)
    for unit, judged in zip(cut, by_unit, strict=True):
        claimed[list_of(unit)].update(_labels(judged))
    claimed[None].clear()
    joined = []
    for unit, judged in zip(cut, by_unit, strict=True):
        others = claimed[list_of(unit)] - _labels(judged)
        company = _sought(unit, at) & others if others else _NONE
        joined.append(judge(replace(unit, company=company)) if company else judged)
    return tuple(joined)


def list_of(unit: Unit) -> tuple[object, ...] | None:
    """Give what tells the list or the column of *unit* from others on its page, if it has one."""
    if unit.kind not in _LISTED:
        return None
    return unit.kind, unit.group, unit.section, unit.lead_in, unit.header


def _labels(judged: Sequence[Judged]) -> frozenset[str]:
    return frozenset(j.trigger.rule.label for j in judged if j.judgement.excuse is None)


def _sought(unit: Unit, at: Bench) -> frozenset[str]:
    found = triggers.found(unit.text.value, unit.kind, at)
    return frozenset(each.rule.label for each in found if each.rule.company)
