"""Bytes to text: the encoding a file declares or shows, and where its lines begin."""

import re
from dataclasses import dataclass
from typing import Final

from checker.errors import UnreadableError

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SIGNATURES: Final = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\xd0\xcf\x11\xe0",
    b"\x7fELF", b"OggS", b"ID3\x03", b"ID3\x04", b"Rar!\x1a", b"7z\xbc\xaf",
)  # fmt: skip
_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x08\x1a\x1b"})
_LOOKED_AT: Final = 4000
_UTF8: Final = frozenset({"", "utf-8", "utf8"})
_DECLARED: Final = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*["']?([\w.:-]+)""",
    re.IGNORECASE,
)
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_LINE_FEED: Final = re.compile(r"\n")
_WEB_NAMES: Final = dict.fromkeys(("iso-8859-1", "latin1", "ascii"), "windows-1252")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was read in, and the byte order mark before it."""

    text: str
    encoding: str
    mark: bytes = b""


def decode(data: bytes) -> Decoded:
    """Give the text of *data*, or raise UnreadableError if it is not text."""
    if data.startswith(_SIGNATURES):
        raise UnreadableError("binary file with the name of a text file")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], encoding), encoding, mark)
    encoding = _utf16_without_mark(data)
    if encoding:
        return Decoded(_strictly(data, encoding), encoding)
    if b"\0" in data or _is_full_of_controls(data[:_LOOKED_AT]):
        raise UnreadableError("binary file with the name of a text file")
    return _from_declaration(data)


def line_starts(text: str) -> tuple[int, ...]:
    """Give the offsets at which the lines of *text* begin; CRLF, CR and LF end a line."""
    breaks = _LINE_BREAK if "\r" in text else _LINE_FEED
    return (0, *[found.end() for found in breaks.finditer(text)])


def even_line_breaks(text: str) -> str:
    """Give *text* with every line break a line feed and every offset unchanged."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", " \n").replace("\r", "\n")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"not valid {encoding.upper()}: byte {error.start + 1} cannot be read"
        raise UnreadableError(reason) from error
    if "\0" in text:
        raise UnreadableError("binary file with the name of a text file")
    return text


def _utf16_without_mark(data: bytes) -> str:
    sample = data[:400]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return ""
    if sample[1::2].count(0) > half * 0.7 and not sample[0::2].count(0):
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7 and not sample[1::2].count(0):
        return "utf-16-be"
    return ""


def _is_full_of_controls(sample: bytes) -> bool:
    """Tell whether *sample* has more control characters than a text picks up by mistake."""
    return len(sample) - len(sample.translate(None, _CONTROLS)) > 3 + len(sample) // 50


def _from_declaration(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        found = _DECLARED.search(data, 0, 2048)
    declared = found[1].decode("ascii", "replace").lower() if found else ""
    if declared in _UTF8:
        # A few bytes from elsewhere do not spoil the rest, as they would if all were read as 1252.
        text = data.decode("utf-8", "replace")
        if sum(character > "\x7f" for character in text) > 2 * text.count("\ufffd"):
            return Decoded(text, "utf-8")
    encoding = _WEB_NAMES.get(declared, declared) or "windows-1252"
    try:
        return Decoded(data.decode(encoding), encoding)
    except (LookupError, UnicodeDecodeError):
        return Decoded(data.decode("windows-1252", "replace"), "windows-1252")
