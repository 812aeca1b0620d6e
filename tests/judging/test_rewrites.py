"""Rewording: what each grammatical form becomes, and what no suggestion may ever be."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker import samples
from checker.engine import findings, judged_with_evidence
from checker.judging.judge import Bench
from checker.judging.rewrites import Claim, ways_out
from checker.judging.style import is_clean
from checker.model.documents import Document
from checker.model.evidence import Answer, Verdict
from checker.model.reports import Finding, Suggestion
from checker.words import fold
from tests.judging.rewriting_probe import claimed, suggestions, ways

CASES = tomllib.loads((Path(__file__).parent / "rewrites.toml").read_text("utf-8"))["case"]
VARIES = "relief-varies-by-patient"
MILES = "miles-no-advantage-over-steroid"
REVIEW = "knee-review-25-trials-slight"
OWN = sorted((Path(__file__).parents[1] / "corpus" / "own").glob("*.jsonl"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_claim_is_reworded_as_its_grammar_and_form_ask(at: Bench, case: dict[str, Any]) -> None:
    entry, form = case.get("entry", ""), case.get("form", "sentence")
    assert ways(case["unit"], case["label"], at, entry, form) == case["ways"]


@pytest.mark.parametrize(
    ("sentence", "label", "entry", "move"),
    [
        ("PRP [[heals]] sore knees.", "cure", VARIES, "minority"),
        ("We use PRP to [[cure]] arthritis.", "cure", VARIES, "aim-at-symptoms"),
        ("PRP [[beats cortisone]] for knees.", "superiority", MILES, "name-trial"),
        ("PRP [[works]] for worn knees.", "guarantee", REVIEW, "bounded-figure"),
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
    assert "for some patients" in " ".join(ways("Our injections [[heal]] knees.", "cure", at))
    assert "for some people" in " ".join(ways("PRP [[ends]] knee pain.", "cure", at))


PAGE = Document(path="page", blocks=(), line_starts=(0,))


@pytest.fixture(scope="module")
def found(at: Bench) -> list[tuple[Finding, str]]:
    """Give every finding in the project's own corpus, with its form."""
    page = Document(path="page", blocks=(), line_starts=(0,))
    items = [json.loads(line) for path in OWN for line in path.read_text("utf-8").splitlines()]
    return [
        (finding, item["form"])
        for item in items
        for unit in samples.read(item["text"], item["form"])
        for finding in findings(judged_with_evidence(unit, page, at), page, at)
    ]


@pytest.fixture(scope="module")
def suggested(found: list[tuple[Finding, str]]) -> list[tuple[Finding, str, str]]:
    """Give every suggestion for the project's own corpus, with its finding and its form."""
    return [
        (finding, way.sentence, form)
        for finding, form in found
        for way in finding.suggestions
        if way.sentence
    ]


def test_no_suggestion_is_flagged_in_its_place(
    at: Bench, suggested: list[tuple[Finding, str, str]]
) -> None:
    flagged = [
        (sentence, judged.trigger.rule.id)
        for _, sentence, form in suggested
        for unit in samples.read(sentence, form)
        for judged in judged_with_evidence(unit, PAGE, at)
        if judged.judgement.excuse is None
    ]
    assert flagged == []


def test_no_suggestion_brings_a_figure_of_its_own(
    suggested: list[tuple[Finding, str, str]],
) -> None:
    own = [
        sentence
        for finding, sentence, _ in suggested
        for word in fold(sentence)
        if word[0].isdigit()
        and word
        not in finding.sentence + "".join(e.statement + e.clause for e in finding.answer.entries)
    ]
    assert own == []


def test_no_suggestion_is_too_long_for_its_form(
    suggested: list[tuple[Finding, str, str]],
) -> None:
    most = {"heading": 70, "title": 70, "button": 30, "meta": 155}
    long = [
        sentence
        for finding, sentence, form in suggested
        if len(sentence) > most.get(form, max(145, int(1.6 * len(finding.sentence))))
    ]
    assert long == []


def test_no_suggestion_has_doubled_words_or_stray_marks(
    suggested: list[tuple[Finding, str, str]],
) -> None:
    assert [sentence for _, sentence, _ in suggested if not is_clean(sentence)] == []


def test_no_suggestion_repeats_the_sentence_at_fault(
    suggested: list[tuple[Finding, str, str]],
) -> None:
    assert [s for finding, s, _ in suggested if fold(s) == fold(finding.sentence)] == []


def test_every_finding_has_a_way_out(found: list[tuple[Finding, str]]) -> None:
    assert [finding.id for finding, _ in found if not finding.suggestions] == []
