"""Whole pages: the duties they meet or fail, by what words, and how far from the claim."""

import pytest

from checker.engine import check_bytes
from checker.judging.judge import Bench
from checker.model.regimes import Include, Regime
from checker.model.reports import Finding

DAY = "2026-11-21"
CLAIM = "Our stem cells regrow knee cartilage."
HEDGED = "Our stem cell injections may ease knee pain for some people."
STATUS = "No stem cell product is FDA-approved for arthritis."
RISKS = "Risks include infection, bleeding, more pain than before and no improvement at all."
LIMITS = "It has not been shown that the cells rebuild cartilage in hips."
FILLER = "The car park is behind the house. "


def _duties(
    text: str, at: Bench, name: str = "a.md", regime: Regime | None = None
) -> dict[str, Finding]:
    result = check_bytes(name, text.encode(), at, DAY, regime or Regime())
    assert result.reason == ""
    return {f.label: f for f in result.findings if f.kind == "duty"}


@pytest.mark.parametrize(
    "text",
    [
        "We are open from nine to five.\n\nCall us today for an appointment.",
        "Physical therapy may ease knee pain for some people.",
        f"{STATUS} It is not a cure.\n\nNot all patients will benefit.",
        "Our team is innovative, and our rooms are bright.",
    ],
)
def test_a_page_without_a_benefit_has_no_duties(at: Bench, text: str) -> None:
    assert _duties(text, at) == {}


def test_a_claim_calls_for_a_handful_of_statements(at: Bench) -> None:
    found = _duties(CLAIM, at)

    assert {label: str(f.severity) for label, f in found.items()} == {
        "duty-fda-status": "medium",
        "duty-risks": "medium",
        "duty-results-differ": "low",
        "duty-evidence-limits": "low",
    }
    assert {f.places[0].line for f in found.values()} == {1}


def test_a_page_that_says_what_it_must_has_none_left(at: Bench) -> None:
    page = f"{CLAIM}\n\n{STATUS} {RISKS}\n\n{LIMITS} Some people notice no change at all."

    assert _duties(page, at) == {}


def test_what_a_page_quotes_in_order_to_refute_it_calls_for_nothing(at: Bench) -> None:
    opening = "# Myths about stem cells\n\n## The claims\n\n"
    refuted = '**"Insurance will cover it soon."** I have heard that for ten years.'

    assert _duties(f"{opening}{refuted}", at) == {}
    assert "duty-cost" in _duties("Insurance will cover your stem cell injection.", at)


def test_a_disclaimer_does_not_cure_the_claim(at: Bench) -> None:
    page = f"{CLAIM}\n\n{STATUS} {RISKS} {LIMITS}"
    labels = {f.label for f in check_bytes("a.md", page.encode(), at, DAY).findings}

    assert "regeneration" in labels


def test_a_hedged_benefit_calls_for_the_status_alone(at: Bench) -> None:
    found = _duties(f"# Knees\n\n{HEDGED}", at)

    assert list(found) == ["duty-fda-status"]
    assert found["duty-fda-status"].rule == "us/duty-fda-status"
    assert found["duty-fda-status"].places[0].line == 3
    assert found["duty-fda-status"].answer.comparison == "nothing on the page says so"


@pytest.mark.parametrize(
    ("duty", "words", "quoted"),
    [
        ("duty-fda-status", "Not all treatments are FDA-approved.", "Not all treatments are FDA-"),
        ("duty-risks", "As with any procedure, there is some risk.", "As with any procedure"),
        ("duty-results-differ", "Results may vary.", "Results may vary"),
    ],
)
def test_a_weak_statement_is_named_as_weak(at: Bench, duty: str, words: str, quoted: str) -> None:
    found = _duties(f"{CLAIM}\n\n{words}", at)[duty]

    assert found.answer.comparison.startswith(f'only "{quoted}')
    assert "in line 3, which does not say enough" in found.answer.comparison


def test_two_risks_are_not_enough(at: Bench) -> None:
    found = _duties(f"{CLAIM}\n\nRisks include infection and bleeding.", at)

    assert "duty-risks" in found


