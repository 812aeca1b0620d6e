"""The ledger as data: complete, sourced, and refused with a clear word when it is broken."""

from collections import Counter
from pathlib import Path

import pytest

import rulesets
from checker.errors import LedgerError
from checker.model.evidence import Bound, Limit, Origin, Source, Strength, Verdict
from checker.model.rules import LABELS
from checker.rules import ledger

FOLDER = Path(rulesets.__file__).parent / "regenerative" / "evidence"
ENTRIES = ledger.load(FOLDER)
LIMITS = ledger.load_limits(FOLDER, ENTRIES)
DOCUMENTED = [entry for entry in ENTRIES.values() if entry.origin is Origin.DOCUMENTS]
PUBLIC = [entry for entry in ENTRIES.values() if entry.origin is Origin.PUBLIC]

GOOD = """topic = "efficacy"
[[entry]]
id = "one"
statement = "Some are helped."
strength = "review"
answers = ["cure"]
sources = [{ document = "a.txt", section = "B", lines = [3] }]
"""


def test_every_topic_has_its_entries() -> None:
    assert Counter(entry.topic for entry in DOCUMENTED) == {
        "efficacy": 24,
        "cartilage and mechanism": 13,
        "risks": 22,
        "time course and recovery": 4,
        "candidates": 6,
        "alternatives and comparators": 6,
        "regulation": 7,
        "cost and insurance": 4,
        "providers": 1,
        "absences": 8,
    }


def test_the_strengths_are_as_weighed() -> None:
    assert Counter(entry.strength for entry in DOCUMENTED) == {
        Strength.EXPERT_STATEMENT: 68,
        Strength.CASE_REPORT: 5,
        Strength.REVIEW: 5,
        Strength.REGULATORY_FACT: 5,
        Strength.GENERAL_CAUTION: 3,
        Strength.TRIAL_RESULT: 1,
        Strength.ABSENCE: 8,
    }


def test_every_entry_but_an_absence_shows_document_section_and_lines() -> None:
    unsourced = [
        entry.id
        for entry in DOCUMENTED
        if not all(source.document and source.section and source.lines for source in entry.sources)
        or not (entry.sources or entry.strength is Strength.ABSENCE)
    ]
    assert unsourced == []


def test_every_label_is_answered_by_so_many_entries() -> None:
    assert Counter(label for entry in DOCUMENTED for label in entry.answers) == {
        "cure": 12,
        "regeneration": 11,
        "guarantee": 29,
        "success-rate": 16,
        "safety": 34,
        "fda-status": 9,
        "superiority": 14,
        "disease-claim": 8,
        "mechanism": 11,
        "recovery": 18,
        "hype": 6,
        "testimonial": 14,
        "evidence-claim": 22,
        "credentials": 6,
        "cell-product": 12,
        "cost-urgency": 8,
        "candidacy": 12,
    }


def test_every_label_but_the_house_rules_meets_an_entry_that_contradicts_it() -> None:
    met = {label for entry in DOCUMENTED for label in entry.contradicts}
    assert set(LABELS) - met == {
        "success-rate",
        "hype",
        "testimonial",
        "evidence-claim",
        "credentials",
        "cell-product",
    }


def test_no_entry_both_contradicts_and_supports_a_label() -> None:
    torn = [e.id for e in ENTRIES.values() if set(e.contradicts) & set(e.supports)]
    assert torn == []


def test_clauses_begin_small_and_end_without_a_stop() -> None:
    wrong = [
        entry.id
        for entry in ENTRIES.values()
        if entry.clause and (not entry.clause[0].islower() or entry.clause[-1] in ".!?")
    ]
    assert wrong == []


def test_an_entry_is_read_whole() -> None:
    entry = ENTRIES["relief-1-2-years-some-studies"]
    section = (
        "Current Evidence: Effectiveness of Stem Cell Therapy for Arthritis › "
        "What Clinical Trials Reveal About Long-Term Outcomes"
    )
    assert entry.sources == (Source("004_5de9efddb2fbcf88.txt", section, (85,)),)
    assert entry.limits == (
        Limit("product", "stem cells"),
        Limit("relief_max", number=24, unit="months", qualifier="some studies"),
        Limit("comparator", "none"),
    )
    assert (entry.favours, entry.contradicts) == (True, ())
    assert entry.supports == ("recovery", "guarantee", "success-rate")


