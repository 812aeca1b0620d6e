"""Whatever is read: every letter and figure of a unit is the one at its place in the source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.reading.sentences import units
from tests.reading.reading_probe import document_of

PARTS = st.sampled_from(
    [
        "word", "Über", "9.5", " ", "\n", "\r\n", "\n\n", "\t", "\v", ". ", "? ", "! ", "😀",
        "“so”", "é",
        "\u200b", "\u00ad", "\u00a0", "*", "**", "_", "`", "# ", "- ", "1. ", "> ", "|", "---\n",
        "<p>", "</p>", "<b>", "</b>", "<br>", "<li>", "<td>", "<h2>", "</h2>", "<!-- c -->", "<",
        ">", '"', "'", ",", ";", "{", "}", "{{ x }}", "alt='a b'", "<img alt='c d'>", "title: ",
        "[a](b 'c')", "![d](e)", "~~", "[^1]", "\\", "=", "/", "</", "<svg>", "<code>", "</code>",
        "!!! tip\n    ", "\n    ", '=== "T"\n', "^[", "[", "]", "{.x}", "\n*[a]: ", "{# ", " #}",
        "{% comment %}", "{% endcomment %}", "{{/*", "*/}}", "<%", "%>",
    ]
)  # fmt: skip
SOURCES = st.lists(PARTS, max_size=40).map("".join)


@pytest.mark.parametrize("path", ["a.html", "a.md", "a.mdx", "a.txt", "a.csv", "a.jsx"])
@given(source=SOURCES)
@settings(max_examples=150, deadline=None)
def test_every_letter_and_figure_stands_where_its_place_says(path: str, source: str) -> None:
    for unit in units(document_of(path, source)):
        found = unit.text
        there = [found.source(at, at + 1) for at in range(len(found.value))]
        kept = [
            (character, source[start:end])
            for character, (start, end) in zip(found.value, there, strict=True)
            if character.isalnum()
        ]
        assert [character for character, _ in kept] == [place for _, place in kept]
