"""The SARIF report: what code scanning reads of it."""

import json
from typing import Any

from checker.model.reports import Report
from checker.reporters import render
from tests.reporters.sample_report import EMPTY, REPORT


def read(report: Report) -> Any:
    return json.loads(render(report, "sarif"))["runs"][0]


def result(rule: str) -> Any:
    return next(found for found in read(REPORT)["results"] if found["ruleId"] == rule)


def test_an_empty_run_is_a_successful_one() -> None:
    assert read(EMPTY) == {
        "tool": {
            "driver": {"name": "overclaim", "semanticVersion": "0.1.0", "rules": []},
            "extensions": [
                {
                    "name": "regenerative",
                    "version": "1.2.0",
                    "properties": {"sha256": "ab" * 32},
                }
            ],
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": []}],
        "results": [],
        "properties": {"profiles": ["us"]},
    }


def test_a_finding_has_its_region_its_copies_and_its_id() -> None:
    assert result("regeneration/regrows-tissue") == {
        "ruleId": "regeneration/regrows-tissue",
        "ruleIndex": 6,
        "level": "error",
        "message": {
            "text": (
                '"regrow knee cartilage": regrowth stated as fact; no limit in the sentence\n'
                "contradicted: cartilage-not-rebuilt, 004_5de9efddb2fbcf88.txt, "
                '"What Clinical Trials Reveal"\n'
                "Try: Our injections may ease knee pain; studies have not shown new cartilage.\n"
                "Try: delete this\n"
                "Also in 2 more places"
            )
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "content/knee.md"},
                    "region": {
                        "startLine": 14,
                        "startColumn": 16,
                        "endLine": 14,
                        "endColumn": 37,
                    },
                },
                "logicalLocations": [{"name": "Treatments > Knee"}],
            }
        ],
        "partialFingerprints": {"overclaimId/v1": "F-q7mzk4rtwd"},
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": {"uri": "content/spine.md"},
                    "region": {"startLine": 3, "startColumn": 16, "endLine": 3, "endColumn": 37},
                },
            },
            {
                "id": 2,
                "physicalLocation": {
                    "artifactLocation": {"uri": "content/spine.md"},
                    "region": {"startLine": 9, "startColumn": 16, "endLine": 9, "endColumn": 37},
                },
            },
        ],
    }


def test_a_paragraph_has_no_region() -> None:
    assert result("recovery/lasts")["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "brochure.docx"}},
            "logicalLocations": [{"name": "Results, paragraph 7"}],
        }
    ]


def test_what_people_settled_is_marked_as_suppressed() -> None:
    marks = {
        found["ruleId"]: [(mark["kind"], mark["justification"]) for mark in found["suppressions"]]
        for found in read(REPORT)["results"]
        if "suppressions" in found
    }
    assert marks == {
        "credentials/years": [("external", "true, see HR")],
        "hype/superlative": [("external", "baseline 2026-01-01")],
        "fda-status/cleared": [("inSource", "quotes a warning letter (JR, 2026-04-02)")],
    }


def test_unchecked_files_are_notified() -> None:
    notes = read(REPORT)["invocations"][0]["toolExecutionNotifications"]
    assert [note["message"]["text"] for note in notes] == [
        "not checked: unreadable: truncated",
        "not checked: language es",
    ]


def test_a_path_is_written_as_a_uri() -> None:
    notes = read(REPORT)["invocations"][0]["toolExecutionNotifications"]
    where = notes[1]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where == {"uri": "content/es%0A%3A%3Aerror%3A%3Ax.md"}


def test_severities_become_levels() -> None:
    levels = {
        rule["id"]: rule["defaultConfiguration"] for rule in read(REPORT)["tool"]["driver"]["rules"]
    }
    assert levels["cure/cures"] == {"level": "error"}
    assert levels["recovery/lasts"] == {"level": "warning"}
    assert levels["hype/superlative"] == {"level": "note"}
