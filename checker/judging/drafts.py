"""Drafts of a unit in other words: the clause at fault replaced, left out, or all said anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from checker.judging import actors, grammar
from checker.judging.amends import caveats, with_fewer
from checker.judging.clauses import Edge
from checker.judging.grammar import Parts
from checker.judging.omissions import other_predicate, unranked, without_adjunct
from checker.judging.slots import TAIL, Wording, fill, minority, slots
from checker.judging.style import capital, lowered_first
from checker.judging.trims import CAVEATS, kept_clauses, rest, shorter_clauses, without_praise
from checker.model.evidence import Answer
from checker.model.rules import Template
from checker.words import CLAUSE_END

_SUBJECT: Final = "{subject} "
_RELATIVES: Final = frozenset(["which", "that", "who"])
_CONCEDING: Final = frozenset(["although", "though", "while"])
_JOINING: Final = " and "
_ADDING: Final = frozenset(["and", "but"])
# Subjects of a clause that says something of its own, and no more of the claim.
_OWN_SUBJECTS: Final = frozenset(["you", "we", "it", "they", "there", "most"])
_VISITS: Final = frozenset(
    ["visit", "session", "procedure", "appointment", "price", "cost", "injection", "whole"]
)
_PAIRED: Final = frozenset(
    "knee hip shoulder elbow ankle joint disc tendon nerve ligament".split()  # noqa: SIM905
)
_FITTING: Final = (
    *("{named}", "{injected}", "{substance}", "{target}", "{matter}", "{rival}", "{disease}"),
    *("{joint-condition}", "{tissue}", "{pain}", "{hurt}", "{subject}", "{figure}"),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A wording for the unit; one that *fits* takes up what the unit says."""

    text: str
    move: str
    replaces: str = "sentence"
    fits: bool = True
    template: str = ""
    alike: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A unit, the subject of its clause at fault (None if not the treatment), and its slots."""

    unit: Parts
    subject: tuple[int, int] | None
    values: Mapping[str, str]


def work(
    unit: Parts,
    answer: Answer,
    held: Mapping[str, str],
    wording: Mapping[str, Wording],
    said: frozenset[str],
) -> Work:
    """Give what drafts of *unit* are made of; *held* is what the pattern's lists matched.

    *said* are turns of doubt that the paragraph has made.
    """
    begin, _ = grammar.clause(unit)
    found = actors.subject(unit, begin)
    written = unit.written(*found) if found else ""
    values = slots(unit, answer, written, held, wording.get("clauses", {}))
    fresh = tuple(entry.text for entry in _some(wording) if entry.text not in said)
    few = minority(unit, fresh)
    return Work(unit, found, {**values, "some": few})


def avoidable(wording: Mapping[str, Wording]) -> frozenset[str]:
    """Give the turns of doubt that drafts choose among, so that a paragraph makes none twice."""
    return frozenset(entry.text for entry in _some(wording))


def _some(wording: Mapping[str, Wording]) -> tuple[Template, ...]:
    return wording.get("words", {}).get("some", ())


def unpraised(at: Work, praise: tuple[Template, ...]) -> Iterator[Draft]:
    """Give the unit without the words of praise at fault."""
    plain = without_praise(at.unit, praise)
    ranked = unranked(at.unit)
    for text in (ranked,) if ranked else (plain, without_adjunct(at.unit, plain)):
        if text:
            yield Draft(text, "delete", "phrase")


def trimmed(at: Work) -> Iterator[Draft]:
    """Give what is left of the unit without the clause at fault."""
    for kept in (*kept_clauses(at.unit), other_predicate(at.unit), without_adjunct(at.unit)):
        if kept:
            yield Draft(kept, "delete", "phrase")


def amended(at: Work) -> Iterator[Draft]:
    """Give the unit with "some" for the many it counts."""
    fewer = with_fewer(at.unit)
    if fewer:
        yield Draft(fewer, "minority", "phrase")


def sentences(
    at: Work, templates: tuple[Template, ...], purposes: tuple[Template, ...]
) -> Iterator[Draft]:
    """Give the sentence with the clause at fault in other words, then said anew as a whole."""
    yield from _continued(at, purposes)
    for template in templates:
        if at.subject and template.text.startswith(_SUBJECT):
            yield from _in_place(at, template)
    for kept in (*caveats(at.unit), *shorter_clauses(at.unit)):
        yield Draft(kept, "delete", "phrase")
    whole = Work(at.unit, at.subject, _without_pronoun(at))
    for template in templates:
        for source in _variants(template.text):
            text = fill(source, whole.values)
            if text:
                move = _move(source, template, at)
                yield _whole(capital(text), move, template, at)


def predicates(at: Work, templates: tuple[Template, ...]) -> Iterator[Draft]:
    """Give what is said of a treatment that goes without saying: "Has not been shown to ..."."""
    for template in templates:
        text = fill(template.text, at.values)
        if text:
            yield _whole(capital(text), template.move, template, at)


def short(at: Work, templates: tuple[Template, ...]) -> Iterator[Draft]:
    """Give a heading, list item, button or question in other words."""
    values = {
        **at.values,
        "subject": at.values["subject"] or "this treatment",
        "target": _several(at.values["target"]),
        "matter": _several(at.values["matter"]),
    }
    named = at.subject is not None or bool(at.values["named"])
    named = named and not at.unit.text[:1].islower()
    is_predicate = at.unit.text[:1].islower() and grammar.is_verb(at.unit, 0)
    is_sentence = at.unit.text.endswith((".", "!")) and at.unit.read.words.text[:1].isupper()
    for template in templates:
        says_it_of = template.text.startswith(_SUBJECT)
        if (is_sentence and not named and says_it_of) or (is_predicate and not says_it_of):
            continue
        source = template.text if named else template.text.removeprefix(_SUBJECT)
        text = fill(source, values)
        if text:
            named_first = template.text.startswith((_SUBJECT, "{named}"))
            text = text if named_first else text.removeprefix("the ")
            text = capital(text)
            yield _whole(text, template.move, template._replace(text=source), at)


def _whole(text: str, move: str, template: Template, at: Work) -> Draft:
    fits = _fits(template, at)
    return Draft(text, move, fits=fits, template=template.text, alike=template.alike)


def _placed(text: str, move: str, template: Template) -> Draft:
    return Draft(text, move, "phrase", template=template.text, alike=template.alike)


def _several(named: str) -> str:
    """Give a part of the body as a topic: "the knee" is "knees"."""
    bare = named.removeprefix("the ")
    return f"{bare}s" if bare != named and bare in _PAIRED else named


def _variants(source: str) -> tuple[str, ...]:
    """Give the short form of a wording, without the clause of the evidence, and the full one."""
    return tuple(dict.fromkeys((TAIL.sub("", source), source)))


def _move(source: str, template: Template, at: Work) -> str:
    """Give the move of a wording: that of the evidence where its clause is part of it."""
    has_clause = ("{clause}" in source or "{figure}" in source) and at.values["clause"]
    return (at.values["clause-move"] if has_clause else "") or template.move


def _without_pronoun(at: Work) -> Mapping[str, str]:
    """Give the slots for a whole new sentence: a pronoun inside the old one has lost its noun."""
    is_pronoun = at.subject is not None and at.subject[1] - at.subject[0] == 1
    if at.subject and at.subject[0] > 0 and is_pronoun:
        return {**at.values, "subject": at.values["named"]}
    return at.values


def _continued(at: Work, purposes: tuple[Template, ...]) -> Iterator[Draft]:
    """Give what is done, and after it what it is done for: "... with the aim of easing pain"."""
    unit = at.unit
    for cut in grammar.cuts(unit):
        if unit.read.words.values[cut] == "to" and not unit.read.words.breaks[cut]:
            for purpose in purposes:
                for source in _variants(purpose.text):
                    text = fill(source, at.values)
                    if text:
                        kept = f"{grammar.kept(unit, cut)} {text}"
                        yield Draft(kept, _move(source, purpose, at), "phrase", template=source)
        return


def _in_place(at: Work, template: Template) -> Iterator[Draft]:
    """Give the sentence with only the clause at fault in other words."""
    unit, subject = at.unit, at.subject
    if subject is None:
        return
    after = _kept_after(unit) or _second_predicate(unit, template.text)
    for source in _variants(template.text):
        if after and source != TAIL.sub("", source):
            continue
        text = fill(source, at.values)
        predicate = fill(source.removeprefix(_SUBJECT), at.values)
        move = _move(source, template, at)
        cut = next(grammar.cuts(unit), 0)
        if predicate and cut >= subject[1] and _is_joined(unit, cut, subject[0]):
            kept = f"{unit.written(0, cut + 1)} {predicate}{after}"
            yield _placed(kept, move, template)
        elif text and (subject[0] or after) and _stands_before(unit, subject[0]):
            before = unit.text[: unit.read.words.starts[subject[0]]]
            text = text.replace(", but ", "; ") if before else text
            # What goes on with "and" goes on from what is said of the treatment.
            text = text.partition(";")[0] if after.startswith((" ", ",")) else text
            written = lowered_first(text) if before.strip() else capital(text)
            said = f"{before}{written}{after}"
            yield _placed(said, move, template)


def _is_joined(unit: Parts, cut: int, subject: int) -> bool:
    """Tell whether the verb at fault is the second of two that have the same subject."""
    if unit.read.words.values[cut] in _RELATIVES:
        return True
    heads = subject == 0 or unit.edges[subject] >= Edge.SUBJECT
    return heads and grammar.is_joined(unit, cut) and grammar.is_verb(unit, cut + 1)


def _kept_after(unit: Parts) -> str:
    """Give what follows the clause at fault where it says something of its own."""
    _, end = grammar.clause(unit)
    words = unit.read.words
    if end >= len(words):
        return ""
    joins = words.values[end] in _ADDING or words.breaks[end] >= CLAUSE_END
    begin = end + (words.values[end] in _ADDING)
    own = begin < len(words) and (
        words.values[begin] in _OWN_SUBJECTS
        or bool(_VISITS.intersection(words.values[begin + 1 : begin + 3]))
    )
    return rest(unit, end) if joins and own else ""


def _second_predicate(unit: Parts, template: str) -> str:
    """Give what else the clause says of its subject: "... and takes an hour"."""
    words = unit.read.words
    if _JOINING in template or unit.last >= len(words):
        return ""
    for at in range(unit.last, len(words) - 1):
        if words.breaks[at] >= CLAUSE_END:
            break
        if words.values[at] == "and" and grammar.is_third(unit, at + 1):
            return f" {words.text[words.starts[at] :]}"
    return ""


def _stands_before(unit: Parts, first: int) -> bool:
    """Tell whether what stands before word *first* is a clause that can stay as it is."""
    values = unit.read.words.values
    if first == 0:
        return True
    rivals = (*unit.read.terms.get("surgery", {}), *unit.read.terms.get("drug", {}))
    if any(at < first for at in rivals):
        return False
    if values[0] in _CONCEDING:
        return bool(CAVEATS.intersection(values[:first])) or grammar.is_complete(unit, 1, first)
    last = first - (values[first - 1] in _ADDING)
    if last == first and unit.edges[first] < Edge.CLAUSE:
        return False
    if CAVEATS.intersection(values[:last]):
        return True
    orders = last > 1 and grammar.is_verb(unit, 0)
    return orders or grammar.is_complete(unit, 0, last)


def _fits(template: Template, at: Work) -> bool:
    """Tell whether a wording takes up something that the unit names."""
    if any(slot in template.text for slot in _FITTING):
        return True
    return "{topic}" in template.text and bool(at.values["named"])
