"""The model that reads what the small one is in doubt of: the first half of the large one.

It knows the same pieces of words as the small one, so that a text is cut once for both.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import torch

from checker.judging import pieces
from tests.corpus import network

LAYERS: Final = 6
# The places of the large model are counted from here; so many of them are used.
_FIRST: Final = 2
_PLACES: Final = 128


class Deeper(network.Model):
    """Some layers over pieces of words: like the large one, but nothing fills up its rows."""

    def forward(self, read: Any, mask: Any) -> tuple[Any, Any]:
        """Give a row of numbers for each text of *read*, and one for its pieces."""
        known, layers = self.encoder.embeddings, self.encoder.encoder
        places = known.position_embeddings.weight[_FIRST : _FIRST + read.shape[1]]
        states = known.dropout(known.LayerNorm(known.word_embeddings(read) + places))
        bias = layers.compute_position_bias(states)
        hidden = (mask.float() - 1)[:, None, None, :] * network.FAR
        for layer in layers.layer:
            states = _thought(layer, _seen(layer.attention.attn, states, bias + hidden), states)
        return self.told(states, mask)


class Shipped(torch.nn.Module):
    """The model as it is used: one text in; chances of a claim and of each label, and of words out.

    How far apart two pieces stand is written down once for each of them, not worked out each time.
    """

    def __init__(self, model: Deeper) -> None:
        super().__init__()
        self.model = model
        layers, known = model.encoder.encoder, model.encoder.embeddings
        asked = (layer.attention.attn for layer in layers.layer)
        self.asked = torch.nn.ModuleList(
            network.joined((a.q, a.k, a.v), a.attention_head_size) for a in asked
        )
        places = known.position_embeddings.weight[_FIRST : _FIRST + _PLACES]
        apart = layers.compute_position_bias(places.unsqueeze(0))[0]
        self.places = torch.nn.Parameter(places.detach().clone())
        self.apart = torch.nn.Parameter(apart.detach().clone())

    def forward(self, read: Any) -> tuple[Any, Any]:
        known, length = self.model.encoder.embeddings, read.shape[1]
        states = known.LayerNorm(known.word_embeddings(read)[0] + self.places[:length])
        apart = self.apart[:, :length, :length]
        for layer, asked in zip(self.model.encoder.encoder.layer, self.asked, strict=True):
            own = layer.attention.attn
            seen = network.seen(asked(states), own.num_attention_heads, apart)
            states = _thought(layer, own.o(seen), states)
        return self.model.told_of_one(states)


def _seen(own: Any, states: Any, bias: Any) -> Any:
    """Give what an attention sees in some texts, *bias* by how far apart and by what is filled."""
    some, length, size = states.shape
    parts = (part(states).view(some, length, own.num_attention_heads, -1) for part in _parts(own))
    query, key, value = (part.transpose(1, 2) for part in parts)
    seen = torch.nn.functional.scaled_dot_product_attention(
        query, key, value, attn_mask=bias.to(query.dtype)
    )
    return own.o(seen.transpose(1, 2).reshape(some, length, size))


def _parts(own: Any) -> tuple[Any, Any, Any]:
    return own.q, own.k, own.v


def _thought(layer: Any, seen: Any, states: Any) -> Any:
    """Give what a layer makes of texts, once its attention has *seen* them."""
    states = layer.attention.LayerNorm(layer.attention.dropout(seen) + states)
    thought = torch.nn.functional.gelu(layer.intermediate.dense(states))
    return layer.output.LayerNorm(layer.output.dropout(layer.output.dense(thought)) + states)


def halved(large: network.Model, every: Mapping[str, int], common: Mapping[str, int]) -> Deeper:
    """Give the first layers of the taught *large* model over the *common* of *every* piece.

    What it knows of pieces stays as it is; the numbers that tell of a claim are still to be taught.
    """
    encoder = large.encoder
    table = encoder.embeddings.word_embeddings.weight[[every[piece] for piece in common]].detach()
    encoder.set_input_embeddings(torch.nn.Embedding.from_pretrained(table))
    encoder.encoder.layer = encoder.encoder.layer[:LAYERS]
    encoder.embeddings.requires_grad_(requires_grad=False)
    return Deeper(encoder)


def write(folder: Path, model: Deeper, known: Mapping[str, int]) -> None:
    """Write the model beside the small one, in the same form."""
    sample = torch.tensor([pieces.cut("sentence: a cure", known, network.MOST).numbers])
    network.put(folder / "reader-deeper.onnx", Shipped(model).eval(), sample)
