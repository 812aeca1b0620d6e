"""HTML: every place copy hides, units whole through inline markup, exact places."""

import pytest

from tests.reading.reading_probe import Row, document_of, rows, texts

PAGE = """<!DOCTYPE html>
<html lang="en-US"><head>
<title>Knee &amp; hip</title>
<meta name="description" content="Rebuild &quot;now&quot;">
<meta property='og:description' content='Shared words'>
<meta name="viewport" content="width=device-width">
<script>var cure = "<p>cure in script</p>";</script>
<style>.cure { content: "cure in style" }</style>
<script type="application/ld+json">
{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Does it \\u201chelp\\u201d?",
 "acceptedAnswer": {"@type": "Answer", "text": "<p>It may.</p>", "url": "https://a.example/cure"}}]}
</script></head>
<body><h1>Treatments</h1><!-- a note --><h2>Knee</h2>
<p>One <em>sentence</em>.</p>
<img src="a.jpg" alt="A knee"><a href="#" aria-label="Close it"></a>
<input placeholder="Your name"><input type="submit" value="Send it">
<button>Book today</button> <a class="btn btn-big" href="#">Call us</a>
<noscript><p>Turn on scripts.</p></noscript>
<div style="display:none">Hidden words.</div>
</body></html>
"""

SEEN: list[Row] = [
    ("title", "page title", "Knee & hip", 3, 8),
    ("meta", "meta description", 'Rebuild "now"', 4, 35),
    ("meta", "og:description", "Shared words", 5, 42),
    ("data", "JSON-LD FAQPage", "Does it “help”?", 10, 68),
    ("data", "JSON-LD FAQPage", "It may.", 11, 52),
    ("heading", "", "Treatments", 13, 11),
    ("heading", "Treatments", "Knee", 13, 45),
    ("sentence", "Treatments > Knee", "One sentence.", 14, 4),
    ("alt", "Treatments > Knee > image alt text", "A knee", 15, 23),
    ("attribute", "Treatments > Knee > aria-label", "Close it", 15, 55),
    ("attribute", "Treatments > Knee > placeholder", "Your name", 16, 21),
    ("button", "Treatments > Knee > button", "Send it", 16, 60),
    ("button", "Treatments > Knee > button", "Book today", 17, 9),
    ("button", "Treatments > Knee > button", "Call us", 17, 61),
    ("sentence", "Treatments > Knee > noscript", "Turn on scripts.", 18, 14),
    ("sentence", "Treatments > Knee", "Hidden words.", 19, 27),
]


def test_every_place_with_words_is_read_and_nothing_else() -> None:
    assert rows("page.html", PAGE) == SEEN


def test_language_and_comments_of_a_page_are_kept() -> None:
    document = document_of("page.html", PAGE)
    assert document.language == "en-US"
    assert [comment.value for comment in document.comments] == [" a note "]


INLINE = [
    ("<p>It regenerates <strong>cartilage</strong> now</p>", ["It regenerates cartilage now"]),
    ("<p>We re<wbr>build it</p>", ["We rebuild it"]),
    ("<p>It re<b>gene</b>rates</p>", ["It regenerates"]),
    ("<p>10&nbsp;million za&shy;p A&amp;B &lt;3</p>", ["10 million zap A&B <3"]),
    ("<p>zero\u200bwidth\ufeff and\nsoft\n  breaks</p>", ["zerowidth and soft breaks"]),
    ("<p>It <br>goes on</p>", ["It goes on"]),
    ("<p>It regenerates<br><b>cartilage</b></p>", ["It regenerates cartilage"]),
    ("<p>Line one<br><br>Line two</p>", ["Line one", "Line two"]),
    ("<p>No surgery<br>No downtime</p>", ["No surgery", "No downtime"]),
    ("<h1>Stem cell care<br>For knees</h1>", ["Stem cell care For knees"]),
    ("<p>Use <code>x = 1</code> here</p>", ["Use here"]),
    ("<pre><code>cure()</code></pre><p>Text</p>", ["Text"]),
    ("<template><p>cure</p></template><p>Text</p>", ["Text"]),
    ("<p>Hi {{ user.name }}, hello {% if x %}there{% endif %}</p>", ["Hi , hello there"]),
    ("<svg><title>A knee</title><path d='M0 cure'/></svg>", ["A knee"]),
    ("<p>Hi <%= user.name %>, hello<% if x %></p>", ["Hi , hello"]),
]


