"""Every amount a sentence holds, with its value and its place; and what only looks like one."""

from math import inf
from pathlib import Path

import pytest

import rulesets
from checker.judging.quantities import quantities
from checker.model.phrases import Quantity
from checker.rules import amounts

READINGS = amounts.load([Path(rulesets.__file__).parent / "english" / "amounts.toml"])

Row = tuple[str, float, float, str, str]

AMOUNTS: list[tuple[str, list[Row]]] = [
    ("relief for 10 years", [("duration", 120.0, 120.0, "", "10 years")]),
    ("lasts ten years", [("duration", 120.0, 120.0, "", "ten years")]),
    ("in six weeks", [("duration", 1.38, 1.38, "", "six weeks")]),
    ("Works within 24 hours.", [("duration", 0.033, 0.033, "within", "within 24 hours")]),
    ("a couple of months", [("duration", 2.0, 2.0, "", "a couple of months")]),
    ("better overnight", [("duration", 0.033, 0.033, "", "overnight")]),
    ("decades of relief", [("duration", 240.0, inf, "", "decades")]),
    ("92%", [("percent", 92.0, 92.0, "", "92%")]),
    ("92 percent of knees", [("percent", 92.0, 92.0, "", "92 percent")]),
    ("ninety per cent", [("percent", 90.0, 90.0, "", "ninety per cent")]),
    ("nine out of ten", [("percent", 90.0, 90.0, "", "nine out of ten")]),
    ("9 in 10", [("percent", 90.0, 90.0, "", "9 in 10")]),
    ("three quarters of patients", [("percent", 75.0, 75.0, "", "three quarters")]),
    ("half of our patients", [("percent", 50.0, 50.0, "", "half")]),
    ("50 million cells", [("count", 50000000.0, 50000000.0, "", "50 million")]),
    ("12,000 procedures", [("count", 12000.0, 12000.0, "", "12,000")]),
    ("over 5,000", [("count", 5000.0, 5000.0, "over", "over 5,000")]),
    ("$5,000", [("money", 5000.0, 5000.0, "", "$5,000")]),
    ("£3.5k", [("money", 3500.0, 3500.0, "", "£3.5k")]),
    ("5,000 dollars", [("money", 5000.0, 5000.0, "", "5,000 dollars")]),
    ("a 65-year-old", [("age", 65.0, 65.0, "", "65-year-old")]),
    ("age 40 to 80", [("age", 40.0, 80.0, "", "40 to 80")]),
    ("3x stronger", [("times", 3.0, 3.0, "", "3x")]),
    ("twelve times", [("times", 12.0, 12.0, "", "twelve times")]),
    ("a twofold rise", [("times", 2.0, 2.0, "", "twofold")]),
    ("15 mL", [("dose", 15.0, 15.0, "", "15 mL")]),
    ("six to twelve weeks", [("duration", 1.38, 2.76, "", "six to twelve weeks")]),
    ("70-90%", [("percent", 70.0, 90.0, "", "70-90%")]),
    ("$3,000 to $10,000", [("money", 3000.0, 10000.0, "", "$3,000 to $10,000")]),
    ("$3-10k", [("money", 3000.0, 10000.0, "", "$3-10k")]),
    ("six months to two years", [("duration", 6.0, 24.0, "", "six months to two years")]),
    ("one to two years", [("duration", 12.0, 24.0, "", "one to two years")]),
    ("Nine dogs in ten", [("percent", 90.0, 90.0, "", "Nine dogs in ten")]),
    ("85 times in 100", [("percent", 85.0, 85.0, "", "85 times in 100")]),
    (
        "more than 7 patients in 10",
        [("percent", 70.0, 70.0, "more than", "more than 7 patients in 10")],
    ),
    ("8/10 knees", [("percent", 80.0, 80.0, "", "8/10")]),
    ("a year and a half", [("duration", 18.0, 18.0, "", "a year and a half")]),
    ("two and a half years", [("duration", 30.0, 30.0, "", "two and a half years")]),
    (
        "one hundred and seventy-two people",
        [("count", 172.0, 172.0, "", "one hundred and seventy-two")],
    ),
    ("half a million cells", [("count", 500000.0, 500000.0, "", "half a million")]),
    ("thousands of studies", [("count", 2000.0, inf, "", "thousands")]),
    ("men over fifty", [("age", 50.0, 50.0, "over", "over fifty")]),
    ("people aged 12", [("age", 12.0, 12.0, "", "12")]),
    ("under 16", [("age", 16.0, 16.0, "under", "under 16")]),
    ("120 BILLION reasons", [("count", 120000000000.0, 120000000000.0, "", "120 BILLION")]),
    (
        "Ten to twenty billion lymphocytes",
        [("count", 10000000000.0, 20000000000.0, "", "Ten to twenty billion")],
    ),
    ("AED 14,500", [("money", 14500.0, 14500.0, "", "AED 14,500")]),
    ("€500 off", [("money", 500.0, 500.0, "", "€500")]),
    ("two thirds", [("percent", 66.667, 66.667, "", "two thirds")]),
    ("a third of patients", [("percent", 33.333, 33.333, "", "a third")]),
    ("in as little as 3 days", [("duration", 0.099, 0.099, "as little as", "as little as 3 days")]),
    ("from $1,500", [("money", 1500.0, 1500.0, "from", "from $1,500")]),
    ("in under 30 minutes", [("duration", 0.001, 0.001, "under", "under 30 minutes")]),
    ("a few days", [("duration", 0.099, 0.164, "", "a few days")]),
    ("several weeks", [("duration", 0.69, 1.61, "", "several weeks")]),
    ("1.5 years", [("duration", 18.0, 18.0, "", "1.5 years")]),
    ("a 24-hour line", [("duration", 0.033, 0.033, "", "24-hour")]),
    ("same-day results", [("duration", 0.033, 0.033, "", "same-day")]),
    ("results in weeks", [("duration", 0.46, 1.61, "", "weeks")]),
    ("within a week", [("duration", 0.23, 0.23, "within", "within a week")]),
    ("between $500 and $2,500", [("money", 500.0, 2500.0, "between", "between $500 and $2,500")]),
    ("up to 80% of joints", [("percent", 80.0, 80.0, "up to", "up to 80%")]),
    ("almost half of men", [("percent", 50.0, 50.0, "almost", "almost half")]),
    ("1 in 1,000", [("percent", 0.1, 0.1, "", "1 in 1,000")]),
    ("90–100%", [("percent", 90.0, 100.0, "", "90–100%")]),
    ("Zero adverse events", [("count", 0.0, 0.0, "", "Zero")]),
    ("in 2000 patients", [("count", 2000.0, 2000.0, "", "2000")]),
    ("up to five years", [("duration", 60.0, 60.0, "up to", "up to five years")]),
    ("ten-year relief", [("duration", 120.0, 120.0, "", "ten-year")]),
    ("half an hour", [("duration", 0.001, 0.001, "", "half an hour")]),
    ("twice the dose", [("times", 2.0, 2.0, "", "twice")]),
    ("seven out of every ten", [("percent", 70.0, 70.0, "", "seven out of every ten")]),
    ("nearly ten years", [("duration", 120.0, 120.0, "nearly", "nearly ten years")]),
    ("ages 18–80", [("age", 18.0, 80.0, "", "18–80")]),
    ("next day", [("duration", 0.033, 0.033, "", "next day")]),
    ("1-2 years", [("duration", 12.0, 24.0, "", "1-2 years")]),
    ("12k patients", [("count", 12000.0, 12000.0, "", "12k")]),
    ("$1.5 million", [("money", 1500000.0, 1500000.0, "", "$1.5 million")]),
    ("two business days", [("duration", 0.066, 0.066, "", "two business days")]),
    ("for a month", [("duration", 1.0, 1.0, "", "a month")]),
    (
        "as many as 10 million cells",
        [("count", 10000000.0, 10000000.0, "as many as", "as many as 10 million")],
    ),
    ("less than two hours", [("duration", 0.003, 0.003, "less than", "less than two hours")]),
    ("at least seven days", [("duration", 0.23, 0.23, "at least", "at least seven days")]),
    ("5 cc of marrow", [("dose", 5.0, 5.0, "", "5 cc")]),
    ("tenfold", [("times", 10.0, 10.0, "", "tenfold")]),
    ("100% natural", [("percent", 100.0, 100.0, "", "100%")]),
    ("months of comfort", [("duration", 2.0, 11.0, "", "months")]),
    ("İ 5 days", [("duration", 0.164, 0.164, "", "5 days")]),
    # --- halves, fractions and powers
    ("2½ years", [("duration", 30.0, 30.0, "", "2½ years")]),
    ("one-and-a-half years", [("duration", 18.0, 18.0, "", "one-and-a-half years")]),
    ("half a decade", [("duration", 60.0, 60.0, "", "half a decade")]),
    ("half a year", [("duration", 6.0, 6.0, "", "half a year")]),
    ("a dozen years", [("duration", 144.0, 144.0, "", "a dozen years")]),
    ("three fourths of knees", [("percent", 75.0, 75.0, "", "three fourths")]),
    ("over half see relief", [("percent", 50.0, 50.0, "over", "over half")]),
    (".5% of cases", [("percent", 0.5, 0.5, "", ".5%")]),
    ("5 × 10^6 cells", [("count", 5000000.0, 5000000.0, "", "5 × 10^6")]),
    ("10⁸ exosomes", [("count", 100000000.0, 100000000.0, "", "10⁸")]),
    ("5e6 cells", [("count", 5000000.0, 5000000.0, "", "5e6")]),
    ("10 000 patients", [("count", 10000.0, 10000.0, "", "10 000")]),
    # --- ranges
    (
        "between six and twelve months",
        [("duration", 6.0, 12.0, "between", "between six and twelve months")],
    ),
    ("85%-95% of patients", [("percent", 85.0, 95.0, "", "85%-95%")]),
    ("a year or two", [("duration", 12.0, 24.0, "", "a year or two")]),
    ("a day or so", [("duration", 0.033, 0.066, "", "a day or so")]),
    ("$5K-$8K", [("money", 5000.0, 8000.0, "", "$5K-$8K")]),
    # --- bounds before and behind
    ("10+ years of relief", [("duration", 120.0, inf, "", "10+ years")]),
    ("two years or more", [("duration", 24.0, inf, "", "two years or more")]),
    ("three years and beyond", [("duration", 36.0, inf, "", "three years and beyond")]),
    ("2 days or less", [("duration", 0.0, 0.066, "", "2 days or less")]),
    ("50%+ improve", [("percent", 50.0, inf, "", "50%+")]),
    ("$3,000+ a knee", [("money", 3000.0, inf, "", "$3,000+")]),
    (
        "upwards of three years",
        [("duration", 36.0, 36.0, "upwards of", "upwards of three years")],
    ),
    ("north of 90%", [("percent", 90.0, 90.0, "north of", "north of 90%")]),
    (
        "a minimum of two years",
        [("duration", 24.0, 24.0, "a minimum of", "a minimum of two years")],
    ),
    ("just under two weeks", [("duration", 0.46, 0.46, "just under", "just under two weeks")]),
    (
        "in excess of 10 million cells",
        [("count", 1e7, 1e7, "in excess of", "in excess of 10 million")],
    ),
    ("as soon as 3 days", [("duration", 0.099, 0.099, "as soon as", "as soon as 3 days")]),
    (
        "no less than five years",
        [("duration", 60.0, 60.0, "no less than", "no less than five years")],
    ),
    # --- words that give no number
    ("a handful of days", [("duration", 0.099, 0.164, "", "a handful of days")]),
    ("a number of years", [("duration", 24.0, 84.0, "", "a number of years")]),
    ("a few million cells", [("count", 3e6, 5e6, "", "a few million")]),
    ("several thousand people", [("count", 3000.0, 7000.0, "", "several thousand")]),
    ("a couple of hundred cases", [("count", 200.0, 200.0, "", "a couple of hundred")]),
    ("hundreds of thousands of cells", [("count", 2e5, inf, "", "hundreds of thousands")]),
    ("tens of millions of cells", [("count", 2e7, inf, "", "tens of millions")]),
    ("dozens of trials", [("count", 24.0, inf, "", "dozens")]),
    ("scores of patients", [("count", 40.0, inf, "", "scores")]),
    ("several long months", [("duration", 3.0, 7.0, "", "several long months")]),
    ("the next morning", [("duration", 0.033, 0.033, "", "next morning")]),
    ("pain free tomorrow", [("duration", 0.033, 0.033, "", "tomorrow")]),
    ("within the hour", [("duration", 0.001, 0.001, "", "within the hour")]),
    ("in a fortnight", [("duration", 0.46, 0.46, "", "fortnight")]),
    # --- units, coins and shares
    ("a 72h result", [("duration", 0.099, 0.099, "", "72h")]),
    ("6 short weeks", [("duration", 1.38, 1.38, "", "6 short weeks")]),
    ("ten good years", [("duration", 120.0, 120.0, "", "ten good years")]),
    ("85 pct", [("percent", 85.0, 85.0, "", "85 pct")]),
    ("85 per 100 patients", [("percent", 85.0, 85.0, "", "85 per 100")]),
    ("nine of our ten patients", [("percent", 90.0, 90.0, "", "nine of our ten")]),
    ("9 of every 10 knees", [("percent", 90.0, 90.0, "", "9 of every 10")]),
    ("one patient in ten thousand", [("percent", 0.01, 0.01, "", "one patient in ten thousand")]),
    ("US$5,000", [("money", 5000.0, 5000.0, "", "US$5,000")]),
    ("€3.000", [("money", 3000.0, 3000.0, "", "€3.000")]),
    ("aged 45 and over", [("age", 45.0, inf, "", "45 and over")]),
    ("18 and older", [("age", 18.0, inf, "", "18 and older")]),
    ("in their 70s", [("age", 70.0, 79.0, "", "70s")]),
    ("women in their eighties", [("age", 80.0, 89.0, "", "eighties")]),
]

