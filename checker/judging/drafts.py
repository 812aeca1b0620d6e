"""Drafts of a unit in other words: the clause at fault replaced, left out, or all said anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from checker.judging import grammar
from checker.judging.clauses import Edge
from checker.judging.grammar import Parts
from checker.judging.naming import names_treatment
from checker.judging.slots import fill, minority, slots
from checker.judging.style import capital, lowered_first
from checker.judging.trims import kept_clauses, rest, without_praise
from checker.model.evidence import Answer
from checker.model.rules import Template

_SUBJECT: Final = "{subject} "
_TAIL: Final = "; {clause}"
_SHORT_CLAUSE: Final = 90
_RELATIVES: Final = frozenset(["which", "that", "who"])
_FITTING: Final = (
    "{named}",
    "{target}",
    "{matter}",
    "{rival}",
    "{disease}",
    "{joint-condition}",
    "{tissue}",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A wording for the unit; one that *fits* takes up what the unit says."""

    text: str
    move: str
    replaces: str = "sentence"
    fits: bool = True
    template: str = ""
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Work:
    """A unit, the subject of its clause at fault (None if not the treatment), and its slots."""

    unit: Parts
    subject: tuple[int, int] | None
    values: Mapping[str, str]


def work(unit: Parts, answer: Answer, held: Mapping[str, str], some: tuple[Template, ...]) -> Work:
    """Give what drafts of *unit* are made of; *some* are the words for a minority."""
    begin, _ = grammar.clause(unit)
    found = grammar.subject(unit, begin)
    values = slots(unit, answer, unit.written(*found) if found else "", held)
    few = minority(unit, tuple(entry.text for entry in some))
    return Work(unit, found, {**values, "some": few})


def unpraised(at: Work, praise: tuple[Template, ...]) -> Iterator[Draft]:
    """Give the unit without the words of praise at fault."""
    plain = without_praise(at.unit, praise)
    if plain:
        yield Draft(plain, "delete", "phrase", rank=0)


def trimmed(at: Work) -> Iterator[Draft]:
    """Give what is left of the unit without the clause at fault."""
    for kept, own in kept_clauses(at.unit):
        fits = own or len(kept) >= len(at.unit.text) / 2
        yield Draft(kept, "delete", "phrase", fits=fits, rank=1 if fits else 2)


def sentences(
    at: Work, templates: tuple[Template, ...], purposes: tuple[Template, ...]
) -> Iterator[Draft]:
    """Give the sentence with the clause at fault in other words, then said anew as a whole."""
    yield from _continued(at, purposes)
    for template in templates:
        if at.subject and template.text.startswith(_SUBJECT):
            yield from _in_place(at, template)
    yield from _limited(at)
    values = _without_pronoun(at)
    for template in templates:
        fits = _fits(template, at)
        for source in dict.fromkeys((template.text, template.text.replace(_TAIL, ""))):
            text = fill(source, values)
            if text:
                move = _move(source, template, at)
                yield Draft(capital(text), move, fits=fits, template=template.text)


def _move(source: str, template: Template, at: Work) -> str:
    """Give the move of a wording: that of the evidence where its clause is part of it."""
    has_clause = "{clause}" in source and at.values["clause"]
    return (at.values["clause-move"] if has_clause else "") or template.move


def _without_pronoun(at: Work) -> Mapping[str, str]:
    """Give the slots for a whole new sentence: a pronoun inside the old one has lost its noun."""
    is_pronoun = at.subject is not None and at.subject[1] - at.subject[0] == 1
    if at.subject and at.subject[0] > 0 and is_pronoun and not at.values["named"]:
        return {**at.values, "subject": "this treatment"}
    if at.subject and at.subject[0] > 0 and is_pronoun:
        return {**at.values, "subject": at.values["named"]}
    return at.values


def short(at: Work, templates: tuple[Template, ...]) -> Iterator[Draft]:
    """Give a heading, list item, button or question in other words."""
    named = at.subject is not None or bool(at.values["named"])
    for template in templates:
        source = template.text if named else template.text.removeprefix(_SUBJECT)
        text = fill(source, at.values)
        if text:
            fits = _fits(template, at)
            text = capital(text.removeprefix("the "))
            yield Draft(text, template.move, fits=fits, template=template.text)


def _continued(at: Work, purposes: tuple[Template, ...]) -> Iterator[Draft]:
    """Give what is done, and after it what it is done for: "... with the aim of easing pain"."""
    unit = at.unit
    for cut in grammar.cuts(unit):
        if unit.read.words.values[cut] == "to":
            for purpose in purposes:
                text = fill(purpose.text, at.values)
                if text:
                    move = _move(purpose.text, purpose, at)
                    yield Draft(f"{grammar.kept(unit, cut)} {text}", move, "phrase")
        return


def _in_place(at: Work, template: Template) -> Iterator[Draft]:
    """Give the sentence with only the clause at fault in other words."""
    unit, subject = at.unit, at.subject
    if subject is None:
        return
    begin, end = grammar.clause(unit)
    after = rest(unit, end)
    source = template.text.replace(_TAIL, "") if after else template.text
    text = fill(source, at.values)
    move = _move(source, template, at)
    predicate = fill(source.removeprefix(_SUBJECT), at.values)
    for cut in grammar.cuts(unit):
        joined = cut >= subject[1] and (
            grammar.is_joined(unit, cut) or unit.read.words.values[cut] in _RELATIVES
        )
        if joined and predicate:
            kept = f"{unit.written(0, cut + 1)} {predicate}{after}"
            yield Draft(kept, move, "phrase", template=template.text)
        break
    before = unit.text[: unit.read.words.starts[subject[0]]]
    gives_reason = unit.edges[begin] is Edge.REASON
    if text and (before or after) and not gives_reason:
        written = lowered_first(text) if before.strip() else capital(text)
        kept = f"{before}{written}{after}"
        yield Draft(kept, move, "phrase", template=template.text)


def _limited(at: Work) -> Iterator[Draft]:
    """Give what can stay of the sentence, with the limit of the evidence behind it."""
    clause = at.values["clause"]
    for cut in grammar.cuts(at.unit):
        if clause and len(clause) <= _SHORT_CLAUSE and names_treatment(at.unit, cut):
            move = at.values["clause-move"] or "state-limit"
            yield Draft(f"{grammar.kept(at.unit, cut)}; {clause}", move, "phrase")
        return


def _fits(template: Template, at: Work) -> bool:
    """Tell whether a wording takes up something that the unit names."""
    if any(slot in template.text for slot in _FITTING):
        return True
    if "{subject}" in template.text and (at.subject or at.values["named"]):
        return True
    if "{topic}" in template.text and at.values["named"]:
        return True
    return "{pain}" in template.text and at.values["pain"] not in ("", "pain")
