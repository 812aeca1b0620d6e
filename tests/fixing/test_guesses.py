"""What no rule names and only reads like a claim: mended and named, or left on request."""

import pytest

from checker.commands import fix_told
from checker.engine import check_bytes
from checker.fixing import Workshop, fix
from checker.fixing.wanted import Wanted
from checker.judging.judge import Bench
from checker.model.reports import Finding

PAGE = b"Tea is free. Our injections regrow knee cartilage. Ask us.\n"
# The rule that finds it stands in for one that knows claims by their likeness.
GUESSES = frozenset({"regeneration/regrows-tissue"})


@pytest.fixture
def finding(at: Bench) -> Finding:
    return check_bytes("knee.md", PAGE, at, "2026-01-01").findings[0]


def test_what_only_reads_like_a_claim_is_mended_and_named(
    at: Bench, finding: Finding, capsys: pytest.CaptureFixture[str]
) -> None:
    made = fix("knee.md", PAGE, Workshop(at, "2026-01-01", Wanted(guesses=GUESSES)))
    said = finding.suggestions[0].sentence or ""

    assert made.after.decode() == f"Tea is free. {said} Ask us.\n"
    fix_told.tell([made], [], frozenset(), is_plan=False)
    assert capsys.readouterr().out.splitlines() == [
        f"knee.md:1  Our injections regrow knee cartilage. -> {said}",
        f"knee.md:1: look at it: no rule named this, it only read like a claim [{finding.id}]",
        "1 sentence reworded and 0 deleted in 1 file, 0 left as they are",
    ]


@pytest.mark.parametrize(
    ("given", "held"),
    [
        (Wanted(guesses=GUESSES), (True, True)),
        (Wanted(guesses=GUESSES, rules_only=True), (False, True)),
        (Wanted(rules_only=True), (True, False)),
        (Wanted(guesses=frozenset({"cure/ends-it"}), rules_only=True), (True, False)),
    ],
    ids=["by default", "rules only", "a rule", "another rule's likeness"],
)
def test_rules_only_leaves_what_no_rule_names(
    finding: Finding, given: Wanted, held: tuple[bool, bool]
) -> None:
    assert (given.takes(finding), given.is_guess([finding])) == held


def test_an_id_that_is_given_is_mended_whatever_found_it(finding: Finding) -> None:
    named = Wanted(ids=frozenset({finding.id}), guesses=GUESSES, rules_only=True)
    assert (named.takes(finding), named.is_guess([finding])) == (True, False)
