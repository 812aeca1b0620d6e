"""Files `amounts.toml` to the readings of amounts that give no number."""

import math
from collections.abc import Iterable
from pathlib import Path

from checker.model.phrases import Readings
from checker.rules.files import Table, toml


def load(paths: Iterable[Path]) -> Readings:
    """Give the readings of *paths*, later ones over earlier; a file that is not there is none."""
    tables: Table = {"few": {}, "plural": {}, "crowd": {}, "moment": {}}
    for path in paths:
        if path.exists():
            for name, words in toml(path, "amounts").items():
                tables[name].update({word.lower(): value for word, value in words.items()})
    return Readings(
        few={word: (low, high or math.inf) for word, (low, high) in tables["few"].items()},
        plural={word: (low, high or math.inf) for word, (low, high) in tables["plural"].items()},
        crowd=tables["crowd"],
        moment=tables["moment"],
    )
