"""Markdown: front matter, HTML inside, shortcodes, tables; places exact to the character."""

import pytest

from checker.errors import UnreadableError
from tests.reading.reading_probe import Row, document_of, rows, texts

PAGE = """---
title: "End \\"it\\" all"
hero:
  text: >
    Folded words
    go “on” 😀
  items:
    - label: Easy does it
    - plain item
# overclaim-ignore-next cure: agreed (JR)
tags: [care, 'two words']
date: 2024-01-02
---

# Care 😀 “now”

Curly “quotes” 😀 then **bold** and re<wbr>build
<em>all</em> &amp; more. {{< figure "cure" >}} Then this.

{{% note %}}
Between shortcodes.
{{% /note %}}

    code = cure

> Quoted words

| Item | Price |
|------|-------|
| a \\| b | `x` low |

![A *knee*](a.jpg "On a shelf") {/* a comment */}

Note.[^1]

[^1]: The footnote.
"""

SEEN: list[Row] = [
    ("front-matter", "front matter > title", 'End "it" all', 2, 9),
    ("front-matter", "front matter > hero > text", "Folded words go “on” 😀", 5, 5),
    ("front-matter", "front matter > hero > items > label", "Easy does it", 8, 14),
    ("front-matter", "front matter > hero > items", "plain item", 9, 7),
    ("front-matter", "front matter > tags", "care", 11, 8),
    ("front-matter", "front matter > tags", "two words", 11, 15),
    ("heading", "", "Care 😀 “now”", 15, 3),
    ("sentence", "Care 😀 “now”", "Curly “quotes” 😀 then bold and rebuild all & more.", 17, 1),
    ("sentence", "Care 😀 “now”", "Then this.", 18, 48),
    ("sentence", "Care 😀 “now”", "Between shortcodes.", 21, 1),
    ("testimonial", "Care 😀 “now”", "Quoted words", 26, 3),
    ("cell", "Care 😀 “now”", "Item", 28, 3),
    ("cell", "Care 😀 “now”", "Price", 28, 10),
    ("cell", "Care 😀 “now”", "a | b", 30, 3),
    ("cell", "Care 😀 “now”", "low", 30, 16),
    ("alt", "Care 😀 “now” > image alt text", "A knee", 32, 3),
    ("attribute", "Care 😀 “now” > title attribute", "On a shelf", 32, 20),
    ("sentence", "Care 😀 “now”", "Note.", 34, 1),
    ("sentence", "Care 😀 “now”", "The footnote.", 36, 7),
]


def test_every_word_of_copy_is_read_at_its_place() -> None:
    assert rows("page.md", PAGE) == SEEN


def test_places_are_the_same_with_windows_line_breaks() -> None:
    assert rows("page.md", PAGE.replace("\n", "\r\n")) == SEEN


def test_places_inside_components_are_exact() -> None:
    source = (
        'Ä 😀\n\n<Tabs>\n  <Tab label="Ö 😀">\n    We **help** 😀 you.\n  </Tab>\n</Tabs>\n\nEnd.\n'
    )
    for breaks in ("\n", "\r\n"):
        assert rows("page.mdx", source.replace("\n", breaks)) == [
            ("sentence", "", "Ä 😀", 1, 1),
            ("attribute", "label", "Ö 😀", 4, 15),
            ("sentence", "", "We help 😀 you.", 5, 5),
            ("sentence", "", "End.", 9, 1),
        ]


def test_comments_of_every_kind_are_kept() -> None:
    source = PAGE + "\n<!-- html -->\n\n{{/* of a template */}}\n"
    assert [comment.value for comment in document_of("page.md", source).comments] == [
        " overclaim-ignore-next cure: agreed (JR)",
        " a comment ",
        " html ",
        " of a template ",
    ]


def test_front_matter_is_kept_flat() -> None:
    assert document_of("page.md", PAGE).front_matter == {
        "title": 'End "it" all',
        "hero.text": "Folded words go “on” 😀",
        "hero.items.label": "Easy does it",
        "hero.items": "plain item",
        "tags": "care, two words",
        "date": "2024-01-02",
    }


