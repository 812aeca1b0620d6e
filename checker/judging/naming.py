"""How the unit names its subject matter: the treatment, the condition, the part of the body."""

import re
from collections.abc import Iterator
from typing import Final

from checker.judging.grammar import AUXILIARIES, FUNCTION, Parts
from checker.judging.style import lowered
from checker.words import fold

_DETERMINERS: Final = frozenset(fold("our the your these this my their"))
# What a treatment comes in says nothing about it.
_HOLDERS: Final = frozenset(
    fold(
        "vial vials syringe syringes needle needles visit visits package packages patch fat tissue"
        " blood own dose doses"
    )
)
_KINDS: Final = frozenset(
    fold(
        "facial facials drip drips injection injections shot shots therapy therapies treatment"
        " treatments session sessions infusion infusions procedure procedures graft grafts membrane"
        " spray serum course courses programme program protocol"
    )
)
_COUNTED_KINDS: Final = frozenset(
    fold("injection shot drip infusion procedure session facial transplant graft course cell")
)
_METHODS: Final = frozenset(fold("protocol procedure programme program method approach"))
_COMPARING: Final = frozenset(
    fold("than unlike versus vs compared against not rather instead like beats other")
)
# A condition said as a word for people who have it.
_ILLNESSES: Final = {
    "autistic": "autism",
    "diabetic": "diabetes",
    "diabetics": "diabetes",
    "asthmatic": "asthma",
    "asthmatics": "asthma",
    "epileptic": "epilepsy",
    "impotent": "impotence",
}
# Names that need no noun behind them ("PRP patients" names PRP).
_NAMES: Final = frozenset(fold("prp prf prfm svf bmac bmc acp ozone shockwave prolotherapy"))
_HEADS: Final = frozenset(
    fold(
        "cells exosomes platelets lymphocytes drip drips infusion infusions injection injections"
        " jab jabs shots peptides serum"
    )
)
# What a drip or an injection is made of, before the noun.
_CONTENTS: Final = frozenset(
    fold("bone marrow fat stem cell cord umbilical blood platelet plasma peptide vitamin growth")
    + fold("factor exosome ketamine ozone amnion amniotic ovarian spinal knee hip joint nad")
)
_FREE: Final = frozenset(fold("free now today here near available alone twice once"))
_OTHER_NOUNS: Final = frozenset(
    fold(
        "clinic clinics centre centres center centers unit units bank banks package packages price"
        " prices cost costs results news trials studies services products kits devices guidelines"
        " scientists patients bookings membership medicine research science"
    )
)
# A unit with more capitals than this is set as a title, and capitals name nothing in it.
_TITLED: Final = 0.5
_LISTS: Final = ("joint-condition", "tissue", "body-part")
_VAGUE: Final = frozenset(["pain", "tissue", "tissues", "the body", "the organ"])
# Things of which a body has more than one: alone they take an article.
_COUNTED: Final = frozenset(
    fold(
        "knee hip shoulder elbow ankle wrist back neck spine hand foot thumb finger joint disc"
        " tendon nerve ligament meniscus labrum scalp brain heart liver jaw heel face body cord"
        " retina thymus lung kidney organ follicle leg arm eye cuff pancreas lining gum ear"
    )
)
_LIMBS: Final = frozenset(fold("knees hips shoulders elbows ankles wrists hands feet thumbs legs"))
_INJURED: Final = frozenset(
    fold("torn ruptured damaged worn degenerated herniated slipped bulging arthritic")
)


def topic(unit: Parts) -> str:
    """Give the treatment that the unit names, for the middle of a sentence; empty if none."""
    mentions = [span for span in _mentions(unit) if not _is_rival(unit, span[0])]
    found = sorted(mentions, key=lambda span: (span[0] < unit.first, span))
    near = [span for span in found if span[1] <= unit.first][-1:] or found[:1]
    if not near:
        return _head(unit)
    first, end = near[0]
    values = unit.read.words.values
    named = lowered(as_written(unit, first, end))
    if values[first] in _DETERMINERS:
        return named if "own" in values[first:end] else named.removeprefix("your ")
    if values[first] == "own":
        return f"your {named}"
    if values[end - 1] in _METHODS:
        return f"the {named}"
    return named + "s" if values[end - 1] in _COUNTED_KINDS else named


def _head(unit: Parts) -> str:
    """Give the noun for what is given, with its article: "the cells", "our OrthoPlus injection"."""
    values = unit.read.words.values
    at = next((i for i, v in enumerate(values) if v in _HEADS and not _is_rival(unit, i)), None)
    if at is None:
        return ""
    first = at
    while first and values[first - 1] in _CONTENTS and not unit.read.words.breaks[first]:
        first -= 1
    first = _with_brand(unit, first)
    before = values[first - 1] if first else ""
    if first < at and before in _DETERMINERS - {"your"}:
        return lowered(as_written(unit, first - 1, at + 1))
    if first < at:
        named = lowered(as_written(unit, first, at + 1))
        return named + "s" if values[at] in _COUNTED_KINDS else named
    return f"the {values[at]}"


def _is_rival(unit: Parts, first: int) -> bool:
    """Tell whether what stands at word *first* is what the treatment is compared with."""
    values, breaks = unit.read.words.values, unit.read.words.breaks
    for at in range(first - 1, max(-1, first - 4), -1):
        if values[at] in _COMPARING:
            return True
        if breaks[at + 1]:
            return False
    return False


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
        if not is_other_word(unit, first, end) and not _is_inside(unit, first, end)
    ]
    if not spans:
        return ""
    _, rank, _, first, end = min(spans)
    while _span(unit, end) and not unit.read.words.breaks[end]:
        end = _span(unit, end)
    if rank == 0:
        return _condition(unit, first, end)
    found = _series(unit, first, end).removesuffix("’s").removesuffix("'s")
    return "" if found in _VAGUE else found


