"""What goes with a sentence that goes: blanks, and the element, item or lines left empty."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from checker.errors import FixError
from checker.fixing.differences import Change
from checker.fixing.edits import Edit
from checker.fixing.quoting import emptied
from checker.fixing.spans import Woven
from checker.fixing.target import Target
from checker.model.documents import Block, UnitKind
from checker.reading import ENDINGS

_INLINE_NAMES: Final = "abbr b bdi big cite dfn em font i ins mark q s small span strong sub sup u"
_INLINE: Final = frozenset(_INLINE_NAMES.split())
_REMOVED: Final = frozenset({"p", "li", "ul", "ol", "blockquote", "figcaption"})
_OPENING: Final = re.compile(r"<([A-Za-z][\w-]*)\b[^<>]*>\s*$")
_CLOSING: Final = re.compile(r"\s*</([A-Za-z][\w-]*)\s*>")
_LINKED: Final = re.compile(r"(?:<a\b[^<>]*>|\[)[\s*_]*$", re.IGNORECASE)
_LINK_END: Final = re.compile(r"[\s*_]*(?:</a\b|\][(\[])", re.IGNORECASE)
_BREAK: Final = re.compile(r"\s*<br\s*/?>")
_LEADING: Final = re.compile(
    r"[ \t]*(?:(?:[-*+•–▪●◦✓✔]|\d+[.)])[ \t]*|>[ \t]?)*(?:\*\[[^\]\n]*\]:[ \t]*)?[*_~\"“'‘ ]*"
)
_TRAILING: Final = re.compile(r"[*_~\"”'’ \t\r]*")
_NAMED: Final = {
    UnitKind.HEADING: "a heading is not deleted: it names its section; write another",
    UnitKind.TITLE: "a title is not deleted; write another",
    UnitKind.BUTTON: "a button cannot be left without words; write others",
}
# What belongs to the words before it: a note, or a list of attributes, also on the next line.
_HANGS_ON: Final = re.compile(
    r"[ \t*_~]*(?:\^\[|\[\^"
    r"|(?:\r?\n[ \t>]*)?\{(?::|[ \t]*(?:[.#]|[\w:-]+=))[^{}\n]*\})"
)
_TITLED: Final = re.compile(r"[ \t>]*(?:!!!|\?\?\?|===).*\"")
_EMPTIED: Final = frozenset(UnitKind) - {UnitKind.LIST_ITEM}
_CELL: Final = re.compile(r"\s*<t[dh]\b[^<>]*>\s*</t[dh]>", re.IGNORECASE)
_NAME_UNDER_STORY: Final = re.compile(r"[–—―-]{1,2}\s*\S.{0,60}|[^.!?]{1,60}")
_NEAR: Final = 400


def removals(source: str, at: Woven, target: Target) -> Iterator[list[Edit]]:
    """Give the ways to take the unit out of *source*, the cleanest first.

    Raise FixError where it has to be done by hand.
    """
    block = target.block
    _refuse_hanging(source, target)
    if not target.is_all:
        yield at.edits([with_blank(target)])
        return
    refuse_named(target)
    start, end = block.text.source(0, len(block.text.value))
    if block.kind is UnitKind.FRONT_MATTER:
        yield emptied(source, at)
        return
    if _LINKED.search(source[max(0, start - _NEAR) : start]) and _LINK_END.match(source, end):
        raise FixError("the phrase crosses markup: a link")
    emptying = at.edits([Change(0, len(block.text.value), "")])
    yield from _element(source, start, end)
    if block.kind is not UnitKind.DATA:
        yield from _lines(source, start, end, target.document.path)
    if block.kind in _EMPTIED:
        yield emptying


def refuse_named(target: Target) -> None:
    """Raise FixError where what would go gives something its name, or a name would stay behind."""
    block = target.block
    if block.kind in _NAMED or _is_title(block):
        raise FixError(_NAMED.get(block.kind, _NAMED[UnitKind.TITLE]))
    _refuse_orphan(target)


def with_blank(target: Target) -> Change:
    """Give the change that takes a sentence and the blank beside it out of its block."""
    value = target.block.text.value
    if value[target.end :].strip():
        rest = value[target.end :]
        return Change(target.start, target.end + len(rest) - len(rest.lstrip()), "")
    return Change(len(value[: target.start].rstrip()), target.end, "")


def _is_title(block: Block) -> bool:
    return block.kind is UnitKind.FRONT_MATTER and block.section[-1].lower() in {"title", "heading"}


def _refuse_orphan(target: Target) -> None:
    """Raise where a story would go and the name under it stay."""
    blocks = target.document.blocks
    after = blocks[target.unit.block + 1] if target.unit.block + 1 < len(blocks) else None
    if target.block.kind is not UnitKind.TESTIMONIAL or after is None:
        return
    if after.kind is UnitKind.TESTIMONIAL and _NAME_UNDER_STORY.fullmatch(after.text.value):
        raise FixError(f"the name under the story would stay behind ('{after.text.value}')")


def _refuse_hanging(source: str, target: Target) -> None:
    """Raise where a note or attributes in Markdown would stay behind without their words."""
    end = target.unit.text.source(0, len(target.unit.text.value))[1]
    if ENDINGS[PurePath(target.document.path).suffix.lower()] not in {"markdown", "mdx_pages"}:
        return
    start = target.block.text.source(0, 1)[0]
    if target.is_all and source.startswith("^[", max(0, start - 2)):
        raise FixError("a note would be left empty")
    if _TITLED.fullmatch(source, source.rfind("\n", 0, start) + 1, start):
        raise FixError(_NAMED[UnitKind.TITLE])
    if _HANGS_ON.match(source, end):
        raise FixError("a note or a list of attributes would stay behind")


def _element(source: str, start: int, end: int) -> Iterator[list[Edit]]:
    """Give the removal of the elements around *start* to *end* that hold nothing else."""
    removed = False
    while True:
        before = _OPENING.search(source, max(0, start - _NEAR), start)
        after = _CLOSING.match(source, end)
        if not before or not after or before[1].lower() != after[1].lower():
            break
        name = before[1].lower()
        if name not in _INLINE | _REMOVED or (removed and name in _INLINE):
            break
        removed = removed or name in _REMOVED
        start, end = before.start(), after.end()
    row = _row(source, start, end)
    if row:
        removed, (start, end) = True, row
    line_break = _BREAK.match(source, end)
    if not removed and line_break:
        removed, end = True, line_break.end()
    if removed:
        yield [Edit(*_with_line(source, start, end), "")]


def _row(source: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the row of a table in which *start* to *end* are the last words, None in all else."""
    first = source.lower().rfind("<tr", 0, start)
    last = source.lower().find("</tr>", end)
    opened = source.find(">", first) + 1 if first >= 0 else -1
    if first < 0 or last < 0 or not opened <= start:
        return None
    rest = source[opened:start] + source[end:last]
    if _CELL.sub("", rest).strip() or not re.search(r"<td\b", rest, re.IGNORECASE):
        return None
    return first, last + len("</tr>")