NAMED = [
    ("a: &mark One two\nb: *mark\nc: !!str Three", [("a", "One two"), ("c", "Three")]),
    ("tags: ['a ] b', \"c\", d e]\nafter: f g", [("tags", "a ] b, c, d e"), ("after", "f g")]),
    ("faq: [{q: Why?, a: So it is}, {q: How?}]", [("faq.q", "Why?, How?"), ("faq.a", "So it is")]),
    ("cta: {label: Book now, url: /book}", [("cta.label", "Book now"), ("cta.url", "/book")]),
]


@pytest.mark.parametrize(("head", "expected"), NAMED)
def test_values_of_front_matter_have_their_names(
    head: str, expected: list[tuple[str, str]]
) -> None:
    document = document_of("page.md", f"---\n{head}\n---\nText")
    assert list(document.front_matter.items()) == expected


TOML = """+++
title = "A \\"knee\\""  # a note
[params]
long = \"\"\"
two
lines\"\"\"
list = ['one thing', "more"]
+++
Body.
"""


def test_toml_front_matter_is_read() -> None:
    assert rows("page.md", TOML) == [
        ("front-matter", "front matter > title", 'A "knee"', 2, 10),
        ("front-matter", "front matter > params > long", "two lines", 5, 1),
        ("front-matter", "front matter > params > list", "one thing", 7, 10),
        ("front-matter", "front matter > params > list", "more", 7, 23),
        ("sentence", "", "Body.", 9, 1),
    ]


JSON = """{
  "title": "A \\"knee\\" \\u201cnow\\u201d, it''s",
  "date": "2024-01-02", "draft": false, "weight": 3,
  "params": {"faq": [{"q": "Why?", "a": "So: [it] {is}."}, {"q": "How?"}], "url": "/x", "none": []},
  "tags": ["one thing", "more"]
}

Body.
"""


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
def test_json_front_matter_is_read(breaks: str) -> None:
    assert rows("page.md", JSON.replace("\n", breaks)) == [
        ("front-matter", "front matter > title", "A \"knee\" “now”, it''s", 2, 13),
        ("front-matter", "front matter > params > faq > q", "Why?", 4, 29),
        ("front-matter", "front matter > params > faq > a", "So: [it] {is}.", 4, 42),
        ("front-matter", "front matter > params > faq > q", "How?", 4, 67),
        ("front-matter", "front matter > tags", "one thing", 5, 13),
        ("front-matter", "front matter > tags", "more", 5, 26),
        ("sentence", "", "Body.", 8, 1),
    ]


def test_what_is_no_whole_json_object_is_no_front_matter() -> None:
    assert texts("page.md", '{"a": "One two"') == ['{"a": "One two"']
    assert texts("page.md", '{"a": "One two"} three') == ['{"a": "One two"} three']
    assert texts("page.md", '["One two"]\n\nThree') == ['["One two"]', "Three"]


