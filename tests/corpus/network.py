"""The networks that the second reader of rulesets/regenerative is made of, and how it is written.

The small one is made from a published language model of six layers (all-MiniLM-L6-v2), the large
one that teaches it from one of twelve (all-mpnet-base-v2); both have the Apache License 2.0.
"""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel, MPNetModel

from checker.judging import pieces
from checker.model.rules import LABELS
from tests.corpus import vectors

LAYERS: Final = 3
# Pieces of words are sorted by how often they are used; rarer ones are cut into smaller pieces.
COMMON: Final = 18_000
MOST: Final = 80
# More than any number of a piece.
FAR: Final = 1e4
# What the large model fills rows up with, and how it names what begins and ends a text.
_FILLER: Final = 1
_NAMES: Final = {pieces.START: "<s>", pieces.END: "</s>"}
_BOTH: Final = ("weight", "bias")
# The layers of the small model that are written as they are, but turned.
_TURNED: Final = ("attention.output.dense", "intermediate.dense", "output.dense")
_EVENED: Final = ("attention.output.LayerNorm", "output.LayerNorm")


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
        read_as = self.encoder(input_ids=read, attention_mask=mask, token_type_ids=kinds)
        return self.told(read_as.last_hidden_state, mask)

    def told(self, states: Any, mask: Any) -> tuple[Any, Any]:
        """Give the numbers of texts and of their pieces from what the layers made of them."""
        kept = mask.unsqueeze(-1).float()
        mean = (states * kept).sum(1) / kept.sum(1)
        most = (states + (kept - 1) * FAR).amax(1)
        return self.head(torch.cat([mean, most], dim=1)), self.faults(states).squeeze(-1)

    def told_of_one(self, states: Any) -> tuple[Any, Any]:
        """Give chances for a single text and for its pieces."""
        whole = torch.cat([states.mean(0, keepdim=True), states.amax(0, keepdim=True)], dim=1)
        faults = self.faults(states).transpose(0, 1)
        return torch.sigmoid(self.head(whole)), torch.sigmoid(faults)


class Shipped(torch.nn.Module):
    """The model as it is used: one text in; chances of a claim and of each label, and of words out.

    The same sums as the published network makes, without what it does for texts of unlike length:
    a third less work.
    """

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model
        own = (layer.attention.self for layer in model.encoder.encoder.layer)
        self.asked = torch.nn.ModuleList(
            joined((o.query, o.key, o.value), o.attention_head_size) for o in own
        )
        known = model.encoder.embeddings
        places = known.position_embeddings.weight + known.token_type_embeddings.weight[0]
        self.places = torch.nn.Parameter(places.detach())

    def forward(self, read: Any) -> tuple[Any, Any]:
        encoder = self.model.encoder
        known = encoder.embeddings
        states = known.LayerNorm(known.word_embeddings(read)[0] + self.places[: read.shape[1]])
        for layer, asked in zip(encoder.encoder.layer, self.asked, strict=True):
            heads = layer.attention.self.num_attention_heads
            looked = layer.attention.output.dense(seen(asked(states), heads))
            states = layer.attention.output.LayerNorm(looked + states)
            thought = torch.nn.functional.gelu(layer.intermediate.dense(states))
            states = layer.output.LayerNorm(layer.output.dense(thought) + states)
        return self.model.told_of_one(states)


def seen(asked: Any, heads: int, apart: Any = 0) -> Any:
    """Give what an attention sees in a single text; *apart* counts how far off a piece is."""
    length = asked.shape[0]
    query, key, value = asked.view(length, 3, heads, -1).permute(1, 2, 0, 3)
    weights = torch.softmax(query @ key.transpose(1, 2) + apart, dim=-1)
    return (weights @ value).permute(1, 0, 2).reshape(length, -1)


def joined(parts: tuple[Any, Any, Any], head: int) -> torch.nn.Linear:
    """Give the query, the key and the value of an attention as one layer, the query scaled."""
    size = parts[0].in_features
    scales = (head**-0.5, 1, 1)
    whole = torch.nn.Linear(size, 3 * size)
    with torch.no_grad():
        pairs = list(zip(parts, scales, strict=True))
        whole.weight.copy_(torch.cat([part.weight * scale for part, scale in pairs]))
        whole.bias.copy_(torch.cat([part.bias * scale for part, scale in pairs]))
    return whole


class Large(Model):
    """The network that teaches: it knows of no kinds, and has a piece of its own to fill rows."""

    def forward(self, read: Any, mask: Any) -> tuple[Any, Any]:
        """Give a row of numbers for each text of *read*, and one for its pieces."""
        filled = torch.where(mask.bool(), read, torch.full_like(read, _FILLER))
        read_as = self.encoder(input_ids=filled, attention_mask=mask)
        return self.told(read_as.last_hidden_state, mask)


