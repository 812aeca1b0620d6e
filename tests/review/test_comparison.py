"""Two reports side by side: what is new, gone, same, moved or changed, and what to beware of."""

from dataclasses import replace

import pytest

from checker.model.changes import Change, Comparison, PastFinding, PastReport
from checker.model.documents import Place
from checker.model.rules import Pack, Severity
from checker.review.comparison import compare, nearness

PACK = Pack(name="regenerative", version="1.0.0", sha256="aa")
MANY = "Many patients report relief for a year."
MOST = "Most patients report relief for years."


def place(path: str, line: int = 3) -> Place:
    return Place(path=path, line=line, column=1, end_line=line, end_column=9)


def finding(name: str, sentence: str = MANY, *paths: str) -> PastFinding:
    return PastFinding(
        id=name,
        kind="claim",
        rule="success-rate/most",
        label="success-rate",
        severity=Severity.MEDIUM,
        verdict="unsupported",
        phrase=sentence.partition(" report")[0],
        sentence=sentence,
        places=tuple(place(path) for path in paths or ("knee.md",)),
    )


def report(*findings: PastFinding) -> PastReport:
    return PastReport(
        name="x.json", version="1", packs=(PACK,), profiles=("us",), findings=findings
    )


def told(comparison: Comparison) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (str(d.change), d.before.id if d.before else None, d.after.id if d.after else None, d.note)
        for d in comparison.differences
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param([], [finding("F-a")], [("new", None, "F-a", "")], id="new"),
        pytest.param([finding("F-a")], [], [("gone", "F-a", None, "")], id="gone"),
        pytest.param(
            [finding("F-a")],
            [replace(finding("F-a"), places=(place("knee.md", 60),))],
            [("same", "F-a", "F-a", "")],
            id="another line of its page",
        ),
        pytest.param(
            [finding("F-a")],
            [finding("F-a", MANY, "knee-pain/index.md")],
            [("moved", "F-a", "F-a", "")],
            id="a page renamed",
        ),
        pytest.param(
            [finding("F-a", MANY, "a.md", "b.md")],
            [finding("F-a", MANY, "b.md", "c.md", "d.md")],
            [("same", "F-a", "F-a", "now also in c.md, d.md")],
            id="further pages",
        ),
        pytest.param(
            [finding("F-a")],
            [replace(finding("F-a"), severity=Severity.HIGH, verdict="contradicted")],
            [("same", "F-a", "F-a", "was medium; verdict was unsupported")],
            id="re-rated",
        ),
        pytest.param(
            [finding("F-a")],
            [finding("F-b", MOST)],
            [("changed", "F-a", "F-b", "")],
            id="a near sentence on the page",
        ),
        pytest.param(
            [finding("F-a")],
            [finding("F-b", "We promise that you will dance at the wedding of your son.")],
            [("new", None, "F-b", ""), ("gone", "F-a", None, "")],
            id="a far sentence on the page",
        ),
        pytest.param(
            [finding("F-a")],
            [finding("F-b", MOST, "spine.md")],
            [("new", None, "F-b", ""), ("gone", "F-a", None, "")],
            id="a near sentence on another page",
        ),
        pytest.param(
            [finding("F-a")],
            [replace(finding("F-b", MOST), label="recovery")],
            [("new", None, "F-b", ""), ("gone", "F-a", None, "")],
            id="a near sentence under another label",
        ),
        pytest.param(
            [finding("F-a")],
            [replace(finding("F-b"), phrase="Many patients report relief")],
            [("changed", "F-a", "F-b", "the sentence is the same, other words in it are at fault")],
            id="a wider phrase in the same sentence",
        ),
        pytest.param(
            [finding("F-a"), finding("F-s", "Relief is guaranteed.")],
            [finding("F-b", MOST, "new.md"), finding("F-s", "Relief is guaranteed.", "new.md")],
            [("moved", "F-s", "F-s", ""), ("changed", "F-a", "F-b", "")],
            id="a near sentence on a page that was renamed",
        ),
        pytest.param(
            [
                replace(finding("F-d", ""), kind="duty", label="duty-fda-status"),
                finding("F-s", "Relief is guaranteed."),
            ],
            [
                replace(finding("F-e", "", "new.md"), kind="duty", label="duty-fda-status"),
                finding("F-s", "Relief is guaranteed.", "new.md"),
            ],
            [("moved", "F-d", "F-e", ""), ("moved", "F-s", "F-s", "")],
            id="a duty of a page that was renamed",
        ),
        pytest.param(
            [finding("F-a"), finding("F-c", "Many patients report relief for a month.")],
            [finding("F-b", "Many patients report relief for a month now.")],
            [("gone", "F-a", None, ""), ("changed", "F-c", "F-b", "")],
            id="the nearest of two is the one that changed",
        ),
    ],
)
def test_every_finding_goes_one_way(
    old: list[PastFinding],
    new: list[PastFinding],
    expected: list[tuple[str, str | None, str | None, str]],
) -> None:
    assert told(compare(report(*old), report(*new))) == expected


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        (
            report(finding("F-a")),
            replace(report(), suppressed=frozenset(["F-a"])),
            "suppressed in the copy now",
        ),
        (
            report(finding("F-a")),
            replace(report(), unchecked=frozenset(["knee.md"])),
            "not checked now: knee.md",
        ),
        (
            replace(report(), suppressed=frozenset(["F-a"])),
            report(finding("F-a")),
            "was suppressed in the copy",
        ),
        (
            replace(report(), unchecked=frozenset(["knee.md"])),
            report(finding("F-a")),
            "its page was not checked before",
        ),
    ],
)
def test_what_nobody_wrote_or_deleted_says_so(old: PastReport, new: PastReport, note: str) -> None:
    [difference] = compare(old, new).differences

    assert difference.note == note


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (report(), ()),
        (
            replace(report(), packs=(Pack(name="regenerative", version="1.1.0", sha256="bb"),)),
            (
                "the rules regenerative differ (1.0.0 then, 1.1.0 now): "
                "findings may come or go with them",
            ),
        ),
        (
            replace(report(), packs=(PACK, Pack(name="acme", version="1", sha256="cc"))),
            ("the rules acme 1 are new: findings may come from them",),
        ),
        (
            replace(report(), packs=()),
            ("the rules regenerative were used then and are not now: findings may go with them",),
        ),
        (
            replace(report(), profiles=("us", "us-fl"), version="2"),
            (
                "the profiles differ: us then, us, us-fl now",
                "overclaim differs: 1 then, 2 now",
            ),
        ),
        (
            replace(report(), unchecked=frozenset(["b.pdf", "a.pdf"])),
            ("not checked now: a.pdf, b.pdf",),
        ),
    ],
)
def test_what_the_site_did_not_do_is_warned_of(new: PastReport, expected: tuple[str, ...]) -> None:
    assert compare(report(), new).warnings == expected


def test_a_page_of_four_hundred_changed_quotes_is_paired() -> None:
    old = [finding(f"F-a{n}", f"Quote {n} says that my knee felt better soon.") for n in range(400)]
    new = [finding(f"F-b{n}", f"Quote {n} says that my knee felt great soon.") for n in range(400)]
    compared = compare(report(*old), report(*new))

    assert compared.total(Change.CHANGED) == 400
    assert {
        d.before.id[3:] == d.after.id[3:] for d in compared.differences if d.before and d.after
    } == {True}


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (MANY, MOST, True),
        ("Relief is immediate.", "Relief is immediate!", True),
        ("There is no risk.", "There is no risk at all with our cells.", False),
        ("Walk out pain-free.", "Cells turn into new cartilage.", False),
        ("", "", True),
        ("", "A cure.", False),
    ],
)
def test_near_sentences_share_most_words_and_letters(one: str, other: str, *, near: bool) -> None:
    assert (nearness(one, other) >= 0.6) is near
