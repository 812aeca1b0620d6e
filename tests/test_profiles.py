"""Jurisdictions: by path and front matter, put together, with floors, bans and sources."""

from pathlib import Path

import pytest

from checker.engine import check_bytes
from checker.errors import RulesError, SettingsError
from checker.judging.judge import Bench
from checker.model.regimes import Regime
from checker.model.reports import Finding
from checker.model.rules import LABELS, Ruleset
from checker.regime import check, law
from checker.rules.ruleset import load

ROOT = Path(__file__).parents[1]
PROFILES = ("au", "eu", "uk", "us", "us-ca", "us-fl", "us-nv", "us-tx", "us-ut", "us-wa")
BY_PATH = Regime(by_path=(("/", ("us",)), ("/fl/", ("us", "us-fl")), ("/au/", ("au",))))
OFFER = "# Stem cell therapy\n\nOur clinic offers stem cell therapy by appointment.\n"


def _findings(text: str, at: Bench, path: str, regime: Regime) -> tuple[Finding, ...]:
    return check_bytes(path, text.encode(), at, "2026-11-21", regime).findings


def test_every_profile_is_there_and_every_citation_says_what_was_read(ruleset: Ruleset) -> None:
    profiles = ruleset.statutes.profiles

    assert tuple(sorted(profiles)) == PROFILES
    for profile in profiles.values():
        for citation in profile.citations:
            assert citation.url.startswith("http")
            assert citation.confidence in {"read", "read in part"}
            assert citation.says
        for floor in profile.floors:
            assert floor.label in LABELS


def test_law_read_in_part_only_never_makes_a_finding_high_unmarked(ruleset: Ruleset) -> None:
    for profile in ruleset.statutes.profiles.values():
        doubtful = {c.id for c in profile.citations if c.confidence == "read in part"}
        for duty in profile.duties:
            unsure = set(duty.basis) <= doubtful and str(duty.severity) == "high"
            assert not unsure or duty.forbids or duty.provisional


@pytest.mark.parametrize(
    ("path", "labels"),
    [
        ("site/index.md", []),
        ("site/fl/index.md", ["duty-notice-fl"]),
        ("fl/index.md", ["duty-notice-fl"]),
        ("site/au/index.md", ["au-no-public-advertising"]),
        ("site/flats/index.md", []),
    ],
)
def test_the_profile_goes_by_the_path(at: Bench, path: str, labels: list[str]) -> None:
    found = [f.label for f in _findings(OFFER, at, path, BY_PATH) if f.kind == "duty"]

    assert found == labels


def test_front_matter_goes_before_the_path(at: Bench) -> None:
    text = f"---\noverclaim-profile: us-wa\n---\n\n{OFFER}"
    found = [f.rule for f in _findings(text, at, "fl/a.md", BY_PATH) if f.kind == "duty"]

    assert found == ["us-wa/duty-notice-wa"]


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ("profile: us-wa", ["us-wa/duty-notice-wa"]),
        ("profiles: [us, us-wa]", ["us-wa/duty-notice-wa"]),
        ("jurisdiction: us-wa", ["us-wa/duty-notice-wa"]),
        ("profile: Dr. Lee", ["us-fl/duty-notice-fl"]),
    ],
)
def test_a_plain_key_counts_where_it_names_known_profiles(
    at: Bench, line: str, rules: list[str]
) -> None:
    text = f"---\n{line}\n---\n\n{OFFER}"
    found = [f.rule for f in _findings(text, at, "fl/a.md", BY_PATH) if f.kind == "duty"]

    assert found == rules


@pytest.mark.parametrize(
    ("profile", "basis"),
    [
        ("uk", ("uk-cap-12",)),
        ("eu", ("eu-2001-83-90",)),
        ("au", ("au-ahpra-133",)),
        ("us-tx", ("us-ftc-health-guidance-2022", "us-ftc-case-zycal", "us-fda-21cfr1271")),
    ],
)
def test_only_law_that_holds_for_the_page_is_cited(
    at: Bench, profile: str, basis: tuple[str, ...]
) -> None:
    text = f"---\noverclaim-profile: {profile}\n---\n\nOur cells regrow knee cartilage.\n"
    found = next(f for f in _findings(text, at, "a.md", Regime()) if f.label == "regeneration")

    assert found.basis == basis


def test_a_profile_that_does_not_exist_leaves_the_page_unchecked(at: Bench) -> None:
    text = f"---\noverclaim-profile: us-wo\n---\n\n{OFFER}"
    result = check_bytes("a.md", text.encode(), at, "", Regime())

    assert result.reason.startswith("its front matter asks for profile 'us-wo'; known are au, ")


