"""Why a phrase was flagged or left alone, in lines a reader can check."""

from collections.abc import Iterator, Sequence

from checker.judging.judge import Judged


def triggers_told(judged: Sequence[Judged]) -> str:
    """Give, for each trigger, the rule, its excuse or none, and every cue found near it."""
    if not judged:
        return "no rule matches a phrase of this text"
    return "\n".join(line for each in judged for line in _told(each))


def _told(judged: Judged) -> Iterator[str]:
    judgement = judged.judgement
    verdict = f'{judgement.excuse} by "{judgement.cue}"' if judgement.excuse else "a claim"
    yield f'"{judged.phrase}" ({judged.trigger.rule.id}): {verdict}'
    yield f"  matched:  {judged.trigger.pattern}"
    for cue in judgement.found:
        reach = "covers the phrase" if cue.covers else "does not reach the phrase"
        note = f" ({cue.note})" if cue.note else ""
        yield f'  cue:      "{cue.words}" {cue.kind}, {reach}{note}'
    if not judgement.found:
        yield "  cue:      none of negation, hedge, refutation, question or aim stands near it"
    if judgement.softeners:
        yield f"  softened: {', '.join(sorted(judgement.softeners))}"
