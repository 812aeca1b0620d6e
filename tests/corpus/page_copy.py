"""Units of marked pages as labelled copy, each with what stands around it."""

import html
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from checker import reading
from checker.judging.likeness import form_of
from checker.judging.surroundings import Around, around
from checker.measuring import Labelled
from checker.model.documents import Unit
from checker.reading.sentences import units

LISTED: Final = tuple(sorted((Path(__file__).parent / "marked").glob("*.jsonl")))
# How many lines a phrase may stand from where its unit begins.
_NEAR: Final = 3
_A_SENTENCE: Final = 3
# Shorter lines tell nothing without their place.
_FEWEST_ALONE: Final = 4


@dataclass(frozen=True)
class Lesson:
    """A text in its form and its place, and the words of it at fault: none where it is innocent."""

    text: str
    form: str
    labels: tuple[str, ...]
    spans: tuple[str, ...]
    around: Around | None = None


def pages(listed: Path) -> Iterator[Lesson]:
    """Yield every unit of the pages that the labels at *listed* are of, in its place."""
    marked: dict[str, list[Mapping[str, Any]]] = {}
    for line in listed.read_text("utf-8").splitlines():
        row = json.loads(line)
        row["span"] = html.unescape(row["span"])
        marked.setdefault(row["page"], []).append(row)
    for page, rows in sorted(marked.items()):
        path = listed.with_suffix("") / page
        document = reading.read(page, path.read_bytes())
        claims = [row for row in rows if row["flag"]]
        for unit in units(document):
            begins = document.position(unit.text.source(0, 1)[0])[0]
            yield _lesson(unit, [row for row in claims if _stands(row, unit, begins)])


def _stands(row: Mapping[str, Any], unit: Unit, line: int) -> bool:
    if row["line"] is not None and abs(row["line"] - line) > _NEAR:
        return False
    span, text = _plain(row["span"]), _plain(unit.text.value)
    # A phrase may run over several sentences: each of them is at fault.
    return span in text or (len(text.split()) >= _A_SENTENCE and text in span)


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _lesson(unit: Unit, claims: Sequence[Mapping[str, Any]]) -> Lesson:
    labels = tuple(sorted({label for row in claims for label in row["labels"]}))
    text = _plain(unit.text.value)
    spans = tuple(row["span"] if _plain(row["span"]) in text else text for row in claims)
    return Lesson(unit.text.value, form_of(unit.kind), labels, spans, around(unit))


def tells_alone(lesson: Lesson) -> bool:
    """Tell whether a unit of a page has words enough to be read without its place."""
    return len(lesson.text.split()) >= _FEWEST_ALONE


def alone(items: Iterable[Labelled]) -> Iterator[Lesson]:
    """Yield loose sentences of the labelled copy."""
    for item in items:
        spans = (item.span,) if item.flag else ()
        yield Lesson(item.text, form_of(item.form), item.labels if item.flag else (), spans)


def anywhere(lessons: Sequence[Lesson], wanted: int, seed: int) -> Iterator[Lesson]:
    """Yield *wanted* loose sentences among others that say nothing of them."""
    chosen = random.Random(seed)  # noqa: S311
    for each in chosen.sample(lessons, min(wanted, len(lessons))):
        before, after = (other.text for other in chosen.sample(lessons, 2))
        place = Around(" ".join(before.split()[-24:]), " ".join(after.split()[:16]))
        way = chosen.random()
        beside = place if way < 0.5 else place._replace(after="") if way < 0.8 else Around()
        yield Lesson(each.text, each.form, each.labels, each.spans, beside)
