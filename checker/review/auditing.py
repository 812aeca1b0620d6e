"""What the decisions file says: how many, which need a look, and what was in force on a day."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from checker.model.decisions import Record
from checker.model.reports import BASELINE, Decision, PlaceDecision
from checker.model.workbook import DecisionValue

_SOON: Final = timedelta(days=30)


class Share(NamedTuple):
    """How many decided findings of a rule are no claims, in the reviewers' eyes."""

    rule: str
    wrong: int
    decided: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Where the decisions stand on a day; *counts* are by value of the drop-down."""

    counts: Mapping[str, int]
    baseline: int
    lapsed: tuple[Record, ...]
    ending: tuple[Record, ...]
    flagged: tuple[Record, ...]
    discussed: tuple[Record, ...]
    on_pages: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class InForce:
    """A finding on a page on a day: what held there, and what had held before.

    *decision* is None where nobody had ruled on it by that day; *here* is a ruling on this page
    alone; *gone* tells that a check had missed it by then.
    """

    record: Record
    decision: Decision | None
    here: PlaceDecision | None
    earlier: tuple[Decision, ...]
    gone: bool


def figures(records: Iterable[Record], today: str) -> Figures:
    """Give where *records* stand on the day *today*."""
    known = sorted(records, key=lambda record: record.id)
    ruled = [(record, record.decision) for record in known if record.decision is not None]
    soon = (date.fromisoformat(today) + _SOON).isoformat()
    held = Counter(decision.value for _, decision in ruled)
    return Figures(
        counts={value.value: held[value] for value in DecisionValue},
        baseline=held[BASELINE],
        lapsed=tuple(r for r, d in ruled if d.until and d.until < today),
        ending=tuple(r for r, d in ruled if d.until and today <= d.until <= soon),
        flagged=tuple(r for r, d in ruled if d.still_flagged),
        discussed=tuple(r for r, d in ruled if d.value == DecisionValue.DISCUSS),
        on_pages=sum(len(record.here) for record in known),
        shares=shares(known),
    )


def shares(records: Iterable[Record]) -> tuple[Share, ...]:
    """Give for each rule with a *not a claim* how many of its decided findings are none."""
    decided: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for record in records:
        if record.decision is None or record.decision.value == BASELINE:
            continue
        decided[record.rule or record.label] += 1
        wrong[record.rule or record.label] += record.decision.value == DecisionValue.NOT_A_CLAIM
    found = (Share(rule, n, decided[rule]) for rule, n in wrong.items() if n)
    return tuple(sorted(found, key=lambda s: (-s.wrong / s.decided, -s.wrong, s.rule)))


def pages_like(records: Iterable[Record], page: str) -> tuple[str, ...]:
    """Give the page on record that *page* names, by its full path or its end; else the nearest."""
    known = sorted(
        {p.path for r in records for p in r.pages} | {h.path for r in records for h in r.here}
    )
    if page in known:
        return (page,)
    ending = [path for path in known if path.endswith(f"/{page}")]
    return tuple(ending) or tuple(difflib.get_close_matches(page, known, n=1, cutoff=0.65))


def in_force(records: Iterable[Record], page: str, day: str) -> tuple[InForce, ...]:
    """Give what was on record for *page* on *day*, with the decisions made up to then."""
    found = [r for r in records if page in dict(r.pages) or any(h.path == page for h in r.here)]
    return tuple(_on(record, page, day) for record in sorted(found, key=lambda r: r.id))


def _on(record: Record, page: str, day: str) -> InForce:
    made = [past.decision for past in record.history if not past.path]
    made += [record.decision] if record.decision is not None else []
    until_then = sorted((d for d in made if d.date <= day), key=lambda d: d.date)
    here = next((h for h in record.here if h.path == page and h.date <= day), None)
    return InForce(
        record=record,
        decision=until_then[-1] if until_then else None,
        here=here,
        earlier=tuple(until_then[:-1]),
        gone=bool(record.first_missed) and record.first_missed <= day,
    )


def as_tests(records: Iterable[Record]) -> str:
    """Give the *not a claim* rulings as clean sentences of a pack, and the share of each rule."""
    known = sorted(records, key=lambda record: record.id)
    wrong: dict[str, list[Record]] = defaultdict(list)
    for record in known:
        if record.decision is not None and record.decision.value == DecisionValue.NOT_A_CLAIM:
            form = "" if record.form == "sentence" else f"-{record.form}"
            wrong[f"not-{record.label}{form}"].append(record)
    return "\n".join((*_head(shares(known)), *_tests(wrong))) + "\n"


def _head(found: Sequence[Share]) -> Iterator[str]:
    yield "# Sentences that reviewers ruled to be no claims. As clean.toml in a pack of your own"
    yield "# (beside a pack.toml with name and version) they are run by"
    yield "#   overclaim rules test --pack FOLDER"
    yield "# and fail as long as a rule flags them under that label."
    for share in found:
        percent = round(100 * share.wrong / share.decided)
        yield f"# {share.rule}: {share.wrong} of {share.decided} decided are none ({percent} %)"


def _tests(wrong: Mapping[str, Sequence[Record]]) -> Iterator[str]:
    for key, among in sorted(wrong.items()):
        yield ""
        yield f"{key} = ["
        # Two phrases of one sentence under one label are one test.
        for sentence in dict.fromkeys(record.sentence for record in among):
            same = (record for record in among if record.sentence == sentence)
            yield from (f"  # {_plain(_ruled_by(record))}" for record in same)
            yield f"  {_quoted(sentence)},"
        yield "]"


def _ruled_by(record: Record) -> str:
    decision = record.decision
    if decision is None:
        return record.id
    who = ", ".join(filter(None, (record.id, decision.reviewer, decision.date)))
    return f"{who}: {decision.reason}"


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else _escape(c) for c in escaped) + '"'


def _escape(character: str) -> str:
    # Halves of characters have no escape in TOML.
    return " " if "\ud800" <= character <= "\udfff" else f"\\U{ord(character):08x}"
