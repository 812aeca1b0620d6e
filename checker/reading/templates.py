"""Template code in copy, blanked so that offsets stay: shortcodes, tags, expressions, comments."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from checker.model.documents import Comment

_TEMPLATE: Final = re.compile(r"\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}", re.DOTALL)
# What stands between two tags and is not for readers, by the names of the tags.
_UNREAD: Final = "comment|doc|highlight|code(?:block)?|prism|javascript|stylesheet|style|mermaid"
# Whatever stands between the marks, braces too. Behind a heading {#name} is no comment.
_OPENED: Final = re.compile(
    r"(?P<go>\{\{-?\s*/\*)|(?P<bars>\{\{~?!?--)|(?P<bang>\{\{~?!)"
    r"|(?P<hash>\{#(?!\w[^{}#\n]*\}))|(?P<java><%--)|(?P<erb><%)"
    rf"|\{{%[-~+]?\s*(?P<tag>{_UNREAD})\b[^{{}}]*?%\}}"
    rf"|\{{\{{[<%]\s*(?P<shortcode>{_UNREAD})\b[^{{}}]*?(?<!/)[>%]\}}\}}"
)
_CLOSERS: Final = {
    "go": r"\*/\s*-?\}\}",
    "bars": r"--~?\}\}",
    "bang": r"\}\}",
    "hash": r"#\}",
    "java": r"--%>",
    "erb": r"%>",
    "tag": r"\{{%[-~+]?\s*end{}\s*[-~+]?%\}}",
    "shortcode": r"\{{\{{[<%]\s*/\s*{}\s*[>%]\}}\}}",
}
_CODE_FENCE: Final = re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE)
_LINE_END: Final = re.compile(r"\s*?(?:\n|\Z)")
_NAMED: Final = frozenset({"tag", "shortcode"})
_BRACED_COMMENT: Final = re.compile(r"\{\s*/\*(.{0,2000}?)\*/\s*\}", re.DOTALL)
# The fences of containers (::: tip) and lists of attributes ({: .lead}, { .button #id key="a b" }).
_FENCE: Final = re.compile(r"^[ \t]*:{3,}[ \t]*(?:[\w-]+(?=[ \t\n{\[]|$))?", re.MULTILINE)
_ATTRIBUTE: Final = r"(?:[#.][\w:-]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+))"
_MARKS: Final = re.compile(
    rf"{_TEMPLATE.pattern}|(?<!\{{)\{{(?::[^{{}}\n]{{0,500}}"
    rf"|[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*)\}}(?!\}})",
    re.DOTALL,
)
_ALONE: Final = re.compile(
    rf"^[ \t\xa0]*(?:(?:{_MARKS.pattern})[ \t\xa0]*)+(?=\r?$)", re.DOTALL | re.MULTILINE
)
_FILLER: Final = "\N{NO-BREAK SPACE}"


class _Unread(NamedTuple):
    """A comment or code from its first to behind its last mark; *words* stand in between."""

    start: int
    end: int
    words: tuple[int, int]


def blank_templates(text: str) -> str:
    """Give *text* with every character of template code made a blank."""
    if "{" not in text and "<%" not in text:
        return text
    parts, at = [], 0
    for code in _unread(text):
        parts += [text[at : code.start], _filled(text[code.start : code.end], " ")]
        at = code.end
    return _blank(_TEMPLATE, "".join((*parts, text[at:])), " ")


def take_unread(text: str, base: int) -> tuple[str, list[Comment]]:
    """Give Markdown *text* without the comments and code of templates, and both at their places."""
    parts: list[str] = []
    comments: list[Comment] = []
    fences = [found.start() for found in _CODE_FENCE.finditer(text)]
    at = 0
    for code in _unread(text):
        if _is_shown(text, code, fences):
            continue
        comments.append(Comment(text[slice(*code.words)], base + code.start, base + code.end))
        parts += [text[at : code.start], _blanks(text, code)]
        at = code.end
    return "".join((*parts, text[at:])), comments


def blank_shortcodes(text: str) -> str:
    """Give Markdown *text* with template code made blanks that do not indent what follows."""
    if ":::" in text:
        text = _FENCE.sub(_fence, text)
    if "{" not in text:
        return text
    return _blank(_MARKS, _blank(_ALONE, text, " "), _FILLER)


def take_comments(text: str, base: int) -> tuple[str, list[Comment]]:
    """Give *text* with ``{/* */}`` comments blanked, and the comments at their places."""
    comments = [
        Comment(found[1], base + found.start(), base + found.end())
        for found in _BRACED_COMMENT.finditer(text)
    ]
    return (_blank(_BRACED_COMMENT, text, _FILLER) if comments else text), comments


def _unread(text: str) -> Iterator[_Unread]:
    """Give the comments and the code in template code; what is never closed is none."""
    at = 0
    missing: set[str] = set()
    while opened := _OPENED.search(text, at):
        name = opened.lastgroup or ""
        closer = _CLOSERS[name].format(opened[name]) if name in _NAMED else _CLOSERS[name]
        closed = None if closer in missing else re.compile(closer).search(text, opened.end())
        if closed:
            yield _Unread(opened.start(), closed.end(), (opened.end(), closed.start()))
        else:
            missing.add(closer)
        at = closed.end() if closed else opened.end()


def _is_shown(text: str, code: _Unread, fences: Sequence[int]) -> bool:
    """Tell whether the marks of *code* stand in code of Markdown themselves, to be shown."""
    above = bisect(fences, code.start)
    crosses = bisect(fences, code.end) > above
    return text.startswith("`", code.words[0]) or (crosses and above % 2 == 1)


def _blanks(text: str, code: _Unread) -> str:
    """Give the blanks for *code* in Markdown: empty lines for whole ones, else one long word."""
    first = text.rfind("\n", 0, code.start) + 1
    if not _LINE_END.match(text, code.end) or text[first : code.start].strip():
        return _FILLER * (code.end - code.start)
    return _filled(text[code.start : code.end], " ")


def _fence(found: re.Match[str]) -> str:
    is_alone = found.string[found.end() : found.end() + 1] in {"", "\n", "\r"}
    return _filled(found[0], " " if is_alone else _FILLER)


def _blank(pattern: re.Pattern[str], text: str, filler: str) -> str:
    return pattern.sub(lambda found: _filled(found[0], filler), text)


def _filled(code: str, filler: str) -> str:
    return "\n".join(filler * len(line) for line in code.split("\n"))
