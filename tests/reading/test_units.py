"""Units: questions with their answers, run-in labels, neighbours, testimonials."""

import pytest

from checker.reading.sentences import units
from tests.reading.reading_probe import document_of


def test_a_short_answer_stays_with_its_question() -> None:
    page = "<p>Is it safe? Absolutely. Is it quick? It takes an hour or two.</p>"
    seen = [(u.text.value, u.question, u.answer) for u in units(document_of("a.html", page))]
    assert seen == [
        ("Is it safe? Absolutely.", "", "Absolutely."),
        ("Is it quick?", "", "It takes an hour or two."),
        ("It takes an hour or two.", "Is it quick?", ""),
    ]


SHORT = [
    ("Will it hurt? No.", ["Will it hurt? No."]),
    ("Will it hurt? Not at all.", ["Will it hurt? Not at all."]),
    ("Does it last? For ever. Truly.", ["Does it last? For ever.", "Truly."]),
    ("Is it good? Is it fast? Yes!", ["Is it good?", "Is it fast? Yes!"]),
    ("Will it hurt? Most people say no.", ["Will it hurt?", "Most people say no."]),
]


@pytest.mark.parametrize(("copy", "expected"), SHORT)
def test_an_answer_of_up_to_three_words_is_short(copy: str, expected: list[str]) -> None:
    assert [unit.text.value for unit in units(document_of("a.html", f"<p>{copy}</p>"))] == expected


def test_the_answer_may_stand_in_the_next_block() -> None:
    source = "## We care. Is it safe?\n\nYes. It is.\n"
    seen = [(u.text.value, u.question, u.answer) for u in units(document_of("a.md", source))]
    assert seen == [
        ("We care.", "", ""),
        ("Is it safe?", "", "Yes."),
        ("Yes.", "Is it safe?", ""),
        ("It is.", "", ""),
    ]


def test_neighbours_are_those_of_the_same_block() -> None:
    page = "<p>One. Two. Three.</p><p>Four.</p>"
    seen = [(u.before, u.text.value, u.after, u.block) for u in units(document_of("a.html", page))]
    assert seen == [
        ("", "One.", "Two.", 0),
        ("One.", "Two.", "Three.", 0),
        ("Two.", "Three.", "", 0),
        ("", "Four.", "", 1),
    ]


LABELS = [
    ("<p>Infection: rare. Cost: high.</p>", ["Infection", "Cost"]),
    ("<p>Allergic Reactions: rare. They pass.</p>", ["Allergic Reactions", "Allergic Reactions"]),
    (
        "<p>Harvesting Your Own Stem Cells: a sample is taken.</p>",
        ["Harvesting Your Own Stem Cells"],
    ),
    ("<p>Care:We help with pain.</p>", ["Care"]),
    ("<p>Shedding can have many causes: illness, low iron.</p>", [""]),
    ("<p>Open 9:30 to 5.</p>", [""]),
    ("<p>See https://a.example now.</p>", [""]),
    ("<h2>Knees: a guide</h2>", [""]),
    ("<p>Risks:</p><ul><li>Infection: rare.</li></ul>", ["", "Risks: Infection"]),
]


@pytest.mark.parametrize(("page", "expected"), LABELS)
def test_a_label_run_in_introduces_its_sentence(page: str, expected: list[str]) -> None:
    assert [unit.lead_in for unit in units(document_of("a.html", page))] == expected


SPOKEN = [
    ("<p>“It helped me.” – Ron, 74</p>", [("“It helped me.” – Ron, 74", "testimonial")]),
    (
        "<p>“It helped me.” We agree.</p>",
        [("“It helped me.”", "sentence"), ("We agree.", "sentence")],
    ),
    (
        "<li>Good care. Kind staff.</li>",
        [("Good care.", "list-item"), ("Kind staff.", "list-item")],
    ),
]


@pytest.mark.parametrize(("page", "expected"), SPOKEN)
def test_a_quotation_with_a_name_after_it_is_a_testimonial(
    page: str, expected: list[tuple[str, str]]
) -> None:
    found = units(document_of("a.html", page))
    assert [(unit.text.value, unit.kind.value) for unit in found] == expected


@pytest.mark.parametrize(
    ("copy", "lengths"),
    [
        ("word " * 500, [1999, 499]),
        ("word, " + "word " * 300 + "said, " + "word " * 200, [1511, 999]),
        ("cure" * 1500, [2000, 2000, 2000]),
        ("It cures. " + "word " * 100, [9, 499]),
    ],
)
def test_text_without_full_stops_is_cut_where_a_clause_or_a_word_ends(
    copy: str, lengths: list[int]
) -> None:
    cut = units(document_of("a.txt", copy))
    assert [len(unit.text.value) for unit in cut] == lengths
    assert "".join(unit.text.value for unit in cut).replace(" ", "") == copy.replace(" ", "")
