"""The report as one self-contained page, to read in a browser or print."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Final

from checker.model.evidence import Entry
from checker.model.reports import Finding, Report
from checker.reporters.options import Options
from checker.reporters.plain import one_line, visible
from checker.reporters.totals import add_up, open_findings, unchecked_files
from checker.reporters.wording import (
    NOT_ADVICE,
    all_sources,
    at,
    compared,
    disagreements,
    last_line,
    line_of,
    phrase_span,
    ruling,
    to_put,
    way_out,
    without_entry,
)

_STYLE: Final = """
:root{color-scheme:light dark;--line:#d5dadf;--quiet:#566270;--high:#b42318;--medium:#8a4b08;
--low:#1d4477}
@media(prefers-color-scheme:dark){:root{--line:#3a444e;--quiet:#a3afbb;--high:#ff8a80;
--medium:#f0b35c;--low:#8fb8ee}}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin-bottom:.2rem}h2{font-size:1.15rem;margin:2.2rem 0 .6rem;
border-bottom:1px solid var(--line);overflow-wrap:anywhere}
article{border:1px solid var(--line);border-left:6px solid var(--level);border-radius:4px;
padding:.7rem 1rem;margin:.8rem 0;break-inside:avoid}
.high{--level:var(--high)}.medium{--level:var(--medium)}.low{--level:var(--low)}
.head b,mark{color:var(--level)}mark{background:none;font-weight:700}
.head,.quiet{color:var(--quiet);font-size:.88rem}
blockquote{margin:.4rem 0;font-size:1.08rem;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:6rem 1fr;gap:.25rem .8rem;margin:.5rem 0 0}
dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
ul{padding-left:1.2rem}
@media print{body{font-size:10.5pt;max-width:none;margin:0}}
@page{margin:16mm}
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def render(report: Report, options: Options) -> str:
    """Give *report* as HTML without scripts and without anything from outside."""
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        '<meta name="generator" content="overclaim">\n'
        f"<title>Claims found in the copy</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join([*_opening(report, options), *_pages(report), *_closing(report)]) + "\n"


def _opening(report: Report, options: Options) -> Iterator[str]:
    packs = ", ".join(f"{pack.name} {pack.version}" for pack in report.packs)
    day = f", {options.today.isoformat()}" if options.today is not None else ""
    made = f"Profile {', '.join(report.profiles)}; packs {packs}; overclaim {report.version}{day}"
    yield "<h1>Claims found in the copy</h1>"
    yield f'<p class="quiet">{_safe(made)}</p>'
    yield f"<p><strong>{_safe(last_line(add_up(report)))}</strong></p>"
    yield f"<p>{_safe(NOT_ADVICE)}</p>"


def _pages(report: Report) -> Iterator[str]:
    findings = open_findings(report)
    for path, found in groupby(findings, key=lambda finding: finding.places[0].path):
        yield f"<h2>{_safe(path)}</h2>"
        for finding in found:
            yield from _article(finding)


def _closing(report: Report) -> Iterator[str]:
    if report.unchecked or report.ignored:
        unchecked = unchecked_files(report)
        yield "<h2>Not checked</h2>\n<ul>"
        yield from (f"<li>{_safe(item.path)}: {_safe(item.reason)}</li>" for item in unchecked)
        for ending, files in sorted(report.ignored.items()):
            yield f"<li>{files} {_safe(ending)}: ignored, no reader</li>"
        yield "</ul>"
    yield "</body>\n</html>"


def _article(finding: Finding) -> Iterator[str]:
    place = finding.places[0]
    where = [f"line {place.line}" if place.line is not None else line_of(place)]
    where += [place.section] if place.section else []
    yield f'<article class="{finding.severity.value}" id="{_safe(finding.id)}">'
    yield (
        f'<div class="head"><b>{finding.severity.value}</b> {_safe(finding.label)}, '
        f"{_safe(', '.join(where))}, {_safe(finding.id)}</div>"
    )
    if finding.sentence:
        yield f"<blockquote>{_sentence(finding)}</blockquote>"
    yield "<dl>"
    yield from (f"<dt>{name}</dt><dd>{_safe(text)}</dd>" for name, text in _rows(finding))
    yield "</dl>\n</article>"


def _rows(finding: Finding) -> Iterator[tuple[str, str]]:
    answer = finding.answer
    yield "why", finding.why
    yield from (("evidence", f"{answer.verdict}: {_cited(entry)}") for entry in answer.entries)
    if not answer.entries:
        yield "evidence", without_entry(finding)
    if answer.comparison:
        yield ("figures" if finding.kind == "claim" else "found"), compared(finding)
    yield from (("conflict", told) for told in disagreements(answer))
    yield from (("note", note) for note in answer.notes)
    for number, suggestion in enumerate(finding.suggestions):
        yield ("or" if number else "try"), way_out(suggestion)
    decision = finding.decision
    if decision is not None and finding.previous:
        yield "was", f'{ruling(decision)}, on "{finding.previous}"'
    elif decision is not None:
        asked = to_put(finding)
        yield "decided", f"{ruling(decision)}{f'; {asked}' if asked else ''}"
    if finding.places[1:]:
        more = f" (+{len(finding.places) - 2} more)" if len(finding.places) > 2 else ""
        yield "also", f"{at(finding.places[1])}{more}"


def _cited(entry: Entry) -> str:
    return f"{entry.statement} [{entry.id}, {entry.strength}; {'; '.join(all_sources(entry))}]"


def _sentence(finding: Finding) -> str:
    span = phrase_span(finding)
    if span is None:
        return _safe(finding.sentence)
    start, end = span
    before, phrase, after = (
        escape(visible(part))
        for part in (finding.sentence[:start], finding.phrase, finding.sentence[end:])
    )
    return f"{before}<mark>{phrase}</mark>{after}"


def _safe(text: str) -> str:
    return escape(one_line(text))
