"""Encodings: declared, marked or evident, the text is the same; binary is refused."""

import pytest

from checker.errors import UnreadableError
from checker.reading import read
from checker.reading.decoding import Decoded, decode, line_starts

COPY = "We’re sure: 100 % café"
META = '<meta charset="windows-1252"><p>'

SAME = [
    (COPY.encode(), Decoded(COPY, "utf-8")),
    (COPY.encode("utf-8-sig"), Decoded(COPY, "utf-8", b"\xef\xbb\xbf")),
    (b"\xff\xfe" + COPY.encode("utf-16-le"), Decoded(COPY, "utf-16-le", b"\xff\xfe")),
    (b"\xfe\xff" + COPY.encode("utf-16-be"), Decoded(COPY, "utf-16-be", b"\xfe\xff")),
    (COPY.encode("utf-16-le"), Decoded(COPY, "utf-16-le")),
    (COPY.encode("windows-1252"), Decoded(COPY, "windows-1252")),
    ((META + COPY).encode("windows-1252"), Decoded(META + COPY, "windows-1252")),
    (
        '<?xml version="1.0" encoding="iso-8859-2"?>łódź'.encode("iso-8859-2"),
        Decoded('<?xml version="1.0" encoding="iso-8859-2"?>łódź', "iso-8859-2"),
    ),
    (
        '<meta http-equiv="Content-Type" content="text/html; charset=latin1">é'.encode("latin1"),
        Decoded(
            '<meta http-equiv="Content-Type" content="text/html; charset=latin1">é', "windows-1252"
        ),
    ),
    (
        "It’s “so” – really".encode() + b" caf\xe9",
        Decoded("It’s “so” – really caf\ufffd", "utf-8"),
    ),
    (b"caf\xe9 \xe0 la carte \xc3\xa9", Decoded("café à la carte Ã©", "windows-1252")),
    (
        '<meta charset="no-such">é'.encode("latin1"),
        Decoded('<meta charset="no-such">é', "windows-1252"),
    ),
]


@pytest.mark.parametrize(("data", "expected"), SAME)
def test_text_is_decoded_as_declared_or_as_it_shows(data: bytes, expected: Decoded) -> None:
    assert decode(data) == expected


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 x", b"\x89PNG\r\n", b"PK\x03\x04", b"abc\0def\0\0", b"GIF89a"]
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary file"):
        decode(data)


def test_half_a_utf16_character_is_refused() -> None:
    with pytest.raises(UnreadableError, match="not valid UTF-16-LE"):
        decode(b"\xff\xfea\0b")


@pytest.mark.parametrize(
    ("text", "starts"),
    [("", (0,)), ("a\nb", (0, 2)), ("a\r\nb\rc\n", (0, 3, 5, 7)), ("\n\n", (0, 1, 2))],
)
def test_every_kind_of_line_break_ends_one_line(text: str, starts: tuple[int, ...]) -> None:
    assert line_starts(text) == starts


UNREADABLE = [
    ("a.pdf", b"x", "no reader for .pdf files"),
    ("a", b"x", "no file ending"),
    ("a.html", b"x" * 11, "over the limit of 1e-05 MB"),
    ("a.html", b"\0\1\2\3", "binary file with the name of a text file"),
    ("a.html", b"\xd0\xcf\x11\xe0", "binary file with the name of a text file"),
    ("a.md", b"\1\2\3\4\5", "binary file with the name of a text file"),
    ("a.docx", b"plain text", "truncated or not a DOCX: File is not a zip file"),
    (
        "a.docx",
        b"\xd0\xcf\x11\xe0",
        "password-protected or an old .doc file; save it as plain .docx",
    ),
]


@pytest.mark.parametrize(("path", "data", "reason"), UNREADABLE)
def test_an_unreadable_file_says_why(path: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(path, data, most_bytes=10)
    assert str(caught.value) == reason


@pytest.mark.parametrize("path", ["a.html", "a.md", "a.txt", "a.csv", "a.jsx", "a.docx"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_an_empty_file_is_a_document_without_blocks(path: str, data: bytes) -> None:
    assert read(path, data).blocks == ()
