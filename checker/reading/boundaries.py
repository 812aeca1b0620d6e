"""Where English sentences end: abbreviations, initials, figures, quotes and brackets heeded."""

from collections.abc import Iterator
from typing import Final

import regex

_CANDIDATE: Final = regex.compile(
    r"(?P<mark>[.!?…]+)(?P<close>[\"'”’»)\]*_]*)"
    r"(?P<note>[¹²³⁰⁴-⁹]+|(?:\[\d[\d, –-]{0,8}\])+"
    r"|(?<=[^\W\d_]{3}[.!?]|[)”\"][.!?])\d{1,2}(?= [A-Z“\"]))?"
    r"(?P<gap> ?)|(?<= )[•▪●◦✓✔✅☑➤►](?= ?\w)",
    regex.V0,
)
_SITE: Final = regex.compile(r"[A-Za-z]+(?:[/.@]\w|$)|(?i:com|org|net|edu|gov|io)\b")
_WORD: Final = regex.compile(r"(?:[A-Z][a-z]*|I)(?=[ ’'])|[A-Z]{2,}\b")
_LONGEST_WORD: Final = 40
_FAR_ENOUGH: Final = 2 * _LONGEST_WORD
_OPENING: Final = "\"'“‘«([*_¿¡"
_DASHES: Final = "–—―-"

_NEVER_NAMES: Final = """
dr drs mr mrs ms mx prof rev hon sen rep gov gen col capt lt sgt mt ft vs v viz cf eg ie incl resp
approx esp messrs mme mlle e.g i.e u.s.c
"""
_BEFORE_FIGURE_NAMES: Final = """
no nos fig figs sec sect p pp vol ch art par eq ref refs ca max min avg tel ext jan feb mar apr jun
jul aug sep sept oct nov dec suite ste apt rm nr
"""
_SOMETIMES_NAMES: Final = """
st inc ltd co corp llc al etc jr sr dept univ assoc bros ave blvd rd hwy dc d.c u.s u.k u.s.a e.u
a.m p.m am pm m.d d.o ph.d m.s b.s m.p.h n.p r.n p.a d.d.s d.p.m b.a m.a esq sq in ft oz lb lbs hr
hrs wk wks mo mos yr yrs sec secs est med surg inst ed eds repr orig natl intl mfg
mon tue tues thu thur thurs fri
"""
_STARTER_NAMES: Final = """
a about after again all also although an and another are as ask at be because before book both but
by call can click come contact did do does don’t don't each even every few find first follow for
from get give has have he her here his how however i i’m i'm if in is it it’s it's its join just
learn let long look make many may more most my new no nobody nor not nothing now of on once one only
or other others our over patients people please read results schedule see she should since so some
stem still such take talk that that’s that's the their then there these they they’re they're this
those though to today too treatment try two under until up use very visit was we we’ll we'll we’re
we're we’ve we've were what when where which while who why will with without would yes yet you
you’ll you'll you’re you're your
"""
_NEVER: Final = frozenset(_NEVER_NAMES.split())
_BEFORE_FIGURE: Final = frozenset(_BEFORE_FIGURE_NAMES.split())
_SOMETIMES: Final = frozenset(_SOMETIMES_NAMES.split())
_STARTERS: Final = frozenset(_STARTER_NAMES.split())


def split(text: str) -> Iterator[tuple[int, int]]:
    """Give the start and end of each sentence of *text*, without the blanks between them."""
    start = 0
    for found in _CANDIDATE.finditer(text):
        if found["mark"] is None:
            if found.start() > start:
                yield start, found.start() - 1
            start = found.start()
            continue
        end = found.end() - len(found["gap"])
        if found.end() < len(text) and _ends(text, start, found):
            yield start, end
            start = found.end()
    if start < len(text):
        yield start, len(text)


def _ends(text: str, start: int, found: regex.Match[str]) -> bool:
    """Tell whether the candidate *found* ends the sentence that began at *start*."""
    mark, rest = found["mark"], text[found.end() : found.end() + 40]
    if not found["gap"]:
        return _ends_without_gap(text, start, found, rest)
    following = rest.lstrip(_OPENING)
    if not following or rest[0] in _DASHES + ",;:)":
        return False
    before = text[max(start, found.start() - _FAR_ENOUGH) : found.start()]
    if not before.strip(_OPENING + " "):
        return False
    if following[0].islower():
        return mark == "." and not found["close"] and _ends_in_small_print(before, following)
    if mark != ".":
        return True
    return bool(found["close"]) or _ends_at_stop(before, following)


def _ends_without_gap(text: str, start: int, found: regex.Match[str], rest: str) -> bool:
    if not rest[0].isupper() and not (found["mark"] != "." and rest[0] in '“"('):
        return False
    word = _last_word(text[max(start, found.start() - _LONGEST_WORD) : found.start()])
    if found["mark"].startswith("."):
        if word.lower() in _NEVER or _SITE.match(rest):
            return False
        if word.isupper() and word.isalpha():
            return len(word) > 2 and _WORD.match(rest) is not None
        starts = len(rest) > 1 and (rest[1].islower() or rest[1] in " ’'")
        plain = len(word) > 1 and word.isalnum() and not word[-1].isupper()
        return starts and (plain or bool(found["close"]))
    return bool(word) or bool(found["close"])


def _ends_at_stop(before: str, following: str) -> bool:
    word = _last_word(before)
    lower = word.lower().lstrip("(")
    next_word = following.split(maxsplit=1)[0].lower().rstrip('.,;:!?…”")')
    if lower in _NEVER:
        return False
    if following[0].isdigit() and lower in _BEFORE_FIGURE:
        return False
    if not before[: len(before) - len(word)].strip(_OPENING + " ") and word.isdigit():
        return False
    is_initial = len(word) == 1 and word.isupper()
    if is_initial or lower in _SOMETIMES or regex.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]{1,2}", word):
        return next_word in _STARTERS and not (is_initial and next_word in {"a", "i"})
    return True


def _ends_in_small_print(before: str, following: str) -> bool:
    """Tell whether a sentence ends though the next begins with a small letter."""
    word = _last_word(before)
    lower = word.lower()
    if len(word) < 3 or not word.isalpha() or before.endswith("."):
        return False
    return lower not in _NEVER | _SOMETIMES | _BEFORE_FIGURE and len(following.split()) > 1


def _last_word(before: str) -> str:
    tail = before[-_LONGEST_WORD:].replace("—", " ").replace("–", " ")
    return tail.rpartition(" ")[2].lstrip(_OPENING)
