"""Statutory notices on a page: found loosely, passed strictly, differences told word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

import regex

from checker.judging.duties import at_foot
from checker.judging.hearing import Hearing
from checker.model.documents import Unit, UnitKind
from checker.model.profiles import Notice

# Words by which a notice gives itself away, whatever has been done to the rest of it.
_TELLTALE: Final = regex.compile(
    r"notice (?:must|shall|has to|is required to) be (?:provided|given)"
    r"|performs? (?:one or more )?stem cell therap|encouraged to consult with your primary",
    regex.IGNORECASE,
)
_TOKEN: Final = regex.compile(r"[\p{L}\p{N}]+(?:['’][\p{L}]+)?|[.,:;!?]")
_MARK: Final = frozenset(".,:;!?")
# As a rule, how alike a text and a notice must be, by words in order, for the one to be meant.
_ALIKE: Final = 0.6
# What part of a sentence must be official wording for the sentence to count as such.
_REPEATED: Final = 0.75
_STATE: Final = regex.compile(r"under (?:the laws? of )?(\w+(?: \w+)?) law", regex.IGNORECASE)
_UNREAD: Final = frozenset({"hidden", "nav"})

_OUT_OF_SIGHT: Final = frozenset(
    {UnitKind.META, UnitKind.ALT, UnitKind.ATTRIBUTE, UnitKind.DATA, UnitKind.TITLE}
)


class Fault(StrEnum):
    """What is wrong with the notice of a page."""

    MISSING = "missing"
    ALTERED = "altered"
    WRONG_STATE = "wrong-state"
    MISPLACED = "misplaced"


@dataclass(frozen=True, slots=True)
class Found:
    """A text of the page that is a notice or means to be: its units, and which notice it is."""

    first: int
    last: int
    text: str
    notice: Notice
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFault:
    """What is wrong with the notices of a page, measured from unit *number*.

    *notice* is the one to be carried, *found* what stands in its stead, if anything does.
    """

    fault: Fault
    notice: Notice
    number: int
    found: Found | None = None
    place: str = ""


def find(page: Sequence[Unit], known: Sequence[Notice]) -> tuple[Found, ...]:
    """Give the texts of *page* that are, or mean to be, one of the *known* notices."""
    found = []
    number = 0
    while number < len(page):
        if _TELLTALE.search(page[number].text.value):
            made = _longest(page, number, known)
            if made is not None:
                found.append(made)
                number = made.last
        number += 1
    return tuple(found)


def faults(page: Hearing, found: Sequence[Found], asked: Sequence[Notice]) -> Iterator[NoticeFault]:
    """Give what is wrong: notices *asked* for and not carried, altered, or of another state."""
    own = {notice.id for notice in asked}
    told = [fault for notice in asked for fault in _of_notice(page, found, notice)]
    yield from told
    settled = {fault.found for fault in told}
    for each in found:
        if each in settled:
            continue
        if asked and each.notice.id not in own:
            yield NoticeFault(
                fault=Fault.WRONG_STATE, notice=asked[0], number=each.first, found=each
            )
        elif each.differences:
            yield NoticeFault(
                fault=Fault.ALTERED, notice=each.notice, number=each.first, found=each
            )


def carried(
    found: Sequence[Found], wrong: Sequence[NoticeFault], asked: Sequence[Notice]
) -> Iterator[Found]:
    """Give those *asked* for that stand there word for word and where they must."""
    faulty = {fault.found for fault in wrong}
    own = {notice.id for notice in asked}
    yield from (f for f in found if f.notice.id in own and not f.differences and f not in faulty)


def repeats(unit: Unit, found: Found) -> bool:
    """Tell whether nearly all of *unit* is official wording, so that it is nobody's claim."""
    words, official = _words(unit.text.value), _words(found.notice.text)
    matcher = SequenceMatcher(None, words, official, autojunk=False)
    kept = sum(block.size for block in matcher.get_matching_blocks())
    return kept >= _REPEATED * len(words)


def differences(text: str, notice: Notice) -> tuple[str, ...]:
    """Tell, word by word, how *text* departs from the wording of *notice* nearest to it."""
    wordings = (notice.text, *notice.also)
    return min((tuple(_differences(text, wording)) for wording in wordings), key=len)


