"""Each figure of the documents against copy in other words, from the sentence to the verdict."""

import pytest

from checker import samples
from checker.answering import judged_with_evidence
from checker.engine import findings
from checker.judging.judge import Bench
from checker.model.reports import Finding

# sentence, verdict that one of its findings has, words of that finding's comparison
BEYOND = [
    # relief, pooled: 6 months, knee
    ("Your knee will feel better for six months.", "under-qualified", "6 months against 6 (review"),
    ("Half a year without knee pain.", "under-qualified", "6 months against 6 (review"),
    (
        "One shot keeps your knee comfortable for five months.",
        "under-qualified",
        "5 months against",
    ),
    # relief, best case: 24 months
    ("The relief lasts twelve months.", "under-qualified", "12 months against 6 (review of 25"),
    ("Relief holds for about a year and a half.", "under-qualified", "18 months against"),
    ("One injection gives you five years without knee pain.", "exceeds", "60 months against 6 ("),
    (
        "Results that last a decade.",
        "exceeds",
        "120 months against 6 (review of 25 trials, slight)",
    ),
    ("It lasts well over two years.", "exceeds", "well over 24 months against"),
    ("Effects last 5+ years.", "exceeds", "60 months or more against"),
    ("Enjoy lifelong relief from stiffness.", "exceeds", '"lifelong" against 6 months'),
    ("Your back will stay pain-free for life.", "exceeds", '"for life" against 24 months'),
    # against steroid injections
    ("Our injections outlast cortisone shots.", "contradicted", "none at 12 months (MILES)"),
    ("Lasts three times as long as a steroid shot.", "contradicted", "none at 12 months (MILES)"),
    ("More effective than steroid shots.", "contradicted", "none at 12 months (MILES)"),
    # first effect
    ("Pain relief starts the same day.", "contradicted", "a few weeks at the earliest"),
    (
        "Your pain is gone within three days.",
        "contradicted",
        "within three days against a few weeks",
    ),
    ("Relief arrives right away.", "contradicted", '"right away" against a few weeks'),
    # full effect
    ("You reach the full effect in four weeks.", "exceeds", "against 2 to 3 months or longer"),
    ("Complete healing within 30 days.", "exceeds", "1 month against 2 to 3 months or longer"),
    ("Maximum benefit arrives in just three weeks.", "exceeds", "0.7 months against 2 to 3"),
    # soreness
    ("A pain-free procedure with zero downtime.", "contradicted", "soreness for a few days"),
    ("There is no soreness afterwards.", "contradicted", '"no soreness" against soreness for a'),
    ("You will have zero discomfort.", "contradicted", '"zero discomfort" against soreness'),
    # return to activity
    ("Walk out and go back to work.", "exceeds", "days for most (one document"),
    ("Back to sport in 24 hours.", "exceeds", "24 hours against days for most"),
    (
        "Most patients resume daily life in a few days.",
        "under-qualified",
        "days for most (one document",
    ),
    # deterioration after early relief
    (
        '"Three months on, my knee feels brand new," says Carol.',
        "under-qualified",
        "3 months against",
    ),
    ('"Five months later I\'m skiing on my old knee," Tom says.', "under-qualified", "5 months"),
    ('"It has been four weeks and my knee no longer hurts."', "under-qualified", "0.9 months"),
    # trials
    ("Hundreds of studies prove it works.", "unsupported", "against 25 (the largest review named)"),
    ("Backed by over 3,000 clinical studies.", "unsupported", "over 3,000 against 25"),
    ("Countless trials confirm the benefit.", "unsupported", '"Countless" against 25'),
    # hip studies
    ("Clinically proven relief for your hip.", "contradicted", "a few small studies of the hip"),
    ("The hip is well studied, and the results are excellent.", "contradicted", "of the hip"),
    ("Numerous studies support stem cells for the hip.", "contradicted", "of the hip"),
    # head-to-head
    ("Studies show it outperforms steroid injections.", "contradicted", "head-to-head trial"),
    ("Research proves that it beats other injections.", "contradicted", "head-to-head trial"),
    ("Trials have shown our cells to be superior to cortisone.", "contradicted", "trial"),
    # approval
    ("FDA-cleared stem cells for your knee.", "contradicted", "0 stem cell products approved"),
    ("We use only FDA-approved stem cells.", "contradicted", "0 stem cell products approved"),
    ("Our lab is FDA-registered.", "contradicted", "a registration, which is no approval"),
    # the lighter path
    ("Donor cells are exempt from FDA oversight.", "contradicted", "three conditions, of which"),
    ("Your own cells are exempt from FDA rules.", "unsupported", "three conditions, all of them"),
    ("Our procedure is exempt under section 361.", "unsupported", "three conditions, all of them"),
    # price
    ("A full course of stem cell therapy costs $25,000.", "under-qualified", "$5,000 to $20,000"),
    (
        "Stem cell treatment is priced at $42,500.",
        "under-qualified",
        "$3,000 to $10,000 (procedure)",
    ),
    ("The whole treatment costs $32,000.", "under-qualified", "$32,000 against"),
    # cheap
    ("Stem cell injections from $1,500.", "unsupported", "from $1,500 against $3,000 to $10,000"),
    ("Stem cells at a price everyone can afford.", "unsupported", '"afford" against $3,000'),
    ("Low-cost stem cell injections.", "unsupported", '"Low-cost" against $3,000 to $10,000'),
    # insurance
    (
        "Medicare pays for your stem cell injection.",
        "contradicted",
        "most insurers, who do not pay",
    ),
    ("Most health plans cover our stem cell treatment.", "contradicted", "most insurers"),
    ("Insurance will pick up the bill.", "contradicted", "cover against most insurers"),
    # severity of the candidate
    ("It helps at any stage of arthritis.", "contradicted", "mild to moderate pain after"),
    (
        "Suitable for every patient, however severe the arthritis.",
        "contradicted",
        "advanced arthritis",
    ),
    ("Anyone with joint pain can have it.", "contradicted", '"Anyone" against mild to moderate'),
    # kinds of arthritis
    ("Effective for all types of arthritis.", "under-qualified", "one of more than 100 kinds"),
    ("It relieves arthritis of all joints.", "under-qualified", "research chiefly on the knee"),
    ("Knee trials show that it helps all your joints.", "under-qualified", "chiefly on the knee"),
    # harm
    ("No complications have ever been reported.", "contradicted", "3 knee patients with fibrous"),
    ("We have never had a complication.", "contradicted", "3 knee patients with fibrous"),
    ("There have been zero adverse events.", "contradicted", "1 back patient with an infection"),
    # ages
    ("At any age, you can benefit.", "contradicted", "no document sets an age limit"),
    (
        "Ideal for patients from 45 to 65.",
        "unsupported",
        "none of the documents gives an age limit",
    ),
    ("The drip is recommended for people aged 25 to 95.", "unsupported", "gives an age limit"),
    # success
    (
        "93 percent of our patients improve.",
        "unsupported",
        "none of the documents gives a percentage",
    ),
    ("Four in five clients cancel surgery.", "unsupported", "gives a percentage"),
    ("Pain falls by 80 per cent.", "unsupported", "gives a percentage"),
    # complications
    ("The infection rate is below 0.1%.", "unsupported", "gives a rate for any complication"),
    ("Just one patient in ten thousand has a reaction.", "unsupported", "gives a rate for any"),
    ("Side effects are seen in only two percent of cases.", "unsupported", "gives a rate for any"),
    # cells
    ("Each vial holds 50 million live cells.", "unsupported", "how many cells, how alive or what"),
    ("Our cells are 98% viable.", "unsupported", "how many cells, how alive or what dose"),
    ("Five million living stem cells in each syringe.", "unsupported", "how many cells"),
    # ... and more of each row, in wordings of their own
    ("Most people enjoy a year or two of pain relief.", "under-qualified", "12 to 24 months"),
    ("Benefits hold for between two and four years.", "exceeds", "24 to 48 months against 6"),
    ("Relief may last for ten years.", "exceeds", "120 months against 6 (review of 25"),
    ("In some studies relief lasted five years.", "exceeds", "60 months against 6 (review"),
    ("Some studies report relief for up to two years.", "under-qualified", "24 months against"),
    ("Relief that never fades.", "exceeds", '"never fades" against 6 months'),
    ("Our hip injection gives you twelve months without pain.", "under-qualified", "24 (some"),
    ("Twice as effective as a corticosteroid shot.", "contradicted", "none at 12 months (MILES)"),
    (
        "Clinical trials demonstrate longer relief than with corticosteroids.",
        "contradicted",
        "none at 12 months (MILES)",
    ),
    ("Instant comfort from the moment of injection.", "contradicted", "a few weeks at the earl"),
    ("Two weeks later I was playing tennis again.", "under-qualified", "two weeks against a few"),
    ("Just 10 days later, I could climb stairs again.", "contradicted", "just 10 days against"),
    ("You feel better by day 2.", "contradicted", "day 2 against a few weeks at the earliest"),
    ("Complete healing by week three.", "exceeds", "0.7 months against 2 to 3 months or longer"),
    ("You won't feel any soreness afterwards.", "contradicted", '"any soreness" against soreness'),
    ("The injection does not hurt one bit.", "contradicted", "against soreness for a few days"),
    ("Be back on the golf course the next day.", "exceeds", "next day against days for most"),
    ("More than forty peer-reviewed articles show that it works.", "unsupported", "against 25"),
    ("Stem cells for hip arthritis are extensively studied.", "contradicted", "of the hip"),
    ("The most researched treatment for worn hips.", "contradicted", "of the hip"),
    ("Because the cells are yours, the FDA does not regulate it.", "unsupported", "three condit"),
    ("Works for severe, end-stage osteoarthritis.", "contradicted", '"severe" against mild to'),
    ("No patient is too far gone.", "contradicted", '"too far gone" against mild to moderate'),
    ("A proven answer for all types of arthritis.", "under-qualified", "chiefly on the knee"),
    ("Not a single patient has had a complication.", "contradicted", "3 knee patients with fib"),
    ("None of our patients has ever been harmed.", "contradicted", "3 knee patients with fibr"),
    ("Nobody has ever needed surgery after our injections.", "contradicted", "1 knee patient who"),
    ("The risk of infection is below 0.1%.", "unsupported", "gives a rate for any complication"),
    ("The perfect treatment for people over 65.", "unsupported", "gives an age limit"),
]

