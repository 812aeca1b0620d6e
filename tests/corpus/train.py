"""Learns the weights of rulesets/regenerative/likeness.json from labelled sentences.

Run it from the project's folder after the lists or the labelled copy have changed:

    pip install scikit-learn
    python -m tests.corpus.train
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from checker import samples
from checker.judging import matching
from checker.judging.judge import Bench, bench, judge
from checker.judging.likeness import names
from checker.measuring import Labelled, labelled
from checker.model.rules import LABELS, Ruleset
from checker.rules.ruleset import load

ROOT: Final = Path(__file__).parents[2]
WEIGHTS: Final = ROOT / "rulesets" / "regenerative" / "likeness.json"
# Strength of the fit, and the fewest sentences a feature must stand in.
STRENGTH: Final = 0.3
LABEL_STRENGTH: Final = 0.5
FEWEST: Final = 2
# The probability at which a unit that no rule speaks of asks for review; the table that this
# script prints shows what each threshold is worth on sentences held out in turn.
THRESHOLD: Final = 0.72


def main() -> None:
    at = bench(replace(load(ROOT / "rulesets"), likeness=None))
    items = [item for path in corpora() for item in labelled(path)]
    items.extend(_examples(at.ruleset))
    rows = [_row(item.text, item.form, at) for item in items]
    flags = np.array([item.flag for item in items])
    _tell(items, rows, flags, at)
    vectors, table, kept = _vectors(rows)
    whole = _fitted(table, flags, STRENGTH)
    claims = np.flatnonzero(flags)
    by_label = {
        label: _fitted(
            table[claims], np.array([label in items[i].labels for i in claims]), LABEL_STRENGTH
        )
        for label in LABELS
    }
    _write(np.array(vectors.get_feature_names_out())[kept], whole, by_label)


def corpora() -> list[Path]:
    folder = ROOT / "tests" / "corpus"
    return [folder / "study.jsonl", folder / "study-2.jsonl", *sorted(folder.glob("own/*.jsonl"))]


def _examples(ruleset: Ruleset) -> Iterable[Labelled]:
    """Give the rules' passing examples and the clean sentences, none of which is a claim."""
    texts = [(e.text, "sentence") for rule in ruleset.rules for e in rule.silent]
    texts.extend((e.text, "sentence") for e in ruleset.clean)
    for number, (text, form) in enumerate(texts):
        yield Labelled(
            id=f"example-{number}",
            text=text,
            flag=False,
            labels=(),
            span="",
            severity="",
            kind="neutral",
            form=form,
        )


def _row(text: str, form: str, at: Bench) -> dict[str, int]:
    read = matching.reading(text, at.rule_index)
    form = "sentence" if form == "question" else form
    return dict.fromkeys(sorted(names(read, form)), 1)


def _vectors(rows: Sequence[dict[str, int]]) -> tuple[DictVectorizer, Any, Any]:
    vectors = DictVectorizer()
    table = vectors.fit_transform(rows)
    kept = np.asarray((table > 0).sum(axis=0)).ravel() >= FEWEST
    return vectors, table[:, kept], kept


def _fitted(table: Any, wanted: Any, strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=2000, class_weight="balanced").fit(table, wanted)


def _tell(items: Sequence[Labelled], rows: Sequence[dict[str, int]], flags: Any, at: Bench) -> None:
    """Print what thresholds are worth on the units that no rule speaks of, held out in turn."""
    chances = np.zeros(len(items))
    groups = [item.id.rsplit("-", 1)[0] + str(number // 20) for number, item in enumerate(items)]
    for learnt, held in GroupKFold(5).split(rows, flags, groups):
        vectors, table, kept = _vectors([rows[i] for i in learnt])
        model = _fitted(table, flags[learnt], STRENGTH)
        held_table = vectors.transform([rows[i] for i in held])[:, kept]
        chances[held] = model.predict_proba(held_table)[:, 1]
    unspoken = np.array([not i.id.startswith("example") and _unspoken(i, at) for i in items])
    for threshold in (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
        for name, among in (("no rule speaks", unspoken), ("all", np.ones(len(items), dtype=bool))):
            taken = among & (chances >= threshold)
            right, found, wanted = flags[taken].sum(), taken.sum(), flags[among].sum()
            click.echo(f"{threshold:.2f} {name}: {right} right of {found} found, {wanted} wanted")


def _unspoken(item: Labelled, at: Bench) -> bool:
    return not any(judge(unit, at) for unit in samples.read(item.text, item.form))


def _write(
    features: Any,
    whole: LogisticRegression,
    by_label: dict[str, LogisticRegression],
) -> None:
    weights: dict[str, tuple[float, dict[str, float]]] = {}
    for i, name in enumerate(features):
        labels = {
            label: round(float(model.coef_[0][i]), 2)
            for label, model in by_label.items()
            if abs(model.coef_[0][i]) >= 0.25
        }
        weight = round(float(whole.coef_[0][i]), 3)
        if abs(weight) >= 0.02 or labels:
            weights[str(name)] = (weight, labels)
    head = {
        "bias": round(float(whole.intercept_[0]), 3),
        "threshold": THRESHOLD,
        "label_bias": {k: round(float(m.intercept_[0]), 3) for k, m in by_label.items()},
    }
    lines = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}"
        for name, row in sorted(weights.items())
    )
    WEIGHTS.write_text(
        f'{json.dumps(head)[:-1]},\n"weights": {{\n{lines}\n}}}}\n', encoding="utf-8"
    )
    click.echo(f"{len(weights)} features, {WEIGHTS.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