def _of_notice(page: Hearing, found: Sequence[Found], notice: Notice) -> Iterator[NoticeFault]:
    call = _call(page, notice)
    if notice.where != "advertisement" or call is None:
        return
    right = [each for each in found if each.notice.id == notice.id]
    exact = [each for each in right if not each.differences]
    if exact:
        place = _misplaced(page, exact)
        if place:
            yield NoticeFault(
                fault=Fault.MISPLACED,
                notice=notice,
                number=exact[0].first,
                found=exact[0],
                place=place,
            )
    elif right:
        yield NoticeFault(fault=Fault.ALTERED, notice=notice, number=right[0].first, found=right[0])
    elif found:
        yield NoticeFault(
            fault=Fault.WRONG_STATE, notice=notice, number=found[0].first, found=found[0]
        )
    else:
        yield NoticeFault(fault=Fault.MISSING, notice=notice, number=call)


def _call(page: Hearing, notice: Notice) -> int | None:
    """Give the first unit that makes the page an advertisement of what the notice speaks of."""
    said = (at.number for at in page.saying(notice.when))
    return next((number for number in said if not page.units[number].include), None)


def _misplaced(page: Hearing, exact: Sequence[Found]) -> str:
    """Say where the notice stands if it stands nowhere that a reader must meet it."""
    units = [page.units[each.first].unit for each in exact]
    if all(unit.region in _UNREAD or unit.kind in _OUT_OF_SIGHT for unit in units):
        return "where readers do not see it"
    return "only in the footer" if all(at_foot(unit) for unit in units) else ""


def _longest(page: Sequence[Unit], first: int, known: Sequence[Notice]) -> Found | None:
    """Give the run of units from *first* that is most like a notice, if any is like one."""
    best: tuple[float, int, str, Notice] | None = None
    text = ""
    for last in range(first, min(first + 4, len(page))):
        unit = page[last]
        if not _goes_on(page[first], unit):
            break
        text = f"{text} {unit.text.value}".strip()
        ratio, notice = _nearest(text, known)
        if best is None or ratio > best[0]:
            best = ratio, last, text, notice
    if best is None or best[0] < _ALIKE:
        return None
    _, last, text, notice = best
    return Found(first, last, text, notice, differences(text, notice))


def _goes_on(first: Unit, unit: Unit) -> bool:
    return (
        unit.section == first.section or unit.block == first.block or first.kind.value == "heading"
    )


def _nearest(text: str, known: Sequence[Notice]) -> tuple[float, Notice]:
    """Give the notice that *text* is likest to, that of the state it names before all others."""
    named = _STATE.search(text)
    state = named[1].casefold() if named else ""
    words = _words(text)
    scored = [
        (
            notice.state.casefold() == state,
            SequenceMatcher(None, words, _words(notice.text), autojunk=False).ratio(),
            notice,
        )
        for notice in known
    ]
    _, ratio, notice = max(scored, key=lambda each: (each[0], each[1], each[2].id))
    return ratio, notice


def _words(text: str) -> list[str]:
    return [token.casefold() for token in _tokens(text) if token not in _MARK]


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _differences(text: str, wording: str) -> Iterator[str]:
    said, asked = _bare(_tokens(text)), _bare(_tokens(wording))
    matcher = SequenceMatcher(
        None, [t.casefold() for t in said], [t.casefold() for t in asked], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        here, there = _shown(said[a:b]), _shown(asked[c:d])
        if tag == "replace":
            yield f'"{here}" where the law has "{there}"'
        elif tag == "delete":
            yield f'adds "{here}"'
        elif tag == "insert":
            yield f'leaves out "{there}"'
        else:
            yield from _capitals(said[a:b], asked[c:d])


def _capitals(said: Sequence[str], asked: Sequence[str]) -> Iterator[str]:
    lost = [
        one for one, other in zip(said, asked, strict=True) if other.isupper() and not one.isupper()
    ]
    if lost:
        yield f'"{" ".join(lost)}" not in capitals'


def _bare(tokens: list[str]) -> list[str]:
    """Give *tokens* without a full stop at the very end, which quotation marks may swallow."""
    return tokens[:-1] if tokens and tokens[-1] == "." else tokens


def _shown(tokens: Sequence[str]) -> str:
    joined = " ".join(tokens)
    return regex.sub(r" (?=[.,:;!?])", "", joined).lstrip(".,:;!? ") or joined
