"""What the ledger says to a claim: verdict, figures side by side, and the entries behind it."""

from pathlib import Path

import pytest

import rulesets
from checker.judging import topics
from checker.judging.comparison import Assertion
from checker.judging.evidence import answer
from checker.judging.quantities import quantities
from checker.model.evidence import Ledger
from checker.rules import amounts, ledger

FOLDER = Path(rulesets.__file__).parent / "regenerative" / "evidence"
ENTRIES = ledger.load(FOLDER)
LIMITS = ledger.load_limits(FOLDER, ENTRIES)
LEDGER = Ledger(ENTRIES, LIMITS, ledger.load_scopes(FOLDER.parent / "scopes.toml"))
READINGS = amounts.load([Path(rulesets.__file__).parent / "english" / "amounts.toml"])

# label, entries the rule names, sentence, phrase; verdict, comparison, entries
CLAIMS = [
    (
        ("recovery", "", "Relief lasts five years.", "Relief lasts five years"),
        (
            "exceeds",
            "60 months against 6 (review of 25 trials, slight) and 24 (some studies)",
            ["knee-review-25-trials-slight", "relief-1-2-years-some-studies"],
        ),
    ),
    (
        ("recovery", "", "Works within 24 hours.", "Works within 24 hours"),
        (
            "contradicted",
            "within 24 hours against a few weeks at the earliest",
            ["onset-weeks-full-effect-months", "instant-relief-unrealistic"],
        ),
    ),
    (
        ("recovery", "", "Relief for six months in the knee.", "Relief for six months in the knee"),
        (
            "under-qualified",
            "6 months against 6 (review of 25 trials, slight) and 24 (some studies)",
            ["knee-review-25-trials-slight", "relief-1-2-years-some-studies"],
        ),
    ),
    (
        ("recovery", "", "Relief lasts 18 months.", "Relief lasts 18 months"),
        (
            "under-qualified",
            "18 months against 6 (review of 25 trials, slight) and 24 (some studies)",
            ["knee-review-25-trials-slight", "relief-1-2-years-some-studies"],
        ),
    ),
    (
        ("recovery", "", "Hip pain relief for five years.", "Hip pain relief for five years"),
        (
            "exceeds",
            "60 months against 24 (some studies)",
            ["relief-1-2-years-some-studies"],
        ),
    ),
    (
        ("recovery", "", "Back pain gone for six months.", "Back pain gone for six months"),
        (
            "under-qualified",
            "6 months against 24 (some studies)",
            ["relief-1-2-years-some-studies"],
        ),
    ),
    (
        ("recovery", "", "Permanent relief.", "Permanent relief"),
        (
            "exceeds",
            '"Permanent" against 6 months (review of 25 trials, slight) '
            "and 24 months (some studies)",
            ["knee-review-25-trials-slight", "relief-1-2-years-some-studies"],
        ),
    ),
    (
        ("recovery", "", "Relief that lasts for years.", "Relief that lasts for years"),
        (
            "exceeds",
            "24 months or more against 6 (review of 25 trials, slight) and 24 (some studies)",
            ["knee-review-25-trials-slight", "relief-1-2-years-some-studies"],
        ),
    ),
    (
        (
            "recovery",
            "",
            "Longer-lasting results than steroid injections.",
            "Longer-lasting results than steroid injections",
        ),
        (
            "contradicted",
            "an advantage over steroid injections against none at 12 months (MILES)",
            ["miles-no-advantage-over-steroid"],
        ),
    ),
    (
        ("recovery", "", "Immediate pain relief.", "Immediate pain relief"),
        (
            "contradicted",
            '"Immediate" against a few weeks at the earliest',
            ["onset-weeks-full-effect-months", "instant-relief-unrealistic"],
        ),
    ),
    (
        ("recovery", "", "Painless, with no downtime.", "no downtime"),
        (
            "contradicted",
            '"no downtime" against soreness for a few days',
            ["site-pain-swelling-few-days"],
        ),
    ),
    (
        ("recovery", "", "Back to work the next day.", "Back to work the next day"),
        (
            "exceeds",
            "next day against days for most (one document, which adds that recovery varies)",
            ["return-to-activity-days"],
        ),
    ),
    (
        (
            "recovery",
            "",
            "Resume normal activities within days.",
            "Resume normal activities within days",
        ),
        (
            "under-qualified",
            "within days against days for most (one document, which adds that recovery varies)",
            ["return-to-activity-days"],
        ),
    ),
    (
        (
            "recovery",
            "",
            "Most people feel a change in six weeks.",
            "Most people feel a change in six weeks",
        ),
        (
            "under-qualified",
            "six weeks against a few weeks at the earliest",
            ["onset-weeks-full-effect-months", "instant-relief-unrealistic"],
        ),
    ),
    (
        (
            "recovery",
            "",
            "You feel the full effect within three weeks.",
            "You feel the full effect within three weeks",
        ),
        (
            "exceeds",
            "0.7 months against 2 to 3 months or longer (one document)",
            ["onset-weeks-full-effect-months"],
        ),
    ),
    (
        ("recovery", "", "Full results in four months.", "Full results in four months"),
        (
            "under-qualified",
            "4 months against 2 to 3 months or longer (one document)",
            ["onset-weeks-full-effect-months"],
        ),
    ),
    (
        ("success-rate", "", "92% of patients improve.", "92% of patients improve"),
        ("unsupported", "none of the documents gives a percentage", ["no-success-percentage"]),
    ),
    (
        (
            "success-rate",
            "",
            "Nine out of ten patients improve.",
            "Nine out of ten patients improve",
        ),
        ("unsupported", "none of the documents gives a percentage", ["no-success-percentage"]),
    ),
    (
        (
            "success-rate",
            "",
            "Over 5,000 knees treated with success.",
            "Over 5,000 knees treated with success",
        ),
        (
            "unsupported",
            "none of the documents says how many patients improve",
            ["no-success-percentage"],
        ),
    ),
    (
        ("guarantee", "", "We guarantee 90% relief.", "We guarantee 90% relief"),
        ("unsupported", "none of the documents gives a percentage", ["no-success-percentage"]),
    ),
    (
        (
            "guarantee",
            "relief-varies-by-patient",
            "Our injections will relieve your pain.",
            "Our injections will relieve your pain",
        ),
        ("under-qualified", "", ["relief-varies-by-patient"]),
    ),
    (
        (
            "guarantee",
            "evidence-mixed high-quality-evidence-limited",
            "Clinically proven.",
            "Clinically proven",
        ),
        ("contradicted", "", ["evidence-mixed", "high-quality-evidence-limited"]),
    ),
    (
        ("guarantee", "", "Proven for the hip.", "Proven for the hip"),
        (
            "contradicted",
            '"Proven" against only a few small studies of the hip',
            ["hip-evidence-small-studies"],
        ),
    ),
    (
        ("safety", "", "No complications in 30,000 doses.", "No complications"),
        (
            "contradicted",
            (
                '"No complications" against 3 knee patients with fibrous masses and 1 '
                "back patient with an infection"
            ),
            ["fibrous-masses-three-knees", "infection-case-low-back"],
        ),
    ),
    (
        ("safety", "", "Complications in only 1 in 1,000.", "Complications in only 1 in 1,000"),
        (
            "unsupported",
            "none of the documents gives a rate for any complication; "
            "pooled studies of knees: pain in 24.5%, swelling in 11.9%",
            ["no-complication-rate", "knee-events-pooled"],
        ),
    ),
    (("safety", "risks-exist", "100% safe.", "100% safe"), ("contradicted", "", ["risks-exist"])),
    (
        ("safety", "risks-exist", "Completely safe with your own cells.", "Completely safe"),
        ("contradicted", "", ["risks-exist", "own-cells-lower-rejection-only"]),
    ),
    (
        (
            "safety",
            "",
            "Donor cells carry no risk of rejection.",
            "Donor cells carry no risk of rejection",
        ),
        ("contradicted", "", ["donor-cell-immune-risk", "donor-antibodies-2021"]),
    ),
    (
        ("safety", "", "No infections, ever.", "No infections, ever"),
        (
            "contradicted",
            '"No infections" against 1 back patient with an infection',
            ["infection-case-low-back", "infection-possible"],
        ),
    ),
    (
        ("fda-status", "", "Our stem cells are FDA-approved.", "Our stem cells are FDA-approved"),
        (
            "contradicted",
            '"approved" against 0 stem cell products approved for arthritis',
            ["fda-none-approved-arthritis"],
        ),
    ),
    (
        (
            "fda-status",
            "",
            "FDA-approved for Parkinson's disease.",
            "FDA-approved for Parkinson's disease",
        ),
        ("contradicted", "", ["experimental-status", "unapproved-status-raises-concern"]),
    ),
    (
        (
            "fda-status",
            "",
            "Our cord product is exempt from FDA rules.",
            "Our cord product is exempt from FDA rules",
        ),
        (
            "contradicted",
            '"exempt" against three conditions, of which the patient\'s own cells are one',
            ["fda-minimal-manipulation-conditions"],
        ),
    ),
    (
        (
            "fda-status",
            "",
            "Minimally manipulated, so no approval is needed.",
            "Minimally manipulated, so no approval is needed",
        ),
        (
            "unsupported",
            '"Minimally manipulated" against three conditions, all of them required',
            ["fda-minimal-manipulation-conditions"],
        ),
    ),
    (
        ("superiority", "", "Better than cortisone shots.", "Better than cortisone shots"),
        (
            "contradicted",
            "an advantage over steroid injections against none at 12 months (MILES)",
            ["miles-no-advantage-over-steroid", "milder-disease-longer-relief"],
        ),
    ),
    (
        (
            "superiority",
            "",
            "Studies show it outperforms other injections.",
            "Studies show it outperforms other injections",
        ),
        (
            "contradicted",
            '"outperforms" against one named head-to-head trial, which found no difference',
            ["miles-no-advantage-over-steroid"],
        ),
    ),
    (
        ("superiority", "surgery-or-drug-avoidance-unproven", "Avoid surgery.", "Avoid surgery"),
        (
            "unsupported",
            "",
            ["surgery-or-drug-avoidance-unproven", "joint-replacement-gold-standard"],
        ),
    ),
    (
        (
            "superiority",
            "",
            "Works better than conventional treatments.",
            "Works better than conventional treatments",
        ),
        ("contradicted", "", ["combination-may-beat-cells-alone", "knee-case-surgery-for-masses"]),
    ),
    (
        ("disease-claim", "", "We treat Parkinson's disease.", "We treat Parkinson's disease"),
        (
            "unsupported",
            "none of the documents reports a result for this disease",
            ["no-named-disease-result"],
        ),
    ),
    (
        ("disease-claim", "", "We treat rheumatoid arthritis.", "We treat rheumatoid arthritis"),
        ("contradicted", "", ["autoimmune-higher-risk", "evidence-mostly-knee-osteoarthritis"]),
    ),
    (
        ("disease-claim", "", "Help for brain injury.", "Help for brain injury"),
        (
            "unsupported",
            "",
            ["new-indications-research-only", "evidence-mostly-knee-osteoarthritis"],
        ),
    ),
    (
        ("disease-claim", "", "Proven help for arthritis of all joints.", "all joints"),
        (
            "under-qualified",
            (
                '"all joints" against research chiefly on the knee, one of more than '
                "100 kinds of arthritis"
            ),
            ["evidence-mostly-knee-osteoarthritis"],
        ),
    ),
    (
        (
            "mechanism",
            "progression-not-shown-slowed mechanisms-still-studied",
            "Cells address the root cause.",
            "Cells address the root cause",
        ),
        ("unsupported", "", ["progression-not-shown-slowed", "mechanisms-still-studied"]),
    ),
    (
        ("mechanism", "", "Cells turn into new cartilage.", "Cells turn into new cartilage"),
        ("contradicted", "", ["cartilage-not-rebuilt", "adult-cells-limited-differentiation"]),
    ),
    (("hype", "", "A medical miracle.", "A medical miracle"), ("house rule", "", [])),
    (
        (
            "hype",
            "clinical-role-is-forecast experimental-status",
            "A revolutionary treatment.",
            "A revolutionary treatment",
        ),
        ("under-qualified", "", ["clinical-role-is-forecast", "experimental-status"]),
    ),
    (("credentials", "", "The leading clinic.", "The leading clinic"), ("house rule", "", [])),
    (
        (
            "disease-claim",
            "no-named-disease-result new-indications-research-only",
            "Our stem cells treat rheumatoid arthritis.",
            "treat rheumatoid arthritis",
        ),
        ("contradicted", "", ["autoimmune-higher-risk", "fda-none-approved-arthritis"]),
    ),
    (
        (
            "regeneration",
            "repair-is-an-aim",
            "Our platelet injections rebuild worn discs.",
            "rebuild worn discs",
        ),
        ("under-qualified", "", ["repair-is-an-aim", "no-exosome-or-amniotic-result"]),
    ),
    (
        (
            "credentials",
            "no-ranking-of-providers",
            "The leading clinic of the state.",
            "The leading clinic",
        ),
        ("unsupported", "", ["no-ranking-of-providers"]),
    ),
    (
        (
            "testimonial",
            "",
            "After three months my knee is pain free.",
            "After three months my knee is pain free",
        ),
        (
            "under-qualified",
            "3 months against a few months until relief turned in the reported knees",
            ["early-relief-can-reverse"],
        ),
    ),
    (
        ("testimonial", "", "Two years later I still run.", "Two years later I still run"),
        (
            "under-qualified",
            "24 months against 6 (review of 25 trials, slight) and 24 (some studies)",
            ["knee-review-25-trials-slight", "relief-1-2-years-some-studies"],
        ),
    ),
    (
        ("testimonial", "", "It gave me my life back.", "It gave me my life back"),
        ("under-qualified", "", ["evidence-mixed", "worse-pain-possible"]),
    ),
    (
        (
            "evidence-claim",
            "",
            "Thousands of studies prove it works.",
            "Thousands of studies prove it works",
        ),
        (
            "unsupported",
            "thousands against 25 (the largest review named)",
            ["knee-review-25-trials-slight"],
        ),
    ),
    (
        (
            "evidence-claim",
            "",
            "More than 4,000 papers support it.",
            "More than 4,000 papers support it",
        ),
        (
            "unsupported",
            "more than 4,000 against 25 (the largest review named)",
            ["knee-review-25-trials-slight"],
        ),
    ),
    (
        ("evidence-claim", "", "Research shows it works.", "Research shows it works"),
        ("under-qualified", "", ["evidence-mixed", "relief-varies-by-patient"]),
    ),
    (
        ("evidence-claim", "", "Science proves it for your hip.", "Science proves it for your hip"),
        (
            "contradicted",
            '"proves" against only a few small studies of the hip',
            ["hip-evidence-small-studies"],
        ),
    ),
    (
        ("cell-product", "", "50 million live cells per dose.", "50 million live cells per dose"),
        (
            "unsupported",
            "none of the documents states how many cells, how alive or what dose",
            ["no-cell-count"],
        ),
    ),
    (
        ("cell-product", "", "98% viability.", "98% viability"),
        (
            "unsupported",
            "none of the documents states how many cells, how alive or what dose",
            ["no-cell-count"],
        ),
    ),
    (
        ("cell-product", "", "Exosomes of the highest purity.", "Exosomes of the highest purity"),
        ("unsupported", "", ["fda-no-exosome-approved", "no-exosome-or-amniotic-result"]),
    ),
    (
        (
            "cell-product",
            "",
            "The youngest cells from umbilical cord.",
            "The youngest cells from umbilical cord",
        ),
        ("under-qualified", "", ["new-sources-only-explored", "cord-cells-come-from-donors"]),
    ),
    (
        ("cost-urgency", "", "Covered by Medicare.", "Covered by Medicare"),
        (
            "contradicted",
            "cover against most insurers, who do not pay",
            ["insurance-mostly-not-covered"],
        ),
    ),
    (
        ("cost-urgency", "", "From only $1,500 a knee.", "From only $1,500 a knee"),
        (
            "unsupported",
            "only $1,500 against $3,000 to $10,000 (procedure) "
            "and $1,150 to $12,000 (65 centres, a knee, 2017)",
            ["price-survey-2017", "cost-3000-10000"],
        ),
    ),
    (
        ("cost-urgency", "", "Our price is $30,000.", "Our price is $30,000"),
        (
            "under-qualified",
            "$30,000 against $5,000 to $20,000 (cycle) and $3,000 to $10,000 (procedure)",
            ["cost-5000-20000", "cost-3000-10000"],
        ),
    ),
    (
        ("cost-urgency", "", "An affordable treatment.", "An affordable treatment"),
        ("unsupported", '"affordable" against $3,000 to $10,000 (procedure)', ["cost-3000-10000"]),
    ),
    (("cost-urgency", "", "Only 3 chairs left.", "Only 3 chairs left"), ("house rule", "", [])),
    (
        ("cost-urgency", "", "£1,950 for the package.", "£1,950 for the package"),
        ("house rule", "", []),
    ),
    (
        ("candidacy", "", "Suitable at any age.", "Suitable at any age"),
        (
            "contradicted",
            "no document sets an age limit, and suitability is for an assessment to find",
            ["not-suitable-for-everyone", "assessment-before-treatment"],
        ),
    ),
    (
        (
            "candidacy",
            "",
            "Anyone can benefit, even bone on bone.",
            "Anyone can benefit, even bone on bone",
        ),
        (
            "contradicted",
            (
                '"Anyone" against mild to moderate pain after conservative care and '
                "less to gain in advanced arthritis"
            ),
            ["typical-candidate", "bone-on-bone-less-benefit"],
        ),
    ),
    (
        ("candidacy", "", "For patients from age 18 to 95.", "For patients from age 18 to 95"),
        (
            "unsupported",
            "none of the documents gives an age limit",
            ["assessment-before-treatment", "no-age-limit"],
        ),
    ),
    (
        ("cure", "", "It cures arthritis.", "It cures arthritis"),
        ("contradicted", "", ["not-a-guaranteed-cure", "progression-not-shown-slowed"]),
    ),
    (
        (
            "cure",
            "not-a-guaranteed-cure",
            "Cures chronic pain for good.",
            "Cures chronic pain for good",
        ),
        ("contradicted", "", ["not-a-guaranteed-cure"]),
    ),
    (
        ("cure", "", "Pain gone for ten years.", "Pain gone for ten years"),
        (
            "exceeds",
            "120 months against 6 (review of 25 trials, slight) and 24 (some studies)",
            ["knee-review-25-trials-slight", "relief-1-2-years-some-studies"],
        ),
    ),
    (
        (
            "regeneration",
            "cartilage-not-rebuilt cartilage-effect-modest",
            "Our injections regrow knee cartilage.",
            "regrow knee cartilage",
        ),
        ("contradicted", "", ["cartilage-not-rebuilt", "cartilage-effect-modest"]),
    ),
    (
        (
            "regeneration",
            "cartilage-not-rebuilt cartilage-effect-modest",
            "It rebuilds your discs.",
            "It rebuilds your discs",
        ),
        ("unsupported", "", ["back-pain-not-established", "tendon-disc-uses-in-trials"]),
    ),
    (
        ("regeneration", "", "Regrow 40% of your cartilage.", "Regrow 40% of your cartilage"),
        ("contradicted", "", ["cartilage-not-rebuilt", "cartilage-effect-modest"]),
    ),
    (
        ("regeneration", "cartilage-not-rebuilt repair-is-an-aim", "Regrow hair.", "Regrow hair"),
        ("under-qualified", "", ["repair-is-an-aim"]),
    ),
    (
        (
            "recovery",
            "",
            "Our procedure takes 30 minutes and brings relief for four years.",
            "relief for four years",
        ),
        (
            "exceeds",
            "48 months against 6 (review of 25 trials, slight) and 24 (some studies)",
            ["knee-review-25-trials-slight", "relief-1-2-years-some-studies"],
        ),
    ),
    (
        (
            "recovery",
            "",
            "You may be sore, but relief lasts three years in the hip.",
            "relief lasts three years",
        ),
        (
            "exceeds",
            "36 months against 24 (some studies)",
            ["relief-1-2-years-some-studies"],
        ),
    ),
    (
        (
            "safety",
            "",
            "Never a complication in hip patients.",
            "Never a complication in hip patients",
        ),
        ("contradicted", "", ["risks-exist"]),
    ),
    (
        ("candidacy", "", "Open to every patient.", "Open to every patient"),
        (
            "contradicted",
            (
                '"every patient" against mild to moderate pain after conservative care '
                "and less to gain in advanced arthritis"
            ),
            ["typical-candidate", "bone-on-bone-less-benefit"],
        ),
    ),
    (
        (
            "superiority",
            "surgery-or-drug-avoidance-unproven",
            "Longer relief than surgery in the knee.",
            "Longer relief than surgery in the knee",
        ),
        (
            "unsupported",
            "",
            ["surgery-or-drug-avoidance-unproven", "joint-replacement-gold-standard"],
        ),
    ),
    (
        (
            "guarantee",
            "relief-varies-by-patient",
            "Guaranteed relief for your back pain.",
            "Guaranteed relief for your back pain",
        ),
        ("under-qualified", "", ["relief-varies-by-patient", "back-pain-review-mixed"]),
    ),
    (
        (
            "guarantee",
            "knee-review-25-trials-slight",
            "We promise relief in your hip.",
            "We promise relief in your hip",
        ),
        ("contradicted", "", ["hip-evidence-small-studies", "not-a-guaranteed-cure"]),
    ),
    (
        (
            "evidence-claim",
            "",
            "Countless studies support it for the hip.",
            "Countless studies support it for the hip",
        ),
        (
            "contradicted",
            '"Countless" against only a few small studies of the hip',
            ["hip-evidence-small-studies"],
        ),
    ),
    (("cost-urgency", "", "Get $500 off today.", "Get $500 off today"), ("house rule", "", [])),
    (
        ("superiority", "", "None needed surgery.", "None needed surgery"),
        (
            "contradicted",
            '"None needed surgery" against 1 knee patient who needed surgery',
            ["knee-case-surgery-for-masses"],
        ),
    ),
    (
        ("testimonial", "", "Pain free in two days, says Ann.", "Pain free in two days, says Ann"),
        (
            "contradicted",
            "two days against a few weeks at the earliest",
            ["onset-weeks-full-effect-months", "instant-relief-unrealistic"],
        ),
    ),
    (
        ("success-rate", "", "Improves 85 times in 100.", "Improves 85 times in 100"),
        ("unsupported", "none of the documents gives a percentage", ["no-success-percentage"]),
    ),
    (
        ("recovery", "", "Results last up to two years.", "Results last up to two years"),
        (
            "under-qualified",
            "24 months against 6 (review of 25 trials, slight) and 24 (some studies)",
            ["knee-review-25-trials-slight", "relief-1-2-years-some-studies"],
        ),
    ),
]


