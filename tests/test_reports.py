"""What the checker says of the examples today, kept in reports/ and compared.

After a change that is meant, write them anew with ``python -m tests.test_reports``, and read the
difference.
"""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from checker import __version__, running
from checker.cli import run
from checker.model.reports import Report
from checker.model.rules import LABELS
from checker.reading import discovery
from checker.reporters import Options, render
from checker.rules.compiled import Packs
from checker.running import Task
from tests import readme_figures

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 21)
GOLDEN = {"clinic.txt": "text", "clinic.json": "json", "clinic.xlsx": "xlsx"}


def _report() -> Report:
    task = Task(Packs(ROOT / "rulesets"), DAY.isoformat())
    found = discovery.find(["examples/clinic"], [])
    results = running.check_files(found.files, task, 1, lambda _: None)
    return running.report(results, running.ready(task.packs).ruleset, __version__, found.ignored)


def _rendered(report: Report, form: str) -> bytes:
    made = render(report, form, Options(today=DAY))
    return made if isinstance(made, bytes) else made.encode()


@pytest.fixture(scope="module")
def report() -> Report:
    return _report()


@pytest.fixture(autouse=True)
def _from_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("name", ["clinic.txt", "clinic.json"])
def test_a_report_of_the_examples_is_what_it_was(name: str) -> None:
    assert _rendered(_report(), GOLDEN[name]) == (ROOT / "reports" / name).read_bytes()


def test_the_workbook_of_the_examples_is_what_it_was(tmp_path: Path) -> None:
    made = tmp_path / "clinic.xlsx"
    made.write_bytes(_rendered(_report(), "xlsx"))
    with zipfile.ZipFile(made) as new, zipfile.ZipFile(ROOT / "reports/clinic.xlsx") as old:
        assert new.namelist() == old.namelist()
        assert [n for n in new.namelist() if new.read(n) != old.read(n)] == []


def test_the_examples_hold_claims_of_every_label() -> None:
    assert set(LABELS) <= {finding.label for finding in _report().findings}


def test_the_exemplary_page_is_silent() -> None:
    report = json.loads(_rendered(_report(), "json"))
    # Where another page says the opposite, this one is the witness, not at fault.
    places = [f["places"][0]["path"] for f in report["findings"]]

    assert [path for path in places if path.endswith("evidence.html")] == []


def test_the_readme_shows_lines_of_that_report() -> None:
    shown = (ROOT / "README.md").read_text("utf-8").split("```")[1].strip().splitlines()
    kept = (ROOT / "reports" / "clinic.txt").read_text("utf-8").splitlines()

    assert len(shown) > 3
    assert [line for line in shown if line not in kept] == []


if __name__ == "__main__":
    for name, form in GOLDEN.items():
        (ROOT / "reports" / name).write_bytes(_rendered(_report(), form))
    readme_figures.main()
    run(["rules", "wording", "--out", str(ROOT / "rulesets" / "regenerative" / "wording.md")])
