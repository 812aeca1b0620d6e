"""What no proposal may be: longer, surer, harder to read or better informed than its unit."""

import re
from collections.abc import Iterable, Set
from functools import lru_cache
from typing import Final

from checker.judging.slots import speaks_of_pain
from checker.judging.style import is_clean
from checker.judging.trims import WARNINGS
from checker.model.documents import UnitKind
from checker.model.evidence import Answer
from checker.words import SENTENCE_END, fold, split

# The most characters a form may have; other units may grow by 1.6.
LIMITS: Final = {
    UnitKind.HEADING: 70,
    UnitKind.TITLE: 70,
    UnitKind.BUTTON: 30,
    UnitKind.META: 155,
}
_LONGER: Final = 1.6
# A unit too short for any wording may grow to this many characters.
_ONE_SENTENCE: Final = 110
_FAMILIAR: Final = 2
_MANY: Final = 99
_HARDER: Final = 2.0
# The school year of plain patient information: nothing below it counts as hard to read.
_PLAIN: Final = 10.0
_CLINIC: Final = frozenset(["we", "our", "ours", "us", "i", "my", "me"])
_SURE: Final = frozenset(
    fold(
        "will always never definitely certainly surely proven proves guaranteed guarantees ensures"
        " permanent permanently completely totally promising breakthrough safe safely"
        " effective effectively"
    )
)
# Cautions of which one that stands beside the claim must stand in the new wording too, and how a
# wording that has lost it says it in brief.
_CAUTIONS: Final = (
    (re.compile(r"\b(?:risks?|infections?|complications?|adverse)\b"), "risks remain"),
    (
        re.compile(r"\b(?:experimental|investigational|unapproved|unproven)\b"),
        "this use is still experimental",
    ),
    (
        re.compile(
            r"\b(?:your (?:own )?(?:doctor|physician|specialist|vet)|consult|candidates?"
            r"|specialist has to)\b"
        ),
        "ask your doctor first",
    ),
)
# What a wording may speak of only where the unit or the cited evidence does.
_TOPICS: Final = frozenset(
    fold(
        "knee hip back spine joint steroid cartilage prp tendon ligament arthritis osteoarthritis"
        " hair nerve disc exosome heart skin surgery operation drip shot stem fda"
    )
)
_SAME: Final = {"spine": "back", "disc": "back", "back": "back"}
_KEPT: Final = frozenset(
    fold(
        "risk risks infection bleeding complication complications adverse worse increased harm"
        " experimental unapproved"
    )
)
# A subject that has lost its verb: "and that the procedure."
_LEFT: Final = re.compile(r"\bthat (?:the|a|an|our|your|this|these) \w+[.!]?$")
# What a sentence that denies or doubts, or asks to look at a matter, has.
_DOUBTING: Final = frozenset(
    fold("no lack without needed drawbacks challenges unrealistic disappointment difference")
    + fold("let study studies research explores expectations question questions answers")
)
_TURNS: Final = (
    *("some people", "some patients", "some animals", "still being studied", "has not been shown"),
    *("person to person", "animal to animal", "is not known", "not known", "not settled", "mixed"),
    *("before you decide", "ask your doctor", "ask your vet", "notice no change", "notice none"),
    *("the aim", "find out first", "not everyone", "not help everyone", "and not others"),
    "not for others",
)
_ANIMALS: Final = frozenset(
    fold("horse horses dog dogs cat cats pet pets puppy hound labrador mare pony foal")
)
_HUMANS: Final = frozenset(fold("patient patients person people anyone"))
# What no study of the ledger has tried: not even a few are said to be helped by it.
_UNTRIED: Final = frozenset(
    fold(
        "peptide peptides nad ozone vitamin vitamins glutathione ketamine exosome exosomes hair"
        " skin scalp follicle follicles wrinkle wrinkles face heart liver lung lungs kidney kidneys"
        " brain eye eyes ovary ovaries sexual fertility gums hearing nerve nerves ageing aging"
        " immune erection erections memory apple plant rose"
    )
)
_HELPING: Final = re.compile(r"\bmay (?:help|ease|make|feel)\b")
# Pain that is eased, and not named among the risks.
_EASED: Final = re.compile(r"(?<!more )\b(?:pain|relief for)\b")
_SYLLABLE: Final = re.compile(r"[aeiouy]+")


def warns(text: str) -> bool:
    """Tell whether *text* warns, denies, doubts or asks, which no guess should cost."""
    return not (WARNINGS | _DOUBTING).isdisjoint(fold(text))


def keeps_warnings(text: str, old: str) -> bool:
    """Tell whether what is left of *old* in *text* still has every word of warning."""
    return not set(fold(old)) & _KEPT - set(fold(text))


@lru_cache(maxsize=2048)
def hedges(text: str) -> frozenset[str]:
    """Give the turns of doubt that *text* makes; no paragraph should make one of them twice."""
    said = f" {' '.join(fold(text))} "
    return frozenset(turn for turn in _TURNS if f" {turn} " in said)


