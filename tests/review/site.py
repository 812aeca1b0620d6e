"""A small site, its workbook, and edits of it as a reviewer makes them."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from checker.cli import run

PAGES = {
    "content/knee.md": (
        "# Knee\n\n"
        "Our injections regrow knee cartilage. Some patients report relief for two years.\n\n"
        "Our treatment is a miracle cure.\n\nThis is better than surgery. It is completely safe.\n"
    ),
    "content/hip.md": "# Hip\n\nOur injections regrow knee cartilage. It is 100% guaranteed.\n",
}
REGROWS = "F-wyyzfizdda"
GUARANTEED = "F-uqukcgsrkm"
TWO_YEARS = "F-rnspn5ske7"
CURE = "F-xkgnfq2mt2"
HYPE = "F-ecan5kq4wx"
BETTER = "F-p4q5dxk5nb"
SAFE = "F-sntc7ghmpp"
IDS = (REGROWS, GUARANTEED, TWO_YEARS, CURE, HYPE, BETTER, SAFE)

Cells = Mapping[str, object]
Edit = Callable[[Worksheet, Mapping[str, int], Workbook], None]


@dataclass(frozen=True)
class Site:
    """A folder with copy; it is the working folder of the test."""

    folder: Path
    told: Callable[[], tuple[str, str]]

    def overclaim(self, *arguments: str) -> tuple[int, str, str]:
        """Give the status, standard output and standard error of a command."""
        status = run([*arguments])
        return status, *self.told()

    def check(self, *arguments: str) -> tuple[int, str, str]:
        return self.overclaim("check", "content", "--today", "2026-11-05", *arguments)

    def take(self, name: str, *arguments: str) -> tuple[int, str, str]:
        return self.overclaim("review", "import", name, "--today", "2026-11-05", *arguments)

    @property
    def decisions(self) -> str:
        path = self.folder / "overclaim-decisions.jsonl"
        return path.read_text("utf-8") if path.exists() else ""

    def page(self, name: str, old: str, new: str) -> None:
        path = self.folder / "content" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def edited(self, rows: Mapping[str, Cells], name: str = "back.xlsx", of: str = "") -> str:
        """Write *rows* (cells by id and column) into a copy of a workbook, and give its name."""

        def edit(sheet: Worksheet, columns: Mapping[str, int], _book: Workbook) -> None:
            found = {str(sheet.cell(n, 1).value): n for n in range(2, sheet.max_row + 1)}
            for key, cells in rows.items():
                for column, value in cells.items():
                    sheet.cell(found[key], columns[column]).value = value  # type: ignore[assignment]

        return self.altered(edit, name, of or "review.xlsx")

    def altered(
        self,
        edit: Edit,
        name: str = "back.xlsx",
        of: str = "review.xlsx",
    ) -> str:
        """Write a copy of a workbook with its sheet Findings as *edit* leaves it."""
        book = openpyxl.load_workbook(self.folder / of)
        sheet = book["Findings"]
        edit(sheet, columns(sheet), book)
        book.save(self.folder / name)
        return name


def columns(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[1] if cell.value}


def ruled(value: str, **more: object) -> dict[str, Any]:
    """Give the cells of a decision, made by the first reviewer on 2 November."""
    names = {"wording": "Final wording", "reason": "Reason"}
    names |= {"reviewer": "Reviewer", "date": "Decided on"}
    given = {"reviewer": "first reviewer", "date": "2026-11-02"} | more
    return {"Decision": value} | {names[key]: text for key, text in given.items()}


def made(folder: Path) -> None:
    """Write the site and its workbook into *folder*, which is the working folder."""
    (folder / ".git").mkdir()
    for name, text in PAGES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    run(["check", "content", "--report", "review.xlsx", "--today", "2026-11-01"])


def copied(folder: Path, target: Path) -> None:
    shutil.copytree(folder, target, dirs_exist_ok=True)