# Figures that agree with the documents, as they hedge them, and figures that claim nothing.
SILENT = [
    "In a review of 25 trials, knee pain may improve slightly for up to six months.",
    "Some studies report relief for one to two years. The largest review found six months.",
    "Treatment with stem cells costs $6,000 per joint.",
    "A stem cell session costs between $4,000 and $9,000.",
    "Most insurers do not cover it.",
    "One trial found no significant advantage over a steroid injection after one year.",
    "Any change may take weeks, and the full effect two to three months or longer.",
    "It may take two to three months or longer until the full effect is felt.",
    "Our 24-hour hotline is staffed by nurses.",
    "There are over 100 types of arthritis.",
    "A 65-year-old patient asked us about parking.",
    "Call us at (512) 555-0148 between 8 and 5.",
    "Our office is at 2400 North Lamar Boulevard, Suite 310.",
    "We use a 22-gauge needle and 5 mL of local anaesthetic.",
    "The clinic opened its doors in 1998.",
    "We have been in business for 27 years.",
    "Your first visit takes about 45 minutes.",
    "Please arrive 15 minutes before your appointment.",
    "Parking costs $6 for the first two hours.",
    "The consultation fee is $150.",
    "Bring a list of the 10 most recent medicines you have taken.",
    "About 32 million adults in the United States have osteoarthritis.",
    "One in four adults lives with some form of arthritis.",
    "The knee is made up of 3 bones and 4 main ligaments.",
    "Do not eat for six hours before the blood draw.",
    "We draw 60 mL of blood and spin it for 15 minutes.",
    "You must stop blood thinners seven days before the injection.",
    "Soreness usually lasts two to three days.",
    "Avoid heavy lifting for two weeks afterwards.",
    "Your follow-up visit is at six weeks.",
    "The study followed 480 people for 12 months.",
    "A total of 78 participants were randomised to saline.",
    "Only 1 of the 12 trials was blinded.",
    "Dr. Alvarez completed a 5-year residency and a 1-year fellowship.",
    "We are open Monday to Friday, 7:30 am to 6 pm.",
    "The building is 2 miles from Interstate 35.",
    "Copyright 2019-2026 Cedar Joint Clinic.",
    "We ask for 48 hours' notice if you need to cancel.",
    "In 2023, the FDA sent more than 20 letters to clinics.",
    "The L4-L5 disc sits between the fourth and fifth lumbar vertebrae.",
    "Osteoarthritis becomes more common after age 50.",
    "About 20% of people with back pain see a specialist.",
    "The lab report is ready within 5 business days.",
    "A centrifuge spins the tube at 3,200 revolutions per minute.",
    "Hip replacements wear out after 15 to 20 years in some patients.",
    "Up to 30% of people in the placebo group improved as well.",
    "Physical therapy twice a week for six weeks is the usual first step.",
    "The MRI takes 30 minutes and costs between $400 and $1,200.",
    "Steroid injections can be repeated every three months.",
    "No more than four steroid injections a year are advised.",
    "Relief may last up to two years for some people.",
    "Nobody has shown that relief lasts for five years.",
    "A trial is testing whether relief lasts for five years.",
    "A knee replacement may last 20 years.",
    "A cortisone shot gives quick relief that fades within months.",
    "Ice gives instant relief.",
    "The order arrives by day 3.",
    "The car park has 120 spaces and costs $4 an hour.",
    "Take 1,000 mg of vitamin C daily.",
    "We are on the 3rd floor, suite 310.",
    "Lift no more than 10 pounds for two weeks.",
    "Osteoarthritis affects one in five adults over 45.",
    "The study will run for five years and enrol 300 people.",
    "Ask about our 10% discount for teachers.",
    "More than 1,300 people took part in the 25 trials of the review.",
]


