"""DOCX: body, lists, tables, boxes, notes; what was deleted or stands twice is not read."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from checker.errors import UnreadableError
from checker.reading import read
from tests.reading.reading_probe import document_of

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
STYLES = f"""<w:styles {NAMES}>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Own"><w:basedOn w:val="berschrift1"/><w:name w:val="own"/></w:style>
<w:style w:styleId="Level"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="Liste"><w:name w:val="List Bullet"/></w:style>
<w:style w:styleId="Unter"><w:name w:val="Subtitle"/><w:pPr>
<w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""
BODY = """
<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Our care</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr><w:r><w:t>Is it safe?</w:t></w:r></w:p>
<w:p/>
<w:p><w:r><w:t xml:space="preserve">Mostly, </w:t></w:r>
<w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:ins><w:r><w:t>it</w:t></w:r></w:ins><w:r><w:tab/><w:t>is.</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Level"/></w:pPr><w:r><w:t>More</w:t></w:r></w:p>
<w:p><w:r><w:t>Risks:</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>Pain</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Liste"/></w:pPr><w:r><w:t>Cost</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Zitat"/></w:pPr><w:r><w:t>I am well.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Item</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Price</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>Visit</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Low</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t>Box:</w:t><wp:docPr descr="A knee"/><mc:AlternateContent>
<mc:Choice><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></mc:Choice>
<mc:Fallback><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>
</mc:Fallback></mc:AlternateContent></w:r></w:p>
"""


def packed(body: str) -> bytes:
    """Give a DOCX with *body*, a footer and a footnote."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        document = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        archive.writestr("word/styles.xml", STYLES)
        paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
        footer = f"<w:ftr {NAMES}>{paragraph.format('At the foot')}</w:ftr>"
        archive.writestr("word/footer1.xml", footer)
        note = f"<w:footnote>{paragraph.format('A note')}</w:footnote>"
        archive.writestr("word/footnotes.xml", f"<w:footnotes {NAMES}>{note}</w:footnotes>")
    return buffer.getvalue()


SEEN = [
    ("heading", (), "Our care", 1, 1),
    ("heading", ("Our care",), "Is it safe?", 2, 1),
    ("sentence", ("Our care", "Is it safe?"), "Mostly, it is.", 4, 1),
    ("heading", ("Our care", "Is it safe?"), "More", 5, 1),
    ("sentence", ("Our care", "Is it safe?", "More"), "Risks:", 6, 1),
    ("list-item", ("Our care", "Is it safe?", "More"), "Pain", 7, 1),
    ("list-item", ("Our care", "Is it safe?", "More"), "Cost", 8, 1),
    ("testimonial", ("Our care", "Is it safe?", "More"), "I am well.", 9, 1),
    ("cell", ("Our care", "Is it safe?", "More"), "Item", 10, 1),
    ("cell", ("Our care", "Is it safe?", "More"), "Price", 11, 1),
    ("cell", ("Our care", "Is it safe?", "More"), "Visit", 12, 1),
    ("cell", ("Our care", "Is it safe?", "More"), "Low", 13, 1),
    ("sentence", ("Our care", "Is it safe?", "More"), "Box:", 14, 1),
    ("alt", ("Our care", "Is it safe?", "More", "image alt text"), "A knee", 14, 6),
    ("sentence", ("Our care", "Is it safe?", "More"), "In the box", 15, 1),
    ("sentence", ("footer",), "At the foot", 16, 1),
    ("sentence", ("footnote",), "A note", 17, 1),
]


def test_every_part_is_read_paragraph_by_paragraph() -> None:
    document = document_of("a.docx", packed(BODY))
    assert document.numbering == "paragraph"
    seen = [
        (b.kind.value, b.section, b.text.value, *document.position(b.text.source(0, 1)[0]))
        for b in document.blocks
    ]
    assert seen == SEEN


def test_questions_lists_and_cells_know_what_stands_around_them() -> None:
    blocks = document_of("a.docx", packed(BODY)).blocks
    assert (blocks[2].question, blocks[5].lead_in) == ("Is it safe?", "Risks:")
    assert (blocks[11].header, blocks[11].row, blocks[7].quoted) == ("Price", "Visit", True)


LISTED = [
    ('<w:pStyle w:val="Unter"/>', "sentence"),
    ('<w:pStyle w:val="Liste"/>', "list-item"),
    ('<w:pStyle w:val="Liste"/><w:numPr><w:numId w:val="0"/></w:numPr>', "sentence"),
    ('<w:numPr><w:ilvl w:val="0"/></w:numPr>', "sentence"),
    ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>', "list-item"),
]


@pytest.mark.parametrize(("properties", "kind"), LISTED)
def test_a_paragraph_is_in_a_list_if_its_numbering_belongs_to_one(
    properties: str, kind: str
) -> None:
    body = f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>Some words</w:t></w:r></w:p>"
    assert document_of("a.docx", packed(body)).blocks[0].kind.value == kind


def test_a_truncated_file_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="truncated or not a DOCX"):
        read("a.docx", packed(BODY)[:-40])


def test_broken_markup_inside_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="damaged DOCX"):
        read("a.docx", packed("<w:p>"))


def test_entity_declarations_are_refused() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(UnreadableError, match="entity declarations"):
        read("a.docx", buffer.getvalue())


def test_a_zip_that_is_no_document_is_unreadable() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("other.txt", "words")
    with pytest.raises(UnreadableError, match="without a Word document"):
        read("a.docx", buffer.getvalue())
