"""One report made by hand, with every odd case that a reporter has to show."""

from checker.model.documents import Place
from checker.model.evidence import Answer, Entry, Limit, Source, Strength, Verdict
from checker.model.reports import (
    CueFound,
    Decision,
    Excused,
    Finding,
    PageState,
    PlaceDecision,
    Report,
    Resolved,
    Suggestion,
    Suppressed,
    Unchecked,
)
from checker.model.rules import Pack, Severity

NOT_REBUILT = Entry(
    id="cartilage-not-rebuilt",
    topic="efficacy",
    statement="Better studies have not shown that lost cartilage comes back.",
    strength=Strength.REVIEW,
    answers=("regeneration",),
    sources=(Source("004_5de9efddb2fbcf88.txt", "What Clinical Trials Reveal", (85,)),),
)
RELIEF_SHORT = Entry(
    id="relief-six-months",
    topic="duration",
    statement="A review of 25 trials saw slight relief for up to six months.",
    strength=Strength.REVIEW,
    answers=("recovery",),
    sources=(
        Source("004_5de9efddb2fbcf88.txt", "What Clinical Trials Reveal", (80, 81)),
        Source("002_97a4871a0ad64a49.txt", "How Long It Lasts"),
    ),
    limits=(Limit("duration", number=6, unit="months", qualifier="review of 25 trials"),),
    conflict="Another blog speaks of two years.",
)


def at_line(path: str, line: int, column: int, length: int, section: str = "") -> Place:
    return Place(
        path=path,
        line=line,
        column=column,
        end_line=line,
        end_column=column + length,
        section=section,
    )


REGROWS = Finding(
    id="F-q7mzk4rtwd",
    kind="claim",
    rule="regeneration/regrows-tissue",
    label="regeneration",
    severity=Severity.HIGH,
    answer=Answer(Verdict.CONTRADICTED, (NOT_REBUILT,)),
    phrase="regrow knee cartilage",
    sentence="Our injections regrow knee cartilage.",
    why="regrowth stated as fact; no limit in the sentence",
    places=(
        at_line("content/knee.md", 14, 16, 21, "Treatments > Knee"),
        at_line("content/spine.md", 3, 16, 21),
        at_line("content/spine.md", 9, 16, 21),
    ),
    basis=("us-ftc-health-guidance-2022#crse",),
    suggestions=(
        Suggestion(
            move="state-limit",
            sentence="Our injections may ease knee pain; studies have not shown new cartilage.",
        ),
        Suggestion(move="delete"),
    ),
    cues=(CueFound("may", "hedge", "may", covers=False, note="in another clause"),),
    steps=("high by the rule",),
    phrase_start=15,
    decided_here=(PlaceDecision("content/spine.md", "not a claim", "quotes a textbook"),),
    notes=(("Legal", "ask counsel"),),
)
LASTS = Finding(
    id="F-abcdefghij",
    kind="claim",
    rule="recovery/lasts",
    label="recovery",
    severity=Severity.MEDIUM,
    answer=Answer(
        Verdict.EXCEEDS, (RELIEF_SHORT, NOT_REBUILT), "60 months against 6 (review of 25 trials)"
    ),
    phrase="lasts five years",
    sentence="Relief lasts five years.",
    why="a period beyond any in the ledger",
    places=(
        Place(
            path="brochure.docx",
            line=None,
            column=8,
            end_line=None,
            end_column=24,
            section="Results",
            paragraph=7,
        ),
    ),
    suggestions=(Suggestion(move="by-hand", facts=("slight relief", "up to six months")),),
    phrase_start=7,
)
PUFFERY = Finding(
    id="F-b234567abc",
    kind="claim",
    rule="hype/superlative",
    label="hype",
    severity=Severity.LOW,
    answer=Answer(Verdict.HOUSE_RULE),
    phrase="=HYPERLINK(miracle)",
    sentence='=HYPERLINK(miracle) \x1b[31mred\x07 \ud800 "a, b" 100%: _x0041_',
    why="puffery",
    places=(at_line("content/a,b:c.md", 2, 1, 19),),
    suggestions=(Suggestion(move="delete"),),
    status="open",
)
LONG = Finding(
    id="F-longlonglo",
    kind="claim",
    rule="cure/cures",
    label="cure",
    severity=Severity.HIGH,
    answer=Answer(Verdict.UNSUPPORTED),
    phrase="cures",
    sentence="It cures " + "x" * 39_991,
    why="cure stated as fact",
    places=(at_line("content/long.txt", 1, 4, 5),),
    suggestions=(Suggestion(move="by-hand"),),
    phrase_start=3,
    status="moved",
)
ACCEPTED = Finding(
    id="F-accepted22",
    kind="claim",
    rule="safety/no-risk",
    label="safety",
    severity=Severity.HIGH,
    answer=Answer(Verdict.CONTRADICTED, (NOT_REBUILT,)),
    phrase="no risk",
    sentence="There is no risk.",
    why="every injection has risks",
    places=(at_line("content/safe.md", 5, 10, 7),),
    suggestions=(Suggestion(move="state-limit", sentence="Ask us about the risks."),),
    status="decided",
    phrase_start=9,
    decision=Decision(value="accept", reviewer="M. Okafor", date="2026-04-02"),
)
EDITED = Finding(
    id="F-edited2222",
    kind="claim",
    rule="superiority/better",
    label="superiority",
    severity=Severity.MEDIUM,
    answer=Answer(Verdict.UNSUPPORTED),
    phrase="better than surgery",
    sentence="It is better than surgery.",
    why="no trial compares the two",
    places=(at_line("content/safe.md", 6, 7, 19),),
    status="decided",
    phrase_start=6,
    decision=Decision(
        value="edit",
        reviewer="M. Okafor",
        date="2 April",
        wording="Longer-lasting than surgery.",
        still_flagged=("superiority", "recovery"),
    ),
)
KEPT = Finding(
    id="F-kept222222",
    kind="claim",
    rule="credentials/years",
    label="credentials",
    severity=Severity.LOW,
    answer=Answer(Verdict.HOUSE_RULE),
    phrase="eleven years",
    sentence="We have done this for eleven years.",
    why="experience stated without a source",
    places=(at_line("content/safe.md", 7, 23, 12),),
    status="decided",
    decision=Decision(value="keep", reviewer="MO", date="2026-04-03", reason="true, see HR"),
)
ADOPTED = Finding(
    id="F-adopted222",
    kind="claim",
    rule="hype/superlative",
    label="hype",
    severity=Severity.LOW,
    answer=Answer(Verdict.HOUSE_RULE),
    phrase="world class",
    sentence="A world class team.",
    why="puffery",
    places=(at_line("content/team.md", 1, 3, 11),),
    status="decided",
    decision=Decision(value="baseline", date="2026-01-01"),
)
CHANGED = Finding(
    id="F-changed222",
    kind="claim",
    rule="success-rate/most",
    label="success-rate",
    severity=Severity.LOW,
    answer=Answer(Verdict.UNDER_QUALIFIED, (RELIEF_SHORT,)),
    phrase="Most patients",
    sentence="Most patients report relief.",
    why="a majority without a source",
    places=(at_line("content/team.md", 4, 1, 13),),
    status="changed",
    decision=Decision(value="keep", reviewer="first reviewer", date="2025-06-03", reason="known"),
    previous="Some patients report relief.",
)
DUTY = Finding(
    id="F-duty222222",
    kind="duty",
    rule="duty/fda-status",
    label="duty-fda-status",
    severity=Severity.MEDIUM,
    answer=Answer(Verdict.HOUSE_RULE),
    phrase="",
    sentence="",
    why="the page offers a benefit and does not tell the FDA status",
    places=(at_line("content/knee.md", 2, 1, 0),),
)
QUIET = Finding(
    id="F-quiet22222",
    kind="claim",
    rule="fda-status/cleared",
    label="fda-status",
    severity=Severity.HIGH,
    answer=Answer(Verdict.CONTRADICTED, (RELIEF_SHORT,)),
    phrase="FDA-cleared",
    sentence="FDA-cleared cells.",
    why="no such product is",
    places=(at_line("content/letter.md", 8, 1, 11),),
)

