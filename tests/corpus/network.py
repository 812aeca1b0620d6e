"""The networks that the second reader of rulesets/regenerative is made of, and how it is written.

They are made from a published language model of six layers (all-MiniLM-L6-v2, Apache License 2.0).
"""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel

from checker.judging import pieces
from checker.model.rules import LABELS
from tests.corpus import vectors

LAYERS: Final = 3
# Pieces of words are sorted by how often they are used; rarer ones are cut into smaller pieces.
COMMON: Final = 18_000
MOST: Final = 80
# More than any number of a piece.
FAR: Final = 1e4


class Model(torch.nn.Module):
    """A network over pieces of words, and some numbers made of what it gives; all are log odds.

    Of the mean and the most of the pieces they are one for "claim" and one for each label, of each
    piece one for being at fault.
    """

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = torch.nn.Linear(2 * encoder.config.hidden_size, 1 + len(LABELS))
        self.faults = torch.nn.Linear(encoder.config.hidden_size, 1)

    def forward(self, read: Any, mask: Any) -> tuple[Any, Any]:
        """Give a row of numbers for each text of *read*, and one for its pieces."""
        kinds = torch.zeros_like(read)
        states = self.encoder(input_ids=read, attention_mask=mask, token_type_ids=kinds)
        kept = mask.unsqueeze(-1).float()
        mean = (states.last_hidden_state * kept).sum(1) / kept.sum(1)
        most = (states.last_hidden_state + (kept - 1) * FAR).amax(1)
        pieced = self.faults(states.last_hidden_state).squeeze(-1)
        return self.head(torch.cat([mean, most], dim=1)), pieced


class Shipped(torch.nn.Module):
    """The model as it is used: texts in; chances of a claim and of each label, and of words out."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, read: Any) -> tuple[Any, Any]:
        said, faults = self.model(read, torch.ones_like(read))
        return torch.sigmoid(said), torch.sigmoid(faults)


def large() -> Model:
    """Give the published model, with all of its layers, untaught."""
    return Model(_encoder())


def _encoder() -> Any:
    return AutoModel.from_pretrained(str(vectors.folder()))


def every_piece() -> dict[str, int]:
    """Give the numbers of all pieces of words that the published model knows."""
    lines = (vectors.folder() / "vocab.txt").read_text("utf-8").splitlines()
    return {piece: number for number, piece in enumerate(lines)}


def shrunk() -> tuple[Model, dict[str, int]]:
    """Give the first layers over the commonest pieces of plain letters, and those pieces."""
    every = every_piece()
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


def table(texts: Sequence[list[int]]) -> tuple[Any, Any]:
    longest = max(map(len, texts))
    read = torch.tensor([text + [0] * (longest - len(text)) for text in texts])
    mask = torch.tensor([[1] * len(text) + [0] * (longest - len(text)) for text in texts])
    return read, mask


def write(folder: Path, model: Model, known: Mapping[str, int]) -> None:
    """Write the model with whole numbers of eight bits, and the pieces it knows, one a line."""
    sample = torch.tensor([pieces.cut("sentence: a cure", known, MOST).numbers])
    with tempfile.TemporaryDirectory() as working:
        exact = Path(working) / "exact.onnx"
        torch.onnx.export(
            Shipped(model).eval(),
            (sample,),
            str(exact),
            input_names=["pieces"],
            output_names=["chances", "faults"],
            dynamic_axes={"pieces": {1: "length"}, "faults": {1: "length"}},
            dynamo=False,
        )
        # Without the eighth bit of the weights every processor computes the same sums.
        quantize_dynamic(
            exact, folder / "reader.onnx", weight_type=QuantType.QInt8, reduce_range=True
        )
    (folder / "reader-pieces.txt").write_text("\n".join(known) + "\n", encoding="utf-8")
    click.echo(f"{(folder / 'reader.onnx').stat().st_size // 1024} KB")
