"""Context on a table of sentences, by class of cue: claims stand, look-alikes are excused."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from checker import samples
from checker.judging.judge import Bench, Judged, bench, judge
from checker.model.reports import CueFound
from checker.rules.ruleset import load

HERE: Final = Path(__file__).parent
RULESETS: Final = HERE.parents[1] / "rulesets"
TABLE: Final = tomllib.loads((HERE / "cues.toml").read_text("utf-8"))
ROWS: Final = [
    (section, excuse, sentence)
    for section, by_excuse in TABLE.items()
    for excuse, sentences in by_excuse.items()
    for sentence in sentences
]
CLAIM: Final = "claim"

UNDER_A_HEAD: Final = [
    ("Cure psoriasis", "list-item", {"lead_in": "Our drip does not"}, "negated"),
    (
        "It regrows hair",
        "list-item",
        {"lead_in": "There is no evidence for any of these:"},
        "negated",
    ),
    ("Cures lupus", "list-item", {"lead_in": "Not approved for:"}, "negated"),
    ("Cures lupus", "list-item", {"lead_in": "Myths"}, "refuted"),
    ("Cures lupus", "list-item", {"section": ("Cells", "Myths and facts")}, "refuted"),
    ("Cures lupus", "cell", {"header": "Do not say"}, "refuted"),
    ("Cures lupus", "cell", {"header": "Myth"}, "refuted"),
    ("Cures lupus", "cell", {"header": "Fact"}, "claim"),
    ("Cures lupus", "cell", {"row": "Exclusion criteria"}, "mention"),
    ("ease knee pain a little", "list-item", {"lead_in": "PRP may"}, "hedged"),
    ("Lupus", "list-item", {"section": ("Conditions under study",)}, "hedged"),
    ("plasma repairs a nerve", "list-item", {"lead_in": "The trial asks whether"}, "research-aim"),
    ("that cells cure autism", "list-item", {"lead_in": "Some clinics wrongly claim"}, "refuted"),
    ("Lupus", "list-item", {"section": ("Who we help",)}, "claim"),
    ("Lupus", "list-item", {"lead_in": "What to expect"}, "claim"),
    ("Cures lupus", "sentence", {"section": ("Myths",)}, "claim"),
    ("“It cures lupus.”", "sentence", {"section": ("Things you may be told",)}, "refuted"),
    ("“It cures lupus.”", "sentence", {"section": ("Phrases to be wary of",)}, "refuted"),
    ("“It cures lupus.”", "cell", {"header": "The brochure"}, "refuted"),
    ("Cures lupus", "list-item", {"section": ("Words we try not to use",)}, "refuted"),
    ("Cures lupus", "list-item", {"section": ("What the adverts leave out",)}, "refuted"),
    ("“It cures lupus.”", "sentence", {"section": ("What our patients say",)}, "claim"),
    ("Cures lupus", "list-item", {"section": ("Things you can do again",)}, "claim"),
    ("Cures lupus", "list-item", {"section": ("Our brochure",)}, "claim"),
    ("Cures lupus", "list-item", {"section": ("Benefits of walking",)}, "mention"),
    ("Cures lupus", "list-item", {"section": ("Benefits of our plasma",)}, "claim"),
    ("Cures lupus", "list-item", {"lead_in": "The drip does not hurt. It also"}, "claim"),
    ("Lupus", "list-item", {"lead_in": "Tell us if you have had"}, "mention"),
    ("Lupus", "list-item", {"lead_in": "Before the drip, tell the nurse about"}, "mention"),
    ("Lupus", "list-item", {"section": ("Let us know whether you have",)}, "mention"),
    ("Lupus", "list-item", {"lead_in": "Tick all that apply"}, "mention"),
    ("Lupus", "list-item", {"lead_in": "We need to know about"}, "mention"),
    ("Lupus", "list-item", {"lead_in": "Do not come if you have"}, "mention"),
    ("Lupus", "list-item", {"lead_in": "Illnesses that run in your family"}, "mention"),
    *(
        ("Lupus", "list-item", {"section": (head,)}, "mention")
        for head in (
            "Tell us about your health",
            "Are you being treated for",
            "Conditions you have now",
            "Do any of these apply to you?",
            "Circle any that you have",
            "Reasons we may turn you away",
            "Reasons for referral",
            "Who cannot have PRP",
            "PRP patients must not have",
            "PRP should not be used in people with",
            "PRP is not given for",
            "We stopped using PRP for",
            "Side effects patients have reported",
            "Exosome patients have been harmed with",
            "Stem cells used to treat these have caused harm",
            "The trial includes people with",
            "Excluded from the trial",
            "Common problems seen in general practice",
            "Insurers do not pay for PRP used for",
            "Where PRP helps no more than salt water",
            "Physiotherapy is offered for",
            "Our steroid injections are used for",
        )
    ),
    *(
        ("Lupus", "list-item", {"section": (head,)}, "claim")
        for head in (
            "Our cells, for your health and your history",
            "Being treated for these? Try our cells",
            "Conditions you had given up on",
            "Any that you name",
            "We turn nobody away with",
            "Reasons for joy",
            "Who cannot wait",
            "You should not have to live with",
            "PRP is now used for",
            "It stopped",
            "Relief without side effects or complications",
            "Healed, not harmed",
            "Results from our study",
            "Proven in the trial",
            "Seen in our clinic",
            "Insurers do not pay, and we treat it all the same",
            "For no more than 500 dollars",
            "Surgery is offered for these. Our cells are kinder",
        )
    ),
    ("Lupus", "list-item", {"lead_in": "Tell us if you want to be rid of"}, "claim"),
    ("We heal lupus", "list-item", {"section": ("Not so",)}, "refuted"),
    ("We heal lupus", "list-item", {"section": ("Nonsense",)}, "refuted"),
    *(
        ("We heal lupus", "list-item", {"section": (head,)}, "claim")
        for head in ("False starts with pills?", "False hopes, and real ones", "Not so long ago")
    ),
    ("Lupus", "list-item", {"lead_in": "Tell us what you want to be rid of"}, "claim"),
    ("Lupus", "list-item", {"lead_in": "Come and let us know what we can treat"}, "claim"),
    ("Lupus", "list-item", {"lead_in": "Do not wait if you have"}, "claim"),
    ("Nothing: all are cured", "list-item", {"lead_in": "What we do not treat"}, "claim"),
    ("No side effects", "list-item", {"lead_in": "Limits"}, "claim"),
    ("Does it cure lupus?", "sentence", {"answer": "No, and nothing else does."}, "negated"),
    ("Does it cure lupus?", "sentence", {"answer": "Yes, in a week."}, "claim"),
    ("Does it cure lupus?", "sentence", {"answer": "It works on nerves, so yes."}, "claim"),
    ("Does it cure lupus?", "sentence", {"answer": "Please ask your own doctor."}, "question"),
    ("Does it cure lupus?", "sentence", {"answer": "It does."}, "claim"),
    ("Does it cure lupus?", "sentence", {"answer": "It does, and it lasts."}, "claim"),
    ("Does it cure lupus?", "sentence", {"answer": "It does in most people."}, "claim"),
    ("Is lupus cured by it?", "sentence", {"answer": "It is usually cured."}, "claim"),
    ("Can lupus be cured?", "sentence", {"answer": "It can be held steady."}, "question"),
    ("Can lupus be cured?", "sentence", {"answer": "It has been reported, once."}, "question"),
    ("Is the cure for lupus near?", "sentence", {"answer": "It is short."}, "question"),
    ("Does it cure lupus?", "sentence", {"answer": "Almost certainly not."}, "negated"),
    ("Does it cure lupus?", "sentence", {"answer": "Of course not."}, "negated"),
    ("Does it cure lupus?", "sentence", {"answer": "Very unlikely."}, "negated"),
    ("Does it cure lupus?", "sentence", {"answer": "Almost certainly."}, "claim"),
    ("The advert says it cures.", "sentence", {"after": "It does not."}, "refuted"),
    ("Everyone is cured.", "sentence", {"after": "That is a myth."}, "refuted"),
    ("Everyone is cured.", "sentence", {"after": "Walk out of a place that says so."}, "refuted"),
    ("Everyone is cured.", "sentence", {"after": "Walk out of our clinic smiling."}, "claim"),
    ("Everyone is cured.", "sentence", {"after": "Ours is real."}, "claim"),
]

SOFTENED: Final = [
    ("The drip can cure lupus.", frozenset({"ability"})),
    ("Our goal is to rebuild the disc.", frozenset({"aim"})),
    ("Once the disc has healed, you can dance.", frozenset({"presupposition"})),
    ("It may truly cure lupus in some people.", frozenset({"minority"})),
    ("The drip cures lupus.", frozenset()),
    ("The drip does not cure lupus.", frozenset()),
]

EXPLAINED: Final = [
    (
        "The drip is not new, and it heals.",
        CueFound("truly-negative", "negation", "is not", covers=False, note="in another clause"),
    ),
    (
        "The drip may cure.",
        CueFound("modal", "hedge", "may", covers=True, note="strength 2 of 3 needed"),
    ),
    (
        "The drip may truly cure.",
        CueFound(
            "modal",
            "hedge",
            "may",
            covers=True,
            note="strength 2 of 3 needed, less 2 for a booster",
        ),
    ),
    (
        "There is no joint we do not heal.",
        CueFound("not", "negation", "not", covers=True, note="'no' takes the negation back"),
    ),
    (
        "It has no side effects.",
        CueFound(
            "burden-free", "pseudo", "no side effects", covers=False, note="part of the claim"
        ),
    ),
    (
        "Is it a cure? Yes.",
        CueFound("asks", "ask", "Is", covers=False, note="answered with 'Yes'"),
    ),
    (
        "The trial found that it heals.",
        CueFound("result-told", "result", "found", covers=False, note="on the other side of it"),
    ),
]


@pytest.fixture(scope="module")
def plain() -> Bench:
    ruleset = load(RULESETS, (HERE / "pack",))
    own = tuple(rule for rule in ruleset.rules if rule.source.startswith("pack/"))
    return bench(replace(ruleset, rules=own))


def outcome(sentence: str, at: Bench) -> list[Judged]:
    return [judged for unit in samples.read(sentence) for judged in judge(unit, at)]


def excuses(judged: list[Judged]) -> set[str]:
    return {str(one.judgement.excuse or CLAIM) for one in judged}


@pytest.mark.parametrize(("section", "excuse", "sentence"), ROWS)
def test_each_sentence_of_the_table_comes_out_as_marked(
    section: str, excuse: str, sentence: str, plain: Bench
) -> None:
    found = excuses(outcome(sentence, plain))
    assert excuse in found, section
    assert excuse == CLAIM or CLAIM not in found, section


def test_every_cue_stands_in_some_sentence_of_the_table(plain: Bench) -> None:
    found = {
        cue.cue
        for _, _, sentence in ROWS
        for one in outcome(sentence, plain)
        for cue in one.judgement.found
    }
    assert sorted({cue.id for cue in plain.cues.cues} - found) == []


@pytest.mark.parametrize(("text", "form", "beside", "excuse"), UNDER_A_HEAD)
def test_what_stands_beside_a_unit_speaks_for_it(
    text: str, form: str, beside: dict[str, str], excuse: str, plain: Bench
) -> None:
    (unit,) = samples.read(text, form)
    judged = judge(replace(unit, **beside), plain)  # type: ignore[arg-type]  # fields of the row
    assert excuses(list(judged)) == {excuse}


@pytest.mark.parametrize(("text", "form", "beside", "excuse"), UNDER_A_HEAD)
def test_what_stood_beside_the_same_words_before_does_not_speak_for_them_now(
    text: str, form: str, beside: dict[str, str], excuse: str, plain: Bench
) -> None:
    (unit,) = samples.read(text, form)
    alone = judge(unit, plain)
    under = judge(replace(unit, **beside), plain)  # type: ignore[arg-type]  # fields of the row
    assert judge(unit, plain) == alone
    assert excuses(list(under)) == {excuse}


@pytest.mark.parametrize(("sentence", "softeners"), SOFTENED)
def test_softeners_are_noted_on_claims_only(
    sentence: str, softeners: frozenset[str], plain: Bench
) -> None:
    assert outcome(sentence, plain)[0].judgement.softeners == softeners


@pytest.mark.parametrize(("sentence", "cue"), EXPLAINED)
def test_what_was_found_says_why_it_did_or_did_not_excuse(
    sentence: str, cue: CueFound, plain: Bench
) -> None:
    assert cue in outcome(sentence, plain)[-1].judgement.found


def test_the_cue_that_decides_is_told_in_the_words_of_the_text(plain: Bench) -> None:
    (judged,) = outcome("The drip won’t cure it.", plain)
    assert (str(judged.judgement.excuse), judged.judgement.cue) == ("negated", "n’t")