def disease(unit: Parts) -> str:
    """Give the serious diseases that the unit names, as joined there; empty if none."""
    spans = unit.read.terms.get("disease", {})
    inside = [first for first in sorted(spans) if first >= unit.first] or sorted(spans)
    named = _series(unit, inside[0], spans[inside[0]][0]) if inside else ""
    if named in ("tumour", "tumor"):
        return named + "s"
    return _ILLNESSES.get(named, named)


def as_written(unit: Parts, first: int, end: int) -> str:
    """Give words as written; in capitals throughout only where they are an acronym."""
    words = unit.written(first, end)
    return words.lower() if unit.text.isupper() else words


def _mentions(unit: Parts) -> Iterator[tuple[int, int]]:
    """Give the longest noun phrases that name the treatment, each with its article."""
    values, breaks = unit.read.words.values, unit.read.words.breaks
    upto = 0
    for first, ends in sorted(unit.read.terms.get("treatment", {}).items()):
        end = ends[0]
        while end < len(values) and values[end] in _KINDS and not breaks[end]:
            end += 1
        if (
            values[end + 1 : end + 2]
            and values[end + 1] in _KINDS
            and not any(breaks[end : end + 2])
        ):
            end += 0 if values[end] in FUNCTION | AUXILIARIES else 2
        is_name = end == first + 1 and values[first] in _NAMES
        is_over = _ends_phrase(unit, end)
        if end <= upto or not (is_name or is_over):
            continue
        upto = end
        first = _with_brand(unit, first)  # noqa: PLW2901 - the name begins earlier than the term
        has_article = first and is_over and values[first - 1] in _DETERMINERS and not breaks[first]
        start = first - 1 if has_article else first
        if values[start] not in ("a", "one", "every", "each") and values[end - 1] not in _HOLDERS:
            yield start, end


def _with_brand(unit: Parts, first: int) -> int:
    """Give the word at which the name begins: "RegenPlus(TM)" before "injection" belongs to it."""
    words = unit.read.words
    spelled = [words.spelling(i) for i in range(1, len(words))]
    if sum(word[0].isupper() for word in spelled) > _TITLED * len(spelled):
        return first
    while first > 1 and words.spelling(first - 1)[0].isupper() and not words.breaks[first]:
        if words.values[first - 1] in _DETERMINERS:
            break
        first -= 1
    return first


def _extended(unit: Parts, end: int) -> int:
    """Give the end of the phrase with what kind of treatment it is: "PRF gum therapy"."""
    values, breaks = unit.read.words.values, unit.read.words.breaks
    while end < len(values) and values[end] in _KINDS and not breaks[end]:
        end += 1
    between = values[end : end + 1] and values[end] not in FUNCTION | AUXILIARIES
    if between and values[end + 1 : end + 2] and not any(breaks[end : end + 2]):
        return end + 2 if values[end + 1] in _KINDS else end
    return end


def _ends_phrase(unit: Parts, end: int) -> bool:
    """Tell whether the noun phrase is over before word *end*: no doctor or clinic follows."""
    values, terms = unit.read.words.values, unit.read.terms
    if end >= len(values) or unit.read.words.breaks[end] or values[end] in FUNCTION | AUXILIARIES:
        return True
    if end in terms.get("doctor", {}) or values[end] in _OTHER_NOUNS:
        return False
    begins = end == unit.first or end in terms.get("finite-verb", {}) or values[end] in _FREE
    is_plural = values[end - 1].endswith("s")
    return begins or is_plural or values[end].endswith(("ly", "s"))


def is_other_word(unit: Parts, first: int, end: int) -> bool:
    """Tell whether a part of the body is not meant as one ("go back", "cord-derived")."""
    values = unit.read.words.values
    if unit.text[unit.read.words.ends[end - 1] :][:1] == "-":
        return True
    if end - first > 1:
        return False
    before = values[first - 1] if first else ""
    if values[first : first + 2] == ("bone", "marrow"):
        return True
    if values[first] == "back":
        return before not in ("your", "the", "lower", "a", "bad", "my")
    if values[first] in ("hands", "hand"):
        aside = ("our", "expert", "good", "right", "on", "in", "by", "other", "first", "second")
        return before in aside or values[end : end + 2] == ("in", "hand")
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
    single = words.values[end - 1]
    upto = end
    while upto < len(words) and (words.breaks[upto] == 1 or words.values[upto] in ("and", "or")):
        start = upto + (words.values[upto] in ("and", "or"))
        if _span(unit, start) <= upto:
            break
        upto = _span(unit, start)
    named = lowered(as_written(unit, first, upto)).replace(" & ", " and ")
    named = re.sub(r"\byour\b", "the", named)
    if not re.search(r" (?:and|or) ", named):
        named = " and ".join(named.rsplit(", ", 1))
    counted = single in _COUNTED or (single in _LIMBS and upto == end)
    return f"the {named}" if counted else named


def _span(unit: Parts, first: int) -> int:
    """Give the end of the part, tissue or condition named at word *first*, 0 if there is none."""
    terms = unit.read.terms
    return max(terms.get(name, {}).get(first, (0,))[0] for name in (*_LISTS, "disease"))
