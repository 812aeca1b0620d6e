"""The names that the writer and the reader of the workbook share."""

from enum import StrEnum
from typing import Final, NamedTuple


class Sheet(StrEnum):
    """The sheets, in their order; Changes stands only in the workbook of a comparison."""

    SUMMARY = "Summary"
    FINDINGS = "Findings"
    PAGES = "Pages"
    PLACES = "Places"
    EVIDENCE = "Evidence"
    SUPPRESSED = "Suppressed"
    EXCUSED = "Excused"
    RESOLVED = "Resolved"
    ABOUT = "About"
    CHANGES = "Changes"


class Column(StrEnum):
    """The columns of Findings, A to V, in their order."""

    ID = "ID"
    STATUS = "Status"
    SEVERITY = "Severity"
    LABEL = "Label"
    FILE = "File"
    LINE = "Line"
    SECTION = "Section"
    PHRASE = "Phrase"
    SENTENCE = "Sentence"
    WHY = "Why"
    VERDICT = "Verdict"
    EVIDENCE = "Evidence"
    SOURCE = "Source"
    SUGGESTED_WORDING = "Suggested wording"
    PLACES = "Places"
    DECISION = "Decision"
    FINAL_WORDING = "Final wording"
    REASON = "Reason"
    REVIEWER = "Reviewer"
    DECIDED_ON = "Decided on"
    RULE = "Rule"
    RULES_VERSION = "Rules version"


class PlaceColumn(StrEnum):
    """The columns of Places, in their order."""

    ID = "ID"
    FILE = "File"
    LINE = "Line"
    SECTION = "Section"
    DECISION_HERE = "Decision here"
    REASON_HERE = "Reason here"
    GO_TO = "Go to"


class ChangeColumn(StrEnum):
    """The columns of Changes, in their order."""

    CHANGE = "Change"
    SEVERITY = "Severity"
    SEVERITY_BEFORE = "Severity before"
    LABEL = "Label"
    FILE = "File"
    LINE = "Line"
    PHRASE = "Phrase"
    SENTENCE = "Sentence"
    SENTENCE_BEFORE = "Sentence before"
    NOTE = "Note"
    FILE_BEFORE = "File before"
    ID = "ID"
    ID_BEFORE = "ID before"


class DecisionValue(StrEnum):
    """What a reviewer can choose in the drop-down."""

    ACCEPT = "accept"
    EDIT = "edit"
    KEEP = "keep"
    NOT_A_CLAIM = "not a claim"
    DISCUSS = "discuss"


class Lookup(NamedTuple):
    """A link to the row of *sheet* that has *key* in column A, wherever that row is sorted to."""

    sheet: Sheet
    column: str
    key: str

    @property
    def formula(self) -> str:
        """Give the formula of the link; it holds an id and words of ours, and nothing of a page."""
        row = f'IFERROR(MATCH("{self.key}",{self.sheet}!$A:$A,0),1)'
        return f'=HYPERLINK("#\'{self.sheet}\'!{self.column}"&{row},"{LOOKED_UP}")'


REVIEWER_COLUMNS: Final = (
    Column.DECISION,
    Column.FINAL_WORDING,
    Column.REASON,
    Column.REVIEWER,
    Column.DECIDED_ON,
)

# Over the column of links that look a row up, and what each of them shows.
GO_TO: Final = "Go to"
LOOKED_UP: Final = "finding"

# Not shown to people: what the tool knows of each finding and wrote into the reviewer's cells, so
# that reading the workbook back can tell what people have changed. JSON, cut where a cell is full.
STATE_SHEET: Final = "overclaim state"
STATE_HEAD: Final = ("ID", "State")
STATE_OF_REPORT: Final = "report"
