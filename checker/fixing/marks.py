"""What stands between the words of a block in its source: emphasis, links, code, blanks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from checker.model.documents import Text

_INLINE: Final = "abbr|b|bdi|big|cite|dfn|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|u|strike"
_UNSEEN: Final = r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]|&(?:shy|zwnj|zwj|#173|#8203);"
_PARTS: Final = {
    "open": rf"<(?:{_INLINE})\b[^<>]*>|\{{\s*[\"'`]",
    "close": rf"</(?:{_INLINE})\s*>|[\"'`]\s*\}}",
    "void": r"<(?:br|wbr)\b[^<>]*>",
    "note": r"\^\[|\[\^[^\]\n]*\]",
    "link": r"</?a\b[^<>]*>|\]\([^()]*\)|\]\[[^\]]*\]|!?\[|\]",
    "comment": r"<!--.*?-->|\{/\*.*?\*/\}",
    "code": r"\{\{.*?\}\}|\{%.*?%\}|`+[^`]*`+|\{[^{}]*\}",
    "tag": r"</?[A-Za-z][^<>]*>",
    "emphasis": r"[*_]|~~",
    "escape": r"\\",
    "blank": r"(?:\s|(?<=\n)>|(?<=[\n>] )>)+",
    "unseen": _UNSEEN,
    "other": r".",
}
_TOKEN: Final = re.compile(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PARTS.items()),
    re.DOTALL | re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    rf"(?:<(?:{_INLINE})\b[^<>]*>|\*+|_+|~~)(?:<(?:{_INLINE})\b[^<>]*>|\*+|_+|~~|\s)*$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(rf"(?:</(?:{_INLINE})\s*>|[*_]|~~)+", re.IGNORECASE)
_NAME: Final = re.compile(r"</?(\w+)")
_NEAR: Final = 400
_LONGEST_RUN: Final = 8
_ONLY_BLANKS: Final = re.compile(r"(?:\s|&[#\w]+;)*")


class Kind(StrEnum):
    """What a mark does: change the look, nothing that would be missed, or bar the way."""

    OPEN = "open"
    CLOSE = "close"
    LOOSE = "loose"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of source, *start* to *end*, that is no word of the block.

    *name* tells what it is; *partner* is where the mark stands that opens or closes with it.
    """

    kind: Kind
    name: str
    start: int
    end: int
    partner: int = -1


LINK: Final = "a link"
_NAMES: Final = {
    "link": LINK,
    "note": "a note",
    "comment": "a comment",
    "code": "template code or a shortcode",
    "tag": "an element",
    "other": "markup",
}


def marks(source: str, text: Text) -> tuple[Mark, ...]:
    """Give the marks before, between and behind the words of *text*, those of a pair paired."""
    gaps = list(_gaps(source, text))
    first, last = text.source(0, len(text.value))
    before = _BEFORE.search(source, max(0, first - _NEAR), first)
    after = _AFTER.match(source, last)
    if before:
        gaps.insert(0, before.span())
    if after:
        gaps.append(after.span())
    found = [mark for start, end in gaps for mark in _tokens(source, start, end)]
    return tuple(_paired(found, source))


def _gaps(source: str, text: Text) -> Iterator[tuple[int, int]]:
    """Give the stretches of source between the runs, and runs that show a blank for code."""
    at = text.source(0, 0)[0]
    for number, run in enumerate(text.runs):
        upto = text.runs[number + 1].start if number + 1 < len(text.runs) else len(text.value)
        if not run.length:
            continue
        if run.source > at:
            yield at, run.source
        shown = text.value[run.start : upto]
        end = run.source + run.length
        if shown.isspace() and not _ONLY_BLANKS.fullmatch(source, run.source, end):
            yield run.source, end
        at = max(at, run.source + run.length)


def _tokens(source: str, start: int, end: int) -> Iterator[Mark]:
    for found in _TOKEN.finditer(source, start, end):
        name = found.lastgroup or "other"
        kind = Kind.BAR
        if name in {"open", "emphasis"}:
            kind = Kind.OPEN
        elif name == "close":
            kind = Kind.CLOSE
        elif name in {"void", "escape", "blank", "unseen"}:
            kind = Kind.LOOSE
        yield Mark(kind, _NAMES.get(name, name), *found.span())


def _paired(found: Sequence[Mark], source: str) -> list[Mark]:
    """Give the marks with opening and closing ones paired."""
    paired = list(found)
    waiting: list[int] = []
    for number, mark in enumerate(found):
        if mark.kind not in {Kind.OPEN, Kind.CLOSE}:
            continue
        name = _element(source, mark)
        closes = mark.kind is Kind.CLOSE or (mark.name == "emphasis" and _can_close(source, mark))
        if closes and waiting and _element(source, found[waiting[-1]]) == name:
            opener = waiting.pop()
            paired[opener] = replace(paired[opener], partner=mark.start)
            paired[number] = replace(mark, kind=Kind.CLOSE, partner=found[opener].start)
        elif mark.kind is Kind.OPEN:
            waiting.append(number)
    return paired


def _can_close(source: str, mark: Mark) -> bool:
    """Tell whether words stand right before the run of emphasis that *mark* belongs to."""
    before = source[max(0, mark.start - _LONGEST_RUN) : mark.start].rstrip("*_~")
    return bool(before) and not before[-1].isspace()


def _element(source: str, mark: Mark) -> str:
    written = source[mark.start : mark.end]
    named = _NAME.match(written)
    if named:
        return named[1].lower()
    return "{}" if "{" in written or "}" in written else written