def _with_line(source: str, start: int, end: int) -> tuple[int, int]:
    """Give *start* to *end* with the line itself, where nothing else stands in it."""
    first = source.rfind("\n", 0, start) + 1
    last = source.find("\n", end)
    last = len(source) if last < 0 else last
    if source[first:start].strip() or source[end:last].strip():
        return start, end
    return first, min(last + 1, len(source))


def _lines(source: str, start: int, end: int, path: str) -> Iterator[list[Edit]]:
    """Give the removal of the lines of a paragraph or item in Markdown or plain text."""
    if PurePath(path).suffix.lower() not in {".md", ".markdown", ".mdx", ".txt"}:
        return
    first = source.rfind("\n", 0, start) + 1
    last = source.find("\n", end)
    last = len(source) if last < 0 else last
    if not (_LEADING.fullmatch(source, first, start) and _TRAILING.fullmatch(source, end, last)):
        return
    after = min(last + 1, len(source))
    following = source[after : source.find("\n", after) if "\n" in source[after:] else None]
    if _indent(following) > _indent(source[first:start]) and following.strip():
        raise FixError("lines stand under the item that would go")
    if not following.strip() and after < len(source) and not _line_above(source, first).strip():
        yield [Edit(first, min(after + len(following) + 1, len(source)), "")]
    yield [Edit(first, after, "")]


def _line_above(source: str, first: int) -> str:
    return source[source.rfind("\n", 0, max(first - 1, 0)) + 1 : max(first - 1, 0)]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
