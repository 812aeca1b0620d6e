"""Labelled sentences to precision and recall: what the rules are worth on them."""

import base64
import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from checker import samples
from checker.answering import judged_with_evidence
from checker.errors import CheckerError
from checker.judging.judge import Bench, Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A sentence and what a careful reviewer said of it."""

    id: str
    text: str
    flag: bool
    labels: tuple[str, ...]
    span: str
    severity: str
    kind: str
    form: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A labelled sentence and the claims and excused triggers the rules saw in it."""

    item: Labelled
    claims: tuple[Judged, ...]
    excused: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of right, false and missed, and the rates they make."""

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """Give the share of flagged sentences that deserved it; 1 when none was flagged."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """Give the share of deserving sentences that were flagged; 1 when there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        whole = 2 * self.right + self.false + self.missed
        return 2 * self.right / whole if whole else 1.0


def labelled(path: Path) -> tuple[Labelled, ...]:
    """Read labelled sentences, one JSON object a line; raise `CheckerError` naming a bad line.

    A `.sealed` file holds them packed, so that nobody reads what is only to be measured.
    """
    found = []
    for number, row in enumerate(_rows(path), start=1):
        try:
            data = json.loads(row)
            found.append(
                Labelled(
                    id=data["id"],
                    text=data["text"],
                    flag=data["flag"],
                    labels=tuple(data["labels"]),
                    span=data.get("span", ""),
                    severity=data.get("severity", ""),
                    kind=data["kind"],
                    form=str(data.get("form", "sentence")),
                )
            )
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise CheckerError(f"{path.name}:{number}: not a labelled sentence: {error}") from error
        if found[-1].form not in samples.FORMS:
            known = ", ".join(sorted(samples.FORMS))
            raise CheckerError(
                f"{path.name}:{number}: no form is named '{found[-1].form}'; known are {known}"
            )
    return tuple(found)


def is_sealed(path: Path) -> bool:
    """Say whether *path* is to be measured only, never read."""
    return path.suffix == ".sealed"


def _rows(path: Path) -> list[str]:
    data = path.read_bytes()
    if is_sealed(path):
        data = zlib.decompress(base64.decodebytes(data))
    return data.decode("utf-8").splitlines()


def outcomes(items: Iterable[Labelled], at: Bench) -> tuple[Outcome, ...]:
    """Judge every sentence as if it stood alone on a page."""
    return tuple(_outcome(item, at) for item in items)


def score(among: Sequence[Outcome]) -> Score:
    """Count a sentence as flagged when any claim is found in it."""
    right = sum(1 for o in among if o.item.flag and o.claims)
    false = sum(1 for o in among if not o.item.flag and o.claims)
    missed = sum(1 for o in among if o.item.flag and not o.claims)
    return Score(right, false, missed)


def label_score(among: Sequence[Outcome], label: str) -> Score:
    """Count a sentence as right under *label* when it has the label and a claim under it."""
    wanted = [label in o.item.labels for o in among]
    given = [any(j.trigger.rule.label == label for j in o.claims) for o in among]
    pairs = list(zip(wanted, given, strict=True))
    false = sum(1 for o, (_, g) in zip(among, pairs, strict=True) if g and not o.item.flag)
    return Score(
        sum(1 for w, g in pairs if w and g), false, sum(1 for w, g in pairs if w and not g)
    )


def right_label(among: Sequence[Outcome]) -> float:
    """Give the share of rightly flagged sentences with a claim under one of their labels."""
    found = [o for o in among if o.item.flag and o.claims]
    right = [o for o in found if {j.trigger.rule.label for j in o.claims} & set(o.item.labels)]
    return len(right) / len(found) if found else 1.0


def overlapping(among: Sequence[Outcome]) -> float:
    """Give the share of rightly flagged sentences whose phrase shares a word with the span."""
    found = [o for o in among if o.item.flag and o.claims]
    right = [o for o in found if any(_words(j.phrase) & _words(o.item.span) for j in o.claims)]
    return len(right) / len(found) if found else 1.0


def groups(
    among: Sequence[Outcome], key: Callable[[Outcome], str]
) -> tuple[tuple[str, tuple[Outcome, ...]], ...]:
    """Give the outcomes by *key*, in the order of keys."""
    keys = sorted({key(o) for o in among})
    return tuple((k, tuple(o for o in among if key(o) == k)) for k in keys)


def _outcome(item: Labelled, at: Bench) -> Outcome:
    read = samples.read(item.text, item.form)
    judged = [j for unit in read for j in judged_with_evidence(unit, samples.NOWHERE, at)]
    return Outcome(
        item,
        tuple(j for j in judged if j.judgement.excuse is None),
        tuple(j for j in judged if j.judgement.excuse is not None),
    )


def _words(text: str) -> set[str]:
    return set(regex.findall(r"\w+", text.lower()))
