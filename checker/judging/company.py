"""Lines of a list or table that claim only beside others: a menu is one from end to end."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from checker.judging import triggers
from checker.judging.judge import Bench, Judged
from checker.judging.pages import APART
from checker.model.documents import Unit, UnitKind

# One line may be a false alarm, and a list of what patients have or fear.
_FEWEST: Final = 2

_List = tuple[object, ...]
_Lines = dict[tuple[_List, str], set[int]]


def placed(
    cut: Sequence[Unit],
    by_unit: Sequence[tuple[Judged, ...]],
    at: Bench,
    judge: Callable[[Unit], tuple[Judged, ...]],
) -> tuple[tuple[Judged, ...], ...]:
    """Give the triggers of a page, those of rules that ask for company among them.

    Such a rule speaks where two other lines of the list, or heads of rows of the table, make claims
    under its label and nothing else has been found in its own line, be it excused.
    """
    lines = _claiming(cut, by_unit)
    joined = []
    for unit, found in zip(cut, by_unit, strict=True):
        company = _company(unit, lines, at) if lines and not found else frozenset()
        again = judge(replace(unit, company=company)) if company else ()
        joined.append(found or tuple(each for each in again if each.trigger.rule.company))
    return tuple(joined)


def _claiming(cut: Sequence[Unit], by_unit: Sequence[tuple[Judged, ...]]) -> _Lines:
    """Give the blocks of the lines that make claims, by their list and label."""
    lines: _Lines = {}
    for unit, found in zip(cut, by_unit, strict=True):
        for judged in found:
            if _may_be_joined(unit) and judged.judgement.excuse is None:
                lines.setdefault((_list(unit), judged.trigger.rule.label), set()).add(unit.block)
    return lines


def _company(unit: Unit, lines: _Lines, at: Bench) -> frozenset[str]:
    """Give the labels of claims in other lines that a rule asks for which speaks of *unit*."""
    if not _may_be_joined(unit):
        return frozenset()
    found = triggers.found(unit.text.value, unit.kind, at)
    asked = frozenset(each.rule.label for each in found if each.rule.company)
    return frozenset(label for label in asked if _others(unit, label, lines) >= _FEWEST)


def _others(unit: Unit, label: str, lines: _Lines) -> int:
    claiming = lines.get((_list(unit), label), set())
    return len(claiming) - (unit.block in claiming)


def _may_be_joined(unit: Unit) -> bool:
    heads_row = unit.kind is UnitKind.CELL and bool(unit.header) and not unit.row
    return (unit.kind is UnitKind.LIST_ITEM or heads_row) and unit.region not in APART


def _list(unit: Unit) -> _List:
    return unit.group, unit.section, unit.lead_in, unit.header
