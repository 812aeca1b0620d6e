"""The report as lines for a terminal: a block for each finding, then what it adds up to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from checker.model.documents import Place
from checker.model.reports import Finding, PageState, Report
from checker.model.rules import Severity
from checker.reporters.options import Options
from checker.reporters.plain import one_line, visible
from checker.reporters.totals import add_up, open_findings, unchecked_files
from checker.reporters.wording import (
    at,
    compared,
    disagreements,
    first_source,
    last_line,
    phrase_span,
    ruling,
    to_put,
    way_out,
    without_entry,
)

_COLOURS: Final = {Severity.HIGH: "1;31", Severity.MEDIUM: "1;33", Severity.LOW: "1;36"}
_INDENT: Final = " " * 12
_STORY: Final = "testimonial"
_MANY: Final = 5


def render(report: Report, options: Options) -> str:
    """Give *report* as text that ends with a line of figures."""
    lines: list[str] = []
    standing = open_findings(report)
    stories = _stories(report, standing)
    for finding in standing:
        page = _first(finding).path
        if finding.form != _STORY or page not in stories:
            lines += [*_block(finding, report, colour=options.colour), ""]
        elif finding is stories[page].findings[0]:
            lines += [*_told_together(stories[page], report, colour=options.colour), ""]
    lines += [
        f"{one_line(item.path)}: not checked: {one_line(item.reason)}"
        for item in unchecked_files(report)
    ]
    if report.ignored:
        endings = (f"{n} {one_line(ending)}" for ending, n in sorted(report.ignored.items()))
        lines.append(f"ignored, no reader: {', '.join(endings)}")
    return "\n".join([*lines, last_line(add_up(report))]) + "\n"


@dataclass(frozen=True, slots=True)
class _Stories:
    """The testimonials of a page with many, and the findings in them."""

    page: PageState
    findings: tuple[Finding, ...]


def _stories(report: Report, standing: Iterable[Finding]) -> dict[str, _Stories]:
    """Give the pages with so many claims in testimonials that they are told together."""
    many = {page.path: page for page in report.pages if page.telling >= _MANY}
    found: dict[str, list[Finding]] = {}
    for finding in standing:
        path = _first(finding).path
        if finding.form == _STORY and path in many:
            found.setdefault(path, []).append(finding)
    return {path: _Stories(many[path], tuple(listed)) for path, listed in found.items()}


def _told_together(stories: _Stories, report: Report, *, colour: bool) -> Iterator[str]:
    """Tell each finding in a line; why and what to do stand with the first of each rule."""
    page = stories.page
    figures = f"{page.testimonials} testimonials, {page.telling} with an outcome"
    yield f"{_painted(one_line(page.path), '1', colour=colour)}: {figures}"
    told: set[str] = set()
    for finding in stories.findings:
        if finding.rule in told and finding.decision is None and not finding.previous:
            yield _head(finding, colour=colour)
        else:
            yield from _block(finding, report, colour=colour)
        told.add(finding.rule)


def _block(finding: Finding, report: Report, *, colour: bool) -> Iterator[str]:
    yield _head(finding, colour=colour)
    if colour and finding.sentence:
        yield f"  text:     {_highlighted(finding)}"
    yield f"  why:      {one_line(finding.why)}"
    yield from _evidence(finding)
    yield from _law(finding, report)
    for number, suggestion in enumerate(finding.suggestions):
        yield f"  {'or:  ' if number else 'try: '}     {way_out(suggestion)}"
    yield from _standing(finding)
    yield from _also(finding)


def _head(finding: Finding, *, colour: bool) -> str:
    severity = _painted(finding.severity, _COLOURS[finding.severity], colour=colour)
    phrase = f' "{one_line(finding.phrase)}"' if finding.phrase else ""
    place = _painted(at(_first(finding)), "1", colour=colour)
    return f"{place}: {severity} {finding.label}{phrase} [{finding.id}]"


def _evidence(finding: Finding) -> Iterator[str]:
    answer = finding.answer
    lines = [
        line
        for entry in answer.entries
        for line in (
            f"{entry.id} ({answer.verdict}), {first_source(entry)}",
            f"{entry.strength}: {one_line(entry.statement)}",
        )
    ] or [without_entry(finding)]
    yield f"  evidence: {lines[0]}"
    yield from (f"{_INDENT}{line}" for line in lines[1:])
    if answer.comparison:
        name = "figures:" if finding.kind == "claim" else "found:  "
        yield f"  {name}  {compared(finding)}"
    yield from (f"  conflict: {told}" for told in disagreements(answer))
    yield from (f"  note:     {one_line(note)}" for note in answer.notes)


def _law(finding: Finding, report: Report) -> Iterator[str]:
    laws = [report.citations[name][0] for name in finding.basis if name in report.citations]
    if laws:
        yield f"  law:      {'; '.join(map(one_line, laws))}"


def _standing(finding: Finding) -> Iterator[str]:
    decision = finding.decision
    if decision is not None and finding.previous:
        yield f'  was:      {ruling(decision)}, on "{one_line(finding.previous)}"'
        return
    if decision is not None:
        asked = to_put(finding)
        yield f"  decided:  {ruling(decision)}{f'; {asked}' if asked else ''}"
        if decision.still_flagged:
            yield f"{_INDENT}that wording is still flagged: {', '.join(decision.still_flagged)}"
    if finding.status not in {"new", "open"} and decision is None:
        yield f"  status:   {one_line(finding.status)}"


def _also(finding: Finding) -> Iterator[str]:
    further = [place for place in finding.open_places if place is not _first(finding)]
    if further:
        more = f" (+{len(further) - 1} more)" if len(further) > 1 else ""
        yield f"  also:     {at(further[0])}{more}"
    if finding.new_places:
        more = f" (+{len(finding.new_places) - 1} more)" if len(finding.new_places) > 1 else ""
        yield f"  new in:   {one_line(finding.new_places[0])}{more}, since it was decided"


def _first(finding: Finding) -> Place:
    """Give the first place that counts, or the first of all where none does."""
    return (finding.open_places or finding.places)[0]


def _highlighted(finding: Finding) -> str:
    span = phrase_span(finding)
    if span is None:
        return one_line(finding.sentence)
    before, phrase, after = (
        visible(finding.sentence[: span[0]]),
        visible(finding.sentence[slice(*span)]),
        visible(finding.sentence[span[1] :]),
    )
    return f"{before}{_painted(phrase, _COLOURS[finding.severity], colour=True)}{after}"


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
