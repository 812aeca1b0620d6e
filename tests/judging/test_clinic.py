"""A clinic's own evidence: what it lets stand, what it never silences, and when it ends."""

from pathlib import Path

import pytest

import rulesets
from checker import samples
from checker.engine import findings, judged_with_evidence
from checker.errors import LedgerError
from checker.judging.judge import Bench, bench
from checker.model.reports import Finding
from checker.rules import ledger
from checker.rules.ruleset import load

OWN = """topic = "our own results"
origin = "clinic"

[[entry]]
id = "audit-2026"
statement = "In our audit of 120 knees, 61 people reported less pain after six months."
strength = "expert statement"
answers = ["success-rate", "cure", "guarantee"]
limits = [{ name = "joint", text = "knee" }]
citation = "Audit 2026-03, file 12"
author = "M. Okafor"
reviewed = "2026-03-02"
expires = "2027-03-01"
allows = ["51% of our patients report less pain", "our cells cure knee pain"]
"""
ALLOWED = "51% of our patients report less pain."


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Give the built-in packs with one entry of a clinic on top."""
    pack = tmp_path_factory.mktemp("pack")
    (pack / "pack.toml").write_text(
        'name = "ours"\nversion = "1.0.0"\ndescription = "What our own audit lets us say."\n'
    )
    (pack / "evidence").mkdir()
    (pack / "evidence" / "own.toml").write_text(OWN, "utf-8")
    return bench(load(Path(rulesets.__file__).parent, (pack,)))


def rate(text: str, at: Bench, today: str, label: str = "success-rate") -> Finding:
    """Give the finding of *label* in *text* on the day *today*."""
    page = samples.page(text)
    return next(
        finding
        for unit in samples.read(text)
        for finding in findings(judged_with_evidence(unit, page, at), page, at, today=today)
        if finding.label == label
    )


def test_an_allowed_wording_is_low_and_says_by_whom_and_until_when(own: Bench) -> None:
    found = rate(ALLOWED, own, "2026-11-21")
    assert (found.severity, found.answer.verdict, found.answer.allowed) == (
        "low",
        "unsupported",
        "audit-2026",
    )
    assert found.steps == ("low: the clinic's own audit-2026 allows the wording",)
    assert found.answer.entries[0].id == "audit-2026"
    assert found.answer.notes == (
        "audit-2026 allows this wording until 2027-03-01 "
        "(Audit 2026-03, file 12, M. Okafor, reviewed 2026-03-02)",
    )


def test_an_expired_entry_allows_nothing_and_says_so(own: Bench) -> None:
    found = rate(ALLOWED, own, "2027-03-02")
    assert (found.severity, found.answer.allowed) == ("medium", "")
    assert found.answer.notes == (
        "audit-2026 allowed this wording and expired on 2027-03-01 "
        "(Audit 2026-03, file 12, M. Okafor, reviewed 2026-03-02)",
    )


def test_what_the_ledger_contradicts_stands_whatever_the_clinic_brings(own: Bench) -> None:
    found = rate("Our cells cure knee pain.", own, "2026-11-21", "cure")
    assert (found.severity, found.answer.verdict, found.answer.allowed) == (
        "high",
        "contradicted",
        "",
    )
    assert [entry.id for entry in found.answer.entries] == ["not-a-guaranteed-cure", "audit-2026"]
    assert found.answer.notes[0].startswith(
        "audit-2026 allows this wording, but the ledger is against it"
    )


@pytest.mark.parametrize(
    "text",
    [
        "52% of our patients report less pain.",
        "51% of our patients with hip pain report less pain.",
    ],
)
def test_another_figure_or_another_joint_is_not_allowed(text: str, own: Bench) -> None:
    assert rate(text, own, "2026-11-21").answer.notes == ()


def test_an_allowing_entry_needs_author_review_and_end(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN.replace('expires = "2027-03-01"\n', ""), "utf-8")
    with pytest.raises(LedgerError, match=r"own\.toml: entry\[audit-2026\]: .*'expires'"):
        ledger.load(tmp_path)
