"""Blocks to units."""

from checker.model.documents import Document, Unit


def units(document: Document) -> tuple[Unit, ...]:
    """Give the units of *document*."""
    return tuple(
        Unit(kind=b.kind, text=b.text, section=b.section, lead_in=b.lead_in, quoted=b.quoted)
        for b in document.blocks
    )
