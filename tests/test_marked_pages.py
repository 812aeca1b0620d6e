"""On whole pages marked phrases are found on their lines, and what claims nothing stays silent."""

import html
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

import pytest

from checker.engine import check_bytes
from checker.judging.judge import Bench
from checker.model.documents import Place
from checker.model.reports import Finding
from tests.labelled_copy import CORPUS

# By set: the least share of phrases found and of those found on their very line; the most silent
# phrases flagged, and findings on pages without a claim.
FLOORS: Final = {
    "pages": (0.95, 1.0, 2, 0),
    "held/pages-4": (0.94, 0.95, 3, 6),
    "held/pages-7": (0.90, 0.97, 5, 3),
    "held/pages-16": (0.80, 0.98, 7, 2),
    "held/pages-27": (0.95, 0.98, 14, 0),
    "held/pages-28": (0.94, 0.98, 12, 0),
    "held/pages-29": (0.92, 0.98, 5, 0),
    "held/pages-32": (0.92, 0.98, 3, 1),
    "held/pages-34": (0.95, 0.98, 10, 1),
    "held/pages-41": (0.91, 0.98, 4, 0),
    "held/pages-49": (0.88, 0.98, 5, 0),
    "held/pages-50": (0.91, 0.98, 5, 0),
    "held/pages-51": (0.90, 0.98, 5, 0),
    "held/pages-52": (0.93, 0.98, 7, 1),
    "held/pages-56": (0.93, 0.98, 6, 0),
    "held/pages-57": (0.90, 0.98, 6, 0),
}
# Of what lines of a list claim in company: the fewest, and the least share that is marked.
FEWEST_IN_COMPANY: Final = 6
RIGHT_IN_COMPANY: Final = 0.9
SETS: Final = list(FLOORS)

Marked = Mapping[str, Any]
Found = tuple[Finding, Place]


@lru_cache(maxsize=16)
def marked(name: str) -> tuple[Marked, ...]:
    lines = (CORPUS / f"{name}.jsonl").read_text("utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return tuple(row | {"span": html.unescape(row["span"])} for row in rows)


@lru_cache(maxsize=16)
def claims(name: str, at: Bench) -> Mapping[str, list[Found]]:
    """Give the claims found on each page of a set, each with a place of it."""
    found: dict[str, list[Found]] = {}
    for page in sorted({each["page"] for each in marked(name)}):
        result = check_bytes(page, (CORPUS / name / page).read_bytes(), at, "2026-01-02")
        assert not result.reason, (page, result.reason)
        of_page = (f for f in result.findings if f.kind == "claim")
        found[page] = [(f, place) for f in of_page for place in f.places]
    return found


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.replace("’", "'").lower()))


def meeting(phrase: Marked, among: Iterable[Found]) -> list[Place]:
    """Give the places near the line of *phrase* whose finding shares two words with it, or all."""
    wanted = words(phrase["span"])
    near = ((f, p) for f, p in among if not p.line or abs(p.line - (phrase["line"] or 0)) <= 1)
    return [
        p
        for f, p in near
        if len(shared := wanted & words(f.phrase)) >= 2 or shared in (wanted, words(f.phrase))
    ]


@pytest.mark.parametrize("name", SETS)
def test_marked_claims_are_found_on_their_lines(name: str, at: Bench) -> None:
    wanted = [phrase for phrase in marked(name) if phrase["flag"]]
    met = [(phrase, meeting(phrase, claims(name, at)[phrase["page"]])) for phrase in wanted]
    found = [(phrase, places) for phrase, places in met if places]
    lined = [(phrase["line"], places) for phrase, places in found if phrase["line"]]
    exact = [line for line, places in lined if any(p.line == line for p in places)]
    least_found, least_exact, _, _ = FLOORS[name]
    missed = [phrase["span"] for phrase, places in met if not places]
    assert len(found) / len(wanted) >= least_found, missed
    assert len(exact) / len(lined) >= least_exact


@pytest.mark.parametrize("name", SETS)
def test_what_claims_nothing_stays_silent(name: str, at: Bench) -> None:
    among = claims(name, at)
    silent = [phrase for phrase in marked(name) if not phrase["flag"]]
    flagged = [phrase["span"] for phrase in silent if meeting(phrase, among[phrase["page"]])]
    with_claims = {phrase["page"] for phrase in marked(name) if phrase["flag"]}
    loose = [f.phrase for page in among.keys() - with_claims for f, _ in among[page]]
    _, _, most_flagged, most_loose = FLOORS[name]
    assert len(flagged) <= most_flagged, flagged
    assert len(loose) <= most_loose, loose


def test_what_lines_of_a_list_claim_in_company_is_marked(at: Bench) -> None:
    asking = {rule.id for rule in at.rules if rule.company}
    met = [
        any(meeting(phrase, [each]) for phrase in marked(name) if _is_claim(phrase, page))
        for name in SETS
        for page, among in claims(name, at).items()
        for each in among
        if each[0].rule in asking
    ]
    assert len(met) >= FEWEST_IN_COMPANY
    assert sum(met) / len(met) >= RIGHT_IN_COMPANY


def _is_claim(phrase: Marked, page: str) -> bool:
    return bool(phrase["flag"]) and phrase["page"] == page
