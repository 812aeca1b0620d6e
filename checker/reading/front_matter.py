"""Front matter: the strings in the YAML, TOML or JSON head of a Markdown file, at their places.

A small scanner instead of a YAML library: it keeps the place of every character, reads on where a
template makes the YAML invalid, and needs no types, anchors or tags, since only strings are copy.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from checker.model.documents import Block, Comment, UnitKind
from checker.reading.escapes import NUMBERED, plain
from checker.reading.json_head import scan_json
from checker.reading.weaving import Piece, has_words, weave

_HEAD: Final = re.compile(
    r"\A(?:(?P<yaml>---)|\+\+\+)[ \t]*\r?\n(?P<body>.*?)"
    r"^(?(yaml)(?:---|\.\.\.)|\+\+\+)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_LINE: Final = re.compile(
    r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+)*)"
    r"(?:(?P<key>\"[^\"\n]+\"|'[^'\n]+'|[^\s#\"'\[\]{}|>&*!%@`,-][^:\n#\"]*?)"
    r"[ \t]*:(?=\s|\Z)[ \t]*)?"
    r"(?P<rest>[^\r\n]*)"
)
_DOUBLE: Final = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_SINGLE: Final = re.compile(r"'((?:[^']|'')*)'")
_PLAIN: Final = re.compile(r"(?:[^\s#]|(?<!\s)#|[ \t]+(?=[^\s#]))+")
_IN_FLOW: Final = re.compile(
    r"(?P<key>\"[^\"\n]*\"|'[^'\n]*'|[\w.-]+)[ \t]*:(?=\s)|(?P<mark>[\[\]{}])"
    r"|\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s\[\]{},](?:[^\[\]{},\n])*"
)
_PART: Final = re.compile(rf"{NUMBERED}|\\\r?\n[ \t]*|\\.|''|[^\\']+|.", re.DOTALL)
_NOTE: Final = re.compile(r"(?:[&!]\S*(?:[ \t]+|$))+|\*\S+[ \t]*$", re.MULTILINE)
_INDENT: Final = re.compile(r"(?:[ \t]*\r?\n)*([ \t]*)")
_TOML: Final = re.compile(
    r"^[ \t]*\[+[ \t]*(?P<table>[^\]\n\"']+?)[ \t]*\]+[ \t]*$"
    r"|(?:^|(?<=[{,]))[ \t]*(?P<key>[\w.-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*=[ \t]*"
    r'|"""(?P<long>.*?)"""|\'\'\'(?P<raw>.*?)\'\'\''
    r"|\"(?P<double>(?:[^\"\\\n]|\\.)*)\"|'(?P<single>[^'\n]*)'|#(?P<comment>[^\n]*)",
    re.DOTALL | re.MULTILINE,
)
_TECHNICAL_NAMES: Final = """
aliases author bundle canonical class cover css date draft featured_image href icon id image img
lang language lastmod layout link locale logo nav_order path permalink photo redirect_from sitemap
slug src template thumbnail type updated url video weight
"""
_TECHNICAL: Final = frozenset(_TECHNICAL_NAMES.split())
_NO_COPY: Final = re.compile(
    r"(?:https?:|mailto:|tel:|[./#~])\S*|\S+\.[a-z]{2,5}|[\d\s:TZ.,+-]+|true|false|null|yes|no|on|off",
    re.IGNORECASE,
)


@dataclass(slots=True)
class FrontMatter:
    """The values of a head by their path, its comments, and where it ends."""

    end: int = 0
    values: list[tuple[tuple[str, ...], list[Piece]]] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)

    def flat(self) -> dict[str, str]:
        """Give every value by its dotted path; the values of a list are joined by commas."""
        flat: dict[str, str] = {}
        for path, pieces in self.values:
            name, value = ".".join(path), weave(pieces).value
            flat[name] = f"{flat[name]}, {value}" if name in flat else value
        return flat

    def blocks(self) -> Iterator[Block]:
        """Give a block for each value that is copy and not a path, a date or a setting."""
        question = ""
        for path, pieces in self.values:
            text = weave(pieces)
            if (path and path[-1].lower() in _TECHNICAL) or _NO_COPY.fullmatch(text.value):
                continue
            if has_words(text):
                yield Block(
                    kind=UnitKind.FRONT_MATTER,
                    text=text,
                    section=("front matter", *path),
                    question=question,
                )
                question = text.value if text.value.endswith("?") else ""


def scan(text: str) -> FrontMatter:
    """Give the front matter at the start of *text*, empty if there is none."""
    head = _HEAD.match(text)
    if not head:
        told = scan_json(text)
        return FrontMatter(told.end, told.values) if told else FrontMatter()
    found = FrontMatter(end=head.end())
    start, end = head.span("body")
    if not head["yaml"]:
        _scan_toml(text, start, end, found)
    else:
        _Yaml(text, start, end, found).scan()
    return found


def _scan_toml(text: str, start: int, end: int, found: FrontMatter) -> None:
    table: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    for token in _TOML.finditer(text, start, end):
        name = token.lastgroup or ""
        if name == "table":
            table = tuple(token["table"].split("."))
        elif name == "key":
            key = tuple(token["key"].strip("\"'").split("."))
        elif name == "comment":
            found.comments.append(Comment(token["comment"], *token.span()))
        elif name in {"single", "raw"}:
            place = token.start(name)
            found.values.append(((*table, *key), [(token[name], place, len(token[name]))]))
        else:
            found.values.append(((*table, *key), _unescaped(token[name], token.start(name))))


class _Yaml:
    """Scans YAML line by line; a value may take further lines."""

    def __init__(self, text: str, start: int, end: int, found: FrontMatter) -> None:
        self._text = text
        self._at = start
        self._end = end
        self._found = found
        self._keys: list[tuple[int, str]] = []

    def scan(self) -> None:
        while self._at < self._end:
            line = _LINE.match(self._text, self._at, self._end)
            if line is None:
                return
            self._at = line.end()
            self._take(line)
            newline = self._text.find("\n", self._at, self._end)
            self._at = newline + 1 if newline >= 0 else self._end

    def _take(self, line: re.Match[str]) -> None:
        column = len(line["indent"])
        indent = column + len(line["dashes"])
        if line["rest"].startswith("#"):
            self._found.comments.append(Comment(line["rest"][1:], *line.span("rest")))
            return
        if line["key"]:
            limit = column if line["dashes"] else indent - 1
            self._keys = [key for key in self._keys if key[0] <= limit and key[0] < indent]
            self._keys.append((indent, line["key"].strip("\"'")))
        elif line["dashes"]:
            self._keys = [key for key in self._keys if key[0] <= column]
        if line["rest"]:
            self._value(line.start("rest"), column if line["dashes"] else self._keys_indent())

    def _keys_indent(self) -> int:
        return self._keys[-1][0] if self._keys else 0

    def _value(self, at: int, indent: int) -> None:
        note = _NOTE.match(self._text, at, self._end)
        at = note.end() if note else at
        first = self._text[at : at + 1] or "\n"
        if first in "|>":
            self._keep(self._lines(indent))
        elif first in "[{":
            self._flow(at)
        elif quoted := (_DOUBLE if first == '"' else _SINGLE).match(self._text, at, self._end):
            self._keep(_unescaped(quoted[1], quoted.start(1)))
            self._at = quoted.end()
        elif bare := _PLAIN.match(self._text, at, self._end):
            self._at = bare.end()
            self._keep([(bare[0], at, len(bare[0])), *self._continued(indent)])

    def _keep(self, pieces: list[Piece], key: str = "") -> None:
        if pieces:
            path = (*(key for _, key in self._keys), *([key] if key else []))
            self._found.values.append((path, pieces))

    def _flow(self, at: int) -> None:
        depth, key = 0, ""
        for item in _IN_FLOW.finditer(self._text, at, self._end):
            words = item[0].strip("\"' ")
            if item["key"]:
                key = item["key"].strip("\"'")
            elif item["mark"]:
                depth += 1 if item["mark"] in "[{" else -1
                if depth == 0:
                    self._at = item.end()
                    return
            elif words:
                self._keep([(words, item.start() + item[0].find(words), len(words))], key)
                key = ""
        self._at = self._end

    def _continued(self, indent: int) -> list[Piece]:
        line = _LINE.match(self._text, self._next_line(), self._end)
        if line is None or line["key"] or line["dashes"] or line["rest"].startswith("#"):
            return []
        return self._lines(indent) if line["rest"] else []

    def _next_line(self) -> int:
        newline = self._text.find("\n", self._at, self._end)
        return newline + 1 if newline >= 0 else self._end

    def _lines(self, indent: int) -> list[Piece]:
        pieces: list[Piece] = []
        at = self._next_line()
        while at < self._end:
            margin = _INDENT.match(self._text, at, self._end)
            if margin is None or len(margin[1]) <= indent or margin.end() >= self._end:
                break
            stop = self._text.find("\n", margin.end(), self._end)
            stop = stop if stop >= 0 else self._end
            start = margin.end()
            pieces += [(" ", at, 0), (self._text[start:stop], start, stop - start)]
            self._at, at = stop, stop + 1
        return pieces


def _unescaped(value: str, source: int) -> list[Piece]:
    pieces: list[Piece] = []
    for part in _PART.finditer(value):
        words = part[0]
        if words[0] == "\\":
            words = plain(words)
        elif words == "''":
            words = "'"
        pieces.append((words, source + part.start(), len(part[0])))
    return pieces
