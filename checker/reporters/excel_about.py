"""The sheet About: what the report rests on, how good that is, and what it cannot do."""

from collections.abc import Iterator
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from checker.model.reports import Report
from checker.model.workbook import DecisionValue
from checker.reporters.excel_cells import Field, write_row
from checker.reporters.excel_lists import SOURCES
from checker.reporters.excel_sheets import set_up
from checker.reporters.excel_style import Styles
from checker.reporters.options import Options
from checker.reporters.totals import add_up
from checker.reporters.wording import NOT_ADVICE, counted

_GUIDE: Final = {
    DecisionValue.ACCEPT: "Use the suggested wording. The finding counts until the copy has it.",
    DecisionValue.EDIT: "Use the wording you write in Final wording. It is checked again, and "
    "the finding counts until the copy has it.",
    DecisionValue.KEEP: "Publish as it is. Needs a Reason, such as the clinic's own trial.",
    DecisionValue.NOT_A_CLAIM: "The checker is wrong here. Needs a Reason; it serves to mend "
    "the rule.",
    DecisionValue.DISCUSS: "Not decided yet. The finding stays open.",
}
_LINKS: Final = (
    "Links under Go to look their finding up, so that they hold when Findings is sorted. Google "
    "Sheets does not follow them: search for the ID there."
)
_METHOD: Final = (
    "Each page is cut into sentences, headings, list items, buttons, descriptions and the like.",
    "Rules written for one kind of claim each mark the words at fault; a model learnt from "
    "labelled sentences marks those that read like such claims.",
    "Negation, hedges, questions, quotations and reports about others excuse a phrase; what was "
    "excused, and by which words, stands in Excused.",
    "Each claim is set against the entries of the ledger; figures are compared with figures.",
    "Wording is suggested only where the checker, reading it in its place, lets it pass.",
    "Nothing is drawn by lot and nothing is sent anywhere: the same copy, rules and decisions "
    "give the same workbook.",
)
_RATES: Final = (
    "Precision: of the sentences it flags, the share that deserve it. Recall: of those that "
    "deserve it, the share it flags. The tests of the program fail when a figure is not kept."
)
_LIMITS: Final = (
    "It reads English. A page in another language is named as not checked.",
    "It does not read pictures, PDF files, or text that a script writes into the page.",
    "It knows the kinds of claims it was taught; a page may mislead in other ways.",
    "It judges words, not medicine, and it is not legal advice.",
)


def write_about(sheet: Worksheet, styles: Styles, report: Report, options: Options) -> None:
    """Write what the report rests on: versions, hashes, method, accuracy, limits and law."""
    canvas = set_up(sheet, styles, (26.0, 90.0, 70.0, 13.0))
    for number, row in enumerate(_rows(report, options), 1):
        write_row(canvas, number, row)


def _rows(report: Report, options: Options) -> Iterator[list[Field]]:
    yield [Field("About this report", "title")]
    yield [Field(NOT_ADVICE, "warning")]
    yield from _made(report, options)
    yield from _totals(report)
    if len(report.packs) > 1:
        yield from _part("What your own rules change about the standard ones")
        yield from _listed(report.differences or ("Nothing.",))
    yield from _part("How to decide, in the columns Decision to Decided on of Findings")
    for value, meaning in _GUIDE.items():
        yield _pair(value, meaning)
    yield _pair("links", _LINKS)
    yield from _part("How claims are found")
    yield from _listed(_METHOD)
    yield from _accuracy(report)
    yield from _part("What it cannot do")
    yield from _listed(_LIMITS)
    yield from _part("Evidence")
    yield [Field(SOURCES, "note")]
    yield [Field("Read the source before you rely on a figure.", "note")]
    yield from _law(report)


def _made(report: Report, options: Options) -> Iterator[list[Field]]:
    yield from _part("Made with")
    yield _pair("overclaim", report.version)
    for pack in report.packs:
        yield _pair(f"pack {pack.name}", f"{pack.version}, SHA-256 {pack.sha256}")
    for name, digest in report.parts:
        yield _pair(name, f"SHA-256 {digest}")
    yield _pair("profiles", ", ".join(report.profiles))
    if options.command:
        yield _pair("command", options.command)
    if options.today is not None:
        yield _pair("written on", options.today.isoformat())


def _totals(report: Report) -> Iterator[list[Field]]:
    totals = add_up(report)
    yield from _part("What came of it")
    yield _pair("checked", f"{counted(totals.files, 'file')}, {counted(totals.units, 'unit')}")
    yield _pair("not checked", counted(totals.unchecked, "file"))
    levels = f"{totals.high} high, {totals.medium} medium, {totals.low} low"
    found = f"{counted(totals.findings, 'finding')} in {counted(totals.places, 'place')}"
    yield _pair("open", f"{found} ({levels})")
    yield _pair("decided", f"{totals.decided}, and {totals.baseline} in the baseline")
    yield _pair("silent", f"{totals.suppressed} suppressed, {totals.excused} excused by context")


def _accuracy(report: Report) -> Iterator[list[Field]]:
    if not report.measured:
        return
    yield from _part("How often it is right")
    yield [Field(_RATES, "note")]
    if len(report.packs) > 1:
        yield [Field("Measured with the standard rules alone, without your own.", "note")]
    for found in report.measured:
        rates = (
            f"On at least {found.sentences} sentences: precision {found.precision:.2f} or better, "
            f"recall {found.recall:.2f} or better. {found.about}"
        )
        yield _pair(found.id, rates)


def _law(report: Report) -> Iterator[list[Field]]:
    cited = {basis for finding in report.findings for basis in finding.basis}
    known = sorted(cited & report.citations.keys())
    if not known:
        return
    yield from _part("Law and guidance cited")
    yield [Field(name, "head") for name in ("Id", "Name", "Address", "Read on")]
    for basis in known:
        yield [Field(basis, "body-bold"), *(Field(text) for text in report.citations[basis])]


def _part(title: str) -> Iterator[list[Field]]:
    yield []
    yield [Field(title, "part")]


def _listed(texts: tuple[str, ...]) -> Iterator[list[Field]]:
    for number, text in enumerate(texts, 1):
        yield [Field(f"{number}.", "body-bold"), Field(text)]


def _pair(name: str, value: str) -> list[Field]:
    return [Field(name, "body-bold"), Field(value)]
