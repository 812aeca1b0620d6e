"""A pack's own examples as its tests: what must flag does, what must pass does."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from checker import samples
from checker.answering import judged_with_evidence
from checker.failures import Failure
from checker.judging import matching
from checker.judging.judge import Bench, Judged, bench
from checker.model.documents import UnitKind
from checker.model.phrases import Pattern
from checker.model.rules import LABELS, Example, Rule, Ruleset
from checker.rules.phrases import variants

_ALONE: Final = frozenset[str]()


def prove(ruleset: Ruleset, only: str = "") -> tuple[Failure, ...]:
    """Run the examples of every rule whose id begins with *only*, and the clean sentences."""
    whole = bench(replace(ruleset, likeness=None))
    failures = [f for rule in ruleset.rules if rule.id.startswith(only) for f in _rule(rule, whole)]
    complete = bench(ruleset)
    for example in () if only else ruleset.clean:
        failures.extend(_silent("clean", example, complete, _ALONE))
    return tuple(failures)


def _rule(rule: Rule, whole: Bench) -> Iterator[Failure]:
    alone = _alone(rule, whole)
    if len(rule.flag) < 3 or len(rule.silent) < 3:
        yield Failure(rule.id, "needs three examples that flag and three that pass, at the least")
    for example in rule.flag:
        yield from _flagged(rule, example, alone, whole)
    for example in rule.silent:
        yield from _silent(rule.id, example, whole, _company(rule))
    for pattern in rule.patterns:
        yield from _exercised(rule, pattern, alone)


def _alone(rule: Rule, whole: Bench) -> Bench:
    """Give a bench of this rule only, sharing the lists of the *whole*."""
    index = matching.index(((0, p) for p in rule.patterns), {})
    return replace(whole, rules=(rule,), rule_index=replace(index, lists=whole.rule_index.lists))


def _company(rule: Rule) -> frozenset[str]:
    """Give the labels of the other lines beside which the examples of *rule* stand."""
    return frozenset([rule.label]) if rule.company else _ALONE


def _claims(example: Example, at: Bench, form: str, company: frozenset[str]) -> list[Judged]:
    judged = _judged(replace(example, kind=form), at, company)
    return [each for each in judged if each.judgement.excuse is None]


def _flagged(rule: Rule, example: Example, alone: Bench, whole: Bench) -> Iterator[Failure]:
    company = _company(rule)
    judged = _judged(example, alone, company)
    if not any(j.phrase == example.phrase and not j.judgement.excuse for j in judged):
        seen = ", ".join(_told(j) for j in judged) or "nothing"
        yield Failure(rule.id, f"must flag '{example.phrase}' but found {seen}", example.text)
        return
    claims = _claims(example, whole, example.kind, company)
    if not any(each.trigger.rule.label == rule.label for each in claims):
        yield Failure(rule.id, "is flagged, but not beside the other rules", example.text)


def _judged(example: Example, at: Bench, company: frozenset[str]) -> list[Judged]:
    return [
        judged
        for unit in samples.read(example.text, example.kind)
        for judged in judged_with_evidence(replace(unit, company=company), samples.NOWHERE, at)
    ]


def _told(judged: Judged) -> str:
    verdict = judged.judgement
    return f"'{judged.phrase}'" + (
        f" {verdict.excuse} by '{verdict.cue}'" if verdict.excuse else ""
    )


def _silent(
    rule: str, example: Example, whole: Bench, company: frozenset[str]
) -> Iterator[Failure]:
    label, form = _silenced(example.kind)
    for judged in _claims(example, whole, form, company):
        if label and judged.trigger.rule.label != label:
            continue
        yield Failure(
            rule,
            f"must pass as {example.kind} but {judged.trigger.rule.id} flags '{judged.phrase}'",
            example.text,
        )


def _silenced(kind: str) -> tuple[str, str]:
    """Give the one label that must be silent (empty: all) and the form to read the sentence in.

    ``not-cure-heading`` asks that a heading is no cure claim, whatever else it may be.
    """
    named = next((label for label in LABELS if f"{kind}-".startswith(f"not-{label}-")), "")
    form = kind.removeprefix(f"not-{named}").removeprefix("-") if named else ""
    return named, form if form in set(UnitKind) else "sentence"


def _exercised(rule: Rule, pattern: Pattern, alone: Bench) -> Iterator[Failure]:
    if pattern.regex:
        return
    tried = (*variants(pattern), (f"'{pattern.source}'", pattern))
    readings = [
        matching.reading(unit.text.value, alone.rule_index)
        for example in rule.flag
        for unit in samples.read(example.text, example.kind)
    ]
    for name, variant in tried:
        if not any(matching.matches(variant, reading) for reading in readings):
            yield Failure(rule.id, f"no flagged example exercises {name}")
