"""What the second reader says weighs against rules and excuses, on a page and alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from checker.engine import check_bytes
from checker.judging import likeness, matching, reader, stretches
from checker.judging.judge import Bench, Judged, bench, judge
from checker.judging.reader import Said, Stretch
from checker.judging.surroundings import Around
from checker.model.documents import UnitKind
from checker.model.reports import Excused, Finding
from checker.model.rules import LABELS, Excuse, ReaderFiles, Ruleset, Severity
from checker.samples import read

EXCUSED: Final = "Cancel the knee replacement: there is a needle-only way back to the tennis club."
CLAIM: Final = "Check that your passport has six months left."
PLAIN: Final = "The number 12 bus stops outside the door."
# Eight units make a page.
OTHERS: Final = "".join(f"<p>Please read leaflet {number} first.</p>" for number in range(8))

# Never opened, since the reader is made to say what a test wants.
FILES: Final = ReaderFiles(*map(Path, ("reader.onnx", "deeper.onnx", "pieces.txt")))

Hear = Callable[..., None]


@pytest.fixture
def hear(monkeypatch: pytest.MonkeyPatch) -> Hear:
    """Let the reader say of every text that it is a claim by a chance, with words at fault."""

    def told(claim: float, *faults: Stretch, upto: int = 9999) -> None:
        labels = dict.fromkeys(LABELS, 0.0) | {"hype": 1.0}
        said = Said(claim, labels, upto, faults)
        for name in ("said", "glanced"):
            monkeypatch.setattr(reader, name, lambda *_: said)

    return told


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[reader.Asking]:
    """Note what the reader is shown; it finds nothing in it."""
    shown: list[reader.Asking] = []

    def told(form: str, text: str, _: ReaderFiles, around: Around | None = None) -> Said:
        shown.append(reader.asking(form, text, around))
        return Said(0.0, dict.fromkeys(LABELS, 0.0), len(text), ())

    monkeypatch.setattr(reader, "said", told)
    return shown


@pytest.fixture
def fresh(at: Bench) -> Bench:
    """A bench of its own, of which nothing is kept."""
    return replace(at)


def judged(text: str, at: Bench) -> list[Judged]:
    return [j for unit in read(text, "sentence") for j in judge(unit, at)]


def checked(html: str, at: Bench) -> tuple[list[Finding], list[Excused]]:
    result = check_bytes("page.html", html.encode(), at, "2026-01-02")
    return [f for f in result.findings if f.kind == "claim"], list(result.excused)


def test_what_the_reader_is_sure_of_stands_against_words_of_its_own(
    hear: Hear, fresh: Bench
) -> None:
    hear(0.95, Stretch(0, len(EXCUSED), 0.9))
    findings, _ = checked(f"<p>{EXCUSED}</p>", fresh)
    (ruled,) = [f for f in findings if f.rule == "guarantee/life-back"]
    assert ruled.severity is Severity.LOW
    assert any("outvoted" in step for step in ruled.steps)


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        (0.65, Stretch(0, len(EXCUSED), 0.9)),
        (0.95, Stretch(0, 10, 0.9)),
        (0.95, Stretch(0, len(EXCUSED), 0.1)),
    ],
)
def test_what_it_is_less_sure_of_or_sees_elsewhere_stays_excused(
    claim: float, fault: Stretch, hear: Hear, fresh: Bench
) -> None:
    hear(claim, fault)
    ruled = [j for j in judged(EXCUSED, fresh) if j.trigger.rule.patterns]
    assert [j.judgement.excuse for j in ruled] == [Excuse.APPROVED_USE]


def test_rules_of_ones_own_are_not_outvoted_and_not_doubted(hear: Hear, ruleset: Ruleset) -> None:
    assert ruleset.likeness is not None
    own = bench(replace(ruleset, likeness=replace(ruleset.likeness, doubted=frozenset())))
    hear(0.95, Stretch(0, len(EXCUSED), 0.9))
    ruled = [j for j in judged(EXCUSED, own) if j.trigger.rule.patterns]
    assert [j.judgement.excuse for j in ruled] == [Excuse.APPROVED_USE]
    hear(0.01)
    assert [j.judgement.excuse for j in judged(CLAIM, own)] == [None]


@pytest.mark.parametrize(("chance", "excuse"), [(0.03, Excuse.READS_INNOCENT), (0.04, None)])
def test_alone_a_rule_is_let_off_where_its_sentence_reads_innocent(
    chance: float, excuse: Excuse | None, hear: Hear, fresh: Bench
) -> None:
    hear(chance)
    assert [j.judgement.excuse for j in judged(CLAIM, fresh)] == [excuse]


def test_rules_that_stand_are_not_doubted(ruleset: Ruleset) -> None:
    assert ruleset.likeness is not None
    assert "testimonial/told-scene" not in ruleset.likeness.doubted
    assert "testimonial/case-story" in ruleset.likeness.doubted


@pytest.mark.parametrize(("small", "excuse"), [(0.29, Excuse.READS_INNOCENT), (0.31, None)])
def test_what_a_rule_and_the_small_model_find_is_not_let_off(
    small: float, excuse: Excuse | None, hear: Hear, fresh: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The cells rebuild worn cartilage over the months that follow."
    hear(0.01)
    glanced = Said(small, dict.fromkeys(LABELS, 0.0), 9999, ())
    monkeypatch.setattr(reader, "glanced", lambda *_: glanced)
    known = fresh.ruleset.likeness
    assert known is not None
    at = replace(fresh, ruleset=replace(fresh.ruleset, likeness=replace(known, plain=1.1)))
    ruled = [j for j in judged(text, at) if j.trigger.rule.patterns]
    assert {j.judgement.excuse for j in ruled} == {excuse}


def test_a_no_that_denies_nothing_leaves_a_short_claim_undoubted(hear: Hear, fresh: Bench) -> None:
    hear(0.01)
    short = judged("No surgery, a cure for knee pain", fresh)
    assert {j.trigger.rule.label for j in short if not j.judgement.excuse} == {
        "cure",
        "superiority",
    }
    long = judged("No surgery, our leaflet on page nine says, is a cure for knee pain", fresh)
    assert all(j.judgement.excuse for j in long)


# A hedge too weak to excuse what it stands beside.
SOFT: Final = "Our shots may rebuild worn cartilage and calm the joint."


@pytest.mark.parametrize(
    ("text", "chance", "excuse"),
    [
        ("Our shots rebuild worn cartilage and calm the joint.", 0.08, None),
        (SOFT, 0.1, Excuse.READS_INNOCENT),
        (SOFT, 0.19, None),
    ],
)
def test_a_weak_hedge_lets_a_claim_be_doubted_sooner(
    text: str, chance: float, excuse: Excuse | None, hear: Hear, fresh: Bench
) -> None:
    hear(chance)
    known = fresh.ruleset.likeness
    assert known is not None
    # No sentence is so plain to the weights that it is not doubted.
    at = replace(fresh, ruleset=replace(fresh.ruleset, likeness=replace(known, plain=1.1)))
    ruled = [j for j in judged(text, at) if j.trigger.rule.id == "regeneration/regrows-tissue"]
    assert [j.judgement.excuse for j in ruled] == [excuse]


@pytest.mark.parametrize(("chance", "excuse"), [(0.65, None), (0.55, Excuse.QUESTION)])
def test_a_question_that_surely_reads_like_a_claim_asks_nothing(
    chance: float, excuse: Excuse | None, hear: Hear, fresh: Bench
) -> None:
    question = "Who would wait for a new hip when our shots rebuild cartilage?"
    hear(chance, Stretch(0, len(question), 0.9))
    ruled = [
        j
        for j in judged(question, fresh)
        if j.trigger.rule.label == "regeneration" and j.trigger.rule.patterns
    ]
    assert [j.judgement.excuse for j in ruled] == [excuse]


def test_nothing_is_let_off_for_words_that_were_not_read(hear: Hear, fresh: Bench) -> None:
    hear(0.01, upto=20)
    assert [j.judgement.excuse for j in judged(CLAIM, fresh)] == [None]


@pytest.fixture
def hear_beside_claims(monkeypatch: pytest.MonkeyPatch) -> Hear:
    """Let the reader say of `CLAIM` that it is one by a chance, and of all else for certain."""

    def told(claim: float) -> None:
        def said(_: str, text: str, *__: object) -> Said:
            labels = dict.fromkeys(LABELS, 0.0) | {"hype": 1.0}
            return Said(claim if text == CLAIM else 0.99, labels, len(text), ())

        monkeypatch.setattr(reader, "said", said)

    return told


@pytest.mark.parametrize(("chance", "found"), [(0.01, 0), (0.07, 1)])
def test_on_a_page_a_rule_is_let_off_where_its_sentence_reads_far_from_claims(
    chance: float, found: int, hear_beside_claims: Hear, fresh: Bench
) -> None:
    hear_beside_claims(chance)
    sold = "".join(f"<p>{claim}</p>" for claim in SOLD)
    findings, excused = checked(f"{OTHERS}{sold}<p>{CLAIM}</p>", fresh)
    assert [f.sentence for f in findings].count(CLAIM) == found
    assert [e.excuse for e in excused if e.sentence == CLAIM] == ["reads-innocent"] * (1 - found)


@pytest.mark.parametrize(("chance", "found"), [(0.39, 0), (0.41, 1)])
def test_on_a_page_that_hardly_claims_a_rule_is_let_off_sooner(
    chance: float, found: int, hear: Hear, fresh: Bench
) -> None:
    hear(chance)
    findings, excused = checked(f"{OTHERS}<p>{CLAIM}</p>", fresh)
    assert len(findings) == found
    assert [e.excuse for e in excused] == ["reads-innocent"] * (1 - found)


def test_on_a_page_a_sentence_is_read_with_what_stands_around_it(
    asked: list[reader.Asking], fresh: Bench
) -> None:
    checked(f"{OTHERS}<h2>What to bring</h2><p>We are open late. {CLAIM} Bring a pen.</p>", fresh)
    (met,) = [each for each in asked if CLAIM in each.text[each.start : each.end]]
    assert met.text == (f"sentence: What to bring | We are open late. >> {CLAIM} << Bring a pen.")


def test_a_sentence_that_stands_alone_is_read_alone(
    asked: list[reader.Asking], fresh: Bench
) -> None:
    checked(f"<p>{CLAIM}</p>", fresh)
    assert [each.text for each in asked] == [f"sentence: {CLAIM}"]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("<tr><th>Parking</th><td>Behind</td></tr>", ["Behind"]),
        ("<tr><th>Parking</th><td>12</td></tr>", []),
        ("<tr><th>Parking</th></tr>", []),
    ],
)
def test_on_a_page_a_word_in_a_cell_is_read_with_its_row(
    row: str, found: list[str], hear: Hear, fresh: Bench
) -> None:
    hear(0.99, Stretch(0, 6, 0.9))
    table = f"<table><tr><th></th><th>Plasma</th></tr>{row}</table>"
    findings, _ = checked(f"{OTHERS}{table}", fresh)
    assert [f.phrase for f in findings if f.rule.endswith("reads-like-a-claim")] == found


def test_on_a_page_the_weights_have_to_agree_that_it_is_a_claim(hear: Hear, fresh: Bench) -> None:
    hear(0.99, Stretch(0, len(PLAIN), 0.99))
    assert [f.rule for f in checked(f"<p>{PLAIN}</p>", fresh)[0]] == ["hype/reads-like-a-claim"]
    assert checked(f"{OTHERS}<p>{PLAIN}</p>", fresh)[0] == []


@pytest.mark.parametrize(
    ("faults", "words"),
    [
        ([Stretch(0, 3, 0.4), Stretch(18, 31, 0.8)], "stops outside"),
        ([Stretch(40, 41, 0.9), Stretch(18, 23, 0.8)], "stops"),
        ([Stretch(40, 41, 0.9)], PLAIN[:-1]),
        ([], PLAIN[:-1]),
    ],
)
def test_the_likeliest_words_are_at_fault(
    faults: list[Stretch], words: str, hear: Hear, fresh: Bench
) -> None:
    hear(0.9, *faults)
    found = matching.reading(PLAIN, fresh.rule_index)
    first, last = stretches.at_fault(reader.said("", PLAIN, FILES), found)
    assert PLAIN[found.words.starts[first] : found.words.ends[last - 1]] == words


def test_words_beside_a_claim_are_one_of_their_own(hear: Hear, fresh: Bench) -> None:
    hear(0.9, Stretch(4, 13, 0.9), Stretch(18, 31, 0.8), Stretch(36, 40, 0.9), Stretch(32, 40, 0.1))
    found = matching.reading(PLAIN, fresh.rule_index)
    assert list(stretches.apart(reader.said("", PLAIN, FILES), found, {1})) == [(4, 6)]


@pytest.mark.parametrize(("alone", "phrases"), [(0.4, ["stops outside"]), (0.2, [])])
def test_words_beside_a_claim_have_to_read_like_one_alone(
    alone: float, phrases: list[str], monkeypatch: pytest.MonkeyPatch, fresh: Bench
) -> None:
    def told(_: str, text: str, *__: object) -> Said:
        faults = (Stretch(4, 13, 0.9), Stretch(18, 31, 0.8)) if text == PLAIN else ()
        return Said(0.9 if text == PLAIN else alone, dict.fromkeys(LABELS, 0.1), 99, faults)

    for name in ("said", "glanced"):
        monkeypatch.setattr(reader, name, told)
    known = fresh.ruleset.likeness
    assert known is not None
    found = matching.reading(PLAIN, fresh.rule_index)
    triggers = likeness.beside(UnitKind.SENTENCE, found, {1}, known)
    assert [PLAIN[t.start : t.end] for t in triggers] == phrases


GUESS: Final = "They can help restore damage caused by arthritis."
SOLD: Final = (
    *("Our cells regrow cartilage.", "Our cells cure lupus."),
    *("It is completely safe.", "Our stem cells are FDA approved."),
)


@pytest.mark.parametrize(("claims", "found"), [(4, [GUESS]), (3, [])])
def test_what_reads_somewhat_like_a_claim_is_one_where_the_page_sells(
    claims: int, found: list[str], hear: Hear, fresh: Bench
) -> None:
    hear(0.7, Stretch(0, len(GUESS), 0.9))
    sold = "".join(f"<p>{claim}</p>" for claim in SOLD[:claims])
    findings, _ = checked(f"{OTHERS}{sold}<p>{GUESS}</p>", fresh)
    assert [f.sentence for f in findings if f.sentence == GUESS] == found


def test_what_reads_firmly_like_a_claim_is_one_on_any_page(hear: Hear, fresh: Bench) -> None:
    hear(0.9, Stretch(0, len(GUESS), 0.9))
    findings, _ = checked(f"{OTHERS}<p>{GUESS}</p>", fresh)
    assert [f.sentence for f in findings] == [GUESS]


@pytest.mark.parametrize(("chance", "excuse"), [(0.45, None), (0.35, Excuse.OTHER_SUBJECT)])
def test_what_reads_like_a_claim_outvotes_another_subject_soon(
    chance: float, excuse: Excuse | None, hear: Hear, fresh: Bench
) -> None:
    text = "Crown of a man's head, bald in March and covered with hair by August"
    hear(chance, Stretch(0, len(text), 0.9))
    assert [j.judgement.excuse for j in judged(f"{text}.", fresh)] == [excuse]
