"""A workbook edited at random is taken over rightly, or not at all."""

import json
import random
from collections.abc import Iterator

import openpyxl
import pytest

from tests.review import damage
from tests.review.site import BETTER, CURE, SAFE, Site, ruled


def disagreements(decisions: str, name: str, before: str) -> Iterator[str]:
    """Tell which decisions of the file are neither former ones nor what a row says."""
    old = {line["id"]: line for line in map(json.loads, before.splitlines())}
    rows = damage.said(name)
    for line in map(json.loads, decisions.splitlines()):
        former = old.get(line["id"], {"decision": ""})
        if not line["decision"] or line["decision"] == former["decision"] == "accept":
            continue
        wording = "" if line["decision"] == "accept" else line["wording"]
        ruling = (line["decision"], wording, line["reason"])
        if ruling == tuple(former.get(key) for key in ("decision", "wording", "reason")):
            continue
        if not any(_says(row, ruling) for row in rows.get(line["id"].lower(), ())):
            yield f"{line['id']}: {ruling} but rows say {rows.get(line['id'].lower())}"


def _says(row: tuple[str, str, str], ruling: tuple[str, str, str]) -> bool:
    value = row[0].replace("-", " ").strip(" \"'")
    reason = "" if row[2].startswith("was: ") else row[2]
    wording = "" if ruling[0] == "accept" else row[1]
    return (value, wording, reason) == ruling


def lost(decisions: str, name: str) -> Iterator[str]:
    """Tell which rows with a plain decision have none in the file."""
    ruled_ids = {
        line["id"].lower() for line in map(json.loads, decisions.splitlines()) if line["decision"]
    }
    for key, rows in damage.said(name).items():
        if key not in ruled_ids and any(row[0] in damage.VALUES for row in rows):
            yield f"{key}: {rows}"


def edited_and_taken(site: Site, source: str, seed: int) -> list[str]:
    """Edit *source* with *seed*, import it twice, and tell what came out wrong."""
    dice = random.Random(seed)  # noqa: S311 - edits, no secrets
    book = openpyxl.load_workbook(site.folder / source)
    done = damage.damaged(book, dice)
    book.save(site.folder / "back.xlsx")
    before = site.decisions
    partial = ("--partial",) if dice.random() < 0.4 else ()
    status, out, err = site.take("back.xlsx", *partial)
    after = site.decisions
    wrong = list(disagreements(after, "back.xlsx", before))
    if status not in {0, 1, 2}:
        wrong.append(f"status {status}: {err[-300:]}")
    if (status == 2 or (not partial and " 0 rejected" not in out)) and after != before:
        wrong.append("written though it was refused")
    if status == 0:
        wrong += lost(after, "back.xlsx")
    again = site.take("back.xlsx", *partial)
    if again[0] not in {status, 1} or site.decisions != after:
        wrong.append(f"another import: {again[0]} after {status}")
    return [f"seed {seed} {done}: {each}" for each in wrong]


@pytest.mark.parametrize("seed", range(12))
def test_random_edits_are_taken_rightly_or_not_at_all(site: Site, seed: int) -> None:
    assert edited_and_taken(site, "review.xlsx", seed) == []


@pytest.mark.parametrize("seed", range(100, 112))
def test_random_edits_of_a_decided_workbook_are_taken_rightly(site: Site, seed: int) -> None:
    rows = {
        BETTER: ruled("keep", reason="our own trial, until 2027-01-31"),
        CURE: ruled("edit", wording="Ask us what the studies say."),
        SAFE: ruled("accept"),
    }
    site.take(site.edited(rows))
    site.check("--report", "next.xlsx")

    assert edited_and_taken(site, "next.xlsx", seed) == []
