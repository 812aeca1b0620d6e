"""A loose sentence as units, read as the copy it would be on a page."""

from typing import Final

from checker.model.documents import Block, Document, Run, Text, Unit, UnitKind
from checker.reading.escapes import whole
from checker.reading.sentences import units

# The forms of copy that a sentence can be read in, and the unit that each is.
FORMS: Final = {
    "question": UnitKind.SENTENCE,
    **{kind.value: kind for kind in UnitKind},
}

NOWHERE: Final = Document(path="", blocks=(), line_starts=(0,))


def page(text: str, form: str = "sentence") -> Document:
    """Give a page on which *text* stands alone in the given *form*."""
    text = whole(text)
    block = Block(
        kind=FORMS[form],
        text=Text(text, (Run(0, 0, len(text)),)),
        level=2 if form == "heading" else 0,
        quoted=form == "testimonial",
    )
    return Document(path="text", blocks=(block,), line_starts=(0,))


def read(text: str, form: str = "sentence") -> tuple[Unit, ...]:
    """Give the units of *text* standing alone on a page in the given *form*."""
    return units(page(text, form))
