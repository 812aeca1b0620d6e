"""What a wording is filled with: the treatment, tissue and condition as the page names them."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from zlib import crc32

from checker.judging.grammar import AUXILIARIES, FUNCTION, Parts
from checker.judging.style import lowered
from checker.model.evidence import Answer
from checker.words import fold

_SLOT: Final = re.compile(r"\{([a-z-]+)\}")
_IT: Final = re.compile(r"\bit\b")
_DETERMINERS: Final = frozenset(fold("our the your these this my their"))
# What a treatment comes in says nothing about it.
_HOLDERS: Final = frozenset(
    fold(
        "vial vials syringe syringes needle needles visit visits package packages patch fat tissue"
        " blood own"
    )
)
_KINDS: Final = frozenset(
    fold(
        "facial facials drip drips injection injections shot shots therapy therapies treatment"
        " treatments session sessions infusion infusions procedure procedures graft grafts membrane"
        " spray serum course courses"
    )
)
_ANIMALS: Final = frozenset(fold("horse horses dog dogs cat cats pet pets foal mare pony puppy"))
_LISTS: Final = ("joint-condition", "disease", "tissue", "body-part")
# Things of which a body has more than one: alone they take an article.
_COUNTED: Final = frozenset(
    fold(
        "knee hip shoulder elbow ankle wrist back neck spine hand foot thumb finger joint disc"
        " tendon nerve ligament meniscus labrum scalp brain heart liver jaw heel face body cord"
        " retina thymus lung kidney organ follicle leg arm eye cuff pancreas lining gum ear"
    )
)
_PARTS: Final = frozenset(
    fold(
        "knee hip shoulder elbow ankle wrist back neck hand foot thumb finger joint heel leg arm"
        " tendon spine disc"
    )
)
_PLURALS: Final = {part + "s": part for part in _PARTS} | {"feet": "foot", "spine": "back"}
_COUNTED_RIVALS: Final = frozenset(
    fold("operation scalpel knife implant pill shot injection replacement transplant steroid tablet")
)
_FELT: Final = frozenset(fold("pain pains ache aches stiffness soreness inflammation sciatica"))
_WORN: Final = frozenset(
    fold(
        "osteoarthritis arthritis arthrosis tendinitis tendonitis tendinopathy fasciitis bursitis"
        " elbow stenosis shoulder degeneration disease gout"
    )
)
_JOINTS: Final = _PARTS | {"cartilage", "ligament", "meniscus", "labrum", "cuff", "tissue", "bone"}
_OF_JOINTS: Final = frozenset(
    fold("knee knees hip cartilage arthritis joint joints steroid cells cell back")
)
_ELSEWHERE: Final = frozenset(
    fold(
        "hair scalp follicle follicles skin collagen face wrinkles retina heart liver lung lungs"
        " kidney kidneys brain eyes eye ovary ovaries egg eggs gum gums enamel hearing tooth teeth"
        " immune memory sexual erection erections periods fertility eyelash beard glow dog cat"
        " horse dogs cats nerve nerves cord pancreas beta islet islets organ organs myelin scars"
        " wound wounds burns thymus age ageing aging younger"
    )
)


def slots(unit: Parts, answer: Answer, subject: str, held: Mapping[str, str]) -> dict[str, str]:
    """Give what placeholders stand for in this unit; *held* is what the pattern's lists matched.

    A placeholder without a value makes its wording unfit.
    """
    named = topic(unit)
    wanted = target(unit)
    return {
        **{name: lowered(words) for name, words in held.items()},
        **_diseases(unit, held),
        "subject": subject or named or "this treatment",
        "topic": named or "this treatment",
        "named": named,
        "target": wanted,
        "pain": _pain(unit),
        "rival": _rival(unit),
        "clause": _clause(unit, answer, held),
    }


def fill(template: str, values: Mapping[str, str]) -> str:
    """Give *template* with its placeholders filled, empty where one has no value."""
    if not values["clause"]:
        template = re.sub(r"[;,:]? ?(?:and |but )?\{clause\}", "", template)
    if not template or any(not values.get(name) for name in _SLOT.findall(template)):
        return ""
    inner = {**values, "subject": lowered(values["subject"])}
    at_start = values if template.startswith("{subject}") else inner
    return _SLOT.sub(lambda match: at_start[match.group(1)], template).strip()


def minority(unit: Parts, choices: tuple[str, ...]) -> str:
    """Give the words for those it may help, others in other sentences, so that a page varies."""
    if set(unit.read.words.values) & _ANIMALS:
        return "some animals"
    return choices[crc32(unit.text.encode()) % len(choices)] if choices else "some people"


def topic(unit: Parts) -> str:
    """Give the treatment that the unit names, for the middle of a sentence; empty if none."""
    found = sorted(_mentions(unit), key=lambda span: (span[0] < unit.first, span))
    near = [span for span in found if span[1] <= unit.first][-1:] or found[:1]
    return lowered(unit.written(*near[0])) if near else ""


def names_treatment(unit: Parts, until: int) -> bool:
    """Tell whether the words before *until* speak of the treatment."""
    values = unit.read.words.values[:until]
    named = any(first < until for first in unit.read.terms.get("treatment", {}))
    return named or bool({"it", "they", "this", "these"} & set(values))


def target(unit: Parts) -> str:
    """Give the condition, tissue or body part that the unit is about, with its article."""
    spans = [
        (first < unit.first or end > unit.last, rank, -(end - first), first, end)
        for rank, name in enumerate(_LISTS)
        for first, ends in unit.read.terms.get(name, {}).items()
        for end in ends[:1]
        if not _is_other_word(unit, first, end)
    ]
    if not spans:
        return ""
    *_, first, end = min(spans)
    return _series(unit, first, end)


def _series(unit: Parts, first: int, end: int) -> str:
    """Give a phrase with its article and what is joined to it: "skin, hair and cartilage"."""
    words = unit.read.words
    single = words.values[end - 1]
    upto = end
    while upto < len(words) and (words.breaks[upto] == 1 or words.values[upto] in ("and", "or")):
        start = upto + (words.values[upto] in ("and", "or"))
        ends = [unit.read.terms.get(name, {}).get(start, (0,))[0] for name in _LISTS]
        if max(ends) <= upto:
            break
        upto = max(ends)
    named = lowered(unit.written(first, upto)).removesuffix("’s").removesuffix("'s")
    named = re.sub(r"\byour\b", "the", named)
    counted = single in _COUNTED or (single in _PLURALS and upto == end)
    return f"the {named}" if counted else named


def _diseases(unit: Parts, held: Mapping[str, str]) -> dict[str, str]:
    spans = unit.read.terms.get("disease", {})
    inside = [first for first in sorted(spans) if first >= unit.first] or sorted(spans)
    if not inside or not ("disease" in held or spans):
        return {}
    return {"disease": _series(unit, inside[0], spans[inside[0]][0])}


def _is_other_word(unit: Parts, first: int, end: int) -> bool:
    """Tell whether a part of the body is not meant as one ("go back", "in our hands")."""
    values = unit.read.words.values
    if end - first > 1:
        return False
    before = values[first - 1] if first else ""
    if values[first] == "back":
        return before not in ("your", "the", "lower", "a", "bad", "my")
    if values[first] in ("hands", "hand"):
        return before in ("our", "expert", "good", "right", "on", "in", "by")
    return values[first] in ("body", "bodies", "organ", "face")


def _mentions(unit: Parts) -> Iterator[tuple[int, int]]:
    """Give the noun phrases that name the treatment, each with its article."""
    values = unit.read.words.values
    for first, ends in unit.read.terms.get("treatment", {}).items():
        end = ends[0]
        while end < len(values) and values[end] in _KINDS and not unit.read.words.breaks[end]:
            end += 1
        if not _ends_phrase(unit, end):
            continue
        start = first
        if first and values[first - 1] in _DETERMINERS and not unit.read.words.breaks[first]:
            start -= 1
        if values[start] not in ("a", "one", "every", "each") and values[end - 1] not in _HOLDERS:
            yield start, end


def _ends_phrase(unit: Parts, end: int) -> bool:
    values = unit.read.words.values
    if end >= len(values) or unit.read.words.breaks[end] or values[end] in FUNCTION | AUXILIARIES:
        return True
    terms = unit.read.terms
    if end in terms.get("finite-verb", {}):
        return True
    plural = values[end - 1].endswith("s")
    return values[end].endswith("ly") or (plural and not terms.get("doctor", {}).get(end))


def _pain(unit: Parts) -> str:
    """Give the pain that the unit speaks of, "pain" if it names none, empty if it is no pain."""
    values = unit.read.words.values
    spans = [
        (-(ends[0] - first), first, ends[0])
        for first, ends in unit.read.terms.get("joint-condition", {}).items()
    ]
    for _, first, end in sorted(spans):
        words = lowered(unit.written(first, end))
        if values[end - 1] == "ache" and first + 1 == end:
            return "the ache"
        if values[end - 1] in _FELT:
            return words
        if values[end - 1] in _WORN:
            return f"the symptoms of {words}"
    if set(values) & _ELSEWHERE or unit.read.terms.get("disease"):
        return ""
    for at, value in enumerate(values):
        part = _PLURALS.get(value, value)
        if part in _PARTS and not _is_other_word(unit, at, at + 1):
            return f"{'back' if part in ('spine', 'disc') else part} pain"
    return "pain"


def _rival(unit: Parts) -> str:
    for name in ("surgery", "drug"):
        for first, ends in sorted(unit.read.terms.get(name, {}).items()):
            words = lowered(unit.written(first, ends[0]))
            counted = words.split()[-1] in _COUNTED_RIVALS and not words.startswith("the ")
            return f"a {words}" if counted else words
    return ""


def _clause(unit: Parts, answer: Answer, held: Mapping[str, str]) -> str:
    """Give the hedged clause of the evidence that speaks of what the unit speaks of."""
    values = set(unit.read.words.values)
    elsewhere = values & _ELSEWHERE and not (held.get("joint-condition") or values & _JOINTS)
    clauses = (_IT.sub("the treatment", e.clause) for e in answer.entries if e.clause)
    return next((c for c in clauses if not (elsewhere and set(fold(c)) & _OF_JOINTS)), "")
