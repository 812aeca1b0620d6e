"""What a decision binds on the next run: the same claim, wherever it has gone, and no other."""

from dataclasses import replace

import pytest

from checker.model.decisions import Page, Record
from checker.model.documents import Place
from checker.model.evidence import Answer, Verdict
from checker.model.reports import Decision, Finding, PageState, PlaceDecision, Report
from checker.model.rules import Severity
from checker.review.binding import Scope, bind
from checker.review.identity import finding_id

KEEP = Decision(value="keep", reviewer="MO", date="2026-04-02", reason="our own trial")
BASELINE = Decision(value="baseline", date="2026-04-02")
TODAY = "2026-11-21"


def found(
    sentence: str, phrase: str, *paths: str, label: str = "cure", severity: str = "high"
) -> Finding:
    return Finding(
        id=finding_id("claim", label, sentence, phrase),
        kind="claim",
        rule=f"{label}/rule",
        label=label,
        severity=Severity(severity),
        answer=Answer(Verdict.HOUSE_RULE),
        phrase=phrase,
        sentence=sentence,
        why="Nobody knows.",
        places=tuple(
            Place(path=path, line=n, column=1, end_line=n, end_column=9)
            for n, path in enumerate(paths, 1)
        ),
    )


def record(of: Finding, decision: Decision | None = KEEP) -> Record:
    paths = [place.path for place in of.places]
    return Record(
        id=of.id,
        label=of.label,
        sentence=of.sentence,
        phrase=of.phrase,
        severity=of.severity.value,
        rule=of.rule,
        decision=decision,
        pages=tuple(Page(path, paths.count(path)) for path in sorted(set(paths))),
    )


def bound(
    findings: list[Finding], records: list[Record], missing: tuple[str, ...] = ()
) -> tuple[list[tuple[str, str, bool]], list[str]]:
    """Give phrase, status and whether it is settled of each finding, and what is resolved."""
    pages = {place.path for finding in findings for place in finding.places} | {"a.md"}
    report = Report(
        version="1",
        packs=(),
        profiles=(),
        findings=tuple(findings),
        pages=tuple(PageState(path, "checked") for path in sorted(pages)),
    )
    scope = Scope(TODAY, frozenset(missing))
    report = bind(report, {each.id: each for each in records}, scope)
    return (
        [(f.phrase, f.status, f.settled) for f in report.findings],
        [item.phrase for item in report.resolved],
    )


CURES = found("It cures knees.", "cures", "a.md")


@pytest.mark.parametrize(
    ("now", "decision", "missing", "expected"),
    [
        (["a.md"], KEEP, (), ("decided", True)),
        (["b.md"], KEEP, ("a.md",), ("moved", True)),
        (["a.md", "b.md"], KEEP, (), ("moved", True)),
        (["a.md"], BASELINE, (), ("open", True)),
        (["b.md"], BASELINE, (), ("open", True)),
        (["a.md", "b.md"], BASELINE, (), ("open", False)),
        (["a.md", "a.md"], BASELINE, (), ("open", False)),
        (["a.md"], replace(KEEP, value="accept"), (), ("decided", False)),
        (["a.md"], replace(KEEP, value="edit"), (), ("decided", False)),
        (["a.md"], replace(KEEP, value="not a claim"), (), ("decided", True)),
        (["a.md"], replace(KEEP, value="discuss"), (), ("open", False)),
        (["a.md"], replace(KEEP, until=TODAY), (), ("decided", True)),
        (["a.md"], replace(KEEP, until="2026-11-20"), (), ("open", False)),
        (["a.md"], None, (), ("open", False)),
    ],
)
def test_a_decision_holds_for_the_same_sentence(
    now: list[str],
    decision: Decision | None,
    missing: tuple[str, ...],
    expected: tuple[str, bool],
) -> None:
    finding = found("It cures knees.", "cures", *now)

    assert bound([finding], [record(CURES, decision)], missing) == ([("cures", *expected)], [])


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        (found("It cures knees.", "cures", "a.md", severity="medium"), ("re-rated", True)),
        (found("It cures knees.", "cures knees", "a.md"), ("re-rated", True)),
        (found("It cures knees.", "cures", "a.md", label="guarantee"), ("re-rated", False)),
        (found("It cures all knees.", "cures", "a.md"), ("changed", False)),
        (found("It cures all knees.", "cures", "b.md"), ("changed", False)),
        (found("Ask about our cures.", "our cures", "a.md"), ("new", False)),
    ],
)
def test_another_rating_or_sentence_is_told_apart(
    finding: Finding, expected: tuple[str, bool]
) -> None:
    findings, _ = bound([finding], [record(CURES)])

    assert findings == [(finding.phrase, *expected)]


def test_a_rule_split_in_two_keeps_the_decision_on_the_one_with_the_label() -> None:
    findings, resolved = bound(
        [
            found("It cures knees.", "cures knees", "a.md"),
            found("It cures knees.", "cures", "a.md", label="guarantee"),
        ],
        [record(CURES)],
    )

    assert findings == [("cures knees", "re-rated", True), ("cures", "new", False)]
    assert resolved == []


def test_what_is_gone_is_resolved_and_what_was_not_read_is_not() -> None:
    elsewhere = found("It heals hips.", "heals", "z.md")
    findings, resolved = bound([], [record(CURES), record(elsewhere)])

    assert (findings, resolved) == ([], ["cures"])


def test_an_edited_page_tells_the_former_decision_though_another_page_has_the_sentence() -> None:
    both = found("It cures knees.", "cures", "a.md", "b.md")
    now = [found("It cures knees.", "cures", "b.md"), found("It cures all knees.", "cures", "a.md")]

    assert bound(now, [record(both)])[0] == [
        ("cures", "decided", True),
        ("cures", "changed", False),
    ]


def test_a_ruling_on_one_page_goes_before_that_on_all() -> None:
    both = found("It cures knees.", "cures", "a.md", "b.md")
    here = PlaceDecision("b.md", "discuss", "", "MO", "2026-04-02")
    one = PlaceDecision("a.md", "not a claim", "a film", "MO", "2026-04-02")

    assert bound([both], [replace(record(both), here=(here,))])[0] == [("cures", "decided", False)]
    assert bound([both], [replace(record(both, None), here=(one,))])[0] == [
        ("cures", "open", False)
    ]
    assert bound([both], [replace(record(both, None), here=(one, replace(one, path="b.md")))])[
        0
    ] == [("cures", "decided", True)]


def test_six_hundred_edited_sentences_are_all_told_as_changed() -> None:
    words = ["knees", "hips", "backs", "hands", "feet", "necks"]
    old = [
        found(f"It cures {words[n % 6]} in {n} days of care.", "cures", f"p{n % 40}.md")
        for n in range(600)
    ]
    now = [
        found(f"It cures all {words[n % 6]} in {n} days of care.", "cures", f"p{n % 40}.md")
        for n in range(600)
    ]
    findings, resolved = bound(now, [record(each) for each in old])

    assert {status for _, status, _ in findings} == {"changed"}
    assert resolved == []