NO_AMOUNTS = [
    "at any age",
    "three times a week",
    "twice a week",
    "open 24/7",
    "Suite 140",
    "April 13",
    "type 1 diabetes",
    "since 2013",
    "call (713) 555-0162",
    "open 8:00–5:00",
    "4.9 out of 5 stars",
    "one of the best",
    "a second opinion",
    "a third party",
    "COVID-19",
    "the L4-5 disc",
    "No. 1 clinic",
    "stage 4",
    "510(k)",
    "vitamin B12",
    "CD34+ cells",
    "every day",
    "day one",
    "once in a lifetime",
    "grade 3",
    "an X-ray",
    "the last decade",
    "Our injections may help some people.",
    "a 22-gauge needle",
    "a second look",
    "once a year",
    "the first year",
    "half-hearted",
    "a few of us",
    "the other half",
    "ISO 9001",
    "Interstate 35",
    "a two-way street",
    "fully licensed since 1998",
    "Form 1040",
    "the 1990s",
    "next to the station",
    "number one",
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_an_amount_has_a_kind_a_value_a_bound_and_a_place(text: str, expected: list[Row]) -> None:
    found = [
        (q.kind, round(q.low, 3), round(q.high, 3), q.bound, text[q.start : q.end])
        for q in quantities(text, READINGS)
    ]
    assert found == expected


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_what_only_looks_like_an_amount_is_none(text: str) -> None:
    assert quantities(text, READINGS) == ()


def test_money_keeps_its_currency_and_a_duration_its_unit() -> None:
    assert quantities("£3,500 and six weeks", READINGS) == (
        Quantity("money", 3500.0, 3500.0, "", 0, 6, "GBP"),
        Quantity("duration", 504 / 365.25, 504 / 365.25, "", 11, 20, "week"),
    )


def test_a_sentence_gives_its_amounts_from_left_to_right() -> None:
    text = "81.4% improved, and over half of them for two years, at $5,000 a knee."
    assert [text[q.start : q.end] for q in quantities(text, READINGS)] == [
        "81.4%",
        "over half",
        "two years",
        "$5,000",
    ]
