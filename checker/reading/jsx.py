"""JSX and TSX modules: code from the first character to the last."""

from checker.model.documents import Document
from checker.reading.decoding import decode, even_line_breaks, line_starts
from checker.reading.scripts import Script


def read(path: str, data: bytes) -> Document:
    """Give the document that the JSX or TSX module *data* holds."""
    text = even_line_breaks(decode(data).text)
    script = Script(text)
    while script.code():
        """Read on behind a brace that closes nothing."""
    return Document(
        path=path,
        blocks=script.blocks(),
        line_starts=line_starts(text),
        comments=tuple(script.comments),
    )