ODD = [
    ("page.md", "no **guar***antee*\nhere", ["no guarantee here"]),
    ("page.md", "hard  \nbreak", ["hard break"]),
    ("page.md", "- one\n- two\n  - three", ["one", "two", "three"]),
    ("page.md", "<div class='x'>\n\n**bold** words\n\n</div>", ["bold words"]),
    ("page.md", "> <p>in\n> quote</p>", ["in quote"]),
    ("page.md", "> [!NOTE]\n> careful", ["careful"]),
    ("page.md", "[a link](x) and <https://a.example>", ["a link and https://a.example"]),
    ("page.md", "{% raw %}cure{% endraw %}", ["cure"]),
    ("page.md", "---\ntitle: {{ broken\n---\nText", ["broken", "Text"]),
    ("page.mdx", "import A from 'a'\n\nHello {name}, you", ["Hello , you"]),
    ("page.mdx", "<Card title='Top'>Inside</Card>", ["Top", "Inside"]),
    ("page.mdx", "export const cure = 'cure'\n\n# Title", ["Title"]),
    ("page.mdx", "<A>\n  We **help**.\n\n  - One\n  - *Two*\n</A>", ["We help.", "One", "Two"]),
    ("page.mdx", "<A>\n  <B>\n    Deep *words*\n  </B>\n</A>\nend", ["Deep words", "end"]),
    ("page.mdx", "<A\n  x={y}\n  heading='Top'\n>\n  In *it*\n</A>", ["Top", "In it"]),
    ("page.mdx", "    Indented *words*\n\n```\n<A>\n```", ["Indented words"]),
    ("page.mdx", "<A style={{ a: 1 }} on={() => 2} label='Go' /> on", ["Go", "on"]),
    (
        "page.md",
        r"""---
title: "Smile \uD83D\uDE00 \U0001F600 \x41 \ud800"
---""",
        ["Smile 😀 😀 A \ufffd"],
    ),
    ("page.md", "<A label='Go' />\n\n    code", []),
    ("page.md", "One.\n\n:::tip\nTwo.\n:::\n", ["One.", "Two."]),
    ("page.md", "One.\n{: .lead title='cure'}\n", ["One."]),
    ("page.md", "[a](x \"One\") ![b](x 'Two')", ["a", "One", "b", "Two"]),
    ("page.md", '[a]\n\n[a]: x "Of a"\n[b]: x "Of b"\n', ["a", "Of a"]),
    ("page.md", "---\ntitle: One two\n...\nText", ["One two", "Text"]),
]


@pytest.mark.parametrize(("path", "source", "expected"), ODD)
def test_odd_markdown_is_read(path: str, source: str, expected: list[str]) -> None:
    assert texts(path, source) == expected


LONG = "cure {x} % <p>cure</p> {{ y }} " * 100
UNREAD = [
    "{# <p>Our {{ product }} cure.</p> #}",
    "{#- cure -#}",
    "{{/* cure {{ .name }} */}}",
    "{{- /* cure */ -}}",
    "{{!-- <p>Our {{ name }} cure.</p> --}}",
    "{{! cure {a} }}",
    "<%# It cures 100% {of} us. %>",
    "<%-- <p>It cures 100% safe.</p> --%>",
    "{% comment %}\nIt is cured.\n{% endcomment %}",
    '{%- comment "why" -%} {% if a %} cure {% endif %} {%- endcomment -%}',
    '{% highlight js %}\nvar s = {a: "cure"};\n\n{% endhighlight %}',
    "{% codeblock lang:js %}\ncure\n{% endcodeblock %}",
    '{{< highlight js "x=1" >}}\nvar s = {a: "cure"};\n\n{{< /highlight >}}',
    "{{% comment %}}\n\ncure\n{{% /comment %}}",
    f"{{# {LONG} #}}",
    f"{{{{/* {LONG} */}}}}",
    f"<% {LONG} %>",
]


@pytest.mark.parametrize("code", UNREAD)
@pytest.mark.parametrize("path", ["page.md", "page.html", "page.txt"])
def test_comments_and_code_of_templates_are_no_copy(path: str, code: str) -> None:
    for breaks in ("\n", "\r\n"):
        within = f"One.\n\n{code}\n\nTwo {code} three.".replace("\n", breaks)
        assert " ".join(texts(path, within)) == "One. Two three."


COPY_AROUND = [
    ("page.md", "# One {#one}\n\nTwo.\n\n# Three {# note #}", ["One", "Two.", "Three"]),
    (
        "page.md",
        "{% comment %}\nOne. {# Two {{/* two <% two {{! two.",
        ["One.", "{# Two {{/* two <% two {{! two."],
    ),
    ("page.md", "{% comment %}\nOne.\n\n{% endhighlight %}\n\nTwo.", ["One.", "Two."]),
    ("page.md", "{{< highlight js />}}\n\nOne.\n\n{{< /highlight >}}", ["One."]),
    ("page.md", "{{< tip >}}\nOne.\n{{< /tip >}}", ["One."]),
    ("page.md", "{{/* a */}}{{ b }}\nOne {{/* a\n\n b */}} two.", ["One two."]),
    ("page.md", "```\n{# a\n```\nOne.\n\n```\n#} b\n```\n", ["One."]),
    ("page.md", "`{#` One. `#}` {# a\n```\nb\n```\n#}", ["One."]),
    ("page.html", "{# a #}<p>One.</p>{# b #}", ["One."]),
    ("page.html", "{% if a %}<p>One {#b}.</p>{% endif %}", ["One {#b}."]),
]