def found_in(text: str, at: Bench) -> list[Finding]:
    """Give the findings of *text* standing alone on a page."""
    page = samples.page(text)
    return [
        finding
        for unit in samples.read(text)
        for finding in findings(judged_with_evidence(unit, page, at), page, at)
    ]


@pytest.mark.parametrize(("text", "verdict", "words"), BEYOND)
def test_a_figure_is_set_against_that_of_the_documents(
    text: str, verdict: str, words: str, at: Bench
) -> None:
    answers = [finding.answer for finding in found_in(text, at)]
    assert [a for a in answers if a.verdict == verdict and words in a.comparison], answers


@pytest.mark.parametrize("text", SILENT)
def test_a_figure_that_agrees_or_claims_nothing_is_silent(text: str, at: Bench) -> None:
    assert [(f.rule, f.phrase) for f in found_in(text, at)] == []


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Relief lasts five years in the hip.", "knee-review-25-trials-slight"),
        ("Back pain relief for eight months.", "knee-review-25-trials-slight"),
        ("PRP gives relief for five years.", "relief-1-2-years-some-studies"),
        ("Works better than surgery.", "miles-no-advantage-over-steroid"),
        ("PRP beats cortisone.", "miles-no-advantage-over-steroid"),
        ("Rebuilds worn discs.", "cartilage-not-rebuilt"),
        ("FDA-approved exosomes.", "fda-none-approved-arthritis"),
    ],
)
def test_an_entry_never_speaks_of_another_joint_product_or_comparator(
    text: str, absent: str, at: Bench
) -> None:
    found = found_in(text, at)
    assert found
    assert absent not in [entry.id for f in found for entry in f.answer.entries]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("PRP rebuilds knee cartilage.", "restore-2021-plasma-knee"),
        ("FDA-approved exosomes.", "fda-no-exosome-approved"),
        ("FDA-approved PRP injections.", "plasma-kits-cleared-only"),
        ("Our umbilical cord cells carry no risk of infection.", "infections-cord-products-2018"),
    ],
)
def test_public_evidence_answers_what_the_documents_do_not(
    text: str, entry: str, at: Bench
) -> None:
    assert entry in [e.id for f in found_in(text, at) for e in f.answer.entries]
