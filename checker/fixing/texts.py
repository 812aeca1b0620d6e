"""Text files rewritten: the ways to put a wording in, or take a unit out, as whole new bytes."""

from collections.abc import Iterator, Sequence

from checker.fixing import quoting
from checker.fixing.carriers import Way, fitted, referenced, takes_references, ways
from checker.fixing.differences import Change, changes
from checker.fixing.edits import Edit, Source, source
from checker.fixing.removal import removals
from checker.fixing.spans import Woven, woven
from checker.fixing.target import Target
from checker.fixing.wrapping import width, wrapped
from checker.model.documents import Document, UnitKind


def reworded(data: bytes, target: Target, sentence: str) -> Iterator[bytes]:
    """Give the file with *sentence* in the place of the unit, written in one way after another."""
    file = source(data)
    at = woven(file.text, target.block.text)
    at.refuse_links(target.phrases)
    moves = [
        Change(target.start + c.start, target.start + c.end, c.words)
        for c in changes(target.unit.text.value, sentence)
    ]
    for edits in _written(file, at, target, moves):
        yield file.spliced(edits)


def removed(data: bytes, target: Target) -> Iterator[bytes]:
    """Give the file without the unit, with what would be left empty and without it."""
    file = source(data)
    most = 0 if target.is_all else width(file.text, target.document, target.block)
    for edits in removals(file.text, woven(file.text, target.block.text), target):
        if most:
            yield file.spliced(wrapped(edits, file.text, target.block, most))
        yield file.spliced(edits)


def plainer(data: bytes, target: Target, sentence: str) -> str:
    """Give *sentence* with marks the file's encoding has, where it cannot refer to others."""
    if takes_references(target.document.path, target.block):
        return sentence
    return fitted(sentence, source(data).decoded.encoding)


def shown(document: Document, data: bytes) -> str:
    """Give the text of a file."""
    _ = document
    return source(data).text


def encoding(data: bytes) -> str:
    """Give the encoding a file is in."""
    return source(data).decoded.encoding


def _written(
    file: Source, at: Woven, target: Target, moves: Sequence[Change]
) -> Iterator[Sequence[Edit]]:
    block, path = target.block, target.document.path
    value = _value(block.text.value, moves)
    if block.kind is UnitKind.FRONT_MATTER:
        way, again = quoting.front_matter(file.text, block, value)
        yield again or _edits(file, at, target, (moves, way or str))
        return
    plain: Sequence[Edit] = ()
    most = width(file.text, target.document, block)
    for way in ways(path, block):
        plain = _edits(file, at, target, (moves, way))
        if most:
            yield wrapped(plain, file.text, block, most)
        yield plain
    if quoting.is_cell(path):
        yield from quoting.cell(file.text, block, value)


def _edits(
    file: Source, at: Woven, target: Target, written: tuple[Sequence[Change], Way]
) -> list[Edit]:
    moves, way = written
    encoding = file.decoded.encoding
    refers = takes_references(target.document.path, target.block)
    said = [way(move.words) for move in moves]
    if refers:
        said = [referenced(words, encoding) for words in said]
    return at.edits([m._replace(words=w) for m, w in zip(moves, said, strict=True)])


def _value(value: str, moves: Sequence[Change]) -> str:
    for move in reversed(moves):
        value = value[: move.start] + move.words + value[move.end :]
    return value
