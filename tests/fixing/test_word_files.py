"""DOCX: words change inside their runs; formatting and every other part stay as they were."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.fixing.fixing_probe import put
from tests.reading.test_word_documents import packed

OLD = "Our injections regrow knee cartilage."
NEW = "Our injections may ease knee pain."


def _body(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    return xml[xml.index("<w:body>") + 8 : xml.index("</w:body>")]


def _p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def _r(words: str, bold: str = "") -> str:
    return f"<w:r>{bold}<w:t>{words}</w:t></w:r>"


def _s(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    ("body", "new", "expected"),
    [
        (_p(_r(OLD)), NEW, _p(_r(NEW))),
        (_p(_r(OLD)), "A & B < C", _p(_r("A &amp; B &lt; C"))),
        (
            _p(_s("Our injections "), _r("regrow", BOLD), _s(" knee cartilage.")),
            NEW,
            _p(_s("Our injections "), _r("may ease", BOLD), _s(" knee pain.")),
        ),
        (
            _p(_r("Tea &amp; cake. Our inj"), _r("ections regr", BOLD), _r("ow knee cartilage.")),
            NEW,
            _p(_r("Tea &amp; cake. Our inj"), _r("ections may ease", BOLD), _s(" knee pain.")),
        ),
        (_p(_r("Tea.")) + _p(_r(OLD)) + _p(_r("Ask.")), "", _p(_r("Tea.")) + _p(_r("Ask."))),
        (_p(_r(f"Tea. {OLD} Ask.")), "", _p(_r("Tea. Ask."))),
        (_p(_r(OLD), "<w:r><w:drawing/></w:r>"), "", _p(_r(""), "<w:r><w:drawing/></w:r>")),
    ],
)  # fmt: skip
def test_runs_keep_their_formatting(body: str, new: str, expected: str) -> None:
    assert _body(put("a.docx", packed(body), OLD, new)) == expected


def test_every_other_part_stays_as_it_was() -> None:
    before = packed(_p(_r(OLD)))
    after = put("a.docx", before, OLD, NEW)

    with ZipFile(BytesIO(before)) as old, ZipFile(BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        assert [i.date_time for i in old.infolist()] == [i.date_time for i in new.infolist()]
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["word/document.xml"]


def test_a_phrase_across_a_link_is_refused() -> None:
    body = _p(
        _r("Our injections regrow"), f"<w:hyperlink>{_r(' knee cartilage')}</w:hyperlink>", _r(".")
    )

    with pytest.raises(Exception, match="the phrase crosses markup: a link"):
        put("a.docx", packed(body), OLD, "Our injections help some.")


def test_a_text_box_is_changed_in_both_of_its_forms() -> None:
    box = f"<w:txbxContent>{_p(_r(OLD))}</w:txbxContent>"
    body = _p(
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    assert _body(put("a.docx", packed(body), OLD, NEW)) == body.replace(OLD, NEW)


def test_the_description_of_a_picture_is_changed() -> None:
    body = _p(_r("See."), f"<w:r><wp:docPr id='1' descr='{OLD}'/></w:r>")

    assert _body(put("a.docx", packed(body), OLD, "It's so.")) == body.replace(OLD, "It&#39;s so.")