def large(folder: Path) -> Model:
    """Give the published model in *folder*, with all of its layers, untaught."""
    return Large(MPNetModel.from_pretrained(str(folder), add_pooling_layer=False))


def _encoder() -> Any:
    return AutoModel.from_pretrained(str(vectors.folder()))


def every_piece(folder: Path) -> dict[str, int]:
    """Give the numbers of all pieces of words that the published model in *folder* knows."""
    lines = (folder / "vocab.txt").read_text("utf-8").splitlines()
    known = {piece: number for number, piece in enumerate(lines)}
    return known | {ours: known[its] for ours, its in _NAMES.items() if its in known}


def shrunk() -> tuple[Model, dict[str, int]]:
    """Give the first layers over the commonest pieces of plain letters, and those pieces."""
    every = every_piece(vectors.folder())
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


def shipped(folder: Path) -> tuple[Model, dict[str, int]]:
    """Give the small model as it is written in *folder*, to be taught further, and its pieces."""
    small, common = shrunk()
    kept = _numbers(folder / "reader.onnx")
    known, places = small.encoder.embeddings, "model.encoder.embeddings"
    with torch.no_grad():
        _fill(known.word_embeddings, kept(f"{places}.word_embeddings.weight"))
        _fill(known.position_embeddings, kept("places"))
        known.token_type_embeddings.weight.zero_()
        _fill(known.LayerNorm, *(kept(f"{places}.LayerNorm.{name}") for name in _BOTH))
        for number, layer in enumerate(small.encoder.encoder.layer):
            asked = [kept(f"asked.{number}.{name}").t() for name in _BOTH]
            _part(layer.attention.self, *asked)
            for name in (*_TURNED, *_EVENED):
                rows = [kept(f"model.encoder.encoder.layer.{number}.{name}.{w}") for w in _BOTH]
                _fill(layer.get_submodule(name), *(r.t() if name in _TURNED else r for r in rows))
        _fill(small.head, *(kept(f"model.head.{name}").t() for name in _BOTH))
        _fill(small.faults, *(kept(f"model.faults.{name}").t() for name in _BOTH))
    return small, common


def _numbers(path: Path) -> Callable[[str], Any]:
    """Give what finds the numbers of a written model by their name, whole ones as they were."""
    parts = {p.name: numpy_helper.to_array(p) for p in onnx.load(str(path)).graph.initializer}

    def kept(name: str) -> Any:
        if name in parts:
            return torch.tensor(parts[name])
        whole, nought = (parts[f"{name}_{end}"] for end in ("quantized", "zero_point"))
        return torch.tensor((whole.astype(np.float32) - nought) * parts[f"{name}_scale"])

    return kept


def _fill(part: Any, weight: Any, bias: Any = None) -> None:
    part.weight.copy_(weight)
    if bias is not None:
        part.bias.copy_(bias)


def _part(attention: Any, weight: Any, bias: Any) -> None:
    """Undo what `joined` did."""
    size, asked = attention.query.in_features, attention.attention_head_size**0.5
    parts = ((attention.query, asked), (attention.key, 1), (attention.value, 1))
    for number, (part, scale) in enumerate(parts):
        rows = slice(number * size, (number + 1) * size)
        _fill(part, weight[rows] * scale, bias[rows] * scale)


def table(texts: Sequence[list[int]]) -> tuple[Any, Any]:
    longest = max(map(len, texts))
    read = torch.tensor([text + [0] * (longest - len(text)) for text in texts])
    mask = torch.tensor([[1] * len(text) + [0] * (longest - len(text)) for text in texts])
    return read, mask


def write(folder: Path, model: Model, known: Mapping[str, int]) -> None:
    """Write the model with whole numbers of eight bits, and the pieces it knows, one a line."""
    sample = torch.tensor([pieces.cut("sentence: a cure", known, MOST).numbers])
    put(folder / "reader.onnx", Shipped(model).eval(), sample)
    (folder / "reader-pieces.txt").write_text("\n".join(known) + "\n", encoding="utf-8")


def put(path: Path, shipped: Any, sample: Any) -> None:
    """Write what is *shipped*, which reads pieces like those of *sample*, as an ONNX file."""
    with tempfile.TemporaryDirectory() as working:
        exact = Path(working) / "exact.onnx"
        torch.onnx.export(
            shipped,
            (sample,),
            str(exact),
            input_names=["pieces"],
            output_names=["chances", "faults"],
            dynamic_axes={"pieces": {1: "length"}, "faults": {1: "length"}},
            dynamo=False,
        )
        # Without the eighth bit of the weights every processor computes the same sums.
        quantize_dynamic(
            exact, path, per_channel=True, weight_type=QuantType.QInt8, reduce_range=True
        )
    click.echo(f"{path.name}: {path.stat().st_size // 1024} KB")
