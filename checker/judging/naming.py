"""How the unit names its condition and the part of the body it speaks of."""

import re
from typing import Final

from checker.judging.grammar import FUNCTION, Parts
from checker.judging.style import lowered
from checker.words import fold

# A condition said as a word for people who have it.
_ILLNESSES: Final = {
    "autistic": "autism",
    "diabetic": "diabetes",
    "diabetics": "diabetes",
    "asthmatic": "asthma",
    "asthmatics": "asthma",
    "epileptic": "epilepsy",
    "impotent": "impotence",
    "on the spectrum": "autism",
    "on the autism spectrum": "autism",
    "autism spectrum": "autism",
    "stroke survivor": "stroke",
    "stroke survivors": "stroke",
    "bipolar": "bipolar disorder",
    "post polio": "post-polio syndrome",
    "post-polio": "post-polio syndrome",
}
# "Lungs scarred by smoke" are scarred lungs.
_HARMED: Final = re.compile(r"^(\w+) (scarred|damaged|weakened|worn out|injured|hurt)$")
# A disease that something else brings about is not what is treated: "risks of addiction".
_BROUGHT_ABOUT: Final = frozenset(fold("risk risks danger dangers threat side complications"))
_OF_NO_KIND: Final = frozenset(fold("degenerative chronic inflammatory other"))
_LISTS: Final = ("joint-condition", "tissue", "body-part")
_VAGUE: Final = frozenset(
    [
        "pain",
        "tissue",
        "tissues",
        "the body",
        "the organ",
        "scar",
        "ache",
        "aching",
        "cushion",
        "joint space",
        "the lining",
        "bone on bone",
    ]
)
# Possessives of what is treated; "Parkinson's" and its like are names.
_OWNED: Final = tuple(
    f"{name}{mark}s"
    for name in ("ozone", "arthritis", "skin", "plasma", "prp", "body", "knee", "drip")
    for mark in "'’"
)
# Things of which a body has more than one: alone they take an article.
_COUNTED: Final = frozenset(
    fold(
        "knee hip shoulder elbow ankle wrist back neck spine hand foot thumb finger joint disc"
        " tendon nerve ligament meniscus labrum scalp brain heart liver jaw heel face body cord"
        " retina thymus lung kidney organ follicle leg arm eye cuff pancreas lining gum ear"
    )
)
_LIMBS: Final = frozenset(fold("knees hips shoulders elbows ankles wrists hands feet thumbs legs"))
# Before a hand that is no part of the body: "in expert hands", "they hand over".
_NOT_OF_THE_BODY: Final = frozenset(
    fold("our expert good right on in by other first second they we to")
)
_INJURED: Final = frozenset(
    fold("torn ruptured damaged worn degenerated herniated slipped bulging arthritic")
)


def bare(named: str) -> str:
    """Give a name without the ending of a possessive and words it cannot end in."""
    named = named.removesuffix("’s").removesuffix("'s") if named.endswith(_OWNED) else named
    words = named.split()
    while words and words[-1].lower() in FUNCTION:
        words.pop()
    return " ".join(words)


def tissue(unit: Parts) -> str:
    """Give the tissue or part of the body that the words at fault make new; empty if none."""
    spans = [
        (first < unit.first, first, ends[0])
        for first, ends in unit.read.terms.get("tissue", {}).items()
        if first >= unit.first - 4 and ends[0] <= unit.last + 4
        if not is_other_word(unit, first, ends[0]) and not _is_inside(unit, first, ends[0])
    ]
    if not spans:
        return ""
    _, first, end = min(spans)
    found = _series(unit, first, end).removesuffix("’s").removesuffix("'s")
    return "" if found in _VAGUE else found


def target(unit: Parts) -> str:
    """Give the condition, tissue or body part that the unit is about, with its article."""
    spans = [
        (first < unit.first or end > unit.last, rank, -(end - first), first, end)
        for rank, name in enumerate(_LISTS)
        for first, ends in unit.read.terms.get(name, {}).items()
        for end in ends[:1]
        if not is_other_word(unit, first, end) and not _is_inside(unit, first, end)
    ]
    if not spans:
        return ""
    _, rank, _, first, end = min(spans)
    words = unit.read.words
    while _span(unit, end) and not words.breaks[end] and words.values[end] != "back":
        end = _span(unit, end)
    if rank == 0:
        return _condition(unit, first, end)
    found = _series(unit, first, end).removesuffix("’s").removesuffix("'s")
    return "" if found in _VAGUE else found


