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
    "I saw a clinic abroad that treats lupus with stem cells. Is it the same?",
    "A place in Turkey offered him stem cells for his stroke. Is that wise?",
    "I read of a clinic that cures autism. Should we go?",
    "We were offered exosomes for autism. What do you think?",
    "They heal lupus with cells. Would you trust them?",
    "**Miracle, breakthrough.** Advertising.",
    "**Clinically proven.** Ask in which trial, against what, and who paid.",
    "**World leader.** There is no such ranking.",
    "**World-renowned.** Nobody measures renown.",
    "**Game changer.** It means nothing.",
    "**Cutting edge.** An adjective.",
    "**FDA-registered.** Anyone can register.",
    "**Risk-free.** No injection is.",
]
OWN = [
    '"Regrow your cartilage!" Come in today.',
    'Welcome to our clinic. "Stem cells turn into new cartilage." Book now.',
    '## Our promise\n\n"It is completely safe." Call us.',
    '"Stem cells cured my arthritis." That is what Maria wrote.',
    "The drip cures diabetes. Is it right for you?",
    "Our cells regrow cartilage. Is that what you are looking for?",
    "Our cells regrow cartilage. Is it worth waiting?",
    "**No downtime.** You walk out the same day.",
    "**Clinically proven.** Ask our patients!",
    "**World leader.** Ask anyone in Dubai.",
    "**Risk-free.** Ask for your free consultation.",
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


REPLIED_TO = [
    '> "Nine in ten of our patients improve."\n\nBy which measure?\n\n'
    '> "It is your own tissue, so there is no risk."\n\nTaking it is not free of risk.',
    '### "They become new cartilage."\n\nNo biopsy has borne that out.\n\n'
    '### "It is natural, so it cannot hurt you."\n\nSo is a bee sting, as you know.\n\n'
    '### "The lab is FDA registered."\n\nA register is a list of addresses.',
    '| "The lab is FDA registered." | That is a form, not an opinion. |\n|---|---|\n'
    '| "Exosomes rebuild your collagen." | A handful of trials, none of them large. |\n'
    '| "No cells, so no risk." | Ask what else was in the vial, then. |',
    '- "Breakthrough." There has not been one.\n- "Regenerate." Ask who has seen a lung do so.',
]
NOT_REPLIED_TO = [
    '> "My knee feels brand new."\n\nThat is not rare, says the nurse.\n\n'
    '> "I threw away my cane."\n\nNobody asked him to.',
    '> "The cells rebuild your cartilage."\n\nDr. Ann Lee\n\n'
    '> "The drip cures diabetes."\n\nDr. Bo Ray, not shy',
    '### "They become new cartilage."\n\nCome and see it on your own scan.\n\n'
    '### "Your own tissue, so no risk."\n\nThat is what we stand for here.',
    '### "They become new cartilage."\n\nNot tomorrow, but within a month.',
]


@pytest.mark.parametrize("text", REPLIED_TO)
def test_quotations_that_a_page_replies_to_are_no_claims_of_it(text: str, at: Bench) -> None:
    assert _claims(text, at) == []


@pytest.mark.parametrize("text", NOT_REPLIED_TO)
def test_quotations_without_a_reply_are_claims(text: str, at: Bench) -> None:
    assert _claims(text, at) != []


ANSWERED_STORIES = [
    "### My cousin threw away her cane.\n\nSome do after a bag of frozen peas. One story cannot "
    "tell us why.",
    "### My neighbor was dancing in a week.\n\nWe are glad for her. Most people are not.",
    "### But my friend threw away her cane.\n\nDid anyone count those who did not?",
    "### My teammate's knee was “as good as new” after PRP. Why won't you say that?\n\n"
    "Because one knee is not a trial.",
    "### A clinic told me 85% of patients improve.\n\nAsk where that was published.",
    "### Someone told us it cured their aunt.\n\nAsk who has seen it.",
    "### Someone online says PRF regrows gums.\n\nAsk who has seen it.",
    "### But the place in town says it regrows hair in 90 percent\n\nAsk to see the count.",
]
OWN_STORIES = [
    "### My mother threw away her cane after our injection\n\nIt was not luck.",
    "### My mother threw away her cane\n\nNobody thought she would walk again.",
    "### My mother threw away her cane\n\nI could not believe it.",
    "### My mother threw away her cane\n\nCall now.",
    "### Someone told us our drip cures gout\n\nIt is not rare to hear that.",
    '<blockquote class="testimonial">My mother threw away her cane. Not bad!</blockquote>',
    "### Threw away her cane\n\nNo other clinic dares to say so.",
]


@pytest.mark.parametrize("text", ANSWERED_STORIES)
def test_a_story_of_a_reader_that_is_answered_is_no_claim_of_the_page(text: str, at: Bench) -> None:
    assert _claims(text, at) == []


@pytest.mark.parametrize("text", OWN_STORIES)
def test_a_story_that_the_page_tells_is_a_claim(text: str, at: Bench) -> None:
    assert _claims(text, at) != []
