"""The report as annotations of a GitHub workflow, the gravest first."""

from typing import Final

from checker.model.documents import Place
from checker.model.reports import Finding, Report
from checker.model.rules import Severity
from checker.reporters.options import Options
from checker.reporters.plain import one_line
from checker.reporters.totals import add_up, open_findings, unchecked_files
from checker.reporters.wording import counted, last_line, line_of, way_out, without_entry

_COMMANDS: Final = {
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "notice",
}


def render(report: Report, _options: Options) -> str:
    """Give an annotation for each open finding and each file not checked, then the figures."""
    gravest_first = sorted(open_findings(report), key=lambda finding: -finding.severity.rank)
    lines = [_annotation(finding) for finding in gravest_first]
    for item in unchecked_files(report):
        message = _data(f"not checked: {item.reason}")
        lines.append(f"::warning file={_property(item.path)}::{message}")
    return "".join(f"{line}\n" for line in [*lines, last_line(add_up(report))])


def _annotation(finding: Finding) -> str:
    place = finding.places[0]
    # An annotation has no place for paragraphs but its title.
    paragraph = "" if place.paragraph is None else f", {line_of(place)}"
    title = _property(f"{finding.label} {finding.id}{paragraph}")
    command = f"{_COMMANDS[finding.severity]} {_region(place)},title={title}"
    return f"::{command}::{_data(_message(finding))}"


def _region(place: Place) -> str:
    file = f"file={_property(place.path)}"
    if place.line is None:
        return file
    start = f"line={place.line},col={place.column}"
    if place.end_line != place.line:
        return f"{file},{start},endLine={place.end_line}"
    return f"{file},{start},endLine={place.end_line},endColumn={place.end_column}"


def _message(finding: Finding) -> str:
    answer = finding.answer
    cited = ", ".join(entry.id for entry in answer.entries)
    evidence = f"{answer.verdict}: {cited}" if cited else without_entry(finding)
    lines = [f'"{one_line(finding.phrase)}": {finding.why}' if finding.phrase else finding.why]
    lines.append(f"evidence: {evidence}{f' ({answer.comparison})' if answer.comparison else ''}")
    lines += [f"try: {way_out(suggestion)}" for suggestion in finding.suggestions[:1]]
    if len(finding.places) > 1:
        lines.append(f"also in {counted(len(finding.places) - 1, 'more place')}")
    return "\n".join(one_line(line) for line in lines)


def _data(text: str) -> str:
    lines = [one_line(line).replace("%", "%25") for line in text.split("\n")]
    return "%0A".join(lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
