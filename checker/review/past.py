"""A JSON report of an earlier run, read back for a comparison."""

import codecs
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from checker.errors import PastReportError
from checker.model.changes import PastFinding, PastReport
from checker.model.documents import Place
from checker.model.rules import Pack, Severity

VERSION: Final = 1
_HOW: Final = "give the file that `overclaim check --report NAME.json` writes"
_ENCODINGS: Final = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_ZIPPED: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class _Table:
    """An object of the file and where it stands there, which every complaint names."""

    where: str
    members: Mapping[str, Any]

    def text(self, key: str) -> str:
        return str(self._typed(key, str, "a text"))

    def optional(self, key: str) -> str:
        return self.text(key) if self.members.get(key) is not None else ""

    def number(self, key: str) -> int:
        return int(self._typed(key, int, "a number"))

    def table(self, key: str) -> "_Table":
        return _Table(f"{self.where}: {key}", self._typed(key, dict, "an object"))

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(str(item) for item in self._typed(key, list, "a list"))

    def tables(self, key: str) -> "list[_Table]":
        items = self._typed(key, list, "a list")
        for number, item in enumerate(items):
            if not isinstance(item, dict):
                raise PastReportError(f"{self.where}: {key}[{number}] is not an object; {_HOW}")
        return [_Table(f"{self.where}: {key}[{n}]", item) for n, item in enumerate(items)]

    def _typed(self, key: str, kind: type, wanted: str) -> Any:  # noqa: ANN401 - *kind* says it
        value = self.members.get(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise PastReportError(f"{self.where}: '{key}' is not {wanted}; {_HOW}")
        return value


def read(name: str, data: bytes) -> PastReport:
    """Give the report in *data*; raise `PastReportError` naming the file and what is wrong."""
    whole = _whole(name, data)
    tool = whole.table("tool")
    findings = tuple(_finding(table) for table in whole.tables("findings"))
    if len({finding.id for finding in findings}) < len(findings):
        raise PastReportError(f"{name}: two findings have the same id; {_HOW}")
    return PastReport(
        name=name,
        version=tool.text("version"),
        packs=tuple(
            Pack(name=pack.text("name"), version=pack.text("version"), sha256=pack.text("sha256"))
            for pack in tool.tables("packs")
        ),
        profiles=tool.texts("profiles"),
        findings=findings,
        unchecked=frozenset(item.text("path") for item in whole.tables("unchecked")),
        suppressed=frozenset(
            item.table("finding").text("id") for item in whole.tables("suppressed")
        ),
    )


def _whole(name: str, data: bytes) -> _Table:
    if data.startswith(_ZIPPED):
        raise PastReportError(f"{name} is a workbook or archive, not a JSON report; {_HOW}")
    encoding = next((e for mark, e in _ENCODINGS.items() if data.startswith(mark)), "utf-8")
    try:
        value = json.loads(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise PastReportError(f"{name} is not text, so no JSON report; {_HOW}") from error
    except json.JSONDecodeError as error:
        told = f"{name}:{error.lineno}:{error.colno}: not JSON: {error.msg}"
        raise PastReportError(f"{told}; {_HOW}") from error
    except RecursionError as error:
        raise PastReportError(f"{name}: nested too deeply for a report; {_HOW}") from error
    tool = value.get("tool") if isinstance(value, dict) else None
    if not isinstance(tool, dict) or tool.get("name") != "overclaim":
        raise PastReportError(f"{name} is JSON, but not a report of overclaim; {_HOW}")
    if value.get("version") != VERSION:
        raise PastReportError(
            f"{name} is a report of version {value.get('version')}, and this overclaim reads "
            f"version {VERSION}; check the same copy again with it"
        )
    return _Table(name, value)


def _finding(table: _Table) -> PastFinding:
    severity = table.text("severity")
    if severity not in list(Severity):
        raise PastReportError(f"{table.where}: '{severity}' is no severity; {_HOW}")
    places = tuple(_place(place) for place in table.tables("places"))
    if not places:
        raise PastReportError(f"{table.where}: a finding without a place; {_HOW}")
    return PastFinding(
        id=table.text("id"),
        kind=table.text("kind"),
        rule=table.text("rule"),
        label=table.text("label"),
        severity=Severity(severity),
        verdict=table.text("verdict"),
        phrase=table.text("phrase"),
        sentence=table.optional("sentence"),
        places=places,
    )


def _place(table: _Table) -> Place:
    lined = table.members.get("line") is not None
    return Place(
        path=table.text("path"),
        line=table.number("line") if lined else None,
        column=table.number("column"),
        end_line=table.number("end_line") if lined else None,
        end_column=table.number("end_column"),
        section=table.optional("section"),
        paragraph=None if lined else table.number("paragraph"),
    )
