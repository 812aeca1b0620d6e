"""A sentence that is a quotation and nothing else: told of, taken back, or the page's own claim."""

import pytest

from checker.engine import check_bytes
from checker.judging.judge import Bench

TOLD_OF = [
    'Last week a patient brought a leaflet. "Regrow your cartilage!" "Avoid knee replacement!"',
    '"Regrow your cartilage!" You will not find those words on our door.',
    '## The claims\n\n**"Stem cells turn into new cartilage."** In a dish some do.',
    '## What you may hear\n\n"It\'s your own blood, so it is completely safe." Ask who checked.',
    '"Stem cells turn into new cartilage." They do not.',
    '"The injection is FDA approved." It is not.',
    '## Posters you may come across\n\n"Wave your sore hip goodbye!" Ask who paid for it.',
    '"Wave your sore hip goodbye with new cells!" Meet a line like that with a question.',
    "A seller told my uncle that his hip would grow new cartilage. Is that so?",
    "My neighbour heard that the drip cures diabetes. Is she right?",
]
OWN = [
    '"Regrow your cartilage!" Come in today.',
    'Welcome to our clinic. "Stem cells turn into new cartilage." Book now.',
    '## Our promise\n\n"It is completely safe." Call us.',
    '"Stem cells cured my arthritis." That is what Maria wrote.',
    "The drip cures diabetes. Is it right for you?",
    "Our cells regrow cartilage. Is that what you are looking for?",
]


def _claims(text: str, at: Bench) -> list[str]:
    found = check_bytes("page.md", text.encode(), at, "2026-01-02").findings
    return [f.phrase for f in found if f.kind == "claim"]


@pytest.mark.parametrize("text", TOLD_OF)
def test_a_quotation_that_is_told_of_is_no_claim_of_the_page(text: str, at: Bench) -> None:
    assert _claims(text, at) == []


@pytest.mark.parametrize("text", OWN)
def test_a_quotation_that_sells_is_a_claim(text: str, at: Bench) -> None:
    assert _claims(text, at) != []
