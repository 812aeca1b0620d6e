"""A sentence with its fault in [[ ]] to the ways out of it, whatever the rules of the day are."""

from checker import samples
from checker.judging.claim import Claim
from checker.judging.judge import Bench, Judged
from checker.judging.matching import reading
from checker.judging.rewrites import ways_out
from checker.model.evidence import Answer, Verdict
from checker.model.matches import Judgement, Trigger
from checker.model.reports import Suggestion
from checker.model.rules import Rule, Severity


def ways(marked: str, label: str, at: Bench, entry: str = "", form: str = "sentence") -> list[str]:
    """Give the ways out as written, "delete" and "by hand" as these words."""
    return [way.sentence or way.move for way in suggestions(marked, label, at, entry, form)]


def suggestions(
    marked: str, label: str, at: Bench, entry: str = "", form: str = "sentence"
) -> tuple[Suggestion, ...]:
    """Give the ways out of the marked claim when no proposal is flagged."""
    claim = claimed(marked, label, at, entry, form)
    return ways_out(claim, at, lambda _: True)


def claimed(marked: str, label: str, at: Bench, entry: str = "", form: str = "sentence") -> Claim:
    """Give the marked claim under a rule without wording, answered by *entry* of the ledger."""
    text = marked.replace("[[", "").replace("]]", "")
    start = marked.index("[[")
    end = marked.index("]]") - 2
    unit = samples.read(text, form)[0]
    words = reading(text, at.rule_index).words
    inside = [i for i in range(len(words)) if words.starts[i] < end and words.ends[i] > start]
    rule = Rule(
        id=f"{label}/probe", label=label, severity=Severity.HIGH, title="", why="", patterns=()
    )
    trigger = Trigger(
        rule=rule, pattern="", first=inside[0], last=inside[-1] + 1, start=start, end=end
    )
    entries = (at.ruleset.entries[entry],) if entry else ()
    judged = Judged(unit, trigger, Judgement(None))
    return Claim(judged, (judged,), Answer(Verdict.UNSUPPORTED, entries))
