"""The topics' own examples as tests: what says a thing, what does not, what opposes what."""

from collections.abc import Iterator

from checker.engine import NO_LAW, page_of
from checker.failures import Failure
from checker.judging import contradictions
from checker.judging.hearing import Hearing
from checker.judging.judge import Bench
from checker.model.documents import Block, Document, Run, Text, UnitKind
from checker.model.profiles import Opposition, Topic
from checker.whole_page import as_whole


def prove(at: Bench) -> tuple[Failure, ...]:
    """Run the examples of every topic and of every opposition of *at*."""
    statutes = at.ruleset.statutes
    failures = [f for topic in statutes.topics for f in _topic(topic, at)]
    failures += [f for opposed in statutes.oppositions for f in _opposition(opposed, at)]
    failures += list(_offers(at))
    return tuple(failures)


def heard(texts: tuple[str, ...], form: UnitKind, at: Bench) -> Hearing:
    """Give what *texts*, standing one under the other on a page, say."""
    blocks, starts, offset = [], [], 0
    for text in texts:
        starts.append(offset)
        blocks.append(Block(kind=form, text=Text(text, (Run(0, offset, len(text)),))))
        offset += len(text) + 1
    document = Document(path="text", blocks=tuple(blocks), line_starts=tuple(starts))
    return as_whole(page_of(document, NO_LAW, at), (), "", at).heard


def _topic(topic: Topic, at: Bench) -> Iterator[Failure]:
    form = next(iter(sorted(topic.forms)), UnitKind.SENTENCE)
    for text in topic.says:
        if not _said(topic, text, form, at):
            yield Failure(topic.id, "must be said by this", text)
    for text in topic.silent:
        if _said(topic, text, form, at):
            yield Failure(topic.id, "must not be said by this", text)


def _said(topic: Topic, text: str, form: UnitKind, at: Bench) -> bool:
    return topic.id in heard((text,), form, at).by_topic


def _opposition(opposed: Opposition, at: Bench) -> Iterator[Failure]:
    for pair in opposed.opposed:
        if not _opposes(opposed, pair, at):
            yield Failure(opposed.id, "must be found in these two", " | ".join(pair))
    for pair in opposed.agreed:
        if _opposes(opposed, pair, at):
            yield Failure(opposed.id, "must not be found in these two", " | ".join(pair))


def _opposes(opposed: Opposition, pair: tuple[str, str], at: Bench) -> bool:
    page = heard(pair, UnitKind.SENTENCE, at)
    return any(found.opposition.id == opposed.id for found in contradictions.pairs(page, at))


def _offers(at: Bench) -> Iterator[Failure]:
    """Wording that a duty offers must meet the duty and make no claim."""
    for profile in at.ruleset.statutes.profiles.values():
        for duty in profile.duties:
            page = heard((duty.offer,) if duty.offer else (), UnitKind.SENTENCE, at)
            if duty.offer and len(page.by_topic.keys() & set(duty.met)) < duty.at_least:
                yield Failure(
                    f"{profile.name}/{duty.id}", "its own offer does not meet it", duty.offer
                )
            if any(each.claimed for each in page.units):
                yield Failure(f"{profile.name}/{duty.id}", "its own offer is flagged", duty.offer)
