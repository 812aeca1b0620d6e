"""Suppressions in the copy: what a writer has silenced, with a reason, and whether it holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from checker.model.documents import Block, Comment, Document, Place
from checker.model.evidence import Answer, Verdict
from checker.model.reports import Finding, Suppressed
from checker.model.rules import LABELS, Severity
from checker.review.identity import finding_id

WORD: Final = "overclaim-ignore-next"
_FORM: Final = re.compile(
    rf"^\s*{WORD}\s+(?P<label>[a-z-]+)(?:\s+until\s+(?P<until>\S+?))?\s*:\s*(?P<reason>\S.*?)\s*$",
    re.DOTALL,
)
_LIKE: Final = re.compile(
    r"^\s*overclaim\W*(?:ignore|suppress|disable|allow|skip|off)\b", re.IGNORECASE
)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHOWN: Final = f"{WORD} LABEL: reason (initials, date)"


@dataclass(frozen=True, slots=True)
class _Suppression:
    """One comment that asks for silence, and what it speaks of: *block* from *start* on."""

    comment: Comment
    block: Block | None
    start: int
    label: str
    until: str
    reason: str


def apply(
    document: Document, findings: tuple[Finding, ...], today: str
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """Give the findings left, those of suppressions themselves among them, and the silenced.

    *today* is a day as 2026-01-31; empty: nothing expires.
    """
    silenced: list[Suppressed] = []
    left = list(findings)
    for comment in document.comments:
        if WORD not in comment.value and not _LIKE.match(comment.value):
            continue
        asked = _read(comment, document)
        inside = [f for f in left if _is_meant(f, asked, document)]
        hit = [f for f in inside if f.label == asked.label]
        problem = _problem(asked, inside, hit, today)
        if problem is not None:
            left.append(_finding(asked, problem, document))
        if problem is None or problem[0] == "unused":
            silenced.extend(_silenced(asked, hit, document))
            left = [f for f in left if f not in hit]
    return tuple(left), tuple(silenced)


def _read(comment: Comment, document: Document) -> _Suppression:
    block, start = _next(comment, document)
    form = _FORM.match(comment.value)
    if form is None:
        return _Suppression(comment, block, start, "", "", "")
    label, until, reason = form["label"], form["until"] or "", form["reason"]
    return _Suppression(comment, block, start, label, until, reason)


def _next(comment: Comment, document: Document) -> tuple[Block | None, int]:
    """Give the block that *comment* stands inside of, or the next one, and where it begins."""
    blocks = [block for block in document.blocks if block.text.runs]
    for block in blocks:
        first, last = block.text.source(0, len(block.text.value))
        if first < comment.source and comment.end < last:
            return block, comment.end
    after = [(b.text.source(0, 0)[0], n) for n, b in enumerate(blocks)]
    start, number = min((s for s in after if s[0] >= comment.end), default=(0, -1))
    return (blocks[number] if number >= 0 else None), start


def _problem(
    asked: _Suppression, inside: list[Finding], hit: list[Finding], today: str
) -> tuple[str, Severity, str] | None:
    """Give what is wrong with a suppression (its name, severity, why), or None."""
    high, medium, low = Severity.HIGH, Severity.MEDIUM, Severity.LOW
    if wrong := _malformed(asked):
        return "malformed", high, wrong
    if asked.until and today and asked.until < today:
        return "expired", medium, f"This suppression ended on {asked.until}; decide anew."
    if inside and not hit:
        found = ", ".join(sorted({f.label for f in inside}))
        return "malformed", high, f"It names {asked.label}, but what follows is {found}."
    if not hit:
        return "unused", low, "Nothing is flagged there any more; the comment can go."
    return None


def _malformed(asked: _Suppression) -> str:
    if not asked.reason:
        return f"A suppression needs a label and a reason: {_SHOWN}."
    if asked.until and not _is_day(asked.until):
        return f"'{asked.until}' is no day; write it as 2026-04-02."
    if asked.label not in LABELS:
        return f"'{asked.label}' is no label; labels are {', '.join(LABELS)}."
    return ""


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _is_meant(finding: Finding, asked: _Suppression, document: Document) -> bool:
    if asked.block is None or finding.kind != "claim":
        return False
    text = asked.block.text
    first = document.position(asked.start)
    last = document.position(text.source(0, len(text.value))[1])
    place = finding.places[0]
    here = (place.line or place.paragraph or 0, place.column)
    return first <= here <= last


def _silenced(asked: _Suppression, hit: list[Finding], document: Document) -> Iterator[Suppressed]:
    for finding in hit:
        yield Suppressed(
            finding=replace(finding, silenced_by=asked.comment.value.strip()),
            reason=asked.reason,
            place=_place(asked.comment, document),
        )


def _finding(
    asked: _Suppression, problem: tuple[str, Severity, str], document: Document
) -> Finding:
    name, severity, why = problem
    text = " ".join(asked.comment.value.split())
    return Finding(
        id=finding_id("suppression", name, text, text, document.path),
        kind="suppression",
        rule=f"suppression/{name}",
        label=f"suppression/{name}",
        severity=severity,
        steps=(f"{severity} by its rule",),
        answer=Answer(Verdict.HOUSE_RULE),
        phrase=text,
        sentence=text,
        why=why,
        places=(_place(asked.comment, document),),
    )


def _place(comment: Comment, document: Document) -> Place:
    line, column = document.position(comment.source)
    end_line, end_column = document.position(comment.end)
    return Place(
        path=document.path, line=line, column=column, end_line=end_line, end_column=end_column
    )
