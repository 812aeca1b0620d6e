"""Rewording: what each grammatical form becomes, and in which order ways out are given."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker import samples
from checker.answering import judged_with_evidence
from checker.engine import check_bytes, findings
from checker.judging.approved import approved
from checker.judging.claim import Claim
from checker.judging.guards import hedges
from checker.judging.judge import Bench
from checker.judging.rewrites import ways_out
from checker.model.documents import Document
from checker.model.evidence import Answer, Verdict
from checker.model.reports import Suggestion
from tests.judging.rewriting_probe import claimed, suggestions, ways

CASES = tomllib.loads((Path(__file__).parent / "rewrites.toml").read_text("utf-8"))["case"]
VARIES = "relief-varies-by-patient"
MILES = "miles-no-advantage-over-steroid"
REVIEW = "knee-review-25-trials-slight"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_claim_is_reworded_as_its_grammar_and_form_ask(at: Bench, case: dict[str, Any]) -> None:
    entry, form = case.get("entry", ""), case.get("form", "sentence")
    assert ways(case["unit"], case["label"], at, entry, form) == case["ways"]


@pytest.mark.parametrize(
    ("sentence", "label", "entry", "move"),
    [
        ("PRP [[heals]] sore knees.", "cure", VARIES, "minority"),
        (
            "We draw your blood and use PRP to [[cure]] arthritis.",
            "cure",
            VARIES,
            "aim-at-symptoms",
        ),
        (
            "For sore knees our stem cells [[beat]] every cortisone shot.",
            "superiority",
            MILES,
            "name-trial",
        ),
        (
            "Every visit to our clinic [[works]] wonders for the knee, whoever you are.",
            "guarantee",
            REVIEW,
            "bounded-figure",
        ),
        ("Our [[world-class]] clinic is in Leeds.", "credentials", "", "delete"),
    ],
)
def test_moves_come_from_the_wording_and_the_evidence(
    at: Bench, sentence: str, label: str, entry: str, move: str
) -> None:
    assert move in [way.move for way in suggestions(sentence, label, at, entry)]


def test_deletion_comes_last(at: Bench) -> None:
    assert ways("Our drip is a [[breakthrough]].", "hype", at)[-1] == "delete"


def test_without_any_wording_the_facts_are_given(at: Bench) -> None:
    claim = claimed("PRP [[heals]] knees.", "cure", at, "cartilage-not-rebuilt")
    assert ways_out(claim, at, lambda _: False) == (
        Suggestion(
            move="by-hand",
            facts=(
                "Going by most research of high quality, stem cells are unlikely to build cartilage"
                " again in the dramatic manner people once hoped for.",
            ),
        ),
    )


def test_the_other_claims_of_a_unit_go_too(at: Bench) -> None:
    one = claimed("PRP [[heals]] knees, and we are the best clinic.", "cure", at)
    other = claimed("PRP heals knees, and we are the [[best clinic]].", "credentials", at)
    both = Claim(one.judged, (other.judged,), Answer(Verdict.UNSUPPORTED))
    assert "best" not in " ".join(way.sentence or "" for way in ways_out(both, at, lambda _: True))


def test_hedges_differ_between_sentences_of_a_page(at: Bench) -> None:
    knees = [f"Our {kind} injections [[heal]] sore knees." for kind in ("PRP", "fat", "cell")]
    said = {way.rpartition("for ")[2] for knee in knees for way in ways(knee, "cure", at)[:1]}
    assert said == {"some people.", "some patients."}


@pytest.mark.parametrize(
    ("sentence", "label", "left"),
    [
        (
            "More trials are needed to find the dose, but [[that it works]] is beyond doubt.",
            "guarantee",
            "More trials are needed to find the dose.",
        ),
        (
            "While further trials are needed for sore backs, surgeons [[see them heal]] daily.",
            "cure",
            "Further trials are needed for sore backs.",
        ),
        (
            "Although it is [[a low-risk visit]], some complications can occur in the knee.",
            "safety",
            "Some complications can occur in the knee.",
        ),
        (
            "[[Most of our patients report]] less pain after a month or two.",
            "success-rate",
            "Some of our patients report less pain after a month or two.",
        ),
    ],
    ids=["before but", "conceded", "conceding", "fewer"],
)
def test_what_is_careful_in_a_sentence_is_left_as_it_is(
    at: Bench, sentence: str, label: str, left: str
) -> None:
    assert left in ways(sentence, label, at)


def test_a_page_takes_other_words_before_it_says_the_same_again(at: Bench) -> None:
    page = "\n\n".join(f"{name} heals sore knees." for name in ("PRP", "PRF", "SVF", "BMAC"))
    found = check_bytes("page.txt", page.encode(), at, "2026-01-01").findings
    first = [f.suggestions[0].sentence or "" for f in found if f.kind == "claim"]
    stems = {s.replace(name, "") for s in first for name in ("PRP", "PRF", "SVF", "BMAC")}
    assert len(first) == 4
    assert len({s.split(" ", 1)[1] for s in first}) > 2, stems


STORY = '"My knee is like new after one injection."'


@pytest.mark.parametrize("form", ["testimonial", "sentence"])
def test_a_story_is_never_reworded(at: Bench, form: str) -> None:
    assert [way.sentence for way in live(STORY, at, form)] == [None]


def test_a_deletion_says_why(at: Bench) -> None:
    assert live("Parkinson's disease", at, "list-item") == (
        Suggestion(
            move="delete",
            reason="no product of this kind is approved for the disease, and no hedge makes the"
            " offer lawful",
        ),
    )


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Our cells end knee pain.", "Our cells may ease knee pain."),
        ("Our cells end your knee pain.", "Our cells may ease knee pain."),
        ("Our cells end knee pain in 2 weeks.", "Our cells may ease knee pain for some people."),
        ("Our PRP ends neck pain for all.", "Our PRP may ease neck pain for some people."),
    ],
)
def test_wording_approved_for_nearly_the_same_sentence_comes_first(
    at: Bench, sentence: str, first: str
) -> None:
    known = approved({"our cells end knee pain": "Our cells may ease knee pain."})
    bench = replace(at, approved=known)
    assert first in (live(sentence, bench)[0].sentence or "")


def test_approved_wording_that_would_be_proposed_anyway_stands_there_once(at: Bench) -> None:
    sentence = "Our cells end knee pain."
    usual = [way.sentence for way in live(sentence, at)]
    bench = replace(at, approved=approved({sentence: str(usual[0]).rstrip(".")}))
    ways = [str(way.sentence).rstrip(".") for way in live(sentence, bench)]

    assert ways.count(ways[0]) == 1
    assert ways[0] == str(usual[0]).rstrip(".")


def test_approved_wording_that_is_flagged_is_not_proposed(at: Bench) -> None:
    bench = replace(at, approved=approved({"Our cells end knee pain.": "Our cells cure knees."}))
    assert "cure" not in (live("Our cells end knee pain.", bench)[0].sentence or "")


PARAGRAPH = (
    "PRP ends knee pain. PRP ends heel pain. PRP regrows your cartilage. Our cells heal backs."
    " Our cells cure tendinitis. You will walk without pain."
)


def test_no_two_wordings_of_a_paragraph_doubt_in_the_same_way(at: Bench) -> None:
    page = check_bytes("page.txt", PARAGRAPH.encode(), at, "2026-01-01")
    claims = [f for f in page.findings if f.kind == "claim"]
    first = {f.sentence: f.suggestions[0].sentence for f in claims}
    turns = [turn for sentence in first.values() if sentence for turn in hedges(sentence)]
    assert len(first) > 4
    assert sorted(turns) == sorted(set(turns))


def test_the_same_claim_is_reworded_alike_on_two_pages_and_not_twice_in_a_paragraph(
    at: Bench,
) -> None:
    said = "PRP ends knee pain."
    pages = [check_bytes(f"{n}.txt", said.encode(), at, "2026-01-01") for n in range(2)]
    twice = check_bytes("twice.txt", f"{said} {said}".encode(), at, "2026-01-01")
    one, other = (page.findings[0].suggestions for page in pages)
    first, second = (f.suggestions[0].sentence for f in twice.findings if f.kind == "claim")
    assert one == other
    assert first == one[0].sentence
    assert second != first


def live(sentence: str, at: Bench, form: str = "sentence") -> tuple[Suggestion, ...]:
    """Give the ways out of the first claim that the rules of the day find."""
    page = Document(path="page", blocks=(), line_starts=(0,))
    units = samples.read(sentence, form)
    found = [f for unit in units for f in findings(judged_with_evidence(unit, page, at), page, at)]
    return found[0].suggestions
