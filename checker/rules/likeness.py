"""What a pack has learnt of labelled copy, and the rules it reports by."""

import json
from pathlib import Path
from typing import Final

from checker.errors import RulesError
from checker.model.rules import Likeness, ReaderFiles, Rule, Severity
from checker.rules.files import Table, shown, toml

NAME = "reads-like-a-claim"
_SETTLED: Final = (
    *("weights", "bias", "threshold", "firm", "sure", "innocent", "likely", "placed"),
    *("among", "far", "quiet", "plain", "agreed"),
)


def load(folder: Path) -> Likeness | None:
    """Give the likeness of the pack in *folder*, or None where it has none."""
    told = folder / "likeness.toml"
    if not told.exists():
        return None
    path = folder / "likeness.json"
    try:
        data = json.loads(path.read_text("utf-8"))
        settled = {name: data[name] for name in _SETTLED}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RulesError(f"{shown(path)}: not a file of weights: {error}") from error
    rules = {name: _rule(name, table) for name, table in toml(told, "likeness").items()}
    return Likeness(**settled, rules=rules, reader=_reader(folder))


def _reader(folder: Path) -> ReaderFiles:
    names = ("reader.onnx", "reader-deeper.onnx", "reader-pieces.txt")
    files = ReaderFiles(*(folder / name for name in names))
    for path in (files.model, files.deeper, files.pieces):
        if not path.exists():
            raise RulesError(f"{shown(path)}: missing beside likeness.json; they come together")
    return files


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