def disease(unit: Parts) -> str:
    """Give the serious diseases that the unit names, as joined there; empty if none."""
    spans = unit.read.terms.get("disease", {})
    treated = [first for first in sorted(spans) if not _is_brought_about(unit, first)]
    inside = [first for first in treated if first >= unit.first] or treated
    named = _series(unit, inside[0], spans[inside[0]][0]) if inside else ""
    if named in ("tumour", "tumor"):
        return named + "s"
    general = bool(named) and fold(named)[0] in _OF_NO_KIND
    if general and any(first not in spans for first in unit.read.terms.get("joint-condition", {})):
        return ""
    return _HARMED.sub(r"\2 \1", _ILLNESSES.get(named, named))


def _is_brought_about(unit: Parts, first: int) -> bool:
    values = unit.read.words.values
    return first > 1 and values[first - 1] == "of" and values[first - 2] in _BROUGHT_ABOUT


def as_written(unit: Parts, first: int, end: int) -> str:
    """Give words as written; in capitals throughout only where they are an acronym."""
    words = unit.written(first, end)
    return words.lower() if unit.text.isupper() else words


def is_other_word(unit: Parts, first: int, end: int) -> bool:
    """Tell whether a part of the body is not meant as one ("go back", "cord-derived")."""
    values = unit.read.words.values
    if end - first > 1 or unit.text[unit.read.words.ends[end - 1] :][:1] == "-":
        return unit.text[unit.read.words.ends[end - 1] :][:1] == "-"
    before = values[first - 1] if first else ""
    measures = "size" in values[max(0, first - 3) : first]
    if measures or values[first] == "backed" or values[first : first + 2] == ("bone", "marrow"):
        return True
    if values[first] == "back":
        return before not in ("your", "the", "lower", "a", "bad", "my")
    if values[first] in ("hands", "hand", "shoulder", "foot"):
        return before in _NOT_OF_THE_BODY or values[end : end + 2] == ("in", "hand")
    return values[first] in ("body", "bodies", "organ", "face")


def _is_inside(unit: Parts, first: int, end: int) -> bool:
    """Tell whether the words are part of the name of a treatment or a disease ("heart failure")."""
    wider = [
        (begin, ends[0])
        for name in ("treatment", "disease", "surgery")
        for begin, ends in unit.read.terms.get(name, {}).items()
    ]
    return any(b <= first and end <= e and (b, e) != (first, end) for b, e in wider)


def _condition(unit: Parts, first: int, end: int) -> str:
    words = _series(unit, first, end).removeprefix("the ")
    values = unit.read.words.values
    torn = values[first] in _INJURED and values[end - 1] in _COUNTED
    return "" if words in _VAGUE else f"a {words}" if torn else words


def _series(unit: Parts, first: int, end: int) -> str:
    """Give a phrase with its article and what is joined to it: "skin, hair and cartilage"."""
    words = unit.read.words
    first = _series_start(unit, first)
    single = words.values[end - 1]
    upto = end
    while upto < len(words) and (words.breaks[upto] == 1 or words.values[upto] in ("and", "or")):
        start = upto + (words.values[upto] in ("and", "or"))
        if _span(unit, start) <= upto or words.values[start] == "back":
            break
        upto = _span(unit, start)
    named = lowered(as_written(unit, first, upto)).replace(" & ", " and ")
    named = re.sub(r"\byour\b", "the", named)
    if not re.search(r" (?:and|or) ", named):
        named = " and ".join(named.rsplit(", ", 1))
    named = bare(named)
    if single == "tear" and upto == end:
        return f"a {named}"
    counted = single in _COUNTED or (single in _LIMBS and upto == end)
    return f"the {named}" if counted else named


def _series_start(unit: Parts, first: int) -> int:
    """Give the first word of the series that the phrase at word *first* is a part of."""
    words = unit.read.words
    ends = {
        end: begin
        for name in (*_LISTS, "disease")
        for begin, found in unit.read.terms.get(name, {}).items()
        for end in found[:1]
        if words.values[begin] != "back"
    }
    while first > 1:
        joined = words.values[first - 1] in ("and", "or")
        before = first - joined
        if not (joined or words.breaks[first] == 1) or before not in ends:
            break
        first = ends[before]
    return first


def _span(unit: Parts, first: int) -> int:
    """Give the end of the part, tissue or condition named at word *first*, 0 if there is none."""
    terms = unit.read.terms
    return max(terms.get(name, {}).get(first, (0,))[0] for name in (*_LISTS, "disease"))
