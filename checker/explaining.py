"""Why a phrase is flagged or left alone, as plain objects that text and JSON are made of."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from checker.answering import judged_with_evidence
from checker.engine import findings
from checker.judging import matching
from checker.judging.judge import Bench, Judged
from checker.model.documents import Document, Unit
from checker.model.matches import Reading
from checker.model.phrases import Pattern
from checker.model.reports import CueFound, Finding
from checker.model.rules import Cue, Negation, Rule
from checker.reporters.as_json import entry_object

_Object = dict[str, Any]
_NEAREST: Final = 3
_SHOWN_WORDS: Final = 4
_COMPANY: Final = "two other lines of its list that make such claims"
# Words that stand in nearly every sentence: a pattern that shares only these is not close.
_COMMON: Final = frozenset(
    (
        *("a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "by", "for", "from", "with"),
        *("without", "no", "not", "is", "are", "was", "were", "be", "been", "has", "have", "had"),
        *("do", "does", "did", "can", "could", "may", "might", "will", "would", "it", "its", "we"),
        *("us", "our", "you", "your", "they", "their", "this", "that", "these", "those", "all"),
        *("any", "every", "as", "so", "than", "more", "most", "up", "out", "one", "two", "days"),
    )
)
_REACHES: Final = {
    "word": "the next words",
    "phrase": "its phrase",
    "clause": "its clause",
    "sentence": "its sentence",
    "complement": "the clause that it opens",
}


def sentence(unit: Unit, document: Document, at: Bench) -> _Object:
    """Explain one unit: every trigger with its cues and evidence, and the rules that came close."""
    judged = judged_with_evidence(unit, document, at)
    made = {(f.rule, f.phrase_start): f for f in findings(judged, document, at)}
    found = [(j, made.get((j.trigger.rule.id, j.trigger.start))) for j in judged]
    return {
        "sentence": unit.text.value,
        "form": unit.kind.value,
        "section": " > ".join(unit.section),
        "triggers": [_trigger(j, finding, at) for j, finding in found],
        "close": list(close(unit, judged, at)),
    }


def rule(known: Rule, at: Bench) -> _Object:
    """Explain a rule: what it matches, what excuses it, its evidence, its law, its examples."""
    return {
        **_identity(known, at),
        "severity": known.severity,
        "why": known.why,
        "matches": [pattern.source for pattern in known.patterns],
        "unless": [pattern.source for pattern in known.unless],
        "needs": [pattern.source for pattern in known.needs] + [_COMPANY] * known.company,
        "also": [pattern.source for pattern in known.also],
        "looked_for": looked_for(known),
        "evidence": [entry_object(at.ruleset.entries[name]) for name in known.evidence],
        "law": law(known.basis, at),
        "silent_if": silent_if(known),
        "flags": [{"text": e.text, "phrase": e.phrase, "form": e.kind} for e in known.flag],
        "passes": [{"text": e.text, "kind": e.kind} for e in known.silent],
    }


def law(basis: Sequence[str], at: Bench) -> list[_Object]:
    """Give the laws and guides of *basis*, with address and the day they were read."""
    known = (at.ruleset.citations[name] for name in basis if name in at.ruleset.citations)
    return [
        {
            "id": c.id,
            "name": c.name,
            "says": c.says,
            "authority": c.authority,
            "url": c.url,
            "read": c.read,
            "confidence": c.confidence,
        }
        for c in known
    ]


def looked_for(known: Rule) -> list[str]:
    """Give what is looked for around a phrase of the rule, and what each would do to it."""
    polarity = {
        Negation.REMOVES: "a negation in the clause: takes the claim away",
        Negation.MAKES: "a negation in the phrase: is part of the claim and excuses nothing",
        Negation.IRRELEVANT: "a negation: changes nothing here",
    }
    hedge = f"a hedge of strength {known.hedge} or more in the clause (5 is the strongest): excuses"
    return [
        polarity[known.negation],
        "a refutation, a warning or a doubt that covers it ('no evidence that'): excuses",
        hedge,
        "a question that asks, and does not promise: excuses",
        "an aim of research ('a trial is testing whether'): excuses",
        "another speaker or subject, an approved use, a quotation: excuses",
        "an ability ('can'), an aim of the product, a minority: lowers the severity",
    ]


def silent_if(known: Rule) -> list[str]:
    """Give the ways in which a claim of the rule would fall silent."""
    ways = ["the phrase is gone"]
    if known.negation is Negation.REMOVES:
        ways.append("a negation or 'no evidence that' covers it")
    elif known.negation is Negation.MAKES:
        ways.append("'no evidence that' or 'it is not known whether' covers it")
    if known.label != "fda-status" and known.hedge <= 3:
        ways.append(f"a hedge of strength {known.hedge} covers it ('may ... for some people' is 3)")
    ways.append("it is asked, or quoted in order to refute it")
    return ways


def cues(found: Sequence[CueFound], at: Bench) -> list[_Object]:
    """Give the cues found near a trigger, with what they reach and whether that is the phrase."""
    by_id = {cue.id: cue for cue in at.ruleset.cues}
    shown = []
    for each in found:
        cue = by_id.get(each.cue)
        reach = _reach(cue) if cue else ""
        shown.append(
            {
                "words": each.words,
                "kind": each.kind,
                "strength": cue.strength if cue else 0,
                "reach": reach,
                "covers": each.covers,
                "note": each.note,
            }
        )
    return shown


def _reach(cue: Cue) -> str:
    within = _REACHES.get(cue.reach, cue.reach)
    return f"{cue.direction}, {within}" if cue.direction != "none" else f"either way, {within}"


def close(unit: Unit, judged: Sequence[Judged], at: Bench) -> Iterator[_Object]:
    """Give the rules that came close: barred by their own exceptions, or one condition short."""
    read = matching.reading_beside(unit.text.value, at.rule_index)
    fired = {j.trigger.rule.id for j in judged}
    told = dict(_stopped(read, unit, fired, at))
    for name, reason in [*told.items()][:_NEAREST]:
        yield {"rule": name, "reason": reason}
    short = (s for s in _short(read, unit, at) if s[1] not in fired and s[1] not in told)
    for _, name, reason in sorted(set(short))[: max(0, _NEAREST - len(told))]:
        yield {"rule": name, "reason": reason}


def _trigger(judged: Judged, finding: Finding | None, at: Bench) -> _Object:
    trigger, judgement = judged.trigger, judged.judgement
    known = trigger.rule
    return {
        **_identity(known, at),
        "phrase": judged.phrase,
        "matched": trigger.pattern or "likeness to copy that reviewers marked",
        "lists": [{"list": name, "words": words} for name, words in trigger.slots],
        "excuse": judgement.excuse.value if judgement.excuse else None,
        "cue": judgement.cue,
        "looked_for": looked_for(known),
        "found": cues(judgement.found, at),
        "softened": sorted(judgement.softeners),
        "finding": _finding(finding, at) if finding else None,
        "silent_if": [] if judgement.excuse else silent_if(known),
    }


def _identity(known: Rule, at: Bench) -> _Object:
    version = ", ".join(f"{pack.name} {pack.version}" for pack in at.ruleset.packs)
    return {
        "rule": known.id,
        "title": known.title,
        "label": known.label,
        "file": known.source,
        "version": version,
        "profiles": list(at.ruleset.profiles),
    }


def _finding(finding: Finding, at: Bench) -> _Object:
    answer = finding.answer
    return {
        "id": finding.id,
        "severity": finding.severity,
        "steps": list(finding.steps),
        "why": finding.why,
        "verdict": answer.verdict,
        "comparison": answer.comparison,
        "notes": list(answer.notes),
        "evidence": [entry_object(entry) for entry in answer.entries],
        "law": law(finding.basis, at),
    }


def _stopped(read: Reading, unit: Unit, fired: set[str], at: Bench) -> Iterator[tuple[str, str]]:
    """Give the rules whose words match and that something else kept from firing."""
    for number, pattern in matching.candidates(read, at.rule_index):
        known = at.rules[number]
        if known.id in fired or not matching.matches(pattern, read):
            continue
        if unit.kind not in known.applies_to:
            yield known.id, f"matches, but is not looked for in a {unit.kind.value}"
        elif any(matching.matches(p, read) for p in known.unless if _whole(p, read)):
            yield known.id, "matches, but stands as one of its exceptions does"
        elif known.company:
            yield known.id, f"matches, but lacks {_COMPANY}"
        elif known.needs or known.also:
            yield known.id, "matches, but what it needs beside it is not there"
        else:
            yield known.id, "matches, but a graver or longer phrase of its label counts instead"


def _short(read: Reading, unit: Unit, at: Bench) -> Iterator[tuple[int, str, str]]:
    """Give patterns that miss one condition, or have all words but not as asked."""
    for known in at.rules:
        if unit.kind not in known.applies_to:
            continue
        for pattern in known.patterns:
            if pattern.regex or len(pattern.required) < 2:
                continue
            lacking = [need for need in pattern.required if need.isdisjoint(read.features)]
            shared = [need & read.features for need in pattern.required if need not in lacking]
            met = sum(not need <= _COMMON for need in shared)
            if len(lacking) > 1 or met < 1:
                continue
            reason = f"lacks {_some(lacking[0])}" if lacking else "has the words, not so placed"
            yield len(lacking) * 10 - met, known.id, f"{reason}: {pattern.source}"


def _whole(pattern: Pattern, read: Reading) -> bool:
    return not any(need.isdisjoint(read.features) for need in pattern.required)


def _some(words: frozenset[str]) -> str:
    shown = sorted(words)[:_SHOWN_WORDS]
    return f"{' or '.join(shown)}{' or the like' if len(words) > _SHOWN_WORDS else ''}"