def test_the_numeric_limits_rest_on_these_entries() -> None:
    assert {limit.id: [bound.entry for bound in limit.bounds] for limit in LIMITS} == {
        "any-age": ["not-suitable-for-everyone", "assessment-before-treatment"],
        "age-range": ["assessment-before-treatment", "no-age-limit"],
        "candidate-severity": ["typical-candidate", "bone-on-bone-less-benefit"],
        "named-disease": ["no-named-disease-result"],
        "arthritis-types": ["evidence-mostly-knee-osteoarthritis"],
        "studies-outperform": ["miles-no-advantage-over-steroid"],
        "difference-from-steroid": [
            "miles-no-advantage-over-steroid",
            "milder-disease-longer-relief",
        ],
        "longer-than-steroid": ["miles-no-advantage-over-steroid"],
        "soreness": ["site-pain-swelling-few-days"],
        "return-to-activity": ["return-to-activity-days"],
        "full-effect": ["onset-weeks-full-effect-months"],
        "first-effect": ["onset-weeks-full-effect-months", "instant-relief-unrealistic"],
        "first-effect-told": ["onset-weeks-full-effect-months", "instant-relief-unrealistic"],
        "early-testimonial": ["early-relief-can-reverse"],
        "relief": [
            "knee-review-25-trials-slight",
            "relief-1-2-years-some-studies",
            "restore-2021-plasma-knee",
        ],
        "relief-without-end": [
            "knee-review-25-trials-slight",
            "relief-1-2-years-some-studies",
            "restore-2021-plasma-knee",
        ],
        "relief-long-term": ["durability-unproven", "knee-review-25-trials-slight"],
        "hip-studies": ["hip-evidence-small-studies"],
        "trials-reviewed": ["knee-review-25-trials-slight"],
        "lighter-path-not-open": ["fda-minimal-manipulation-conditions"],
        "lighter-path-conditions": ["fda-minimal-manipulation-conditions"],
        "registration": ["fda-registration-is-no-approval", "fda-none-approved-arthritis"],
        "approved-products": [
            "fda-none-approved-arthritis",
            "fda-no-exosome-approved",
            "fda-birth-tissue-unapproved",
            "plasma-kits-cleared-only",
        ],
        "insurance": ["insurance-mostly-not-covered"],
        "cheap-figure": ["cost-3000-10000", "price-survey-2017"],
        "price": ["cost-5000-20000", "cost-3000-10000"],
        "cheap": ["cost-3000-10000"],
        "no-harm-seen": ["fibrous-masses-three-knees", "infection-case-low-back", "risks-exist"],
        "no-infection-seen": [
            "infection-case-low-back",
            "infection-possible",
            "infections-cord-products-2018",
        ],
        "no-surgery-seen": ["knee-case-surgery-for-masses"],
        "cell-count": ["no-cell-count"],
        "complication-rate": ["no-complication-rate", "knee-events-pooled"],
        "success-percentage": ["no-success-percentage"],
        "success-count": ["no-success-percentage"],
        "first-effect-reported": ["onset-weeks-full-effect-months"],
        "relief-cured": [
            "knee-review-25-trials-slight",
            "relief-1-2-years-some-studies",
            "restore-2021-plasma-knee",
        ],
        "no-pain-at-all": ["site-pain-swelling-few-days"],
        "arthritis-at-large": ["evidence-mostly-knee-osteoarthritis"],
    }


def test_relief_is_limited_to_two_years_and_in_the_knee_to_six_months() -> None:
    relief = next(limit for limit in LIMITS if limit.id == "relief")
    assert relief.bounds == (
        Bound("knee-review-25-trials-slight", "6 (review of 25 trials, slight)", 6),
        Bound("relief-1-2-years-some-studies", "24 (some studies)", 24),
        Bound(
            "restore-2021-plasma-knee",
            "no more than salt water at 12 (RESTORE trial of plasma)",
            12,
        ),
    )
    assert (relief.side, relief.beyond, relief.within) == (
        "most",
        Verdict.EXCEEDS,
        Verdict.UNDER_QUALIFIED,
    )


def test_public_entries_are_cited_with_the_day_they_were_read() -> None:
    lacking = [
        entry.id
        for entry in PUBLIC
        if entry.citation is None
        or not all((entry.citation.name, entry.citation.url, entry.citation.read))
        or entry.citation.confidence not in ("seen", "partly")
    ]
    assert (len(PUBLIC), lacking) == (27, [])


def test_what_nobody_has_verified_is_never_loaded() -> None:
    text = (FOLDER / "public-studies.toml").read_text("utf-8")
    assert text.count('confidence = "unverified"') == 2
    assert "elbow-blood-injections-2021" not in ENTRIES
    assert "disc-phase-3-endpoint" not in ENTRIES


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            'strength = "review"',
            'strength = "reveiw"',
            "a.toml: entry[one].strength: 'reveiw' is not allowed; did you mean 'review'?",
        ),
        (
            '"cure"',
            '"cured"',
            "a.toml: entry[one].answers[0]: 'cured' is not allowed; did you mean 'cure'?",
        ),
        (
            "statement =",
            "statment =",
            "a.toml: entry[one]: unknown key 'statment'; did you mean 'statement'?\n"
            "a.toml: entry[one]: 'statement' is missing",
        ),
        ("lines = [3]", "lines = [0]", "a.toml: entry[one].sources[0].lines[0]: 0 is less than"),
        ("[[entry]]", "[[entry]", "a.toml: not readable as TOML: "),
    ],
)
def test_a_broken_file_is_refused_with_place_value_and_the_nearest_right_one(
    tmp_path: Path, right: str, wrong: str, message: str
) -> None:
    (tmp_path / "a.toml").write_text(GOOD.replace(right, wrong), "utf-8")
    with pytest.raises(LedgerError) as error:
        ledger.load(tmp_path)
    assert str(error.value)[: len(message)] == message


def test_an_id_given_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD, "utf-8")
    (tmp_path / "b.toml").write_text(GOOD, "utf-8")
    with pytest.raises(LedgerError, match=r"^b\.toml: entry one: id is taken already$"):
        ledger.load(tmp_path)


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no evidence: the folder holds no \*\.toml file$"):
        ledger.load(tmp_path)


def test_a_limit_on_an_unknown_entry_is_refused(tmp_path: Path) -> None:
    limit = '[[limit]]\nid = "x"\nquantity = "x"\nlabels = ["cure"]\nbeyond = "exceeds"\n'
    (tmp_path / "a.toml").write_text(f'{limit}bounds = [{{ entry = "evidence-mxed" }}]', "utf-8")
    with pytest.raises(LedgerError) as error:
        ledger.load_limits(tmp_path, ENTRIES)
    assert str(error.value) == (
        "a.toml: limit x: bounds: no entry 'evidence-mxed'; did you mean 'evidence-mixed'?"
    )