def test_a_state_builds_on_the_federal_profile(at: Bench) -> None:
    made = law(("us-fl",), (), at)

    assert made.names == ("us", "us-fl")
    assert {"duty-fda-status", "duty-field-fl"} <= {duty.id for duty in made.duties}


def test_what_may_not_be_advertised_is_one_finding_without_wording(at: Bench) -> None:
    text = f"{OFFER}\nOur stem cells regrow your cartilage. There is no risk at all.\n"
    found = _findings(text, at, "au/a.md", BY_PATH)

    assert [f.label for f in found if f.kind == "duty"] == ["au-no-public-advertising"]
    assert [f.suggestions for f in found] == [()] * len(found)


def test_what_is_only_reported_on_may_be_named_in_australia(at: Bench) -> None:
    text = "# Regulators\n\nThe regulator has published a guide on stem cells.\n"

    assert [f for f in _findings(text, at, "au/a.md", BY_PATH) if f.kind == "duty"] == []


@pytest.mark.parametrize(
    ("profile", "severity"), [("us", "low"), ("us-nv", "medium"), ("us-tx", "low")]
)
def test_a_profile_raises_what_its_law_names(at: Bench, profile: str, severity: str) -> None:
    text = "Our revolutionary stem cell clinic.\n"
    found = _findings(text, at, "a.md", Regime(profiles=(profile,)))

    assert [str(f.severity) for f in found if f.label == "hype"] == [severity]


def test_a_raised_severity_says_so_and_cites_the_law(at: Bench) -> None:
    text = "Our revolutionary stem cell clinic.\n"
    regime = Regime(profiles=("us-nv",))
    found = next(f for f in _findings(text, at, "a.md", regime) if f.label == "hype")

    assert found.steps[-1] == "raised to medium under us-nv"
    assert "us-nv-nac-630-190" in found.basis


def test_florida_allows_no_other_field(at: Bench) -> None:
    text = "# Stem cell therapy\n\nOur stem cells treat Parkinson's disease and autism.\n"
    found = {f.label: f for f in _findings(text, at, "a.md", Regime(profiles=("us-fl",)))}

    assert str(found["duty-field-fl"].severity) == "high"


@pytest.mark.parametrize(
    ("regime", "message"),
    [
        (Regime(by_path=(("fl/", ("us-fll",)),)), "no profile is named 'us-fll'"),
        (Regime(duties=(("duty-fda", "off"),)), "no duty is named 'duty-fda'"),
    ],
)
def test_names_in_the_settings_must_exist(at: Bench, regime: Regime, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        check(regime, at)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("", "name: 'house' is not the name of the file"),
        ('[[duty]]\nid = "x"\n', "duty\\[x\\]: 'title' is missing"),
        ("rewites = true\n", "unknown key 'rewites'; did you mean 'rewrites'"),
        ('builds_on = ["uss"]\n', "no profile is named 'uss'; did you mean 'us'"),
        (
            '[[duty]]\nid = "duty-x"\ntitle = "x"\nseverity = "low"\nwhy = "x"\nlack = "x"\n'
            'when = ["benefitt"]\nbasis = ["us-ftc-act-12"]\n',
            "duty duty-x: no topic 'benefitt'; did you mean 'benefit'",
        ),
    ],
)
def test_a_broken_profile_says_where_and_what(tmp_path: Path, body: str, message: str) -> None:
    pack = tmp_path / "pack"
    (pack / "profiles").mkdir(parents=True)
    (pack / "pack.toml").write_text('name = "p"\nversion = "1.0.0"\ndescription = "d"\n')
    name = "house.toml" if body else "other.toml"
    (pack / "profiles" / name).write_text(f'name = "house"\ntitle = "House"\n{body}')

    with pytest.raises(RulesError, match=message):
        load(ROOT / "rulesets", (pack,))


def test_a_profile_of_ones_own_changes_a_duty(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    (pack / "profiles").mkdir(parents=True)
    (pack / "pack.toml").write_text('name = "p"\nversion = "1.0.0"\ndescription = "d"\n')
    (pack / "profiles" / "us.toml").write_text(
        'name = "us"\ntitle = "Ours"\n\n[[duty]]\nid = "duty-parking"\ntitle = "parking"\n'
        'severity = "low"\nwhy = "w"\nlack = "l"\nwhen = ["benefit"]\nbasis = ["us-ftc-act-12"]\n'
    )
    duties = {d.id for d in load(ROOT / "rulesets", (pack,)).statutes.profiles["us"].duties}

    assert {"duty-parking", "duty-fda-status"} <= duties
