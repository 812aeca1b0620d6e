"""`overclaim rules new`: a rule that works as it stands, and never in the place of another."""

from dataclasses import replace
from pathlib import Path

import pytest

from checker import cli, running
from checker.commands.rules_new import skeleton
from checker.judging.judge import Bench
from checker.model.rules import LABELS
from checker.proving import prove
from checker.rules.ruleset import load
from tests.conftest import ROOT

REFUSED = {
    "hype/one": "hype/one: there is such a rule in our-rules/claims/hype.toml",
    "regeneration/regrows-tissue": "regeneration/regrows-tissue: there is such a rule in",
    "Hype/One": "Hype/One: no name for a rule; write LABEL/NAME",
    "hipe/one": "hipe/one: 'hipe' is no label; did you mean hype?",
    "hype": "hype: no name for a rule",
}


def run(arguments: list[str]) -> int:
    """Run the command as a process of its own would: no pack is held in memory."""
    running.ready.cache_clear()
    return cli.run(arguments)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_files_are_written_and_the_next_steps_told(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", "new", "hype/our-slogan"]) == 0
    assert capfd.readouterr().out.splitlines() == [
        "our-rules/pack.toml: written",
        "our-rules/claims/hype.toml: rule hype/our-slogan written",
        "Next:",
        "  put your own words in the place of the zephyr plan",
        "  overclaim rules test hype/our-slogan --pack our-rules",
        '  name the pack in overclaim.toml: rules = ["our-rules"]',
    ]
    assert sorted(p.name for p in (folder / "our-rules").rglob("*")) == [
        "claims", "hype.toml", "pack.toml",
    ]  # fmt: skip


def test_a_rule_of_any_label_passes_its_own_tests_as_it_stands(folder: Path, at: Bench) -> None:
    pack = folder / "own"
    (pack / "claims").mkdir(parents=True)
    (pack / "pack.toml").write_text('name = "own"\nversion = "1.0.0"\n', "utf-8")
    for label in LABELS:
        rule = skeleton(f"{label}/ours", at)
        (pack / "claims" / f"{label}.toml").write_text(rule, "utf-8")

    loaded = load(ROOT / "rulesets", (pack,))
    ours = tuple(rule for rule in loaded.rules if rule.id.endswith("/ours"))
    assert len(ours) == len(LABELS)
    assert prove(replace(loaded, rules=(*ours, *at.rules)), "regeneration/ours") == ()
    assert prove(replace(loaded, rules=ours, clean=())) == ()


def test_it_flags_once_the_settings_name_the_pack(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "overclaim.toml").write_text('rules = ["our-rules"]\nfail-on = "low"\n', "utf-8")
    (folder / "our-rules").mkdir()
    (folder / "our-rules" / "pack.toml").write_text('name = "own"\nversion = "1.0.0"\n', "utf-8")
    assert run(["rules", "new", "hype/our-slogan"]) == 0
    assert "name the pack" not in capfd.readouterr().out
    assert run(["text", "Ask about the zephyr plan."]) == 1
    assert "Replace this by your reason" in capfd.readouterr().out


def test_a_second_rule_is_added_below_the_first(folder: Path) -> None:
    run(["rules", "new", "hype/one"])
    first = (folder / "our-rules/claims/hype.toml").read_text("utf-8")
    assert run(["rules", "new", "hype/two"]) == 0
    both = (folder / "our-rules/claims/hype.toml").read_text("utf-8")
    assert both.startswith(first)
    assert both.count("[[rule]]") == 2


def test_what_exists_or_has_no_name_is_refused(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(["rules", "new", "hype/one"])
    before = {path: path.read_bytes() for path in folder.rglob("*.toml")}
    for name, told in REFUSED.items():
        assert cli.run(["rules", "new", name]) == 2
        assert told in capfd.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*.toml")} == before


def test_the_rule_that_the_documents_show_passes_its_own_tests(folder: Path) -> None:
    (shown,) = [
        block
        for block in (ROOT / "rulesets" / "README.md").read_text("utf-8").split("```toml\n")
        if block.startswith("[[rule]]")
    ]
    pack = folder / "own"
    (pack / "claims").mkdir(parents=True)
    (pack / "pack.toml").write_text('name = "own"\nversion = "1.0.0"\n', "utf-8")
    rule = shown.partition("```")[0]
    (pack / "claims" / "regeneration.toml").write_text(rule, "utf-8")

    loaded = load(ROOT / "rulesets", (pack,))
    assert "regeneration/our-regrowth" in {each.id for each in loaded.rules}
    assert prove(loaded, "regeneration/our-regrowth") == ()
