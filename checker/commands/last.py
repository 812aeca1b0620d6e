"""The last run of this folder, as far as its JSON tells it."""

import json
from collections import Counter
from typing import Any

from checker.commands import rim
from checker.model.decisions import Page, Record


def findings() -> list[dict[str, Any]]:
    """Give the findings of the last run of this folder, none where there was no run."""
    try:
        data = json.loads(rim.last_run().read_text("utf-8"))
    except (OSError, ValueError):
        return []
    found = data.get("findings", []) if isinstance(data, dict) else []
    return [finding for finding in found if isinstance(finding, dict)]


def records() -> dict[str, Record]:
    """Give those findings by id as records without a decision."""
    return {found["id"]: _record(found) for found in findings()}


def _record(found: dict[str, Any]) -> Record:
    pages = Counter(place["path"] for place in found["places"])
    return Record(
        id=found["id"],
        label=found["label"],
        sentence=found["sentence"] or "",
        phrase=found["phrase"],
        severity=found["severity"],
        kind=found["kind"],
        rule=found["rule"],
        section=found["places"][0]["section"],
        pages=tuple(Page(path, count) for path, count in sorted(pages.items())),
    )
