"""What a pack of one's own changes about the standard rules, told for an auditor."""

from pathlib import Path

from checker.model.rules import Ruleset
from checker.rules.ruleset import load

RULESETS = Path(__file__).parents[2] / "rulesets"
RULE = """
[[rule]]
id = "hype/moonshine"
severity = "high"
title = "calls the treatment moonshine"
why = "A word of our own that we never want to see in print."
patterns = ["moonshine jelly"]
flag.sentence = [
  "Try our [[moonshine jelly]].", "[[Moonshine jelly]] here.", "A [[moonshine jelly]]!",
]
pass.negated = ["We sell no moonshine jelly."]
pass.neutral = ["Moonshine is a drink.", "Jelly is sweet."]
"""


PACK = """
name = "acme"
version = "1.0.0"
description = "The words of one client."
off = ["hype/breakthrough"]
[severity]
"hype/miracle" = "medium"
"""
LISTS = 'treatment = ["glowcell therapy", "exosomes", "glow drip"]'


def test_each_change_of_a_pack_of_ones_own_is_told(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "pack.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "terms.toml").write_text(LISTS, encoding="utf-8")
    replaced = RULE.replace("moonshine", "revolution").replace("Moonshine", "Revolution")
    (tmp_path / "claims/hype.toml").write_text(f"{RULE}\n{replaced}", encoding="utf-8")

    assert load(RULESETS, (tmp_path,)).differences == (
        "rule hype/moonshine: added",
        "rule hype/revolution: replaced",
        "rule hype/miracle: severity medium instead of low",
        "rule hype/revolution: severity high instead of low",
        "rule hype/breakthrough: switched off",
        "list {treatment}: glowcell therapy, glow drip added",
    )


def test_the_standard_rules_differ_in_nothing(ruleset: Ruleset) -> None:
    assert ruleset.differences == ()
