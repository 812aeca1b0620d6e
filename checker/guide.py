"""The house style guide: for each label how not to say it, how to say it, and why.

Made of the rules' own examples, the checker's own suggestions for them, and the ledger.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

from checker import samples
from checker.engine import check_document
from checker.judging.guards import LIMITS
from checker.judging.judge import Bench
from checker.model.documents import UnitKind
from checker.model.evidence import Entry, Limit
from checker.model.reports import Finding
from checker.model.rules import LABELS, Example, Rule
from checker.words import fold

_OTHER_FORMS: Final = {
    "heading": "As a heading",
    "list-item": "In a list",
    "button": "On a button",
    "meta": "As a page description",
}
_MOST_TRIED: Final = 12
_SHORT_WORD: Final = 3
_ASKING: Final = "Ask "
_WAYS: Final = (
    ("State the limit", "say what has not been shown, or is still being studied"),
    ("Name the few", "say that some people notice a change and others do not"),
    ("Give the figure with its bounds", "how much, for how long, in how many studies"),
    ("Name the trial", "say what it compared and what it found, also where it found nothing"),
    ("Give the aim, not the result", "to ease a symptom, never to undo a disease"),
    ("Hand the question to the reader", "ask your doctor; ask what is approved; ask the price"),
    ("Leave it out", "praise, promises and stories seldom need another wording"),
)
_UNITS: Final = {"percent": " %", "dollars": " dollars", "count": ""}

Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the guide: what not to write (and the words at fault in it), and what to.

    *now* is empty where nothing can take its place.
    """

    form: str
    was: str
    phrase: str
    now: str
    why: str


def written(at: Bench, labels: Labels) -> str:
    """Give the guide as Markdown; *labels* hold the name of each label and what it says."""
    return "\n".join((*_opening(at), *_contents(labels), *_body(at, labels))) + "\n"


def rows(at: Bench, label: str) -> Iterator[Row]:
    """Give the lines of *label*: one a rule, and one for each other form that has wording."""
    rules = [rule for rule in at.ruleset.rules if rule.label == label]
    told: set[str] = set()
    for rule in rules:
        row = _row(rule, "sentence", at, told)
        if row:
            told.add(row.now)
            yield row
    for form in _OTHER_FORMS:
        found = (
            _row(rule, form, at, told) for rule in rules if form in {e.kind for e in rule.flag}
        )
        row = next((row for row in found if row and row.now), None)
        if row:
            yield row


def _row(rule: Rule, form: str, at: Bench, told: Set[str]) -> Row | None:
    """Give the example of a rule in *form* that shows best how it can be said otherwise."""
    examples = [example for example in rule.flag if example.kind == form][:_MOST_TRIED]
    found = [row for row in (_told(rule, example, at) for example in examples) if row]
    return max(found, key=lambda row: _worth(row, told), default=None)


def _worth(row: Row, told: Set[str]) -> tuple[bool, bool, bool]:
    """Give what a line is worth: it has wording, of its own, that takes up what was said."""
    kept = {w for w in fold(row.was) if len(w) > _SHORT_WORD} & set(fold(row.now))
    return bool(row.now), row.now not in told, len(kept) > 0 and not row.now.startswith(_ASKING)


def _told(rule: Rule, example: Example, at: Bench) -> Row | None:
    result = check_document(samples.page(example.text, example.kind), at, "")
    own = [f for f in result.findings if f.rule == rule.id and f.sentence == example.text]
    if not own:
        return None
    return Row(example.kind, example.text, example.phrase, _wording(own[0]), rule.why)


def _wording(finding: Finding) -> str:
    return next((way.sentence for way in finding.suggestions if way.sentence), "")


def _opening(at: Bench) -> Iterator[str]:
    packs = ", ".join(f"{pack.name} {pack.version}" for pack in at.ruleset.packs)
    yield "# How to say it"
    yield ""
    yield f"A style guide for clinic copy, made from the rules of {packs}. Do not edit it by hand:"
    yield "`overclaim rules wording` writes it anew, with rules of your own if you have any."
    yield ""
    yield "The words in bold are at fault. What stands beside them passes the checker; a dash means"
    yield "that nothing does: leave the sentence out, or write another from what the evidence says,"
    yield "which stands below each table with document and section. None of this is legal advice."
    yield ""
    yield "## Ways to say it"
    yield ""
    yield from (f"- **{name}**: {how}." for name, how in _WAYS)
    yield ""
    yield "A new sentence is at most 1.6 times as long as the old one, a heading has up to"
    yield f"{LIMITS[UnitKind.HEADING]} characters, a button {LIMITS[UnitKind.BUTTON]}, a page"
    yield f"description {LIMITS[UnitKind.META]}. A caveat that stood there stays; a story is never"
    yield "reworded; the same words of doubt stand once in a paragraph. A lone *may* or *promising*"
    yield "is heard as praise, and does not make a claim true."
    yield ""
    yield "## Contents"
    yield ""


def _contents(labels: Labels) -> Iterator[str]:
    for number, label in enumerate(LABELS, start=1):
        name = labels[label]["name"]
        anchor = "".join(c for c in name.lower().replace(" ", "-") if c.isalnum() or c == "-")
        yield f"{number}. [{name}](#{number}-{anchor})"


def _body(at: Bench, labels: Labels) -> Iterator[str]:
    for number, label in enumerate(LABELS, start=1):
        told = labels[label]
        yield ""
        yield f"## {number}. {told['name']}"
        yield ""
        yield f"Flagged as `{label}` when the copy says or implies that {told['says']}."
        yield ""
        yield "| Not like this | But like this | Why |"
        yield "| --- | --- | --- |"
        for row in rows(at, label):
            yield _line(row)
        yield from _evidence(at, label)


def _line(row: Row) -> str:
    place = f"*{_OTHER_FORMS[row.form]}:* " if row.form in _OTHER_FORMS else ""
    bad = _cell(row.was).replace(_cell(row.phrase), f"**{_cell(row.phrase)}**", 1)
    return f"| {place}{bad} | {_cell(row.now) or '—'} | {_cell(row.why)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*")


def _evidence(at: Bench, label: str) -> Iterator[str]:
    named = [name for rule in at.ruleset.rules if rule.label == label for name in rule.evidence]
    entries = [at.ruleset.entries[name] for name in dict.fromkeys(named)]
    answering = [entry for entry in entries if label in entry.answers]
    yield ""
    if not answering:
        yield "House rule: it is a matter of taste and fairness, and no study speaks to it."
        return
    yield "What the evidence says:"
    yield ""
    for entry in answering:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    figures = "; ".join(_figure(limit) for limit in entry.limits if limit.number is not None)
    yield f"- {entry.statement} *({'; '.join((entry.strength.value, *_documents(entry)))})*"
    if figures:
        yield f"  Figures: {figures}."


def _documents(entry: Entry) -> Iterator[str]:
    for source in entry.sources[:1]:
        more = f" and {len(entry.sources) - 1} more" if len(entry.sources) > 1 else ""
        yield f"“{source.section}”, {source.document}{more}"


def _figure(limit: Limit) -> str:
    unit = _UNITS.get(limit.unit, f" {limit.unit}")
    qualifier = f" ({limit.qualifier})" if limit.qualifier else ""
    return f"{limit.name.replace('_', ' ')} {limit.number:g}{unit}{qualifier}"
