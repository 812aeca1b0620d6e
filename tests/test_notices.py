"""Statutory notices: exact, altered, of another state, out of sight; and never a claim."""

from collections.abc import Mapping

import pytest

from checker.engine import check_bytes
from checker.judging.judge import Bench
from checker.model.profiles import Notice
from checker.model.regimes import Regime
from checker.model.reports import Finding
from checker.model.rules import Ruleset

STATES = ("us-fl", "us-wa", "us-ut", "us-ca")
OFFER = "We offer stem cell therapy for knees."


@pytest.fixture(scope="session")
def notices(ruleset: Ruleset) -> Mapping[str, Notice]:
    return {name: ruleset.statutes.profiles[name].notices[0] for name in STATES}


def _found(at: Bench, profile: str, page: str, name: str = "a.html") -> dict[str, Finding]:
    result = check_bytes(name, page.encode(), at, "2026-11-21", Regime(profiles=(profile,)))
    return {f.label: f for f in result.findings if "notice" in f.label}


def _page(text: str) -> str:
    return f"<html><body><h1>Stem cell therapy</h1><p>{OFFER}</p>{text}</body></html>"


@pytest.mark.parametrize(
    ("profile", "label", "severity"),
    [
        ("us-fl", "duty-notice-fl", "high"),
        ("us-wa", "duty-notice-wa", "high"),
        ("us-ut", "duty-notice-ut", "medium"),
    ],
)
def test_an_advertisement_without_its_notice_is_told(
    at: Bench, profile: str, label: str, severity: str
) -> None:
    found = _found(at, profile, _page(""))

    assert {name: str(f.severity) for name, f in found.items()} == {label: severity}
    assert found[label].rule == f"{profile}/{label}"


@pytest.mark.parametrize("profile", ["us", "us-ca", "us-tx", "us-nv", "uk"])
def test_no_notice_is_asked_for_where_no_law_orders_it_in_advertisements(
    at: Bench, profile: str
) -> None:
    assert _found(at, profile, _page("")) == {}


@pytest.mark.parametrize("profile", STATES)
@pytest.mark.parametrize("frame", ["<p>{}</p>", "<p>“{}”</p>", "<div><strong>{}</strong></div>"])
def test_the_exact_notice_passes(
    at: Bench, notices: Mapping[str, Notice], profile: str, frame: str
) -> None:
    assert _found(at, profile, _page(frame.format(notices[profile].text))) == {}


def test_a_notice_may_stand_in_blocks_of_its_own(at: Bench, notices: Mapping[str, Notice]) -> None:
    first, second, third = notices["us-wa"].text.split(". ")
    blocks = f"<h2>{first}.</h2><p>{second}.</p><p>{third}</p>"

    assert _found(at, "us-wa", _page(blocks)) == {}


@pytest.mark.parametrize("profile", STATES)
def test_a_notice_is_nobodys_claim(at: Bench, notices: Mapping[str, Notice], profile: str) -> None:
    page = f"<p>{notices[profile].text}</p>"
    result = check_bytes("a.html", page.encode(), at, "2026-11-21", Regime(profiles=(profile,)))

    assert [f.label for f in result.findings] == []


@pytest.mark.parametrize(
    ("profile", "was", "becomes", "told"),
    [
        ("us-fl", "This physician", "This doctor", '"doctor" where the law has "physician"'),
        ("us-fl", "not yet been", "not been", 'leaves out "yet"'),
        ("us-wa", "prior to", "before", '"before" where the law has "prior to"'),
        ("us-wa", "primary care provider", "own primary care provider", 'adds "own"'),
        ("us-ut", "LAW. This", "LAW: This", '":" where the law has "."'),
        ("us-ut", "UNDER UTAH LAW", "under Utah law", '"under Utah law" not in capitals'),
        (
            "us-ca",
            "primary care physician",
            "doctor",
            '"doctor" where the law has "primary care physician"',
        ),
        (
            "us-wa",
            " You are encouraged to consult with your primary care provider prior to undergoing"
            " a stem cell therapy.",
            "",
            'leaves out "You are encouraged to consult with your primary care provider prior to'
            ' undergoing a stem cell therapy"',
        ),
    ],
)
def test_an_altered_notice_is_told_word_by_word(
    at: Bench, notices: Mapping[str, Notice], profile: str, was: str, becomes: str, told: str
) -> None:
    text = notices[profile].text
    assert was in text
    found = _found(at, profile, _page(f"<p>{text.replace(was, becomes)}</p>"))

    assert list(found) == ["duty-notice-altered"]
    assert found["duty-notice-altered"].answer.comparison == told


@pytest.mark.parametrize(
    ("profile", "other"), [("us-fl", "us-wa"), ("us-wa", "us-ut"), ("us-ut", "us-fl")]
)
def test_the_notice_of_another_state_is_told(
    at: Bench, notices: Mapping[str, Notice], profile: str, other: str
) -> None:
    found = _found(at, profile, _page(f"<p>{notices[other].text}</p>"))

    assert list(found) == ["duty-notice-wrong-state"]
    why = found["duty-notice-wrong-state"].why
    assert f"carries the notice of {notices[other].state}" in why
    assert found["duty-notice-wrong-state"].rule == f"{profile}/duty-notice-wrong-state"


def test_california_with_the_notice_of_florida_is_told(
    at: Bench, notices: Mapping[str, Notice]
) -> None:
    found = _found(at, "us-ca", _page(f"<p>{notices['us-fl'].text}</p>"))

    assert list(found) == ["duty-notice-wrong-state"]


def test_florida_takes_either_word_for_who_performs_it(
    at: Bench, notices: Mapping[str, Notice]
) -> None:
    text = notices["us-fl"].text.replace("This physician", "This health care practitioner")

    assert _found(at, "us-fl", _page(f"<p>{text}</p>")) == {}


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        ("<footer><p>{}</p></footer>", "present, but only in the footer"),
        ('<p style="display:none">{}</p>', "present, but where readers do not see it"),
        ('<img src="a.jpg" alt="{}">', "present, but where readers do not see it"),
    ],
)
def test_a_notice_out_of_sight_is_told(
    at: Bench, notices: Mapping[str, Notice], frame: str, told: str
) -> None:
    found = _found(at, "us-wa", _page(frame.format(notices["us-wa"].text)))

    assert list(found) == ["duty-notice-wa"]
    assert found["duty-notice-wa"].answer.comparison == told


def test_a_page_on_platelets_alone_needs_no_stem_cell_notice(at: Bench) -> None:
    assert _found(at, "us-fl", "<h1>PRP</h1><p>We offer PRP for tennis elbow.</p>") == {}


def test_wording_that_is_not_certain_is_not_offered_as_it_stands(at: Bench) -> None:
    florida = _found(at, "us-fl", _page(""))["duty-notice-fl"]
    washington = _found(at, "us-wa", _page(""))["duty-notice-wa"]

    assert [way.move for way in florida.suggestions] == ["by-hand"]
    assert "Provisional: " in florida.why
    assert [way.move for way in washington.suggestions] == ["add"]
