"""Words against words: a page, or two pages of one site, that say a thing and its opposite."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.judging.contradictions import Pair, Scope, Stance, compatible
from checker.model.documents import Place
from checker.model.evidence import Answer, Verdict
from checker.model.profiles import Opposition
from checker.model.reports import Finding, Suggestion, Suppressed
from checker.review import suppressions
from checker.review.identity import finding_id, normalised
from checker.review.suppressions import Silence
from checker.whole_page import Page, place_of, where


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A side that a page takes in an opposition, with all that a finding needs to tell of it.

    *silence* is the comment on its page that keeps it from being set against other pages.
    """

    stance: Stance
    sentence: str
    phrase: str
    place: Place
    silence: Silence | None = None


def contradiction(pair: Pair, page: Page) -> Finding:
    """Give the finding for a page that opposes itself, with both places in their order."""
    first, second = sorted((pair.one, pair.other), key=lambda each: each.number)
    unit = page.heard.units[first.number].unit
    sentences = [page.heard.units[each.number].unit.text.value for each in (first, second)]
    lines = [where(each, page) for each in (first, second)]
    held = page.heard.units[pair.other.number].unit.text.value
    opposed = pair.opposition
    return Finding(
        id=finding_id(
            "contradiction",
            opposed.id,
            sentences[0],
            unit.text.value[first.said.start : first.said.end],
            normalised(sentences[1]),
        ),
        kind="contradiction",
        rule=f"site/{opposed.id}",
        label=opposed.id,
        severity=opposed.severity,
        steps=(f"{opposed.severity} by its opposition",),
        answer=Answer(
            Verdict.CONTRADICTED,
            comparison=f'{lines[0]}: "{sentences[0]}" against {lines[1]}: "{sentences[1]}"',
        ),
        phrase=unit.text.value[first.said.start : first.said.end],
        sentence=sentences[0],
        why=opposed.why,
        places=tuple(
            place_of(
                page.document, page.heard.units[each.number].unit, each.said.start, each.said.end
            )
            for each in (first, second)
        ),
        suggestions=(
            Suggestion(move="by-hand", facts=(f'keep what is carried by evidence: "{held}"',)),
        )
        if page.law.rewrites
        else (),
        phrase_start=first.said.start,
        form=unit.kind.value,
    )


def taken(stance: Stance, page: Page) -> Taken:
    """Give a side that *page* takes, as the whole site needs to know it."""
    unit, said = page.heard.units[stance.at.number].unit, stance.at.said
    return Taken(
        stance=stance,
        sentence=unit.text.value,
        phrase=unit.text.value[said.start : said.end],
        place=place_of(page.document, unit, said.start, said.end),
    )


def findings(sides: Sequence[Taken], oppositions: Sequence[Opposition]) -> tuple[Finding, ...]:
    """Give one finding for each opposition that divides pages, of which *sides* are given.

    Sides are to come in the order of pages. A page that opposes itself has a finding of its own.
    """
    return _findings([side for side in sides if side.silence is None], oppositions)


def silenced(sides: Sequence[Taken], oppositions: Sequence[Opposition]) -> tuple[Suppressed, ...]:
    """Give the findings that there would be but for comments on the pages that oppose."""
    quiet = {side.place: side.silence for side in sides if side.silence is not None}
    if not quiet:
        return ()
    open_ones = {finding.label for finding in findings(sides, oppositions)}
    found = (f for f in _findings(sides, oppositions) if f.label not in open_ones)
    said = ((f, next(quiet[p] for p in f.places if p in quiet)) for f in found)
    return tuple(suppressions.suppressed(finding, silence) for finding, silence in said)


def _findings(sides: Iterable[Taken], oppositions: Sequence[Opposition]) -> tuple[Finding, ...]:
    by_opposition: defaultdict[str, list[Taken]] = defaultdict(list)
    for each in sides:
        by_opposition[each.stance.opposition].append(each)
    found = (_divided(by_opposition[o.id], o) for o in oppositions if o.id in by_opposition)
    return tuple(finding for finding in found if finding is not None)


def _divided(taken: Sequence[Taken], opposition: Opposition) -> Finding | None:
    pairs = list(_pairs(taken, opposition))
    if not pairs:
        return None
    one, other = pairs[0]
    pages = len({first.place.path for first, _ in pairs})
    more = f" (and on {pages - 1} more page{'s' if pages > 2 else ''})" if pages > 1 else ""
    return Finding(
        id=finding_id(
            "contradiction", opposition.id, one.sentence, one.phrase, normalised(other.sentence)
        ),
        kind="contradiction",
        rule=f"site/{opposition.id}",
        label=opposition.id,
        severity=opposition.severity,
        steps=(f"{opposition.severity} by its opposition",),
        answer=Answer(
            Verdict.CONTRADICTED,
            comparison=f'{_where(one)}: "{one.sentence}"{more} against {_where(other)}: '
            f'"{other.sentence}"',
        ),
        phrase=one.phrase,
        sentence=one.sentence,
        why=opposition.why.replace("The page", "The site", 1),
        places=(one.place, other.place),
        phrase_start=max(0, one.sentence.find(one.phrase)),
    )


def _pairs(taken: Sequence[Taken], opposition: Opposition) -> Iterator[tuple[Taken, Taken]]:
    others: dict[Scope, list[Taken]] = {}
    for other in taken:
        alike = others.setdefault(other.stance.scope, []) if other.stance.side == 1 else []
        # Two pages of each scope do: one of them is not the page that is opposed.
        if len(alike) < 2 and other.place.path not in {each.place.path for each in alike}:
            alike.append(other)
    for one in taken:
        answer = next(_answers(one, others, opposition), None) if one.stance.side == 0 else None
        if answer is not None:
            yield one, answer


def _answers(
    one: Taken, others: Mapping[Scope, Sequence[Taken]], opposition: Opposition
) -> Iterator[Taken]:
    for scope, alike in others.items():
        if compatible(opposition, one.stance.scope, scope):
            yield from (other for other in alike if other.place.path != one.place.path)


def _where(taken: Taken) -> str:
    place = taken.place
    line = place.line if place.line is not None else f"paragraph {place.paragraph}"
    return f"{place.path}:{line}"
