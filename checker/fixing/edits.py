"""Edits to a source: what each replaces, and the bytes they leave all else alone in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.errors import FixError
from checker.reading.decoding import Decoded, decode


class Edit(NamedTuple):
    """New *words* for the code points *start* to *end* (exclusive) of a source."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """A text file as bytes and as text, offsets counting the code points of the text."""

    data: bytes
    decoded: Decoded

    @property
    def text(self) -> str:
        """Give the text without its byte order mark."""
        return self.decoded.text

    def spliced(self, edits: Iterable[Edit]) -> bytes:
        """Give the bytes with *edits* made and every other byte as it was.

        Raise FixError where the file's own bytes cannot be told apart or words not be encoded.
        """
        pieces = [self.decoded.mark]
        at = byte = 0
        start = len(self.decoded.mark)
        for edit in merged(edits):
            first = byte + self._size(at, edit.start)
            last = first + self._size(edit.start, edit.end)
            pieces += [self.data[start + byte : start + first], self._encoded(edit.words)]
            at, byte = edit.end, last
        if byte + self._size(at, len(self.text)) != len(self.data) - start:
            raise FixError(f"the file has bytes that are not {self.decoded.encoding}")
        return b"".join((*pieces, self.data[start + byte :]))

    def _size(self, start: int, end: int) -> int:
        try:
            return len(self.text[start:end].encode(self.decoded.encoding))
        except UnicodeEncodeError as error:
            raise FixError(f"the file has bytes that are not {self.decoded.encoding}") from error

    def _encoded(self, words: str) -> bytes:
        try:
            return words.encode(self.decoded.encoding)
        except UnicodeEncodeError as error:
            lost = words[error.start : error.end]
            raise FixError(f"{self.decoded.encoding} has no '{lost}'; write it by hand") from error


def source(data: bytes) -> Source:
    """Give the source that *data* holds."""
    return Source(data, decode(data))


def merged(edits: Iterable[Edit]) -> Sequence[Edit]:
    """Give *edits* in the order of the source, those that touch joined; raise if two overlap."""
    ordered: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        last = ordered[-1] if ordered else None
        if last and edit.start < last.end:
            raise FixError("two changes overlap in the source")
        if last and edit.start == last.end:
            ordered[-1] = Edit(last.start, edit.end, last.words + edit.words)
        else:
            ordered.append(edit)
    return ordered
