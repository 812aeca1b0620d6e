"""What no suggestion may be, over every claim of the labelled corpus."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from checker import samples
from checker.answering import judged_with_evidence
from checker.engine import findings
from checker.judging.guards import grade, hedges, is_sound, lost_caution
from checker.judging.judge import Bench
from checker.judging.style import is_clean
from checker.model.documents import Document, UnitKind
from checker.model.evidence import Answer, Verdict
from checker.model.reports import Finding
from checker.words import fold

CORPUS = Path(__file__).parents[1] / "corpus"
FILES = [*sorted(CORPUS.glob("study*.jsonl")), *sorted((CORPUS / "own").glob("*.jsonl"))]
PAGE = Document(path="page", blocks=(), line_starts=(0,))
MOST = {"heading": 70, "title": 70, "button": 30, "meta": 155}
CLINIC = set("we our ours us i my me".split())  # noqa: SIM905
SURE = set(
    "will always never definitely proven guaranteed permanently completely promising safe".split()  # noqa: SIM905
) | {"safely", "breakthrough", "effective"}
WARNINGS = set("risk risks infection complications experimental unapproved".split())  # noqa: SIM905


class Suggested(NamedTuple):
    """A suggestion with its finding and the form of its unit."""

    finding: Finding
    text: str
    form: str


@pytest.fixture(scope="module")
def found(at: Bench) -> list[tuple[Finding, str]]:
    """Give every finding in the flagged sentences of the labelled corpus, with its form."""
    items = [json.loads(line) for path in FILES for line in path.read_text("utf-8").splitlines()]
    return [
        (finding, item["form"])
        for item in items
        if item["flag"]
        for unit in samples.read(item["text"], item["form"])
        for finding in findings(judged_with_evidence(unit, PAGE, at), PAGE, at)
    ]


@pytest.fixture(scope="module")
def suggested(found: list[tuple[Finding, str]]) -> list[Suggested]:
    """Give every suggestion, once for each sentence it is made for."""
    every = {
        (finding.sentence, way.sentence): Suggested(finding, way.sentence, form)
        for finding, form in found
        for way in finding.suggestions
        if way.sentence
    }
    return list(every.values())


def words(text: str) -> set[str]:
    return set(fold(text))


def test_nearly_all_claims_get_wording_and_all_a_way_out(found: list[tuple[Finding, str]]) -> None:
    ways = {finding.sentence: finding.suggestions for finding, _ in found}
    worded = sum(any(way.sentence for way in given) for given in ways.values())
    assert [sentence for sentence, given in ways.items() if not given] == []
    assert worded / len(ways) >= 0.75


def test_what_is_to_be_deleted_or_written_by_hand_comes_with_a_reason_or_facts(
    found: list[tuple[Finding, str]],
) -> None:
    bare = [
        finding.id
        for finding, _ in found
        for way in finding.suggestions
        if not (way.sentence or way.reason or way.facts or finding.why)
    ]
    assert bare == []


def test_no_suggestion_is_flagged_in_its_place(at: Bench, suggested: list[Suggested]) -> None:
    flagged = [
        (text, judged.trigger.rule.id)
        for _, text, form in suggested
        for unit in samples.read(text, form)
        for judged in judged_with_evidence(unit, PAGE, at)
        if judged.judgement.excuse is None
    ]
    assert flagged == []


def test_no_suggestion_brings_a_figure_of_its_own(suggested: list[Suggested]) -> None:
    own = [
        text
        for finding, text, _ in suggested
        for word in words(text)
        if word[0].isdigit()
        and word
        not in finding.sentence + "".join(e.statement + e.clause for e in finding.answer.entries)
    ]
    assert own == []


def test_no_suggestion_is_too_long_for_its_form(suggested: list[Suggested]) -> None:
    long = [
        text
        for finding, text, form in suggested
        if len(text) > MOST.get(form, max(110, int(1.6 * len(finding.sentence))))
    ]
    assert long == []


def test_a_first_wording_beyond_its_length_is_rare_and_told(
    found: list[tuple[Finding, str]],
) -> None:
    first = {f.sentence: f for f, form in found if form not in MOST and f.suggestions[0].sentence}
    long = [
        f for f in first.values() if len(f.suggestions[0].sentence or "") > 1.6 * len(f.sentence)
    ]
    assert [f.sentence for f in long if not any("longer" in note for note in f.answer.notes)] == []
    assert len(long) / len(first) <= 0.01


def test_no_suggestion_loses_a_caution_beside_the_claim(at: Bench) -> None:
    careful = (
        "Every injection carries risks, but our PRP ends knee pain for good.",
        "This use is experimental, yet our cells regrow your cartilage in weeks.",
        "Ask your own doctor first, then let our cells cure your arthritis.",
    )
    for sentence in careful:
        unit = samples.read(sentence, "sentence")[0]
        ways = findings(judged_with_evidence(unit, PAGE, at), PAGE, at)[0].suggestions
        said = [way.sentence for way in ways if way.sentence]
        assert said
        assert [text for text in said if lost_caution(text, sentence, "")] == []


def test_no_suggestion_tells_something_new_of_the_clinic(suggested: list[Suggested]) -> None:
    assert [t for f, t, _ in suggested if words(t) & CLINIC - words(f.sentence)] == []


def test_no_suggestion_is_surer_than_its_sentence(suggested: list[Suggested]) -> None:
    assert [t for f, t, _ in suggested if words(t) & SURE - words(f.sentence)] == []


def test_no_suggestion_only_leaves_out_a_warning(suggested: list[Suggested]) -> None:
    kept = [s for s in suggested if words(s.text) < words(s.finding.sentence)]
    warned = {s: words(s.finding.sentence) & WARNINGS - words(s.finding.phrase) for s in kept}
    assert [s.text for s in kept if warned[s] - words(s.text)] == []


def test_no_suggestion_is_much_harder_to_read_than_its_sentence(
    suggested: list[Suggested],
) -> None:
    hard = [
        (s.text, s.finding.sentence)
        for s in suggested
        if grade(s.text, words(s.finding.sentence)) > max(10.0, grade(s.finding.sentence) + 2)
    ]
    assert hard == []


def test_no_suggestion_has_doubled_words_or_stray_marks(suggested: list[Suggested]) -> None:
    assert [s.text for s in suggested if not is_clean(s.text)] == []


def test_no_suggestion_repeats_the_sentence_at_fault(suggested: list[Suggested]) -> None:
    assert [s.text for s in suggested if fold(s.text) == fold(s.finding.sentence)] == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("PRP may ease pain for some people.", "risks remain"),
        ("PRP may ease pain for some people; the risks include infection.", ""),
    ],
)
def test_a_caution_beside_the_claim_must_stay(text: str, lost: str) -> None:
    old = "Every injection carries a risk, but PRP ends knee pain."
    assert lost_caution(text, old, "ends knee pain") == lost


@pytest.mark.parametrize(
    "text",
    [
        "PRP ends knee pain!",
        "PRP may ease knee pain for 92 in 100.",
        "Our PRP may ease knee pain for some people.",
        "PRP will ease knee pain for some people.",
        "PRP may ease hip pain for some people.",
        "PRP may ease knee pain  for some people.",
        "PRP may ease knee pain for some people" + " and not for others" * 6,
        "Individualised outcomes necessitate multidisciplinary evaluation.",
    ],
    ids=["same", "figure", "clinic", "surer", "topic", "blanks", "longer", "harder"],
)
def test_a_wording_against_a_guard_is_not_sound(text: str) -> None:
    answer = Answer(Verdict.UNSUPPORTED)
    assert not is_sound(text, "PRP ends knee pain.", UnitKind.SENTENCE, answer, "ends knee pain")


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("Exosomes may ease pain for some people.", "Exosomes undo autism."),
        ("Our cells may help some people and not others.", "Our cells cure any dog."),
    ],
)
def test_a_wording_speaks_of_what_its_sentence_speaks_of(text: str, old: str) -> None:
    assert not is_sound(text, old, UnitKind.SENTENCE, Answer(Verdict.UNSUPPORTED), "undo cure")


def test_a_plain_wording_is_sound() -> None:
    text = "PRP may ease knee pain for some people."
    answer = Answer(Verdict.UNSUPPORTED)
    assert is_sound(text, "PRP ends knee pain.", UnitKind.SENTENCE, answer, "ends knee pain")


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("PRP may help some people and not others.", {"some people", "and not others"}),
        ("The effect is still being studied.", {"still being studied"}),
        ("The visit takes an hour.", set()),
    ],
)
def test_the_turns_of_doubt_of_a_text_are_known(text: str, turns: set[str]) -> None:
    assert hedges(text) == turns
