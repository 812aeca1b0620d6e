"""Explanations of what is asked of whole pages, in lines a reader can check."""

from collections.abc import Iterator
from typing import Any

from checker.commands.why import law_told, silent_told

_Object = dict[str, Any]


def page_rule_told(told: _Object) -> Iterator[str]:
    """Give a duty, a notice or an opposition: when it is asked, what meets it, its law."""
    yield f"{told['rule']}: {told['title']}"
    if "severity" in told:
        yield f"  severity: {told['severity']}"
    yield f"  why:      {told['why']}"
    yield f"  file:     {told['file'] or 'built in'}, version {told['version']}"
    yield from looked_told(told)
    if told.get("offer"):
        yield f"  try:      {told['offer']}"
    yield from law_told(told["law"])
    yield from silent_told(told["silent_if"])
    yield from (f'  flags:    "{one}" against "{two}"' for one, two in told.get("opposed", ()))
    yield from (f'  passes:   "{one}" beside "{two}"' for one, two in told.get("agreed", ()))


def looked_told(told: _Object) -> Iterator[str]:
    """Give what is looked for on a page: what calls for it, what meets it, what does not do."""
    yield from _listed("asked", "where the page", told.get("asked_where", ()))
    yield from _listed("asked", "and also", told.get("and_where", ()))
    yield from _listed("asked", "unless it", told.get("not_where", ()))
    yield from _listed("looked", "one side", told.get("one", ()))
    yield from _listed("looked", "the other", told.get("other", ()))
    if told.get("met_by") and told.get("place"):
        count = f"{told['at_least']} different ones of these" if told["at_least"] > 1 else "one"
        yield f"  looked:   {count}, {told['place']}"
    yield from _listed("looked", "meets it:", told.get("met_by", ()))
    yield from _listed("looked", "not enough:", told.get("not_enough", ()))
    if told.get("text"):
        yield f'  looked:   "{told["text"]}"'
        yield from (f'  looked:   or "{text}"' for text in told["also_right"])
        if told["place"]:
            yield f"  looked:   {told['place']}"
    if told.get("provisional"):
        yield f"  note:     provisional: {told['provisional']}"


def page_finding_told(found: _Object) -> Iterator[str]:
    """Give what was looked for and found for a finding about a page, with its severity and law."""
    rule = found["judged_by"]
    if rule:
        file = rule["file"] or "built in"
        yield f"  rule:     {rule['rule']}: {rule['title']}; {file}, {rule['version']}"
        yield from looked_told(rule)
    else:
        yield f"  rule:     {found['rule']}"
    if found["comparison"]:
        yield f"  found:    {found['comparison']}"
    yield f"  severity: {found['severity']} ({'; '.join(found['steps'])})"
    yield f"  evidence: {_grounds(found)}"
    yield from (f"  note:     {note}" for note in found["notes"])
    yield from law_told(found["law"])
    yield from silent_told(found["silent_if"])


def _grounds(found: _Object) -> str:
    if found["kind"] == "contradiction":
        return "the copy's own words, in both places"
    return "the law below" if found["law"] else "house rule, no evidence entry"


def _listed(head: str, lead: str, topics: list[_Object] | tuple[()]) -> Iterator[str]:
    for topic in topics:
        such = f' (such as "{topic["such_as"][0]}")' if topic["such_as"] else ""
        yield f"  {head + ':':<9} {lead} {topic['title']}{such}"