@pytest.mark.parametrize(("markup", "expected"), INLINE)
def test_inline_markup_does_not_break_a_unit(markup: str, expected: list[str]) -> None:
    assert texts("page.html", markup) == expected


BROKEN = [
    ("<ul><li>No surgery<li>No downtime</ul>after", ["No surgery", "No downtime", "after"]),
    ("<p>One<p>Two", ["One", "Two"]),
    ("<h2>Open<p>Text</p>", ["Open", "Text"]),
    ("<h2>Open <h3>Next</h3>", ["Open", "Next"]),
    ("<div><p>One</div>two</p>three", ["One", "two", "three"]),
    ("<p>a</>b</p>", ["ab"]),
    ("<p>3 < 4 & 5 > 2</p>", ["3 < 4 & 5 > 2"]),
    ("<table><tr><td>A<td>B<tr><td>C</table>", ["A", "B", "C"]),
    ("<p>end <b unclosed", ["end"]),
    ("<p><code>x</p><p>Next</p>", ["Next"]),
    ("<p>One\r\ntwo\rthree</p>", ["One two three"]),
    ("<!-- never closed <p>text", []),
    ("<p>No surgery</br>No downtime", ["No surgery", "No downtime"]),
]


@pytest.mark.parametrize(("markup", "expected"), BROKEN)
def test_broken_markup_is_still_read(markup: str, expected: list[str]) -> None:
    assert texts("page.html", markup) == expected


def test_deep_nesting_is_read() -> None:
    assert texts("page.html", "<div>" * 5000 + "deep" + "</div>" * 5000) == ["deep"]


def test_list_items_are_introduced_by_the_line_before_them() -> None:
    page = "<p>Risks:</p><ul><li>Infection<li>Pain</ul><p>Done</p><ol><li>Call</ol>"
    seen = [
        (b.text.value, b.kind.value, b.lead_in, b.group) for b in document_of("a.htm", page).blocks
    ]
    assert seen == [
        ("Risks:", "sentence", "", 0),
        ("Infection", "list-item", "Risks:", 1),
        ("Pain", "list-item", "Risks:", 1),
        ("Done", "sentence", "", 0),
        ("Call", "list-item", "", 2),
    ]


def test_cells_know_their_column_and_row() -> None:
    page = (
        "<table><tr><th></th><th>Fusion</th><th>Disc+</th></tr>"
        "<tr><td>Pain</td><td>Some</td><td>None</td></tr></table>"
    )
    seen = [(b.text.value, b.header, b.row) for b in document_of("a.html", page).blocks]
    assert seen == [
        ("Fusion", "", ""),
        ("Disc+", "", ""),
        ("Pain", "", ""),
        ("Some", "Fusion", "Pain"),
        ("None", "Disc+", "Pain"),
    ]


SPANNED = [
    (
        "<table><thead><tr><th rowspan=2>Care<th colspan=2>Success<tr><th>Now<th>Later"
        "<tbody><tr><td rowspan=2>PRP<td>a<td>b<tr><td>c<td>d<tr><td>Rest<td>e<td>f</table>",
        [
            ("PRP", "Care", ""),
            ("a", "Success Now", "PRP"),
            ("b", "Success Later", "PRP"),
            ("c", "Success Now", "PRP"),
            ("d", "Success Later", "PRP"),
            ("Rest", "Care", ""),
            ("e", "Success Now", "Rest"),
            ("f", "Success Later", "Rest"),
        ],
    ),
    (
        "<table><thead><tr><td>Care<td>Risk</thead><tr><td>PRP<td>None</table>",
        [("PRP", "Care", ""), ("None", "Risk", "PRP")],
    ),
    (
        "<table><tr><th scope=row>Risk<td>None<tr><th scope=row>Cost<td>Low</table>",
        [("Risk", "", ""), ("None", "", "Risk"), ("Cost", "", ""), ("Low", "", "Cost")],
    ),
]


@pytest.mark.parametrize(("page", "expected"), SPANNED)
def test_cells_that_span_others_are_counted(
    page: str, expected: list[tuple[str, str, str]]
) -> None:
    seen = [(b.text.value, b.header, b.row) for b in document_of("a.html", page).blocks]
    assert seen[-len(expected) :] == expected


