"""CSV: every cell with words a block, with the header of its column and the label of its row."""

import re
from collections.abc import Iterator
from typing import Final

from checker.model.documents import Block, Document, UnitKind
from checker.reading.decoding import decode, even_line_breaks, line_starts
from checker.reading.weaving import Piece, has_words, weave

_DELIMITERS: Final = ",;\t|"
_NO_COPY: Final = re.compile(
    r"(?:https?:|mailto:|www\.|/)\S*|[\w.+-]+@[\w.-]+|[\d\s:TZ.,/%$€£+-]+|[a-z0-9]+(?:[-_][a-z0-9]+)*"
    r"|[A-Z]{1,4}[-_]?\d[\w-]*|[A-Z0-9]+(?:_[A-Z0-9]+)+|true|false",
)


def read(path: str, data: bytes) -> Document:
    """Give the document that the CSV file *data* holds."""
    text = even_line_breaks(decode(data).text)
    rows = list(_rows(text, _delimiter(text)))
    return Document(path=path, blocks=tuple(_blocks(rows)), line_starts=line_starts(text))


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


def _blocks(rows: list[list[list[Piece]]]) -> Iterator[Block]:
    headers = [weave(cell).value for cell in rows[0]]
    if len(rows) == 1 or any(header.endswith((".", "!", "?")) for header in headers):
        headers = []
    for row in rows[1:] if headers else rows:
        label = weave(row[0]).value
        for column, cell in enumerate(row):
            text = weave(cell)
            if not has_words(text) or _NO_COPY.fullmatch(text.value):
                continue
            header = headers[column] if column < len(headers) else ""
            yield Block(
                kind=UnitKind.CELL,
                text=text,
                section=(header,) if header else (),
                header=header,
                row=label if column else "",
                group=1,
            )
