"""How findings are put into words, the same in every report that people read."""

from typing import Final

from checker.model.documents import Place
from checker.model.evidence import Answer, Citation, Entry, Source, Verdict
from checker.model.reports import Decision, Finding, Suggestion
from checker.reporters.plain import one_line
from checker.reporters.totals import Totals

HOUSE_RULE: Final = "house rule, no evidence entry"
OWN_WORDS: Final = "its own words"
NO_ENTRY: Final = "no entry of the ledger speaks for it"
NOT_ADVICE: Final = (
    "This report is not legal advice. A page without findings has not been cleared: "
    "the rules find only what they know."
)


def line_of(place: Place) -> str:
    """Give the line of *place*, or its paragraph where the format has no lines."""
    return str(place.line) if place.line is not None else f"paragraph {place.paragraph}"


def at(place: Place) -> str:
    """Give *place* as path, line and column with colons between."""
    return f"{one_line(place.path)}:{line_of(place)}:{place.column}"


def counted(number: int, noun: str) -> str:
    """Give *number* and *noun*, with an s where there is not exactly one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def way_out(suggestion: Suggestion) -> str:
    """Give a suggestion as an order: its wording, where to add it, to delete, or by hand."""
    if suggestion.move == "add":
        where = f" {one_line(suggestion.facts[0])}" if suggestion.facts else ""
        return f"add{where}: {one_line(suggestion.sentence or '')}"
    if suggestion.sentence is not None:
        return one_line(suggestion.sentence)
    if suggestion.move == "delete":
        return f"delete this: {suggestion.reason}" if suggestion.reason else "delete this"
    facts = "; ".join(one_line(fact) for fact in suggestion.facts)
    return f"rewrite by hand; facts: {facts}" if facts else "rewrite by hand"


def without_entry(finding: Finding) -> str:
    """Give what stands in the place of evidence when no entry is cited."""
    verdict = finding.answer.verdict
    if finding.kind == "contradiction":
        return OWN_WORDS
    if finding.kind == "duty" and finding.basis:
        return f"the law, {', '.join(map(one_line, finding.basis))}"
    return HOUSE_RULE if verdict is Verdict.HOUSE_RULE else f"{verdict}: {NO_ENTRY}"


def first_source(entry: Entry) -> str:
    """Give the first document and section of *entry*, and how many more there are.

    An entry outside the documents is given with what it cites and the day that was read.
    """
    if entry.citation is not None:
        return cited(entry.citation)
    source = entry.sources[0] if entry.sources else Source("no document", "")
    section = f', "{one_line(source.section)}"' if source.section else ""
    more = f" (+{len(entry.sources) - 1} more)" if len(entry.sources) > 1 else ""
    return f"{one_line(source.document)}{section}{more}"


def all_sources(entry: Entry) -> list[str]:
    """Give every document of *entry* with section and lines, or what it cites."""
    if entry.citation is not None:
        return [cited(entry.citation)]
    return [source_with_lines(source) for source in entry.sources]


def cited(citation: Citation) -> str:
    """Give what an entry outside the documents rests on, and since when and how far."""
    parts = [one_line(citation.name), citation.url]
    if citation.read:
        parts.append(f"read {'in part ' if citation.confidence == 'partly' else ''}{citation.read}")
    if citation.author:
        parts.append(f"for the clinic {one_line(citation.author)}")
    if citation.reviewed:
        parts.append(f"reviewed {citation.reviewed}")
    if citation.expires:
        parts.append(f"until {citation.expires}")
    return ", ".join(part for part in parts if part)


def compared(finding: Finding) -> str:
    """Give the verdict with the figures behind it; of a whole page, what was found on it."""
    answer = finding.answer
    if finding.kind != "claim":
        return one_line(answer.comparison)
    return f"{answer.verdict}: {one_line(answer.comparison)}" if answer.comparison else ""


def disagreements(answer: Answer) -> list[str]:
    """Give, entry by entry, what else the documents say on the point; nothing is averaged."""
    return [f"{entry.id}: {one_line(e)}" for entry in answer.entries if (e := entry.conflict)]


def source_with_lines(source: Source) -> str:
    """Give the document, section and lines of *source*."""
    section = f', "{one_line(source.section)}"' if source.section else ""
    if not source.lines:
        return f"{source.document}{section}"
    noun = "line" if len(source.lines) == 1 else "lines"
    return f"{source.document}{section}, {noun} {', '.join(map(str, source.lines))}"


def ruling(decision: Decision) -> str:
    """Give a decision, who made it and when, and until when it holds."""
    by = f" by {one_line(decision.reviewer)}" if decision.reviewer else ""
    end = f", {'lapsed on' if decision.lapsed else 'until'} {decision.until}"
    return f"{decision.value}{by} {decision.date}".rstrip() + (end if decision.until else "")


def to_put(finding: Finding) -> str:
    """Give what a decision asks to be done to the copy, such as write: ..., empty if nothing."""
    wording = decided_wording(finding)
    verb = "add" if finding.kind == "duty" else "write"
    return f"{verb}: {wording}" if wording else ""


def decided_wording(finding: Finding) -> str:
    """Give the wording that a decision put in place of the sentence, empty if none."""
    decision = finding.decision
    if decision is None or finding.previous or decision.value not in {"accept", "edit"}:
        return ""
    if decision.delete:
        return "delete this"
    if decision.wording:
        return one_line(decision.wording)
    first = next(iter(finding.suggestions), None)
    if first is not None and first.move == "delete" and first.sentence is None:
        return "delete this"
    return way_out(first) if first else ""


def phrase_span(finding: Finding) -> tuple[int, int] | None:
    """Give where the phrase stands in the sentence, None if it does not."""
    start = finding.phrase_start
    if not finding.phrase:
        return None
    if not finding.sentence.startswith(finding.phrase, start):
        start = finding.sentence.find(finding.phrase)
    return None if start < 0 else (start, start + len(finding.phrase))


def last_line(totals: Totals) -> str:
    """Give the figures of a report as one line."""
    levels = f"{totals.high} high, {totals.medium} medium, {totals.low} low"
    parts = [
        f"{counted(totals.findings, 'finding')} ({levels}) in {counted(totals.places, 'place')}",
        f"{totals.suppressed} suppressed",
        f"{totals.decided} decided",
        f"{totals.excused} excused",
        counted(totals.files, "file"),
    ]
    if totals.baseline:
        parts.append(f"{totals.baseline} in the baseline")
    if totals.unchecked:
        parts.append(f"{totals.unchecked} not checked")
    return ", ".join(parts)