def test_worse_pain_is_asked_for_where_risks_are_named_without_it(at: Bench) -> None:
    named = "Risks include infection, bleeding and allergic reactions."

    assert "duty-worse-pain" in _duties(f"{CLAIM}\n\n{named}", at)
    assert "duty-worse-pain" not in _duties(f"{CLAIM}\n\n{RISKS}", at)


def test_words_far_below_the_claim_are_measured(at: Bench) -> None:
    found = _duties(f"{CLAIM}\n\n{FILLER * 70}\n\n{STATUS}", at)["duty-fda-status"]

    assert str(found.severity) == "low"
    assert found.answer.comparison.startswith(
        "present, but 71 sentences (496 words) after line 1: "
    )


@pytest.mark.parametrize(
    "foot",
    [
        f"<footer><p>{STATUS}</p></footer>",
        f'<div class="site-footer"><p>{STATUS}</p></div>',
        f"<h4>Disclaimer</h4><p>{STATUS}</p>",
        f'<div role="contentinfo">{STATUS}</div>',
    ],
)
def test_words_in_the_footer_alone_are_told(at: Bench, foot: str) -> None:
    page = f"<html><body><p>{CLAIM}</p>{foot}</body></html>"

    found = _duties(page, at, "a.html")["duty-fda-status"].answer.comparison
    assert found.startswith("present, but only in the footer: ")


@pytest.mark.parametrize(
    "unread",
    [
        f'<img src="a.jpg" alt="{STATUS}">',
        f'<p style="display: none">{STATUS}</p>',
        f"<p hidden>{STATUS}</p>",
        f"<nav>{STATUS}</nav>",
        f"<h2>References</h2><p>{STATUS}</p>",
        f"<title>{STATUS}</title>",
    ],
)
def test_words_that_nobody_reads_meet_no_duty(at: Bench, unread: str) -> None:
    page = f"<html><body><p>{CLAIM}</p>{unread}</body></html>"

    assert "duty-fda-status" in _duties(page, at, "a.html")


def test_the_footer_of_a_quotation_is_no_footer_of_the_page(at: Bench) -> None:
    page = f"<p>{CLAIM}</p><blockquote><p>Note</p><footer><p>{STATUS}</p></footer></blockquote>"

    assert "duty-fda-status" not in _duties(page, at, "a.html")


def test_a_profile_can_ask_for_words_before_the_call_to_action(at: Bench) -> None:
    page = f"{HEDGED}\n\nBook a free consultation today.\n\n{STATUS}"
    strict = Regime(duties=(("duty-fda-status", "before-action"),))

    assert _duties(page, at) == {}
    found = _duties(page, at, regime=strict)["duty-fda-status"]
    assert "present, but after the first call to action (line 3): " in found.answer.comparison
    assert found.suggestions[0].facts == (
        "move what stands in line 5 before the call to action in line 3",
    )


@pytest.mark.parametrize(
    ("story", "beside", "asked"),
    [
        (
            "> “After one injection my knee pain was gone, and I play tennis again.” – Ruth",
            "",
            True,
        ),
        (
            "> “After one injection my knee pain was gone, and I play tennis again.” – Ruth",
            "Results may vary.",
            True,
        ),
        (
            "> “After one injection my knee pain was gone, and I play tennis again.” – Ruth",
            "In a review of 25 trials, knee pain improved slightly for up to six months.",
            False,
        ),
        ("> “The staff were kind and the room was warm.” – Ruth", "", False),
    ],
)
def test_a_story_needs_the_typical_result_beside_it(
    at: Bench, story: str, beside: str, *, asked: bool
) -> None:
    page = f"# Stem cells\n\n{story}\n\n{beside}\n"

    assert ("duty-typical-result" in _duties(page, at)) is asked


def test_typical_results_elsewhere_do_not_count(at: Bench) -> None:
    story = "> “After one injection my knee pain was gone, and I play tennis again.” – Ruth"
    review = "In a review of 25 trials, knee pain improved slightly for up to six months."
    page = f"# Stem cells\n\n{story}\n\n{FILLER * 6}\n\n## Studies\n\n{review}\n"

    assert "duty-typical-result" in _duties(page, at)


def test_registration_needs_its_meaning_beside_it(at: Bench) -> None:
    claim = "Our laboratory is FDA-registered."

    assert "duty-registration" in _duties(f"{claim}\n\n{FILLER * 4}", at)
    assert "duty-registration" not in _duties(
        f"{claim} Registration is required of such labs and is not FDA approval.", at
    )


