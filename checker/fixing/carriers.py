"""How words are written where they stand: text, attributes, scripts, Markdown, strings."""

import html
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import Final, TypeAlias

from checker.model.documents import Block, UnitKind
from checker.reading import ENDINGS

Way: TypeAlias = Callable[[str], str]

_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>#|~{}]|(?<=\w)\.(?=\w)|^[-+](?= ))")
_BRACES: Final = str.maketrans({"{": "&#123;", "}": "&#125;"})
_STRING: Final = re.compile(r"[\\\"'`]|\$(?=\{)")
_PLAINER: Final = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"}
    | {"\u2026": "...", "\u00a0": " ", "\u2011": "-"}
)


def ways(path: str, block: Block) -> tuple[Way, ...]:
    """Give the ways to write words into *block*, the plainest first.

    Which of them is right shows when the file is read again.
    """
    form = ENDINGS[PurePath(path).suffix.lower()]
    if form == "html":
        return (_json,) if block.kind is UnitKind.DATA else (_in_html, _in_attribute)
    if form == "mdx_pages" and block.kind is UnitKind.DATA:
        return _as_is, _in_string, _json
    if form in {"markdown", "mdx_pages"}:
        return (_json,) if block.kind is UnitKind.DATA else (_as_is, _in_markdown, _in_attribute)
    if form == "jsx":
        return (_as_is, _in_string) if block.kind is UnitKind.DATA else (_in_jsx, _in_string)
    return (_as_is, _doubled) if form == "csv" else (_as_is,)


def takes_references(path: str, block: Block) -> bool:
    """Tell whether a character can be written as ``&#8217;`` in *block*."""
    form = ENDINGS[PurePath(path).suffix.lower()]
    if form not in {"html", "markdown", "mdx_pages", "jsx"}:
        return False
    return block.kind not in {UnitKind.DATA, UnitKind.FRONT_MATTER}


def fitted(words: str, encoding: str) -> str:
    """Give *words* with plainer marks for those that *encoding* does not have."""
    return "".join(c if _has(encoding, c) else c.translate(_PLAINER) for c in words)


def referenced(words: str, encoding: str) -> str:
    """Give *words* with a character reference for each character *encoding* does not have."""
    return "".join(c if _has(encoding, c) else f"&#{ord(c)};" for c in words)


def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _as_is(words: str) -> str:
    return words


def _in_html(words: str) -> str:
    return html.escape(words, quote=False).replace("&gt;", ">")


def _in_attribute(words: str) -> str:
    return html.escape(words).replace("&#x27;", "&#39;")


def _in_jsx(words: str) -> str:
    return html.escape(words, quote=False).translate(_BRACES)


def _in_markdown(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", words)


def _in_string(words: str) -> str:
    return _STRING.sub(lambda found: "\\" + found[0], words)


def _doubled(words: str) -> str:
    return words.replace('"', '""')


def _json(words: str) -> str:
    written = words.replace("\\", "\\\\").replace('"', '\\"')
    return written.replace("<", "\\u003c").replace("&", "\\u0026")