@pytest.mark.parametrize(("path", "source", "expected"), COPY_AROUND)
def test_copy_around_templates_is_read(path: str, source: str, expected: list[str]) -> None:
    assert texts(path, source) == expected


BOXES = """\
Ä 😀
!!! tip inline "Ö 😀 title"
    First *one*
    goes on.

    Second.

    - item

    ??? note
        Deep.
    Mid.
End.

- item

    !!! tip

        In item.

```
!!! tip
    code
```

=== "Tab"

    Tab words.

        code

!!! Sale today
Now.
"""
BOXES_SEEN: list[Row] = [
    ("sentence", "", "Ä 😀", 1, 1),
    ("sentence", "", "Ö 😀 title", 2, 17),
    ("sentence", "", "First one goes on.", 3, 5),
    ("sentence", "", "Second.", 6, 5),
    ("list-item", "", "item", 8, 7),
    ("sentence", "", "Deep.", 11, 9),
    ("sentence", "", "Mid.", 12, 5),
    ("sentence", "", "End.", 13, 1),
    ("list-item", "", "item", 15, 3),
    ("list-item", "", "In item.", 19, 9),
    ("sentence", "", "Tab", 26, 6),
    ("sentence", "", "Tab words.", 28, 5),
    ("sentence", "", "!!! Sale today Now.", 32, 1),
]


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
def test_boxes_and_tabs_are_read_at_their_places(breaks: str) -> None:
    assert rows("page.md", BOXES.replace("\n", breaks)) == BOXES_SEEN


BESIDE: list[tuple[str, list[Row]]] = [
    ("[Go](x){ .btn }, now{.b}.", [("sentence", "", "Go , now .", 1, 2)]),
    ('{: .a} One\n{ #b c="d e" }', [("sentence", "", "One", 1, 8)]),
    ("# One { .a #b }", [("heading", "", "One", 1, 3)]),
    (
        "One.^[Two *it* [x](y) [a].] Four^[Five",
        [
            ("sentence", "", "One.", 1, 1),
            ("sentence", "", "Four Five", 1, 29),
            ("sentence", "note", "Two it x [a].", 1, 7),
        ],
    ),
    (
        "One.\n*[AB]: Two &amp; three\n*[C]: Four",
        [
            ("sentence", "", "One.", 1, 1),
            ("attribute", "abbreviation", "Two & three", 2, 8),
            ("attribute", "abbreviation", "Four", 3, 7),
        ],
    ),
]


@pytest.mark.parametrize(("source", "expected"), BESIDE)
def test_attributes_notes_and_abbreviations_stand_beside_the_copy(
    source: str, expected: list[Row]
) -> None:
    assert rows("page.md", source) == expected


def test_a_list_is_introduced_and_a_quote_is_quoted() -> None:
    source = "Risks:\n\n- Pain\n\n> She said\n"
    assert [(b.text.value, b.lead_in, b.quoted) for b in document_of("a.md", source).blocks] == [
        ("Risks:", "", False),
        ("Pain", "Risks:", False),
        ("She said", "", True),
    ]


