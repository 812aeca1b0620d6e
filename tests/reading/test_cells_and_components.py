"""CSV and JSX: cells with their headers, words between tags, human strings in code."""

import pytest

from tests.reading.reading_probe import Row, document_of, rows, texts

SHEET = """campaign,headline,description,final_url
Brand,Care You Know,"Call today, please.",https://a.example/
Knee,Still Hurting?,"They say: ""It
helps."" Book now.",https://a.example/knee
"""

SHEET_SEEN: list[Row] = [
    ("cell", "campaign", "Brand", 2, 1),
    ("cell", "headline", "Care You Know", 2, 7),
    ("cell", "description", "Call today, please.", 2, 22),
    ("cell", "campaign", "Knee", 3, 1),
    ("cell", "headline", "Still Hurting?", 3, 6),
    ("cell", "description", 'They say: "It helps."', 3, 22),
    ("cell", "description", "Book now.", 4, 10),
]

COMPONENT = """import Cure from 'cure that';
// a remark about a cure
const items = [{ icon: 'leaf', title: 'Gentle', text: 'Feel \\u201cfine\\u201d soon.' }];
const steps = ['Blood draw', 'px-4 py-2'];
export default function Page({ name }: { name: string }) {
  return (
    <Section className={name ? 'wide page' : 'narrow'}>
      <h1>Heal <em>without</em> surgery</h1>
      <p>
        It is{' '}
        <b>mostly</b> safe, doesn&apos;t hurt, {name}.
      </p>
      {/* a comment */}
      {items.map((item) => <li key={item.title}>One {item.title}</li>)}
      <Button type="button" aria-label="Book">Book <i>now</i></Button>
      <img src="/a.png" alt="A tube" /><Card>First</Card><Card>Second</Card>
    </Section>
  );
}
"""

COMPONENT_SEEN: list[Row] = [
    ("data", "title", "Gentle", 3, 40),
    ("data", "text", "Feel “fine” soon.", 3, 56),
    ("data", "string", "Blood draw", 4, 17),
    ("heading", "", "Heal without surgery", 8, 11),
    ("sentence", "Heal without surgery", "It is mostly safe, doesn't hurt, .", 10, 9),
    ("list-item", "Heal without surgery", "One", 14, 49),
    ("attribute", "Heal without surgery > aria-label", "Book", 15, 41),
    ("button", "Heal without surgery > button", "Book now", 15, 47),
    ("alt", "Heal without surgery > image alt text", "A tube", 16, 30),
    ("sentence", "Heal without surgery", "First", 16, 46),
    ("sentence", "Heal without surgery", "Second", 16, 64),
]


def test_cells_with_words_are_read_at_their_lines() -> None:
    assert rows("ads.csv", SHEET) == SHEET_SEEN


def test_a_cell_knows_its_header_and_its_row() -> None:
    cell = document_of("ads.csv", SHEET).blocks[2]
    assert (cell.header, cell.row) == ("description", "Brand")


def test_other_delimiters_are_seen() -> None:
    assert texts("a.csv", "Name;Text\nOne;Good care\n") == ["One", "Good care"]


EXPORT = """Title,Content
Knee,"<h2 class=""big"">Care</h2><p>We say ""help"" &amp; <b>mean</b> it.</p><ul><li>No pain</ul>"
Hip,3 < 4 & so on
"""


def test_a_cell_that_holds_html_is_read_as_a_page() -> None:
    assert rows("posts.csv", EXPORT) == [
        ("cell", "Title", "Knee", 2, 1),
        ("heading", "Content", "Care", 2, 25),
        ("sentence", "Content > Care", 'We say "help" & mean it.', 2, 37),
        ("list-item", "Content > Care", "No pain", 2, 86),
        ("cell", "Title", "Hip", 3, 1),
        ("cell", "Content", "3 < 4 & so on", 3, 5),
    ]


def test_words_of_a_component_are_read_and_its_code_is_not() -> None:
    assert rows("Page.tsx", COMPONENT) == COMPONENT_SEEN


def test_comments_of_a_component_are_kept() -> None:
    values = [comment.value for comment in document_of("Page.jsx", COMPONENT).comments]
    assert values == [" a remark about a cure", " a comment "]


SPOKEN = [
    ("<Card label='Book now' id='x'>Hi</Card>", ["Book now", "Hi"]),
    ("<card label='Book now'>Hi</card>", ["Hi"]),
    (
        "<Card title={`Feel ${n} well`} sub={'Free of any pain'}>Hi</Card>",
        ["Feel well", "Free of any pain", "Hi"],
    ),
    ("<p className={'so many words here'} style={'a b c d'}>Hi</p>", ["Hi"]),
    ("<textarea placeholder='Your pain'>x</textarea>", ["Your pain"]),
]


@pytest.mark.parametrize(("element", "expected"), SPOKEN)
def test_words_that_a_component_is_given_are_read(element: str, expected: list[str]) -> None:
    assert texts("Page.jsx", f"export default () => {element};") == expected
