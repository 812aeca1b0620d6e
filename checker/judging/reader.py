"""Small language models that tell how much a text reads like a claim, and which words of it.

They are two networks over pieces of words, taught with the labelled copy
(`python -m tests.corpus.teach`) and kept as ONNX files beside the rules: a small one that reads
every text, and a deeper one, six times slower, for what the first is in doubt of. Nothing is
fetched.
"""

import math
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from itertools import chain, groupby
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import TYPE_CHECKING, Final, NamedTuple

from checker.errors import RulesError
from checker.judging import pieces
from checker.judging.surroundings import Around
from checker.model.rules import LABELS, ReaderFiles

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

# Longer texts are read to this many pieces; hardly a sentence of the labelled copy has more.
_MOST: Final = 80
# And with what stands around them, to this many.
_MOST_IN_PLACE: Final = 128
# Machines differ in the last digits of what they compute: chances are kept in hundredths.
_WHOLE: Final = 100
# With one of these hundredths the small model is in doubt whether a text is a claim: the deeper one
# has a say as well then, and tells which words are at fault. Of labels the small one knows more.
_IN_DOUBT: Final = range(7, 93)
# How far from the small model's chance to the deeper one's, by odds, the chance that counts lies.
_DEEPER_COUNTS: Final = 0.75
# Counted up when what is kept of a text changes.
_KEPT_AS: Final = 4
# Texts kept for when they come again.
_REPEATED: Final = 4096

# A word is at fault from this chance on; where none is, those as likely as the likeliest are.
_AT_FAULT: Final = 12

# What is known of texts, by their keys: in hundredths, the chance of a claim and of each label; how
# many characters were read; for each stretch at fault, its first and last one and its chance.
Heard = Mapping[str, tuple[int, ...]]
_heard: Final[dict[str, tuple[int, ...]]] = {}
_CHANCES: Final = 1 + len(LABELS)
_PER_FAULT: Final = 3


class Stretch(NamedTuple):
    """Characters of a text, half-open, that read like the words of a claim, and how much."""

    start: int
    end: int
    chance: float


class Said(NamedTuple):
    """How likely a text is a claim, and one of each label, from 0 to 1; which words make it one.

    *upto* is the character behind the last that was read: long texts are not read to their end.
    """

    claim: float
    labels: Mapping[str, float]
    upto: int
    faults: tuple[Stretch, ...]

    @property
    def label(self) -> str:
        """Give the likeliest label."""
        return max(self.labels, key=lambda name: (self.labels[name], name))


def said(form: str, text: str, files: ReaderFiles, around: Around | None = None) -> Said:
    """Give what the models make of *text*, standing as *form* on a page, *around* it the rest.

    Without *around* it is read as a text that stands alone.
    """
    asked = asking(form, text, around)
    found = _found(asked, files.model, files)
    if found[0] in _IN_DOUBT:
        deeper = _found(asked, files.deeper, files)
        found = (_between(found[0], deeper[0]), *found[1:_CHANCES], *deeper[_CHANCES:])
    return _said(found)


def glanced(form: str, text: str, files: ReaderFiles, around: Around | None = None) -> Said:
    """Give what the small model alone makes of *text*: enough to see where to look closer."""
    return _said(_found(asking(form, text, around), files.model, files))


def _between(small: int, deeper: int) -> int:
    """Give the chance between two by their odds, nearer the deeper one's, all in hundredths."""
    one, other = (_odds(chance) for chance in (small, deeper))
    return round(_WHOLE / (1 + math.exp(-(one + (other - one) * _DEEPER_COUNTS))))


def _odds(chance: int) -> float:
    kept = min(max(chance, 1), _WHOLE - 1) / _WHOLE
    return math.log(kept / (1 - kept))


def _found(asked: "Asking", model: Path, files: ReaderFiles) -> tuple[int, ...]:
    """Give what *model* makes of a text, by an earlier reading if there was one."""
    kept_as = f"{_KEPT_AS}\0{model}\0{asked.start}\0{asked.end}\0{asked.text}"
    key = sha256(kept_as.encode("utf-8", "replace")).hexdigest()[:24]
    found = _heard.pop(key, None) or _read(asked, model, files)
    _heard[key] = found
    if len(_heard) > _REPEATED:
        del _heard[next(iter(_heard))]
    return found


def _said(found: tuple[int, ...]) -> Said:
    claim, *labels = (number / _WHOLE for number in found[:_CHANCES])
    upto, *places = found[_CHANCES:]
    faults = (
        Stretch(start, end, chance / _WHOLE)
        for start, end, chance in zip(*([iter(places)] * _PER_FAULT), strict=True)
    )
    return Said(claim, dict(zip(LABELS, labels, strict=True)), upto, tuple(faults))


