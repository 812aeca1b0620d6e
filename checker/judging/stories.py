"""How many patients a page quotes, and how many of the quotations claim something."""

from collections.abc import Sequence
from typing import Final

import regex

from checker.judging.judge import Judged
from checker.model.documents import Unit, UnitKind

# "Ann B., age 40" or "– Dr. James Poole, Tampa": who is quoted, in a block of its own.
_SIGNATURE: Final = regex.compile(
    r"^[\W_]*(?:\p{Lu}[\p{L}.'\u2019-]*\s*){1,4}(?:[,(|\u2013\u2014-].{0,40})?$"
)


def count(cut: Sequence[Unit], by_unit: Sequence[tuple[Judged, ...]]) -> tuple[int, int]:
    """Give how many blocks quote a patient, and how many of those hold a claim."""
    quoting: set[int] = set()
    telling: set[int] = set()
    for unit, judged in zip(cut, by_unit, strict=True):
        if unit.kind is not UnitKind.TESTIMONIAL or _SIGNATURE.match(unit.text.value):
            continue
        quoting.add(unit.block)
        if any(j.judgement.excuse is None for j in judged):
            telling.add(unit.block)
    return len(quoting), len(telling)
