"""Values of front matter and cells of a table, put into quotes where new words need them."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from checker.fixing.carriers import Way
from checker.fixing.edits import Edit
from checker.fixing.spans import Woven
from checker.model.documents import Block

_UNSAFE: Final = re.compile(
    r"[-?:,\[\]{}#&*!|>'\"%@`\s]|.*(?::\s|\s#|:$|\s$)"
    r"|(?:true|false|null|yes|no|on|off|~|[\d.,:_+-]+)$",
    re.IGNORECASE | re.DOTALL,
)
_IN_FLOW: Final = re.compile(r"[\[\]{},?:]")
_BLOCK: Final = re.compile(r"[|>][-+\d]*[ \t]*(?:#[^\n]*)?$")
_FLOW: Final = re.compile(r"[\[{,][ \t]*$")


def front_matter(source: str, block: Block, value: str) -> tuple[Way | None, list[Edit]]:
    """Give how words are written into the value of *block*, or the edit that quotes it anew.

    *value* is the whole value as it is to read.
    """
    start, end = block.text.source(0, len(block.text.value))
    mark = source[start - 1 : start]
    if source[start - 3 : start] in ('"""', "'''"):
        return _escaped if mark == '"' else str, []
    if mark == '"':
        return _escaped, []
    if mark == "'" and not source.startswith("+++"):
        return _paired, []
    if mark == "'":
        close = source.find("'", end)
        again = Edit(start - 1, close + 1, f'"{_escaped(value)}"')
        return (None, [again]) if "'" in value else (str, [])
    return _plain(source, block, value)


def cell(source: str, block: Block, value: str) -> Iterator[list[Edit]]:
    """Give the edit that puts the whole cell of *block* into quotes."""
    start, end = block.text.source(0, len(block.text.value))
    if source[start - 1 : start] != '"':
        yield [Edit(start, end, '"' + value.replace('"', '""') + '"')]


def is_cell(path: str) -> bool:
    """Tell whether *path* is a table of cells."""
    return PurePath(path).suffix.lower() == ".csv"


def emptied(source: str, at: Woven) -> list[Edit]:
    """Give the edit that leaves an empty value where that of front matter stood."""
    start, end = at.text.source(0, len(at.text.value))
    quoted = source[start - 1 : start] in {'"', "'"}
    return [Edit(start, end, "" if quoted or _is_block(source, start) else '""')]


def _plain(source: str, block: Block, value: str) -> tuple[Way | None, list[Edit]]:
    start, end = block.text.source(0, len(block.text.value))
    line = source[source.rfind("\n", 0, start) + 1 : start]
    flows = _FLOW.search(line) is not None
    unsafe = _UNSAFE.match(value) or (flows and _IN_FLOW.search(value))
    if _is_block(source, start) or not unsafe:
        return str, []
    return None, [Edit(start, end, f'"{_escaped(value)}"')]


def _is_block(source: str, start: int) -> bool:
    """Tell whether the value at *start* is a block of lines under its key."""
    above = source[: source.rfind("\n", 0, start) + 1].rstrip("\r\n ")
    return (
        _BLOCK.search(above[above.rfind("\n") + 1 :]) is not None
        and not source[source.rfind("\n", 0, start) + 1 : start].strip()
    )


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')


def _paired(words: str) -> str:
    return words.replace("'", "''")
