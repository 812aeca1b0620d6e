"""A small language model that tells how much a text reads like a claim.

It is a network of three layers over pieces of words, taught with the labelled copy
(`python -m tests.corpus.teach`) and kept as an ONNX file beside the rules. Nothing is fetched.
"""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from checker.errors import RulesError
from checker.judging import pieces
from checker.model.rules import LABELS, ReaderFiles

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

# Longer texts are read to this many pieces; hardly a sentence of the labelled copy has more.
_MOST: Final = 80
# Machines differ in the last digits of what they compute: chances are kept in hundredths.
_WHOLE: Final = 100
# Texts kept for when they come again.
_REPEATED: Final = 8192

# What is known of texts, by their keys: in hundredths, the chance of a claim and of each label.
Heard = Mapping[str, tuple[int, ...]]
_heard: Final[dict[str, tuple[int, ...]]] = {}


class Said(NamedTuple):
    """How likely a text is a claim, and how likely a claim of each label, from 0 to 1."""

    claim: float
    labels: Mapping[str, float]

    @property
    def label(self) -> str:
        """Give the likeliest label."""
        return max(self.labels, key=lambda name: (self.labels[name], name))


def said(form: str, text: str, files: ReaderFiles) -> Said:
    """Give what the model makes of *text*, standing as *form* on a page."""
    key = sha256(f"{files.model}\0{form}\0{text}".encode("utf-8", "replace")).hexdigest()[:24]
    found = _heard.pop(key, None) or _read(f"{form}: {text}", files)
    _heard[key] = found
    if len(_heard) > _REPEATED:
        del _heard[next(iter(_heard))]
    claim, *labels = (number / _WHOLE for number in found)
    return Said(claim, dict(zip(LABELS, labels, strict=True)))


def heard() -> Heard:
    """Give what was said of the texts last asked for in this process, oldest first."""
    return dict(_heard)


def hear(before: Heard) -> None:
    """Take what was said in an earlier run for known: the same model says the same again."""
    _heard.update(before)


def _read(text: str, files: ReaderFiles) -> tuple[int, ...]:
    import numpy as np

    read = pieces.numbers(text, pieces.known(files.pieces), _MOST)
    (rows,) = _session(files.model).run(None, {"pieces": np.array([read], dtype=np.int64)})
    return tuple(round(float(number) * _WHOLE) for number in rows[0])


@lru_cache(maxsize=4)
def _session(model: Path) -> "InferenceSession":
    """Open a model once a process; it computes on one core, since pages are shared out already.

    Raises `RulesError` for a file that is no model, or is cut short.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its errors share no class but this
        told = f"{model.name}: not a model that can be read; install overclaim anew: {error}"
        raise RulesError(told) from error
