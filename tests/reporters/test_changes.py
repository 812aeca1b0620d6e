"""A comparison as text, JSON and workbook."""

import json
from datetime import date
from io import BytesIO

from openpyxl import Workbook, load_workbook

from checker.model.changes import Comparison, PastFinding, PastReport
from checker.model.documents import Place
from checker.model.rules import Pack, Severity
from checker.reporters.changes import as_json, as_text
from checker.reporters.excel_changes import workbook
from checker.review.comparison import compare


def finding(name: str, severity: Severity, sentence: str, path: str, line: int) -> PastFinding:
    place = Place(path=path, line=line, column=1, end_line=line, end_column=9)
    return PastFinding(
        id=name,
        kind="claim",
        rule="cure/cures",
        label="cure",
        severity=severity,
        verdict="contradicted",
        phrase=sentence.rstrip("."),
        sentence=sentence,
        places=(place,),
    )


def report(name: str, sha256: str, *findings: PastFinding) -> PastReport:
    pack = Pack(name="regenerative", version="1.0.0", sha256=sha256)
    return PastReport(
        name=name, version="0.1.0", packs=(pack,), profiles=("us",), findings=findings
    )


def comparison() -> Comparison:
    old = report(
        "may.json",
        "aa",
        finding("F-gone", Severity.LOW, "=A miracle\x1b.", "a.md", 2),
        finding("F-moved", Severity.HIGH, "A cure at last.", "knee.md", 3),
        finding("F-old", Severity.MEDIUM, "Many patients walk again soon.", "a.md", 4),
        finding("F-same", Severity.HIGH, "Cures pain.", "a.md", 5),
        finding("F-rated", Severity.LOW, "Ends pain.", "a.md", 6),
    )
    new = report(
        "june.json",
        "bb",
        finding("F-new", Severity.HIGH, "No more pain.", "b.md", 1),
        finding("F-moved", Severity.HIGH, "A cure at last.", "knee-pain/index.md", 3),
        finding("F-now", Severity.HIGH, "Most patients walk again soon.", "a.md", 9),
        finding("F-same", Severity.HIGH, "Cures pain.", "a.md", 10),
        finding("F-rated", Severity.MEDIUM, "Ends pain.", "a.md", 11),
    )
    return compare(old, new)


TEXT = """\
may.json -> june.json
note: the rules regenerative differ (1.0.0 then, 1.0.0 now): findings may come or go with them

new:
  b.md:1:1: high cure "No more pain" [F-new]

changed:
  a.md:9:1: high cure "Most patients walk again soon" [F-now]
    was: Many patients walk again soon. [F-old]
    now: Most patients walk again soon.
    was medium

moved:
  knee-pain/index.md:3:1: high cure "A cure at last" [F-moved], was knee.md:3:1

gone:
  a.md:2:1: low cure "=A miracle" [F-gone]

same:
  a.md:11:1: medium cure "Ends pain" [F-rated]
    was low

            high  medium     low     all
new            1       0       0       1
gone           0       0       1       1
same           1       1       0       2
moved          1       0       0       1
changed        1       0       0       1

1 new, 1 gone, 2 same, 1 moved, 1 changed
"""


def book() -> Workbook:
    return load_workbook(BytesIO(workbook(comparison(), date(2026, 11, 21))))


def test_the_text_lists_what_changed_and_ends_with_the_figures() -> None:
    assert as_text(comparison()) == TEXT


def test_the_json_has_counts_and_both_sides_of_each_finding() -> None:
    made = json.loads(as_json(comparison()))

    assert (made["version"], made["old"]["file"], made["new"]["findings"]) == (1, "may.json", 5)
    assert made["counts"]["changed"] == {"high": 1, "medium": 0, "low": 0, "all": 1}
    assert [(c["change"], c["before"] and c["before"]["id"]) for c in made["changes"]] == [
        ("new", None),
        ("gone", "F-gone"),
        ("same", "F-same"),
        ("same", "F-rated"),
        ("moved", "F-moved"),
        ("changed", "F-old"),
    ]
    assert made["changes"][0]["after"]["places"] == [
        {
            "path": "b.md",
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 9,
            "section": "",
        }
    ]


def test_the_workbook_has_a_row_for_each_that_is_not_the_same() -> None:
    rows = [list(row) for row in book()["Changes"].iter_rows(values_only=True)]

    assert [[row[i] for i in (0, 1, 2, 4, 7, 8, 9)] for row in rows] == [
        ["Change", "Severity", "Severity before", "File", "Sentence", "Sentence before", "Note"],
        ["new", "high", None, "b.md", "No more pain.", None, None],
        [
            "changed",
            "high",
            "medium",
            "a.md",
            "Most patients walk again soon.",
            "Many patients walk again soon.",
            "was medium",
        ],
        ["moved", "high", None, "knee-pain/index.md", "A cure at last.", None, None],
        ["gone", "low", None, "a.md", "=A miracle .", None, None],
        ["same", "medium", "low", "a.md", "Ends pain.", None, "was low"],
    ]
    assert book()["Changes"]["H5"].data_type == "s"


def test_the_workbook_tells_the_figures_and_what_to_beware_of() -> None:
    assert book().sheetnames == ["Summary", "Changes"]
    rows = [list(row[:5]) for row in book()["Summary"].iter_rows(values_only=True)]
    assert ["changed", 1, 0, 0, 1] in rows
    assert any("rules regenerative differ" in str(row[0]) for row in rows)


def test_the_same_comparison_and_day_give_the_same_bytes() -> None:
    day = date(2026, 11, 21)

    assert workbook(comparison(), day) == workbook(comparison(), day)