def test_a_heading_carries_its_own_qualification(at: Bench) -> None:
    page = f"# Regrow your knee cartilage with stem cells\n\n{LIMITS}\n"
    found = _duties(page, at)["duty-heading-qualifier"]

    assert found.places[0].line == 1


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Our stem cell package costs $5,000.", True),
        ("Our stem cell package costs $5,000. Insurers rarely cover it.", False),
        ("Stem cells come from marrow.", False),
    ],
)
def test_who_speaks_of_money_says_who_pays(at: Bench, text: str, *, asked: bool) -> None:
    assert ("duty-cost" in _duties(text, at)) is asked


def test_pages_of_one_template_share_a_finding(at: Bench) -> None:
    def page(name: str) -> bytes:
        foot = "<footer>Harbour Point, 14 Quay Street, © 2026</footer>"
        return f"<h1>{name}</h1><p>Our stem cells regrow {name} cartilage.</p>{foot}".encode()

    ids = [
        {f.id for f in check_bytes(f"{n}.html", page(n), at, DAY).findings if f.kind == "duty"}
        for n in ("knee", "hip")
    ]
    assert ids[0] & ids[1]


def test_pages_without_a_template_are_told_apart(at: Bench) -> None:
    one, other = (_duties(HEDGED, at, name) for name in ("a.md", "b.md"))

    assert one["duty-fda-status"].id != other["duty-fda-status"].id


def test_a_duty_keeps_its_id_when_the_page_grows(at: Bench) -> None:
    before = _duties(HEDGED, at)["duty-fda-status"].id
    after = _duties(f"# New\n\nOur PRP may help with back pain.\n\n{HEDGED}", at)

    assert after["duty-fda-status"].id == before


def test_a_template_can_be_named_in_the_settings(at: Bench) -> None:
    regime = Regime(templates=(("treatments", "treatments/**"),))
    ids = {
        _duties(HEDGED, at, f"treatments/{n}.md", regime)["duty-fda-status"].id for n in ("a", "b")
    }

    assert len(ids) == 1


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ('{{ partial "fda.html" . }}', "a.md"),
        ("{{< fda >}}", "a.md"),
        ("{% include fda.html %}", "a.md"),
        ("<Fda />", "a.mdx"),
        ('<!--#include virtual="/partials/fda.html" -->', "a.html"),
    ],
)
def test_an_include_counts_where_the_page_names_it(at: Bench, page: str, name: str) -> None:
    regime = Regime(includes=(Include(path="partials/fda.html", data=STATUS.encode()),))

    assert "duty-fda-status" not in _duties(f"{HEDGED}\n\n{page}\n", at, name, regime)
    assert "duty-fda-status" in _duties(HEDGED, at, name, regime)


def test_an_include_that_says_too_little_does_not_count(at: Bench) -> None:
    weak = Include(path="fda.html", data=b"Not all treatments are FDA-approved.", at="top")
    vouched = Include(path="fda.html", data=b"See below.", at="top", meets=("duty-fda-status",))

    assert "duty-fda-status" in _duties(HEDGED, at, regime=Regime(includes=(weak,)))
    assert "duty-fda-status" not in _duties(HEDGED, at, regime=Regime(includes=(vouched,)))


def test_the_footer_of_a_site_counts_as_its_footer(at: Bench) -> None:
    foot = Include(path="foot.html", data=STATUS.encode(), at="foot", pages=("site/**",))
    regime = Regime(includes=(foot,))

    found = _duties(HEDGED, at, "site/a.md", regime)["duty-fda-status"]
    assert "only in the footer" in found.answer.comparison
    away = _duties(HEDGED, at, "blog/a.md", regime)["duty-fda-status"]
    assert away.answer.comparison == "nothing on the page says so"


def test_a_duty_can_be_switched_off_or_made_graver(at: Bench) -> None:
    off = Regime(duties=(("duty-fda-status", "off"),))
    graver = Regime(duties=(("duty-fda-status", "high"),))

    assert _duties(HEDGED, at, regime=off) == {}
    assert str(_duties(HEDGED, at, regime=graver)["duty-fda-status"].severity) == "high"
