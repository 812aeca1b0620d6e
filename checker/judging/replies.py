"""Sayings that a page quotes one after another, and stories that readers tell: it replies to them.

It claims none of them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.judging.judge import Judged
from checker.model.documents import Unit, UnitKind
from checker.model.rules import Excuse
from checker.words import is_quotation, split

# One quotation with words behind it may be a motto.
_FEWEST: Final = 2
_SHOWN: Final = frozenset(
    [UnitKind.SENTENCE, UnitKind.HEADING, UnitKind.LIST_ITEM, UnitKind.CELL, UnitKind.TESTIMONIAL]
)
# Whoever speaks of themselves tells what they have lived through.
_TELLERS: Final = frozenset({"i", "my", "me", "mine", "myself"})
# Fewer words are a name: who said it.
_A_REPLY: Final = 4
_DENIALS: Final = frozenset(
    {"not", "no", "never", "none", "nobody", "nothing", "neither", "rarely", "seldom", "without"}
)
# One reply in so many denies, or asks back.
_SHARE: Final = 3
_CUE: Final = "the reply to it"
# "My cousin threw away her cane.", over an answer to whoever says so.
_OTHERS: Final = frozenset(
    [
        *("mother", "mom", "mum", "father", "dad", "sister", "brother", "aunt", "uncle", "cousin"),
        *("husband", "wife", "partner", "son", "daughter", "grandmother", "grandfather"),
        *("grandma", "grandpa", "neighbor", "neighbour", "friend", "teammate", "colleague"),
        *("coworker", "boss", "trainer", "coach", "hairdresser", "roommate"),
    ]
)
_OPENERS: Final = frozenset({"but", "and", "so", "well"})
# Whose patient it was, and a story that goes on, show that the page tells it.
_OWN: Final = frozenset({"our", "ours", "us", "we", "your", "here"})
_GOES_ON: Final = frozenset({"she", "he"}) | _TELLERS


def placed(
    cut: Sequence[Unit], by_unit: Sequence[tuple[Judged, ...]]
) -> tuple[tuple[Judged, ...], ...]:
    """Let off the triggers of sayings that are quoted under one heading, each with a reply."""
    told = (n for n, judged in enumerate(by_unit) if _is_hearsay(judged) and _is_replied_to(n, cut))
    sayings = frozenset([*_answered(cut), *_stories(cut), *told])
    return tuple(
        tuple(map(_let_off, judged)) if number in sayings else judged
        for number, judged in enumerate(by_unit)
    )


def _answered(cut: Sequence[Unit]) -> list[int]:
    """Give the numbers of the sayings in *cut* that stand among others and are replied to."""
    shown = [number for number, unit in enumerate(cut) if _is_saying(unit)]
    by_section: dict[tuple[str, ...], list[int]] = {}
    for number in shown:
        by_section.setdefault(cut[number].section, []).append(number)
    return [n for some in by_section.values() if _are_refuted(some, cut) for n in some]


def _is_hearsay(judged: Sequence[Judged]) -> bool:
    """Tell whether words of others stand in what is judged, which the second reader outvoted."""
    return any(
        "outvoted" in each.judgement.softeners
        and any(cue.kind == "refute" and cue.covers for cue in each.judgement.found)
        for each in judged
    )


def _is_replied_to(number: int, cut: Sequence[Unit]) -> bool:
    return cut[number].kind is UnitKind.HEADING and bool(_reply(number, cut))


def _stories(cut: Sequence[Unit]) -> list[int]:
    """Give the numbers of the headings in *cut* that tell of another, and are answered."""
    return [number for number, unit in enumerate(cut) if _is_story(unit) and _denies(number, cut)]


def _is_story(unit: Unit) -> bool:
    if unit.kind is not UnitKind.HEADING:
        return False
    words = split(unit.text.value).values
    opening = words[1:3] if words[:1] and words[0] in _OPENERS else words[:2]
    tells = opening[:1] == ("my",) and not _OTHERS.isdisjoint(opening)
    return tells and _OWN.isdisjoint(words)


def _denies(number: int, cut: Sequence[Unit]) -> bool:
    """Tell whether what stands under a heading takes its story up, and does not tell it further."""
    block = cut[number].block
    last = next((n for n in range(number, len(cut)) if cut[n].block != block), len(cut)) - 1
    reply = _reply(last, cut)
    words = frozenset(split(reply).values)
    return _GOES_ON.isdisjoint(words) and ("?" in reply or not _DENIALS.isdisjoint(words))


def _is_saying(unit: Unit) -> bool:
    text = unit.text.value.strip()
    if unit.kind not in _SHOWN or not is_quotation(text):
        return False
    return _TELLERS.isdisjoint(split(text).values)


def _are_refuted(sayings: Sequence[int], cut: Sequence[Unit]) -> bool:
    """Tell whether all of *sayings* have a reply, and a third of them denies or asks back."""
    replies = [_reply(number, cut) for number in sayings]
    if len(sayings) < _FEWEST or not all(replies):
        return False
    denied = ["?" in reply or not _DENIALS.isdisjoint(split(reply).values) for reply in replies]
    return _SHARE * sum(denied) >= len(denied)


def _reply(number: int, cut: Sequence[Unit]) -> str:
    """Give the sentences behind a saying, up to the next one, if they are no mere name."""
    said = []
    for unit in cut[number + 1 : number + 4]:
        text = unit.text.value
        if is_quotation(text.strip()) or unit.kind is UnitKind.HEADING or text[:1] in "-–—":
            break
        said.append(text)
    is_reply = said and ("?" in said[0] or len(said[0].split()) >= _A_REPLY)
    return " ".join(said) if is_reply else ""


def _let_off(judged: Judged) -> Judged:
    if judged.judgement.excuse is not None:
        return judged
    ruled = replace(judged.judgement, excuse=Excuse.REFUTED, cue=_CUE, answered=None)
    return replace(judged, judgement=ruled)
