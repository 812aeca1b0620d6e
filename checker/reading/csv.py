"""CSV: every cell with words a block, with the header of its column and the label of its row.

A cell that holds HTML, as exports of a website do, is read as the page it is part of.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from checker.model.documents import Block, Document, UnitKind
from checker.reading.decoding import decode, even_line_breaks, line_starts
from checker.reading.html import Markup
from checker.reading.outline import Outline
from checker.reading.weaving import Piece, has_words, weave

_DELIMITERS: Final = ",;\t|"
_NO_COPY: Final = re.compile(
    r"(?:https?:|mailto:|www\.|/)\S*|[\w.+-]+@[\w.-]+|[\d\s:TZ.,/%$€£+-]+|[a-z0-9]+(?:[-_][a-z0-9]+)*"
    r"|[A-Z]{1,4}[-_]?\d[\w-]*|[A-Z0-9]+(?:_[A-Z0-9]+)+|true|false",
)
_MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
# Two quotation marks stand for one: an invisible character takes the place of the second.
_DOUBLED: Final = '"\u2060'


def read(path: str, data: bytes) -> Document:
    """Give the document that the CSV file *data* holds."""
    text = even_line_breaks(decode(data).text)
    rows = list(_rows(text, _delimiter(text)))
    return Document(path=path, blocks=tuple(_blocks(rows, text)), line_starts=line_starts(text))


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _rows(text: str, delimiter: str) -> Iterator[list[list[Piece]]]:
    """Give the cells of each row in pieces; a doubled quotation mark stands for one."""
    cell = re.compile(
        rf'[ ]*"(?P<quoted>(?:[^"]|"")*)"[ ]*(?P<end>{re.escape(delimiter)}|\n|\Z)'
        rf"|(?P<plain>[^{re.escape(delimiter)}\n]*)(?P<stop>{re.escape(delimiter)}|\n|\Z)"
    )
    row: list[list[Piece]] = []
    for found in cell.finditer(text):
        if found["quoted"] is not None:
            row.append(_unquoted(found["quoted"], found.start("quoted")))
        else:
            row.append([(found["plain"], found.start("plain"), len(found["plain"]))])
        if (found["end"] or found["stop"]) != delimiter:
            yield row
            row = []


def _unquoted(value: str, source: int) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for part in value.split('""'):
        pieces.append((part, source + at, len(part)))
        at += len(part)
        if at < len(value):
            pieces.append(('"', source + at, 2))
            at += 2
    return pieces


def _blocks(rows: list[list[list[Piece]]], source: str) -> Iterator[Block]:
    headers = [weave(cell).value for cell in rows[0]]
    if len(rows) == 1 or any(header.endswith((".", "!", "?")) for header in headers):
        headers = []
    groups = 1
    for row in rows[1:] if headers else rows:
        label = weave(row[0]).value
        label = "" if _MARKUP.search(label) else label
        for column, cell in enumerate(row):
            text = weave(cell)
            if not has_words(text) or _NO_COPY.fullmatch(text.value):
                continue
            header = headers[column] if column < len(headers) else ""
            block = Block(
                kind=UnitKind.CELL,
                text=text,
                section=(header,) if header else (),
                header=header,
                row=label if column else "",
                group=1,
            )
            if _MARKUP.search(text.value):
                start, end = cell[0][1], cell[-1][1] + cell[-1][2]
                yield from _page(block, source[start:end], start, groups)
                groups += text.value.count("<")
            else:
                yield block


def _page(cell: Block, markup: str, start: int, groups: int) -> Iterator[Block]:
    """Give the blocks of a *cell* of HTML that stands at *start*; *groups* are taken already."""
    outline = Outline()
    Markup(outline).feed(markup.replace('""', _DOUBLED), start)
    for inner in outline.finish():
        yield replace(
            inner,
            section=(*cell.section, *inner.section),
            header=inner.header or cell.header,
            row=inner.row or cell.row,
            group=inner.group + groups if inner.group else 0,
        )
