"""A claim that an answer makes stands on the answer, and each question tells its own."""

from checker import reading
from checker.engine import check_bytes
from checker.judging.judge import Bench
from checker.model.reports import Finding
from checker.rechecking import flagged_in_place

PAGE = """# FAQ

### Is it safe?
**Absolutely!** Donors are screened.

### Will it regrow my cartilage?
Yes. Our scans show that.

### Will it regrow my hair?
Yes. Look at the pictures.

### Is it a cure?
No. It is not.

### Does it regrow discs?
Ask the doctor who sees you.
"""


def _findings(at: Bench) -> tuple[Finding, ...]:
    return check_bytes("faq.md", PAGE.encode(), at, "2026-01-02").findings


def test_the_words_that_say_yes_are_the_phrase(at: Bench) -> None:
    found = [(f.label, f.phrase, f.places[0].line) for f in _findings(at) if f.severity == "high"]

    assert found[:2] == [("safety", "Absolutely", 4), ("regeneration", "Yes", 7)]


def test_one_yes_to_two_questions_is_two_claims(at: Bench) -> None:
    ids = [f.id for f in _findings(at) if f.phrase == "Yes" and f.label == "regeneration"]

    assert len(ids) == len(set(ids)) == 2


def test_the_question_is_let_off_and_recorded(at: Bench) -> None:
    excused = check_bytes("faq.md", PAGE.encode(), at, "2026-01-02").excused

    assert ("Is it safe?", "question") in {(e.sentence, e.excuse) for e in excused}


def test_the_wording_for_a_bare_yes_is_read_in_its_place(at: Bench) -> None:
    data = b"### Do your stem cells regrow knee cartilage?\n\nYes.\n"
    page = reading.read("faq.md", data)
    found = [f for f in check_bytes("faq.md", data, at, "").findings if f.kind == "claim"]
    assert [f.suggestions[0].sentence for f in found] == ["That has not been shown."]
    assert flagged_in_place(page, found[0], "That has not been shown.", at) == ()
    assert flagged_in_place(page, found[0], "Yes, it regrows cartilage.", at) != ()