def heard() -> Heard:
    """Give what was said of the texts last asked for in this process, oldest first."""
    return dict(_heard)


def hear(before: Heard) -> None:
    """Take what was said in an earlier run for known: the same model says the same again."""
    _heard.update(before)


def prepare(files: ReaderFiles | None) -> None:
    """Open the models, if there are any, so that processes forked from this one share them."""
    if files is not None:
        import_module("numpy")
        for model in (files.model, files.deeper):
            _session(model)
        _give_back()


def _give_back() -> None:
    """Return to the machine the memory that opening the models needed for a moment.

    Some machines have no such call; they keep it for later.
    """
    with suppress(OSError, AttributeError, TypeError):
        import_module("ctypes").CDLL(None).malloc_trim(0)


def is_heard(row: Sequence[int]) -> bool:
    """Tell whether *row* has the numbers that are kept of a text."""
    return len(row) > _CHANCES and (len(row) - _CHANCES - 1) % _PER_FAULT == 0


class Asking(NamedTuple):
    """What the model is shown: the text asked about are its characters *start* to *end*.

    It is read to *most* pieces.
    """

    text: str
    start: int
    end: int
    most: int


def asking(form: str, text: str, around: Around | None = None) -> Asking:
    """Give what the model is shown of *text*, alone or with what stands *around* it."""
    if around is None:
        lead = f"{form}: "
        return Asking(lead + text, len(lead), len(lead) + len(text), _MOST)
    lead = f"{form}: {around.before} >> "
    tail = f" << {around.after}" if around.after else ""
    return Asking(lead + text + tail, len(lead), len(lead) + len(text), _MOST_IN_PLACE)


def _read(asked: Asking, model: Path, files: ReaderFiles) -> tuple[int, ...]:
    import numpy as np

    read = pieces.cut(asked.text, pieces.known(files.pieces), asked.most)
    wanted = {"pieces": np.array([read.numbers], dtype=np.int64)}
    opening = _opening(files.deeper)
    if model == files.deeper:
        opening.join()
    chances, faults = _session(model).run(None, wanted)
    rounded = [round(float(number) * _WHOLE) for number in chances[0]]
    words: dict[tuple[int, int], int] = {}
    for start, end, number in zip(read.starts, read.ends, faults[0], strict=True):
        if asked.start <= start and end <= asked.end:
            place = start - asked.start, end - asked.start
            words.setdefault(place, round(float(number) * _WHOLE))
    # Less a start and an end, as many pieces as there may be: the text may go on.
    whole = len(read.numbers) < asked.most or max(read.ends) > asked.end
    upto = asked.end - asked.start if whole else max((end for _, end in words), default=0)
    return (*rounded, upto, *chain.from_iterable(stretches(words)))


def stretches(words: Mapping[tuple[int, int], int]) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches of words at fault, and the chance of the likeliest word of each.

    A single word between two that are at fault is at fault with them.
    """
    least = min(_AT_FAULT, max(words.values(), default=0))
    places, chances = list(words), list(words.values())
    kept = [chance >= least for chance in chances]
    kept = [
        at or (0 < i < len(kept) - 1 and kept[i - 1] and kept[i + 1]) for i, at in enumerate(kept)
    ]
    for at_fault, run in groupby(range(len(kept)), key=kept.__getitem__):
        if at_fault:
            inside = list(run)
            yield places[inside[0]][0], places[inside[-1]][1], max(chances[i] for i in inside)


def _runtime() -> ModuleType:
    """Import what runs the model, with all that it would tell its makers switched off before."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    runtime = import_module("onnxruntime")
    # On Windows older builds know this switch alone.
    runtime.disable_telemetry_events()
    return runtime


@lru_cache(maxsize=4)
def _opening(model: Path) -> Thread:
    """Begin to open a model while other work goes on; when the thread has ended it is open."""

    def opened() -> None:
        # What is wrong with it is told where it is asked for.
        with suppress(RulesError):
            _session(model)

    thread = Thread(target=opened)
    thread.start()
    return thread


@lru_cache(maxsize=4)
def _session(model: Path) -> "InferenceSession":
    """Open a model once a process; it computes on one core, since pages are shared out already.

    Raises `RulesError` for a file that is no model, or is cut short.
    """
    onnxruntime = _runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its errors share no class but this
        told = f"{model.name}: not a model that can be read; install overclaim anew: {error}"
        raise RulesError(told) from error