ANNOUNCED = [
    ("<textarea placeholder='Your pain'>x</textarea>", ("attribute", "placeholder", "Your pain")),
    ("<iframe title='Our film'></iframe>", ("attribute", "title attribute", "Our film")),
    ("<optgroup label='Knees'>", ("attribute", "label", "Knees")),
    ("<p aria-description='Safe care'>", ("attribute", "aria-description", "Safe care")),
    ("<meta property='og:site_name' content='Us'>", ("meta", "og:site_name", "Us")),
    ("<meta itemprop='description' content='Us'>", ("meta", "meta description", "Us")),
    ("<meta name='Twitter:Label1' content='Us'>", ("meta", "twitter:label1", "Us")),
    ('<SCRIPT TYPE=\'Application/LD+JSON\'>{"name":"Us"}', ("data", "JSON-LD", "Us")),
]


@pytest.mark.parametrize(("page", "expected"), ANNOUNCED)
def test_words_in_attributes_are_announced(page: str, expected: tuple[str, str, str]) -> None:
    assert [row[:3] for row in rows("a.html", page)] == [expected]


UNANNOUNCED = [
    "<link rel='alternate' title='Cure feed'>",
    "<style title='Cure style'></style>",
    "<template><img alt='Cure'></template>",
    "<meta name='keywords' content='cure'>",
    "<input type='hidden' value='cure'>",
]


@pytest.mark.parametrize("page", UNANNOUNCED)
def test_attributes_that_nobody_sees_are_passed_over(page: str) -> None:
    assert texts("a.html", page) == []


LINKED = [
    ('{"award": "Best clinic"}', ["Best clinic"]),
    ('{"usageInfo": "It heals every knee"}', ["It heals every knee"]),
    ('{"keywords": "heals every knee", "url": "https://a.example/b c d"}', []),
    ('{"@id": "we heal knees", "addressRegion": "New South Wales"}', []),
    (r'{"text": "We \u003cb\u003eheal\u003c/b\u003e \u00e9"}', ["We heal é"]),
]


@pytest.mark.parametrize(("data", "expected"), LINKED)
def test_linked_data_is_read_where_people_are_meant_to_read_it(
    data: str, expected: list[str]
) -> None:
    page = f"<script type='application/ld+json'>{data}</script>"
    assert texts("a.html", page) == expected


def test_a_table_with_the_role_of_a_layout_makes_sentences() -> None:
    page = "<table role=presentation><tr><td>Hello.</td></tr></table>"
    assert rows("a.html", page) == [("sentence", "", "Hello.", 1, 34)]


def test_a_table_that_only_lays_out_a_page_makes_sentences() -> None:
    page = "<table><tr><td><h1>Care</h1><p>We help.</p></td></tr></table>"
    assert rows("a.html", page) == [
        ("heading", "", "Care", 1, 20),
        ("sentence", "Care", "We help.", 1, 32),
    ]


QUESTIONS = [
    "<h3>Is it safe?</h3><p>Mostly it is.</p>",
    "<details><summary>Is it safe?</summary><div>Mostly it is.</div></details>",
    "<dl><dt>Is it safe?</dt><dd>Mostly it is.</dd></dl>",
    "<p>Is it safe?</p><p>Mostly it is.</p>",
    "<button>Is it safe?</button><div>Mostly it is.</div>",
]


@pytest.mark.parametrize("page", QUESTIONS)
def test_what_follows_a_question_answers_it(page: str) -> None:
    seen = [(block.text.value, block.question) for block in document_of("a.html", page).blocks]
    assert seen == [("Is it safe?", ""), ("Mostly it is.", "Is it safe?")]


def test_what_patients_say_is_told_apart() -> None:
    page = (
        "<blockquote><p>I am well.</p></blockquote>"
        "<div class='testimonial-card'><p>So am I.</p></div>"
        "<div itemprop='review'>Me too.</div><p class='preview'>We listen.</p>"
    )
    blocks = document_of("a.html", page).blocks
    assert [(block.text.value, block.kind.value, block.quoted) for block in blocks] == [
        ("I am well.", "testimonial", True),
        ("So am I.", "testimonial", False),
        ("Me too.", "testimonial", False),
        ("We listen.", "sentence", False),
    ]


def test_a_term_introduces_what_describes_it() -> None:
    page = "<dl><dt>Cost</dt><dd>Low.</dd><dt>Pain</dt><dd>Little.</dd></dl>"
    assert [(b.text.value, b.lead_in) for b in document_of("a.html", page).blocks] == [
        ("Cost", ""),
        ("Low.", "Cost"),
        ("Pain", ""),
        ("Little.", "Pain"),
    ]
