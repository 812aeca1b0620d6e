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


CODE = """const a = (s) => s.replace(/`/g, '').split(/['"{]|[/*]/);
const b = width / 2 / height;
export default () => <p title={x}>{a(s, /\\{/g)} One {`Two pills ${b ? `or` : "x"}`} three.</p>;
const c = `x`;
"""


def test_a_regular_expression_is_code_and_a_division_is_none() -> None:
    assert rows("Page.jsx", CODE) == [
        ("sentence", "", "One three.", 3, 49),
        ("data", "string", "Two pills", 3, 55),
    ]


GIVEN = [
    ("<Faq items={[{ q: 'Cost?', a: 'Feel well.' }]} />", [("data", "a", "Feel well.", 1, 53)]),
    ("<A o={{ t: 'Feel well.' }} />", [("data", "t", "Feel well.", 1, 34)]),
    (
        "<A t={ok ? 'Feel well.' : 'Feel better.'} />",
        [("data", "t", "Feel well.", 1, 34), ("data", "t", "Feel better.", 1, 49)],
    ),
    (
        "<A icon={<I />} b={<b>Feel well</b>}>Hi</A>",
        [("sentence", "", "Feel well", 1, 44), ("sentence", "", "Hi", 1, 59)],
    ),
    (
        "<p>Feel <i x={() => <b>Or so</b>}>well</i>.</p>",
        [("sentence", "", "Feel well.", 1, 25), ("sentence", "", "Or so", 1, 45)],
    ),
    ("<A onClick={() => track('Feel well.')} style={{ a: 'So it is' }} />", []),
    (
        "<A x={/[}>]/.test(a) > 1} /* Feel it. */ {...b('So it is')} /> // >",
        [
            ("data", "string", "So it is", 1, 70),
        ],
    ),
    ("<A<B> a={b}>Hi</A>", [("sentence", "", "Hi", 1, 34)]),
    ("<T extends object>(x: T) => 'Feel well.'", [("data", "string", "Feel well.", 1, 51)]),
    ("x ? 'Yes, we do' : /* <b>no</b> */ y", [("data", "string", "Yes, we do", 1, 27)]),
]


@pytest.mark.parametrize(("element", "expected"), GIVEN)
def test_words_in_the_code_of_an_attribute_are_read(element: str, expected: list[Row]) -> None:
    assert rows("Page.tsx", f"export default () => {element};") == expected


@pytest.mark.parametrize("size", [1, 500])
def test_a_comment_is_none_of_the_words_however_long_it_is(size: int) -> None:
    comment = "<b>It is {safe}.</b>\n" * size
    source = f"/*{comment}*/\nexport default () => <p>{{/*{comment}*/}} Hello.</p>;"
    assert texts("Page.jsx", source) == ["Hello."]
    assert [c.value for c in document_of("Page.jsx", source).comments] == [comment] * 2


def test_a_line_of_copy_that_begins_with_import_is_no_import() -> None:
    source = "import a from 'a b c'\nexport default () => <p>We\n  import cells. Don't wait.</p>"
    assert texts("Page.jsx", source) == ["We import cells.", "Don't wait."]


@pytest.mark.parametrize("part", ["`${", "<a b={", "/*", "{`", "<a ", "'${"])
def test_code_that_is_never_closed_costs_no_more_than_it_is_long(part: str) -> None:
    assert texts("Page.jsx", f"{part * 60}\n <p>Hello.</p>") is not None


def test_a_template_that_is_never_closed_hides_no_element() -> None:
    source = "{`<A label='Hello' onClick={() => 'So it is'} />"
    assert texts("page.mdx", source) == ["Hello"]
