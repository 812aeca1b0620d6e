"""Trigger × unit to excuse: is it a claim here, or does it only look like one?"""

from checker.model.matches import Case, Judgement, Trigger


def weigh(case: Case, trigger: Trigger) -> Judgement:
    """Say whether *trigger* is excused in its unit, by which cue, and what else was found."""
    _ = case, trigger
    return Judgement(None)
