"""What a wording is filled with: the treatment, tissue and condition as the page names them."""

import re
from collections.abc import Mapping
from typing import Final
from zlib import crc32

from checker.judging.grammar import Parts
from checker.judging.naming import as_written, disease, is_other_word, target, topic
from checker.judging.style import lowered
from checker.model.evidence import Answer, Entry, Strength
from checker.words import fold

_SLOT: Final = re.compile(r"\{([a-z-]+)\}")
_IT: Final = re.compile(r"\bit\b")
_ANIMALS: Final = frozenset(fold("horse horses dog dogs cat cats pet pets foal mare pony puppy"))
_PEOPLE: Final = frozenset(fold("people patients patient person one"))
_PARTS: Final = frozenset(
    fold(
        "knee hip shoulder elbow ankle wrist back neck hand foot thumb finger joint heel leg arm"
        " tendon spine disc"
    )
)
_PLURALS: Final = {part + "s": part for part in _PARTS} | {"feet": "foot", "spine": "back"}
_COUNTED_RIVALS: Final = frozenset(
    fold(
        "operation scalpel knife implant pill shot injection replacement transplant steroid tablet"
    )
)
_COMMONLY: Final = {
    "drug": "drugs",
    "pill": "pills",
    "tablet": "tablets",
    "painkiller": "painkillers",
    "surgeon": "surgery",
    "surgeons": "surgery",
    "scalpel": "surgery",
    "the scalpel": "surgery",
    "the knife": "surgery",
    "going under the knife": "surgery",
}
_FELT: Final = frozenset(fold("pain pains ache aches stiffness soreness inflammation sciatica"))
_WORN: Final = frozenset(
    fold(
        "osteoarthritis arthritis arthrosis tendinitis tendonitis tendinopathy fasciitis bursitis"
        " elbow stenosis shoulder degeneration disease gout"
    )
)
_JOINTS: Final = _PARTS | {"cartilage", "ligament", "meniscus", "labrum", "cuff", "tissue", "bone"}
_OF_JOINTS: Final = frozenset(
    fold("knee knees hip cartilage arthritis joint joints steroid cells cell back pain")
)
_ELSEWHERE: Final = frozenset(
    fold(
        "hair hairline hairs bald baldness scalp follicle follicles skin collagen face wrinkles"
        " retina heart liver lung lungs"
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
    clause, move = _clause(unit, answer, held)
    return {
        **{name: lowered(words) for name, words in held.items()},
        "subject": subject or named or "this treatment",
        "topic": named or "this treatment",
        "named": named,
        "target": wanted,
        "matter": wanted or disease(unit),
        "disease": disease(unit),
        "pain": _pain(unit),
        "rival": _rival(unit),
        "clause": clause,
        "clause-move": move,
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
    """Give the words for those it may help, others in other sentences, so that a page varies.

    They are empty where the unit names a disease: nobody has been shown to be helped.
    """
    if unit.read.terms.get("disease") and not unit.read.terms.get("joint-condition"):
        return ""
    if set(unit.read.words.values) & _ANIMALS:
        return "some animals"
    return choices[crc32(unit.text.encode()) % len(choices)] if choices else "some people"


def _pain(unit: Parts) -> str:
    """Give the pain that the unit speaks of, "pain" if it names none, empty if it is no pain."""
    values = unit.read.words.values
    spans = [
        (-(ends[0] - first), first, ends[0])
        for first, ends in unit.read.terms.get("joint-condition", {}).items()
    ]
    for _, first, end in sorted(spans):
        words = lowered(as_written(unit, first, end))
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
        if part in _PARTS and not is_other_word(unit, at, at + 1):
            return f"{'back' if part in ('spine', 'disc') else part} pain"
    return "pain"


def _rival(unit: Parts) -> str:
    for name in ("surgery", "drug"):
        for first, ends in sorted(unit.read.terms.get(name, {}).items()):
            words = lowered(as_written(unit, first, ends[0]))
            if words == "medicine":
                continue
            words = _COMMONLY.get(words, words)
            counted = words.split()[-1] in _COUNTED_RIVALS and not words.startswith("the ")
            return f"a {words}" if counted else words
    return ""


def _clause(unit: Parts, answer: Answer, held: Mapping[str, str]) -> tuple[str, str]:
    """Give the hedged clause of the evidence that speaks of what the unit speaks of, its move."""
    values = set(unit.read.words.values)
    elsewhere = values & _ELSEWHERE and not (held.get("joint-condition") or values & _JOINTS)
    barred = (_OF_JOINTS if elsewhere else frozenset()) | (_PEOPLE if values & _ANIMALS else set())
    for entry in answer.entries:
        if entry.clause and not barred.intersection(fold(entry.clause)):
            return _IT.sub("the treatment", entry.clause), _move(entry)
    return "", ""


def _move(entry: Entry) -> str:
    if entry.strength is Strength.TRIAL_RESULT:
        return "name-trial"
    has_figure = any(limit.number is not None for limit in entry.limits)
    return "bounded-figure" if has_figure and entry.strength is Strength.REVIEW else ""
