"""What a wording is filled with: the treatment, tissue and condition as the page names them."""

import re
from collections.abc import Collection, Mapping
from typing import Final
from zlib import crc32

from checker.judging.grammar import Parts
from checker.judging.naming import as_written, disease, is_other_word, target, tissue
from checker.judging.products import topic
from checker.judging.style import lowered
from checker.model.evidence import Answer, Entry, Strength
from checker.model.rules import Template
from checker.words import fold

Wording = Mapping[str, tuple[Template, ...]]

_SLOT: Final = re.compile(r"\{([a-z-]+)\}")
TAIL: Final = re.compile(r"[;,] (?:but |and )?\{clause\}$")
# Of more conditions than these no single one is picked.
_PAIR: Final = 2
_IT: Final = re.compile(r"\bit\b")
_ANIMALS: Final = frozenset(
    fold("horse horses dog dogs cat cats pet pets foal mare pony puppy hound labrador vet vets")
)
_PEOPLE: Final = frozenset(fold("people patients patient person one"))
_PARTS: Final = frozenset(
    fold(
        "knee hip shoulder elbow ankle wrist back neck hand foot thumb finger joint heel leg arm"
        " tendon spine disc hock stifle"
    )
)
_PLURALS: Final = {part + "s": part for part in _PARTS} | {"feet": "foot", "spine": "back"}
_ACHING: Final = frozenset(
    fold("pain pains painful ache aches aching sore soreness stiff stiffness limp hurt hurts")
)
_COUNTED_RIVALS: Final = frozenset(
    fold(
        "operation procedure scalpel knife implant pill shot injection replacement transplant"
        " steroid tablet"
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
    "scalpels": "surgery",
    "the scalpel": "surgery",
    "the knife": "surgery",
    "going under the knife": "surgery",
    "steroid": "steroids",
}
_FELT: Final = frozenset(fold("pain pains ache aches stiffness soreness sciatica"))
_WORN: Final = frozenset(
    fold(
        "osteoarthritis arthritis arthrosis tendinitis tendonitis tendinopathy fasciitis bursitis"
        " elbow stenosis shoulder degeneration disease gout"
    )
)
# The verb for making tissue anew; what is not named here is only "helped".
_REBUILDS: Final = {
    **dict.fromkeys(
        fold("cartilage disc discs meniscus menisci labrum tendon tendons ligament ligaments"),
        "rebuild",
    ),
    **dict.fromkeys(fold("joint joints knee knees hip hips shoulder shoulders spine"), "rebuild"),
    **dict.fromkeys(fold("bone bones tissue tissues muscle muscles cuff"), "rebuild"),
    **dict.fromkeys(fold("nerve nerves neurons brain cord heart liver lung lungs"), "repair"),
    **dict.fromkeys(fold("kidney kidneys pancreas retina myelin organ organs"), "repair"),
}
_ELSEWHERE: Final = frozenset(
    fold(
        "hair hairline hairs bald baldness scalp follicle follicles skin collagen face wrinkles"
        " retina heart liver lung lungs"
        " kidney kidneys brain eyes eye ovary ovaries egg eggs gum gums enamel hearing tooth teeth"
        " immune memory sexual erection erections periods fertility eyelash beard glow"
        " nerve nerves cord pancreas beta islet islets organ organs myelin scars"
        " wound wounds burns thymus age ageing aging younger"
    )
)
# What is put into the body through a needle and so can bring infection and pain.
_BY_NEEDLE: Final = frozenset(
    fold(
        "cell cells injection injections shot shots jab jabs prp exosome exosomes marrow bmac svf"
        " plasma platelet platelets jelly graft grafts fat amnion mscs msc infusion infusions"
        " prolotherapy drip drips"
    )
)

# What has a source and a dose; a drip or a session is only how it is given.
_SUBSTANCES: Final = frozenset(
    fold(
        "cells exosomes platelets plasma prp prf svf msc mscs bmac marrow jelly peptides amnion"
        " lymphocytes"
    )
)


def slots(
    unit: Parts, answer: Answer, subject: str, held: Mapping[str, str], words: Wording
) -> dict[str, str]:
    """Give what placeholders stand for in this unit; *held* is what the pattern's lists matched.

    A placeholder without a value makes its wording unfit.
    """
    named = topic(unit)
    wanted, ill, made = target(unit), disease(unit), tissue(unit)
    pain = "" if _names_several(unit) or _is_grave(unit) else _pain(unit)
    if wanted and fold(wanted)[-1] in fold(named):
        wanted = ""
    clause, move = _clause(unit, answer, words)
    given = named if "own" not in fold(named) else ""
    clinical = not _ANIMALS.intersection(unit.read.words.values)
    return {
        **{name: lowered(text) for name, text in held.items()},
        "subject": subject or named,
        "topic": named or "this treatment",
        "named": named,
        "injected": given if _BY_NEEDLE.intersection(fold(given)) else "",
        "substance": named if fold(named)[-1:] and fold(named)[-1] in _SUBSTANCES else "",
        "target": wanted,
        "matter": wanted or ill,
        "disease": ill,
        "tissue": made,
        "rebuild": _REBUILDS.get(fold(made)[-1], "") if made else "",
        "pain": pain,
        "hurt": pain if pain and fold(pain)[-1] in _FELT else "",
        "rival": _rival(unit),
        "clause": clause,
        "clause-move": move,
        "figure": clause if move else "",
        "person": "" if _is_grave(unit) else "person" if clinical else "animal",
        "vary": "" if _is_grave(unit) else "differ",
        "all": "" if _is_grave(unit) else "everyone" if clinical else "every animal",
        "people": "people" if clinical else "animals",
        "everyone": "everyone" if clinical else "every animal",
        "examiner": "a specialist" if clinical else "a vet",
        "doctor": "your doctor" if clinical else "your vet",
    }


def speaks_of_pain(words: Collection[str]) -> bool:
    """Tell whether *words* are of pain or of a joint, so that a wording may speak of pain too."""
    near = _ACHING | _PARTS | _PLURALS.keys() | _WORN | _FELT | {"cartilage", "meniscus", "joints"}
    return not near.isdisjoint(words)


def fill(template: str, values: Mapping[str, str]) -> str:
    """Give *template* with its placeholders filled, empty where one has no value."""
    if not values["clause"]:
        template = TAIL.sub("", template)
    if not template or any(not values.get(name) for name in _SLOT.findall(template)):
        return ""
    inner = {**values, "subject": lowered(values["subject"])}
    at_start = values if template.startswith("{subject}") else inner
    return _SLOT.sub(lambda match: at_start[match.group(1)], template).strip()


def minority(unit: Parts, choices: tuple[str, ...]) -> str:
    """Give the words for those it may help, others in other sentences, so that a page varies.

    They are empty where the unit names a disease: nobody has been shown to be helped.
    """
    if _is_grave(unit):
        return ""
    if set(unit.read.words.values) & _ANIMALS:
        return "some animals"
    return choices[crc32(unit.text.encode()) % len(choices)] if choices else "some people"


def _is_grave(unit: Parts) -> bool:
    """Tell whether the unit names a disease in which nobody has been shown to be helped."""
    diseases = unit.read.terms.get("disease", {})
    inside = {at for first, ends in diseases.items() for at in range(first, ends[0])}
    return bool(diseases) and inside.issuperset(unit.read.terms.get("joint-condition", {}))


def _names_several(unit: Parts) -> bool:
    """Tell whether the unit names so many conditions that no single one can be picked."""
    return len({ends[0] for ends in unit.read.terms.get("joint-condition", {}).values()}) > _PAIR


def _pain(unit: Parts) -> str:
    """Give the pain or worn joint that the unit speaks of, empty if it speaks of none."""
    values = unit.read.words.values
    spans = [
        (-(ends[0] - first), first, ends[0])
        for first, ends in unit.read.terms.get("joint-condition", {}).items()
    ]
    for _, found, end in sorted(spans):
        has_part = found > 0 and values[found - 1] in _PARTS and not unit.read.words.breaks[found]
        first = found - has_part
        words = lowered(as_written(unit, first, end))
        if values[end - 1] == "ache" and first + 1 == end:
            return "the ache"
        if values[end - 1] in _FELT:
            return words
        if values[end - 1] in _WORN:
            return f"the symptoms of {words}"
    if unit.read.terms.get("disease"):
        return ""
    for at, value in enumerate(values):
        part = _PLURALS.get(value, value)
        if part in _PARTS and not is_other_word(unit, at, at + 1):
            return f"{'back' if part in ('spine', 'disc') else part} pain"
    aching = _ACHING.intersection(values) or "cartilage" in values or "meniscus" in values
    return "pain" if aching and not _ELSEWHERE.intersection(values) else ""


def _rival(unit: Parts) -> str:
    for name in ("surgery", "drug"):
        for first, ends in sorted(unit.read.terms.get(name, {}).items()):
            words = lowered(as_written(unit, first, ends[0]))
            if words == "medicine":
                continue
            words = _COMMONLY.get(words, words)
            counted = words.split()[-1] in _COUNTED_RIVALS and not words.startswith("the ")
            return f"{'an' if words[0] in 'aeio' else 'a'} {words}" if counted else words
    return ""


def _clause(unit: Parts, answer: Answer, words: Wording) -> tuple[str, str]:
    """Give the hedged clause of the evidence that speaks of what the unit speaks of, its move."""
    values = set(unit.read.words.values)
    barred = _PEOPLE if values & _ANIMALS else frozenset[str]()
    for entry in answer.entries:
        if not entry.clause or barred.intersection(fold(entry.clause)):
            continue
        needed = {word for held in words.get(entry.id, ()) for word in fold(held.text)}
        if not needed or values & needed:
            return _IT.sub("the treatment", entry.clause), _move(entry)
    return "", ""


def _move(entry: Entry) -> str:
    if entry.strength is Strength.TRIAL_RESULT:
        return "name-trial"
    has_figure = any(limit.number is not None for limit in entry.limits)
    return "bounded-figure" if has_figure and entry.strength is Strength.REVIEW else ""
