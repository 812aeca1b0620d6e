"""How the unit names the treatment: brand, kind and article, and never what it is compared with."""

from collections.abc import Iterator
from typing import Final

from checker.judging.grammar import AUXILIARIES, FUNCTION, Parts
from checker.judging.naming import as_written, bare
from checker.judging.style import lowered
from checker.words import fold

_DETERMINERS: Final = frozenset(fold("our the your these this my their"))
# What a treatment comes in says nothing about it.
_HOLDERS: Final = frozenset(
    fold(
        "placenta vial vials syringe syringes needle needles visit visits package packages patch"
        " fat tissue blood own dose doses"
    )
)
# Words that say of what kind a treatment is, and name none.
_ADJECTIVES: Final = frozenset(
    fold("placental umbilical amniotic adipose autologous allogeneic mesenchymal regenerative")
)
_KINDS: Final = frozenset(
    fold(
        "facial facials drip drips injection injections shot shots therapy therapies treatment"
        " treatments session sessions infusion infusions procedure procedures graft grafts membrane"
        " spray serum course courses programme program protocol"
    )
)
_COUNTED_KINDS: Final = frozenset(
    fold(
        "injection shot drip infusion procedure session facial transplant graft course cell exosome"
    )
)
_METHODS: Final = frozenset(fold("protocol procedure programme program method approach"))
_COMPARING: Final = frozenset(
    fold(
        "than unlike versus vs compared against not rather instead like beats other traditional"
        " conventional ordinary wrinkle filler fillers botox"
    )
)
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
# Cells that nobody injects.
_OF_THE_BODY: Final = frozenset(
    fold(
        "healthy dead dying damaged sick tired aged ageing aging cancer skin nerve brain every new"
    )
)
_NUMERALS: Final = frozenset(["i", "ii", "iii", "iv"])
# A unit with more capitals than this is set as a title, and capitals name nothing in it.
_TITLED: Final = 0.5


def topic(unit: Parts) -> str:
    """Give the treatment that the unit names, for the middle of a sentence; empty if none."""
    mentions = [span for span in _mentions(unit) if not _is_rival(unit, span[0])]
    found = sorted(mentions, key=lambda span: (span[0] < unit.first, span))
    near = [span for span in found if span[1] <= unit.first][-1:] or found[:1]
    if not near:
        return _head(unit)
    first, end = near[0]
    values = unit.read.words.values
    named = bare(lowered(as_written(unit, first, end)))
    if named.startswith("their "):
        named = named.replace("their ", "your " if "own" in values[first:end] else "the ", 1)
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
    at = next((i for i, v in enumerate(values) if v in _HEADS and _is_ours(unit, i)), None)
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


def _is_ours(unit: Parts, at: int) -> bool:
    """Tell whether the noun at word *at* is the treatment, and no "steroid injection"."""
    rivals = (*unit.read.terms.get("drug", {}).items(), *unit.read.terms.get("surgery", {}).items())
    values = unit.read.words.values
    if at and values[at] == "cells" and values[at - 1] in _OF_THE_BODY:
        return False
    return not _is_rival(unit, at) and not any(first < at <= ends[0] for first, ends in rivals)


def _is_rival(unit: Parts, first: int) -> bool:
    """Tell whether what stands at word *first* is what the treatment is compared with."""
    values, breaks = unit.read.words.values, unit.read.words.breaks
    for at in range(first - 1, max(-1, first - 4), -1):
        if values[at] in _COMPARING:
            return True
        if breaks[at + 1]:
            return False
    return False


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
        no_name = values[end - 1] in _HOLDERS | _ADJECTIVES
        if values[start] not in ("a", "one", "every", "each") and not no_name:
            yield start, end


def _with_brand(unit: Parts, first: int) -> int:
    """Give the word at which the name begins: "RegenPlus(TM)" before "injection" belongs to it."""
    words = unit.read.words
    if words.values[first] in _DETERMINERS:
        return first
    spelled = [words.spelling(i) for i in range(1, len(words))]
    if sum(word[0].isupper() for word in spelled) > _TITLED * len(spelled):
        return first
    while first > 1 and words.spelling(first - 1)[0].isupper() and not words.breaks[first]:
        if words.values[first - 1] in _DETERMINERS or words.values[first - 1] in _NUMERALS:
            break
        first -= 1
    return first


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