LONG = "It is <b>safe</b>.\n\n" * 200
MDX = [
    (
        "<A\n  title='Top'\n  x={y > 1}\n  on={() => {\n\n    z('No.') }}\n/>\n\nEnd.",
        [("attribute", "title attribute", "Top", 2, 10), ("sentence", "", "End.", 9, 1)],
    ),
    (
        "export const a = {\n  title: 'Top',\n\n  b: 'Feel well.',\n};\n\n# Knees",
        [
            ("data", "title", "Top", 2, 11),
            ("data", "b", "Feel well.", 4, 7),
            ("heading", "", "Knees", 7, 3),
        ],
    ),
    (
        "# A\n\n{[1].map((x) => {\n  const y = x;\n\n  return <p>We don't {y} rush.</p>;\n})}\nB",
        [
            ("heading", "", "A", 1, 3),
            ("sentence", "", "We don't rush.", 6, 13),
            ("sentence", "A", "B", 8, 1),
        ],
    ),
    (
        "<F a={[{ q: 'Why?', a: 'Feel well.' }]} />\n\n<C title={`Go on`} b={<i>Now</i>} />",
        [
            ("data", "a", "Feel well.", 1, 25),
            ("data", "title", "Go on", 3, 12),
            ("sentence", "", "Now", 3, 26),
        ],
    ),
    (
        "Our team\nimport cells, and\nexport { hope } too.",
        [("sentence", "", "Our team import cells, and export too.", 1, 1)],
    ),
    (
        "Team.\n\nimport cells and hope.",
        [
            ("sentence", "", "Team.", 1, 1),
            ("sentence", "", "import cells and hope.", 3, 1),
        ],
    ),
    (
        "import A from 'a'\nimport {\n  B } from 'b'\n# One\nimport C from 'c'\n\nTwo.",
        [("heading", "", "One", 4, 3), ("sentence", "One", "Two.", 7, 1)],
    ),
    (
        "export const A = () => (\n  <p>\n    We don't.\n\n    So.\n  </p>\n)\n\nTwo.",
        [
            ("sentence", "", "We don't.", 3, 5),
            ("sentence", "", "So.", 5, 5),
            ("sentence", "", "Two.", 9, 1),
        ],
    ),
    (
        "```js\nimport a from 'a'\n{\n```\nReal `b {` and\\{ {'good'} words{x}.\n\n{y}",
        [("sentence", "", "Real and{ good words .", 5, 1)],
    ),
    (
        "> - ~~~\n>   {\n>   ~~~\n> - One {x}\n\n{`Two.`}",
        [
            ("testimonial", "", "One", 4, 5),
            ("sentence", "", "Two.", 6, 3),
        ],
    ),
    (f"{{/*{LONG}*/}}\n\nEnd.", [("sentence", "", "End.", 403, 1)]),
    ("One { two\n\nThree", [("sentence", "", "One { two", 1, 1), ("sentence", "", "Three", 3, 1)]),
]


@pytest.mark.parametrize(("source", "expected"), MDX)
@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
def test_code_of_mdx_is_read_as_code(source: str, expected: list[Row], breaks: str) -> None:
    assert rows("page.mdx", source.replace("\n", breaks)) == expected


def test_comments_of_mdx_are_kept_with_their_braces() -> None:
    source = f"One {{/*{LONG}*/}} two\n\n<A /* three */ b={{/* four */ c}} />"
    comments = document_of("page.mdx", source).comments
    assert [source[comment.source : comment.end] for comment in comments] == [
        f"{{/*{LONG}*/}}",
        "/* four */",
    ]


@pytest.mark.parametrize("part", ["{", "{`", "<a b={", "`", "`` ", "<a ", "{/*"])
def test_code_of_mdx_that_is_never_closed_does_not_take_long(part: str) -> None:
    assert document_of("page.mdx", part * 100).blocks is not None


def test_mdx_that_cannot_be_told_from_code_is_not_read() -> None:
    reason = "the export in line 3 is never closed; close its brackets"
    with pytest.raises(UnreadableError, match=reason):
        document_of("page.mdx", "# One\n\nexport const a = {\n  b: 1,\n\nTwo.")


def test_a_page_of_mdx_may_begin_with_a_word_of_modules() -> None:
    (block,) = document_of("page.mdx", "---\na: b c\n---\nimport cells and hope").blocks[-1:]
    assert block.text.value == "import cells and hope"