@pytest.mark.parametrize(("claim", "expected"), CLAIMS)
def test_a_claim_has_its_verdict_comparison_and_entries(
    claim: tuple[str, str, str, str], expected: tuple[str, str, list[str]]
) -> None:
    label, named, sentence, phrase = claim
    amounts_in_it = quantities(sentence, READINGS)
    found = answer(
        Assertion(label, tuple(named.split()), sentence, phrase, amounts_in_it), LEDGER, ""
    )
    assert found is not None
    assert (found.verdict, found.comparison, [entry.id for entry in found.entries]) == expected


@pytest.mark.parametrize("label", ["hype", "credentials", "cost-urgency"])
def test_puffery_rank_and_hurry_are_house_rules_without_entries(label: str) -> None:
    found = answer(
        Assertion(label, (), "The best clinic, book now.", "best clinic", ()), LEDGER, ""
    )
    assert found is not None
    assert (found.verdict, found.entries, found.comparison) == ("house rule", (), "")


def test_a_ledger_without_entries_supports_nothing() -> None:
    claim = Assertion("cure", ("not-a-guaranteed-cure",), "It cures pain.", "cures pain", ())
    found = answer(claim, Ledger({}, (), LEDGER.scopes), "")
    assert found is not None
    assert (found.verdict, found.entries) == ("unsupported", ())


@pytest.mark.parametrize(
    ("words", "text", "stands"),
    [
        (("cure",), "A Cure for all", "Cure"),
        (("cure",), "Secure and cured", ""),
        (("cure",), "Secured: a cure.", "cure"),
        (("long-term relief",), "It is LONG term  relief", "LONG term  relief"),
        (("long term relief",), "long-term relief", "long-term relief"),
        (("year's end",), "By year\u2019s end", "year\u2019s end"),
        (("ten", "ten years"), "for ten years", "ten years"),
        (("years", "for ten"), "for ten years", "for ten"),
        (("cure",), "\u0130t is a cure", "cure"),
        ((), "a cure", ""),
    ],
)
def test_a_phrase_is_found_as_it_stands_in_the_text(
    words: tuple[str, ...], text: str, stands: str
) -> None:
    assert topics.find(words, text) == stands
