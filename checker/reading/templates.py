"""Template code in copy, blanked so that offsets stay: shortcodes, tags, expressions."""

import re
from typing import Final

from checker.model.documents import Comment

_TEMPLATE: Final = re.compile(
    r"\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}|\{#[^{}]{0,2000}#\}|<%[^%]{0,2000}%>", re.DOTALL
)
_ALONE: Final = re.compile(rf"^[ \t]*(?:(?:{_TEMPLATE.pattern})[ \t]*)+$", re.DOTALL | re.MULTILINE)
_BRACED_COMMENT: Final = re.compile(r"\{\s*/\*(.{0,2000}?)\*/\s*\}", re.DOTALL)
# The fences of containers (::: tip) and the attribute lists of kramdown ({: .lead}).
_FENCE: Final = re.compile(r"^[ \t]*:{3,}[ \t]*(?:[\w-]+(?=[ \t\n{\[]|$))?", re.MULTILINE)
_ATTRIBUTE_LIST: Final = re.compile(r"\{:[^{}\n]{0,500}\}")
_MODULE_LINES: Final = re.compile(r"^(?:import|export)\b[^\n]*(?:\n(?!\s*\n)[^\n]+)*", re.MULTILINE)
_EXPRESSION: Final = re.compile(r"(?<!\\)\{(?:[^{}\n]|\{[^{}\n]{0,500}\}){0,500}\}")
_GIVEN: Final = re.compile(rf"(?<==){_EXPRESSION.pattern}")
_VALUE: Final = "0"
_FILLER: Final = "\N{NO-BREAK SPACE}"


def blank_templates(text: str) -> str:
    """Give *text* with every character of template code made a blank."""
    if "{" not in text and "<%" not in text:
        return text
    return _blank(_TEMPLATE, text, " ")


def blank_shortcodes(text: str) -> str:
    """Give Markdown *text* with template code made blanks that do not indent what follows."""
    if ":::" in text:
        text = _FENCE.sub(_fence, text)
    if "{" not in text:
        return text
    text = _blank(_ATTRIBUTE_LIST, text, " ")
    return _blank(_TEMPLATE, _blank(_ALONE, text, " "), _FILLER)


def blank_modules(text: str) -> str:
    """Give MDX *text* without import and export lines and expressions in braces."""
    text = _blank(_GIVEN, _blank(_MODULE_LINES, text, " "), _VALUE)
    return _blank(_EXPRESSION, text, _FILLER)


def take_comments(text: str, base: int) -> tuple[str, list[Comment]]:
    """Give *text* with ``{/* */}`` comments blanked, and the comments at their places."""
    comments = [
        Comment(found[1], base + found.start(), base + found.end())
        for found in _BRACED_COMMENT.finditer(text)
    ]
    return (_blank(_BRACED_COMMENT, text, _FILLER) if comments else text), comments


def _fence(found: re.Match[str]) -> str:
    is_alone = found.string[found.end() : found.end() + 1] in {"", "\n", "\r"}
    return _filled(found[0], " " if is_alone else _FILLER)


def _blank(pattern: re.Pattern[str], text: str, filler: str) -> str:
    return pattern.sub(lambda found: _filled(found[0], filler), text)


def _filled(code: str, filler: str) -> str:
    return "\n".join(filler * len(line) for line in code.split("\n"))
