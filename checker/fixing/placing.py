"""A unit's new wording put into the bytes of its file, kept only where it reads as meant."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple, Protocol

from checker import reading
from checker.errors import FixError, UnreadableError
from checker.fixing import texts, word
from checker.fixing.kept import refuse_loss
from checker.fixing.target import Target
from checker.model.documents import Document


class Placed(NamedTuple):
    """A file with a *sentence* put in (empty: a unit taken out): its bytes, and how it reads."""

    data: bytes
    document: Document
    sentence: str


class Form(Protocol):
    """A module that rewrites files of one kind."""

    def reworded(self, data: bytes, target: Target, sentence: str) -> Iterator[bytes]:
        """Give the file with *sentence* in the place of the unit, in one way after another."""
        ...

    def removed(self, data: bytes, target: Target) -> Iterator[bytes]:
        """Give the file without the unit, in one way after another."""
        ...

    def plainer(self, data: bytes, target: Target, sentence: str) -> str:
        """Give *sentence* in characters that the file can hold."""
        ...

    def shown(self, document: Document, data: bytes) -> str:
        """Give the text that places in *document* refer to."""
        ...

    def encoding(self, data: bytes) -> str:
        """Give the encoding of that text in the file."""
        ...


def form(path: str) -> Form:
    """Give the module that rewrites files such as *path*."""
    return word if PurePath(path).suffix.lower() == ".docx" else texts


def placed(data: bytes, target: Target, sentence: str) -> Iterator[Placed]:
    """Give the ways to put *sentence* in the place of the unit (empty: to take it out).

    Each reads as the old document did but for this unit. Raise FixError if there is none.
    """
    path = target.document.path
    said = form(path).plainer(data, target, sentence)
    refuse_loss(path, target.unit.text.value, said)
    made = form(path).reworded(data, target, said) if said else form(path).removed(data, target)
    tried: set[bytes] = set()
    fits = False
    for after in made:
        document = None if after in tried else _read(path, after)
        tried.add(after)
        if document is not None and target.reads(document, said):
            fits = True
            yield Placed(after, document, said)
    if not fits:
        raise FixError("it cannot be put there without changing what stands around it")


def _read(path: str, data: bytes) -> Document | None:
    try:
        return reading.read(path, data)
    except UnreadableError:
        return None
