"""The learnt weights of a pack, and the rules they report by."""

import json
from pathlib import Path

from checker.errors import RulesError
from checker.model.rules import Likeness, Rule, Severity
from checker.rules.files import Table, shown, toml

NAME = "reads-like-a-claim"


def load(folder: Path) -> Likeness | None:
    """Give the likeness of the pack in *folder*, or None where it has none."""
    told = folder / "likeness.toml"
    if not told.exists():
        return None
    path = folder / "likeness.json"
    try:
        data = json.loads(path.read_text("utf-8"))
        weights = {name: (row[0], row[1]) for name, row in data["weights"].items()}
        label_bias = data["label_bias"]
        bias, threshold = data["bias"], data["threshold"]
        firm, doubt = data["firm"], data["innocent"]
    except (OSError, ValueError, KeyError, IndexError, AttributeError) as error:
        raise RulesError(f"{shown(path)}: not a file of weights: {error}") from error
    rules = {name: _rule(name, table) for name, table in toml(told, "likeness").items()}
    return Likeness(weights, bias, label_bias, threshold, firm, doubt, rules)


def _rule(label: str, table: Table) -> Rule:
    return Rule(
        id=f"{label}/{NAME}",
        label=label,
        severity=Severity.LOW,
        title="reads like a claim of this kind; asks for review",
        why=table["why"],
        patterns=(),
        hedge=2,
        evidence=tuple(table["evidence"]),
        basis=tuple(table.get("basis", ())),
        source="regenerative/likeness.toml",
    )
