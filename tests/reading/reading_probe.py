"""What a reader saw, as plain rows to compare with a literal table."""

from checker.model.documents import Document, Unit
from checker.reading import read
from checker.reading.sentences import units

Row = tuple[str, str, str, int, int]


def rows(path: str, source: str | bytes) -> list[Row]:
    """Give kind, section, text, line and column of every unit."""
    document = document_of(path, source)
    return [_row(document, unit) for unit in units(document)]


def texts(path: str, source: str | bytes) -> list[str]:
    """Give the text of every unit."""
    return [unit.text.value for unit in units(document_of(path, source))]


def document_of(path: str, source: str | bytes) -> Document:
    """Give the document of *source*, text being written as UTF-8."""
    return read(path, source.encode() if isinstance(source, str) else source)


def _row(document: Document, unit: Unit) -> Row:
    line, column = document.position(unit.text.source(0, 1)[0])
    return unit.kind.value, " > ".join(unit.section), unit.text.value, line, column
