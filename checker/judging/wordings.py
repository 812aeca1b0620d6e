"""The wording that a pack holds for a claim: by form, by rule or label, those alike in turn."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, groupby
from typing import Final
from zlib import crc32

from checker.judging.claim import Claim
from checker.judging.judge import Bench
from checker.model.documents import UnitKind
from checker.model.rules import Template

# The form whose wording a unit takes.
FORMS: Final = {
    UnitKind.HEADING: "heading",
    UnitKind.TITLE: "heading",
    UnitKind.BUTTON: "button",
    UnitKind.META: "meta",
    UnitKind.LIST_ITEM: "list-item",
    UnitKind.CELL: "list-item",
    UnitKind.ATTRIBUTE: "list-item",
    UnitKind.TESTIMONIAL: "testimonial",
}
# Forms that a few words of any kind can stand in for.
_LOOSE: Final = frozenset(["sentence", "list-item"])
_COMMON: Final = "common"
# The wording that says nothing is lost where the unit goes.
DELETE: Final = "delete"


def forms(claim: Claim) -> Iterator[str]:
    """Give the forms of wording that suit the unit, the nearest first."""
    kind = claim.kind
    form = "testimonial" if claim.is_story else FORMS.get(kind, "sentence")
    text = claim.judged.unit.text.value.rstrip("\"'”’») ")
    if claim.is_answer:
        yield "answer"
    if text.endswith("?") and form not in ("button", "testimonial"):
        yield "question"
    if form in ("list-item", "meta") and text.endswith((".", "!")):
        yield "sentence"
        if form == "meta":
            yield "brief"
    yield form
    if form in _LOOSE:
        yield "brief"


def templates(claim: Claim, form: str, at: Bench) -> tuple[Template, ...]:
    """Give the wording of the rule, that of its label, or what serves for every label.

    Of wordings that say the same, the one that comes first differs from unit to unit.
    """
    rule = claim.judged.trigger.rule
    listed = _wording(rule.id, tuple(rule.rewrites.get(form, ())), form, at)
    number = crc32(claim.judged.unit.text.value.encode())
    return tuple(chain.from_iterable(_in_turn(group, number) for group in listed))


def _in_turn(group: tuple[Template, ...], number: int) -> tuple[Template, ...]:
    first = number % len(group)
    return (*group[first:], *group[:first])


@lru_cache(maxsize=4096)
def _wording(
    rule: str, brought: tuple[str, ...], form: str, at: Bench
) -> tuple[tuple[Template, ...], ...]:
    """Give the wordings, those that say the same together."""
    wording = at.ruleset.wording
    own = wording.get(rule.partition("/")[0], {})
    default = next((t.text for t in own.get("move", ())), "state-limit")
    special = wording.get(rule, {}).get(form, ())
    if special and all(template.text == DELETE for template in special):
        return ((*special,),)
    found = (*special, *own.get(form, ()), *map(Template, brought))
    found = found or wording.get(_COMMON, {}).get(form, ())
    moving = (Template(t.text, t.move or default, t.alike or t.text) for t in found)
    return tuple(tuple(group) for _, group in groupby(moving, key=lambda t: t.alike))