def is_sound(
    text: str, old: str, kind: UnitKind, answer: Answer, fault: str, around: int = 0
) -> bool:
    """Tell whether *text* may be proposed for a unit *old* whose words at fault are *fault*."""
    if fold(text) == fold(old) or not is_clean(text) or not fits(text, old, kind, around):
        return False
    more_colons = text.count(": ") > max(1, old.count(":"))
    if more_colons or _open(text) not in (0, _open(old)) or _answers_nothing(text, old):
        return False
    known = " ".join([old, *(f"{e.clause} {e.statement}" for e in answer.entries)])
    new, before = frozenset(fold(text)), frozenset(fold(old))
    if any(word[0].isdigit() and word not in known for word in new):
        return False
    if _is_about_others(text, new, before):
        return False
    if new & (_CLINIC | _SURE) - before or _topics(text) - _topics(_cited(text, old, answer)):
        return False
    warned = (before - frozenset(fold(fault))) & _KEPT
    lost = lost_caution(text, old, fault) or (new < before and not warned <= new)
    lost = lost or bool(_LEFT.search(text) and not _LEFT.search(old))
    return not lost and grade(text, before) <= hardest(old)


def _open(text: str) -> int:
    """Give how many brackets *text* leaves open."""
    return text.count("(") - text.count(")")


def _is_about_others(text: str, new: Set[str], before: Set[str]) -> bool:
    """Tell whether *text* has people where the unit has animals, or help that nobody has seen."""
    if before & _ANIMALS and new & (_HUMANS | {"who"}) - before:
        return True
    if before & _UNTRIED and _HELPING.search(text.lower()):
        return True
    return bool(_EASED.search(text.lower())) and not speaks_of_pain(before)


def fits(text: str, old: str, kind: UnitKind, around: int = 0) -> bool:
    """Tell whether *text* is of a length that the form of *old* can take.

    A form with a limit holds *around* more characters beside *old*; where it is too long already,
    *text* may be as long as *old*.
    """
    if kind in LIMITS:
        return len(text) <= max(LIMITS[kind] - around, len(old) if around else 0)
    return len(text) <= max(int(_LONGER * len(old)), _ONE_SENTENCE)


def is_long(text: str, old: str, kind: UnitKind) -> bool:
    """Tell whether *text* is longer than 1.6 times *old*, where its form sets no limit itself."""
    return kind not in LIMITS and len(text) > _LONGER * len(old)


@lru_cache(maxsize=256)
def hardest(old: str) -> float:
    """Give the highest school year at which a wording for *old* may be read."""
    return max(grade(old) + _HARDER, _PLAIN)


def lost_caution(text: str, old: str, fault: str) -> str:
    """Give in brief the first caution of *old*, outside its words at fault, that *text* lacks."""
    beside, new = old.lower(), text.lower()
    for words, brief in _CAUTIONS:
        stood = {found.group() for found in words.finditer(beside)}
        if any(word not in fault.lower() for word in stood) and not words.search(new):
            return brief
    return ""


def grade(text: str, familiar: Iterable[str] = ()) -> float:
    """Give the school year (Flesch and Kincaid) at which *text* is read with ease.

    *familiar* words, such as the names a page uses, count as two syllables at most.
    """
    return _grade(text, frozenset(familiar))


@lru_cache(maxsize=1024)
def _grade(text: str, familiar: frozenset[str]) -> float:
    words = split(text)
    if not len(words):
        return 0.0
    sentences = 1 + sum(mark >= SENTENCE_END for mark in words.breaks[1:])
    syllables = sum(
        min(_syllables(value), _FAMILIAR if value in familiar else _MANY) for value in words.values
    )
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _cited(text: str, old: str, answer: Answer) -> str:
    """Give the unit with the clauses of the evidence that *text* takes up whole."""
    said = text.lower()
    clauses = (entry.clause for entry in answer.entries if entry.clause)
    return " ".join([old, *(clause for clause in clauses if clause.lower() in said)])


@lru_cache(maxsize=1024)
def _topics(text: str) -> frozenset[str]:
    words = {word.removesuffix("'s").removesuffix("s") for word in fold(text)}
    return frozenset(_SAME.get(word, word) for word in words & _TOPICS)


@lru_cache(maxsize=16_384)
def _syllables(word: str) -> int:
    ends_mute = word.endswith("e") and not word.endswith(("le", "ee")) and len(word) > 3
    return max(1, len(_SYLLABLE.findall(word)) - ends_mute)


def _answers_nothing(text: str, old: str) -> bool:
    """Tell whether *text* keeps a blunt answer and drops the question it answers."""
    answer = old.rpartition("?")[2].strip(" \"'”’")
    return "?" in old and "?" not in text and bool(answer) and text.endswith(answer)