REPORT = Report(
    version="0.1.0",
    packs=(Pack(name="regenerative", version="1.2.0", sha256="ab" * 32),),
    profiles=("us", "us-fl"),
    findings=(
        PUFFERY,
        REGROWS,
        LASTS,
        LONG,
        ACCEPTED,
        EDITED,
        KEPT,
        ADOPTED,
        CHANGED,
        DUTY,
    ),
    excused=(
        Excused(
            rule="cure/cures",
            label="cure",
            phrase="a cure",
            sentence="It is not a cure.",
            excuse="negated",
            cue="not",
            place=at_line("content/knee.md", 20, 11, 6),
        ),
    ),
    unchecked=(
        Unchecked("content/es\n::error::x.md", "language es"),
        Unchecked("brochure.pdf", "unreadable: truncated"),
    ),
    suppressed=(
        Suppressed(
            finding=QUIET,
            reason="quotes a warning letter (JR, 2026-04-02)",
            place=at_line("content/letter.md", 7, 1, 70),
        ),
    ),
    pages=(
        PageState("content/knee.md", "checked", 40),
        PageState("content/spine.md", "checked", 30),
        PageState("content/empty.md", "empty"),
        PageState("brochure.docx", "checked", 12),
        PageState("brochure.pdf", "unreadable: truncated"),
    ),
    ignored={".png": 1, ".css": 2},
    units=82,
    citations={
        "us-ftc-health-guidance-2022#crse": (
            "FTC Health Products Compliance Guidance",
            "https://www.ftc.gov/x",
            "2026-10-01",
        )
    },
    resolved=(
        Resolved(
            id="F-gone222222",
            label="cure",
            phrase="cure",
            sentence="A cure at last.",
            path="content/old.md",
            decision=Decision(value="accept", reviewer="MO", date="2026-02-01"),
            last_seen="2026-05-01",
            first_missed="2026-06-01",
        ),
    ),
)

EMPTY = Report(
    version="0.1.0",
    packs=(Pack(name="regenerative", version="1.2.0", sha256="ab" * 32),),
    profiles=("us",),
    findings=(),
    pages=(PageState("a.md", "checked", 1),),
    units=1,
)
