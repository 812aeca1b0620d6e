"""Suppressions in the copy: what a writer has silenced, with a reason, and whether it holds."""

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, NamedTuple

from checker.model.documents import Block, Comment, Document, Place
from checker.model.evidence import Answer, Verdict
from checker.model.reports import Finding, Suppressed
from checker.model.rules import LABELS, Severity
from checker.review.identity import finding_id

WORD: Final = "overclaim-ignore-next"
_FORM: Final = re.compile(
    rf"^\s*{WORD}\s+(?P<label>[a-z0-9/-]+)(?:\s+until\s+(?P<until>\S+?))?\s*:\s*(?P<reason>\S.*?)\s*$",
    re.DOTALL,
)
_LIKE: Final = re.compile(
    r"^\s*overclaim\W*(?:ignore|suppress|disable|allow|skip|off)\b", re.IGNORECASE
)
_PAGE_LABEL: Final = "duty-"
_IN_RULE: Final = re.compile(rf"[a-z0-9-]+/(?:{_PAGE_LABEL}|contradiction-)")
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


class Side(NamedTuple):
    """A side that the page takes in an opposition, which other pages may contradict."""

    label: str
    place: Place


class Silence(NamedTuple):
    """The words of a comment that silences, the reason in it, and where it stands."""

    comment: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Terms:
    """The day to go by (2026-01-31; empty: nothing expires), and the labels of whole pages."""

    today: str = ""
    whole: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """What is left, findings of suppressions among them; what is silenced; sides by number."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    sides: Mapping[int, Silence] = field(default_factory=dict)


def apply(
    document: Document, findings: Sequence[Finding], terms: Terms, sides: Sequence[Side] = ()
) -> Applied:
    """Give what the suppressions of *document* leave of its *findings* and *sides*.

    A suppression speaks of what follows it; that of a duty, of the whole page.
    """
    silenced: list[Suppressed] = []
    quiet: dict[int, Silence] = {}
    left = list(findings)
    for comment in document.comments:
        if WORD not in comment.value and not _LIKE.match(comment.value):
            continue
        asked = _read(comment, document)
        reach = _reach(asked, document)
        said = Silence(comment.value.strip(), asked.reason, _place(comment, document))
        hit = [f for f in left if _is_meant(f, asked, reach)]
        taken = [n for n, s in enumerate(sides) if s.label == asked.label and reach.has(s.place)]
        others = [f.label for f in left if f.kind == "claim" and reach.has(f.places[0])]
        problem = _problem(asked, others, terms, hits=bool(hit or taken))
        if problem is not None:
            left.append(_finding(asked, problem, document))
        else:
            silenced += [suppressed(finding, said) for finding in hit]
            left = [finding for finding in left if finding not in hit]
            quiet |= dict.fromkeys(taken, said)
    return Applied(tuple(left), tuple(silenced), quiet)


def suppressed(finding: Finding, said: Silence) -> Suppressed:
    """Give *finding* as silenced by the comment *said*."""
    silenced = replace(finding, silenced_by=said.comment)
    return Suppressed(finding=silenced, reason=said.reason, place=said.place)


def _read(comment: Comment, document: Document) -> _Suppression:
    block, start = _next(comment, document)
    form = _FORM.match(comment.value)
    if form is None:
        return _Suppression(comment, block, start, "", "", "")
    # In reports a duty and a contradiction stand with their profile before a slash.
    label = form["label"].rpartition("/")[2] if _IN_RULE.match(form["label"]) else form["label"]
    return _Suppression(comment, block, start, label, form["until"] or "", form["reason"])


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
    asked: _Suppression, others: Sequence[str], terms: Terms, *, hits: bool
) -> tuple[str, Severity, str] | None:
    """Give what is wrong with a suppression (its name, severity, why), or None.

    *others* are the labels of the claims that follow it.
    """
    high, medium, low = Severity.HIGH, Severity.MEDIUM, Severity.LOW
    if wrong := _malformed(asked, terms.whole):
        return "malformed", high, wrong
    if asked.until and terms.today and asked.until < terms.today:
        return "expired", medium, f"This suppression ended on {asked.until}; decide anew."
    if hits:
        return None
    if others and asked.label in LABELS:
        found = ", ".join(sorted(set(others)))
        return "malformed", high, f"It names {asked.label}, but what follows is {found}."
    if asked.label.startswith(_PAGE_LABEL):
        return "unused", low, "The page meets this duty, or is not asked for it; remove it."
    return "unused", low, "Nothing is flagged there any more; the comment can go."


def _malformed(asked: _Suppression, whole: Collection[str]) -> str:
    if not asked.reason:
        return f"A suppression needs a label and a reason: {_SHOWN}."
    if asked.until and not _is_day(asked.until):
        return f"'{asked.until}' is no day; write it as 2026-04-02."
    if asked.label not in LABELS and asked.label not in whole:
        return f"'{asked.label}' is no label{_nearest(asked.label, whole)}"
    return ""


def _nearest(label: str, whole: Collection[str]) -> str:
    if label.partition("/")[0] in LABELS:
        return f" but a rule; name its label, {label.partition('/')[0]}."
    close = difflib.get_close_matches(label, [*LABELS, *sorted(whole)], n=1)
    return f"; did you mean {close[0]}?" if close else f"; labels are {', '.join(LABELS)}."


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class _Reach:
    """From where to where in the source a suppression speaks; both empty: of nothing."""

    first: tuple[int, int] = (0, 0)
    last: tuple[int, int] = (0, 0)

    def has(self, place: Place) -> bool:
        """Tell whether *place* begins within."""
        return self.first <= (place.line or place.paragraph or 0, place.column) <= self.last


def _reach(asked: _Suppression, document: Document) -> _Reach:
    if asked.block is None:
        return _Reach()
    text = asked.block.text
    first = document.position(asked.start)
    return _Reach(first, document.position(text.source(0, len(text.value))[1]))


def _is_meant(finding: Finding, asked: _Suppression, reach: _Reach) -> bool:
    if finding.label != asked.label or finding.kind == "suppression":
        return False
    return finding.kind == "duty" or any(reach.has(place) for place in finding.places)


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
