"""Plain text: blocks come out as a reader sees them, wrapped or one a line."""

import time

import pytest

from tests.reading.reading_probe import Row, document_of, rows, texts

LETTER = """From: Some Clinic <hello@example.com>
Subject: Your knees

Hi {{first_name}},

You came to our talk in March and asked about treatment, so here is what we
know about
it.

Three visits will do this:

  - ease the pain you have had for such a long time that you no longer know
    how it was before
  - help you sleep

--
Some Clinic, 14 West Road
"""

LETTER_SEEN: list[Row] = [
    ("sentence", "", "From: Some Clinic <hello@example.com>", 1, 1),
    ("sentence", "", "Subject: Your knees", 2, 1),
    ("sentence", "", "Hi ,", 4, 1),
    (
        "sentence",
        "",
        "You came to our talk in March and asked about treatment,"
        " so here is what we know about it.",
        6,
        1,
    ),
    ("sentence", "", "Three visits will do this:", 10, 1),
    (
        "list-item",
        "",
        "ease the pain you have had for such a long time that you no longer know how it was before",
        12,
        5,
    ),
    ("list-item", "", "help you sleep", 14, 5),
    ("sentence", "", "Some Clinic, 14 West Road", 17, 1),
]

ARTICLE = """What is it?
It is a treatment that uses cells from your own body, which are taken from the hip or from fat.
Risks
Every injection carries some risk, and the doctor will go through all of them with you before it.
- Infection: rare.
- Pain: common.
The price depends on several things, among them the number of joints, and is not always covered.
| Item | Price |
|---|---|
| One joint | High |
ALL YOU NEED
1. How long does it take?
It takes about an hour, and you can go home on the same day, though you should not drive at once.
2. Will it hurt?
It may hurt for some days, in which case ice and rest help more than anything else you can do.
"""

ARTICLE_SEEN: list[Row] = [
    ("heading", "", "What is it?", 1, 1),
    (
        "sentence",
        "What is it?",
        "It is a treatment that uses cells from your own body,"
        " which are taken from the hip or from fat.",
        2,
        1,
    ),
    ("heading", "", "Risks", 3, 1),
    (
        "sentence",
        "Risks",
        "Every injection carries some risk,"
        " and the doctor will go through all of them with you before it.",
        4,
        1,
    ),
    ("list-item", "Risks", "Infection: rare.", 5, 3),
    ("list-item", "Risks", "Pain: common.", 6, 3),
    (
        "sentence",
        "Risks",
        "The price depends on several things,"
        " among them the number of joints, and is not always covered.",
        7,
        1,
    ),
    ("cell", "Risks", "Item", 8, 3),
    ("cell", "Risks", "Price", 8, 10),
    ("cell", "Risks", "One joint", 10, 3),
    ("cell", "Risks", "High", 10, 15),
    ("heading", "", "ALL YOU NEED", 11, 1),
    ("heading", "", "How long does it take?", 12, 4),
    (
        "sentence",
        "How long does it take?",
        "It takes about an hour, and you can go home on the same day,"
        " though you should not drive at once.",
        13,
        1,
    ),
    ("heading", "", "Will it hurt?", 14, 4),
    (
        "sentence",
        "Will it hurt?",
        "It may hurt for some days,"
        " in which case ice and rest help more than anything else you can do.",
        15,
        1,
    ),
]

BARE_LIST = """We treat these conditions:
Knee pain
Hip pain
Back pain
Call us today and we will find out together which of the treatments that we offer is for you.
"""


def test_wrapped_paragraphs_are_joined() -> None:
    assert rows("letter.txt", LETTER) == LETTER_SEEN


def test_one_line_a_paragraph_with_headings_between() -> None:
    assert rows("article.txt", ARTICLE) == ARTICLE_SEEN


def test_short_lines_after_a_colon_are_a_list() -> None:
    blocks = document_of("list.txt", BARE_LIST).blocks
    assert [(block.text.value[:20], block.kind.value, block.lead_in) for block in blocks] == [
        ("We treat these condi", "sentence", ""),
        ("Knee pain", "list-item", "We treat these conditions:"),
        ("Hip pain", "list-item", "We treat these conditions:"),
        ("Back pain", "list-item", "We treat these conditions:"),
        ("Call us today and we", "sentence", ""),
    ]


@pytest.mark.parametrize("line", ["{}", "<!-- {} -->", " <!--{}-->\t", "# {}", "  //  {}  "])
def test_a_suppression_is_a_comment_and_no_copy(line: str) -> None:
    told = line.format("overclaim-ignore-next cure: agreed (JR)")
    document = document_of("a.txt", f"{told}\nWe cure pain.\n")
    assert [comment.value for comment in document.comments] == [
        "overclaim-ignore-next cure: agreed (JR)"
    ]
    assert [block.text.value for block in document.blocks] == ["We cure pain."]


@pytest.mark.parametrize("before", ["", "#", "overclaim-ignore "])
@pytest.mark.parametrize("blank", [" ", "\t"])
def test_long_runs_of_blanks_take_time_in_proportion(before: str, blank: str) -> None:
    begin = time.process_time()
    document_of("a.txt", f"{before}{blank * 100_000}We cure pain.\n")
    assert time.process_time() - begin < 5


BROKEN = [
    (
        "It lasts a long-\nterm way and re-\nbuilds the carti-\nlage that\nhelps.",
        "a long-term way and rebuilds the cartilage that helps.",
    ),
    (
        "It is FDA-\nlisted and non-\nsurgical care that\nhelps you.",
        "FDA-listed and non-surgical care that helps you.",
    ),
    ("It helps -\nas we know, and\nas you know.", "It helps - as we know, and as you know."),
]


@pytest.mark.parametrize(("source", "end"), BROKEN)
def test_words_broken_at_the_end_of_a_line_are_joined(source: str, end: str) -> None:
    assert texts("a.txt", source)[0].endswith(end)


TITLED = [
    ("Infection: rare. Cost: high. Downtime: none", "sentence"),
    ("“It works.” “So I can walk.” — Ann, Ohio", "testimonial"),
    ("No surgery. No downtime", "heading"),
    ("Knee pain: the facts", "heading"),
    ("Is it safe? What you should ask", "heading"),
]


@pytest.mark.parametrize(("line", "kind"), TITLED)
def test_run_in_labels_and_quotations_are_no_headings(line: str, kind: str) -> None:
    page = f"{line}\n\nWhat follows is a paragraph that goes on for some time, as they do.\n"
    assert rows("a.txt", page)[0][0] == kind
