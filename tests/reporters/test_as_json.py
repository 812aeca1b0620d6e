"""The JSON report: its bytes, its shape, and its published schema."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import checker.reporters
from checker.model.reports import Report
from checker.reporters import render
from tests.reporters.sample_report import EMPTY, LASTS, REGROWS, REPORT

ROOT = Path(__file__).parents[2]
SCHEMA = Path(checker.reporters.__file__).with_name("report.schema.json")

EMPTY_TEXT = """\
{
  "version": 1,
  "tool": {
    "name": "overclaim",
    "version": "0.1.0",
    "packs": [
      {
        "name": "regenerative",
        "version": "1.2.0",
        "sha256": "abababababababababababababababababababababababababababababababab"
      }
    ],
    "profiles": [
      "us"
    ]
  },
  "findings": [],
  "excused": [],
  "unchecked": [],
  "suppressed": [],
  "resolved": [],
  "citations": {},
  "summary": {
    "files": 1,
    "units": 1,
    "findings": 0,
    "places": 0,
    "high": 0,
    "medium": 0,
    "low": 0,
    "suppressed": 0,
    "decided": 0,
    "baseline": 0,
    "excused": 0,
    "unchecked": 0,
    "ignored": {}
  }
}
"""
FIRST_PLACE = {
    "path": "content/knee.md",
    "line": 14,
    "column": 16,
    "end_line": 14,
    "end_column": 37,
    "section": "Treatments > Knee",
}
PARAGRAPH = {
    "path": "brochure.docx",
    "line": None,
    "column": 8,
    "end_line": None,
    "end_column": 24,
    "section": "Results",
    "paragraph": 7,
}


def read(report: Report) -> Any:
    return json.loads(render(report, "json"))


def test_an_empty_report_is_these_bytes() -> None:
    assert render(EMPTY, "json") == EMPTY_TEXT


@pytest.mark.parametrize("report", [EMPTY, REPORT])
def test_every_report_fits_the_published_schema(report: Report) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(read(report))) == []


def test_the_report_of_the_examples_fits_the_published_schema() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    made = json.loads((ROOT / "reports" / "clinic.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(made)) == []


def test_a_finding_has_these_keys_in_this_order() -> None:
    assert list(read(replace(EMPTY, findings=(REGROWS,)))["findings"][0]) == [
        "id",
        "kind",
        "rule",
        "label",
        "severity",
        "verdict",
        "comparison",
        "against",
        "notes",
        "phrase",
        "sentence",
        "why",
        "status",
        "decision",
        "previous",
        "decided_here",
        "new_places",
        "evidence",
        "basis",
        "suggestions",
        "places",
        "steps",
        "cues",
        "silenced_by",
    ]


def test_findings_stand_in_the_order_of_files_and_lines() -> None:
    assert [finding["id"] for finding in read(REPORT)["findings"]] == [
        "F-abcdefghij",
        "F-b234567abc",
        "F-duty222222",
        "F-q7mzk4rtwd",
        "F-longlonglo",
        "F-accepted22",
        "F-edited2222",
        "F-kept222222",
        "F-adopted222",
        "F-changed222",
    ]


def test_the_order_of_the_input_does_not_matter() -> None:
    turned = replace(
        REPORT,
        findings=REPORT.findings[::-1],
        unchecked=REPORT.unchecked[::-1],
        ignored={".css": 2, ".png": 1},
    )
    assert render(turned, "json") == render(REPORT, "json")


def test_a_place_has_lines_or_a_paragraph() -> None:
    found = read(replace(EMPTY, findings=(REGROWS, LASTS)))["findings"]
    assert [found[0]["places"][0], found[1]["places"][0]] == [PARAGRAPH, FIRST_PLACE]


def test_a_suggestion_without_wording_carries_facts() -> None:
    found = read(replace(EMPTY, findings=(LASTS, REGROWS)))["findings"]
    assert [found[0]["suggestions"], found[1]["suggestions"][1]] == [
        [{"move": "by-hand", "facts": ["slight relief", "up to six months"]}],
        {"move": "delete", "facts": []},
    ]


def test_a_duty_without_a_sentence_has_null() -> None:
    assert read(REPORT)["findings"][2]["sentence"] is None


def test_a_changed_finding_keeps_the_former_decision_and_sentence() -> None:
    changed = read(REPORT)["findings"][9]
    assert (changed["decision"]["value"], changed["previous"]) == (
        "keep",
        "Some patients report relief.",
    )


def test_the_long_sentence_is_whole() -> None:
    assert len(read(REPORT)["findings"][4]["sentence"]) == 40_000


def test_half_a_character_can_be_written_and_read() -> None:
    written = str(render(REPORT, "json")).encode("utf-8")
    assert "\ud800" in json.loads(written)["findings"][1]["sentence"]


def test_the_figures_leave_settled_findings_out() -> None:
    assert read(REPORT)["summary"] == {
        "files": 4,
        "units": 82,
        "findings": 8,
        "places": 8,
        "high": 3,
        "medium": 3,
        "low": 2,
        "suppressed": 1,
        "decided": 3,
        "baseline": 1,
        "excused": 1,
        "unchecked": 2,
        "ignored": {".css": 2, ".png": 1},
    }
