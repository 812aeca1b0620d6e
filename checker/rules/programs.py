"""A pattern's nodes as a program: each step knows the next, so that matching never copies."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from checker.model.lookup import shared
from checker.model.phrases import (
    Amount,
    AmountStep,
    Choice,
    ChoiceStep,
    Edge,
    EdgeStep,
    Gap,
    GapStep,
    Listed,
    ListedStep,
    Node,
    Step,
    Term,
    TermStep,
    Word,
    WordStep,
)

# Phrases that end alike share their last steps. An id stands for the step that follows: to compare
# steps is to compare all that follows them, and those kept here are never freed.
_WORD_STEPS: Final[dict[tuple[frozenset[str], str, str, int], WordStep]] = {}


def program(nodes: tuple[Node, ...], then: Step | None = None) -> Step | None:
    """Give the first step of *nodes*, the last of which goes on to *then*."""
    step = then
    for node in reversed(nodes):
        step = _step(node, step)
    return step


def heads(nodes: tuple[Node, ...]) -> frozenset[str] | None:
    """Give the words, ``{lists}`` and ``<units>`` a match can begin with; None if any can."""
    found: frozenset[str] = frozenset()
    for node in nodes:
        begins = _begins(node)
        if begins is None:
            return None
        found |= begins
        if not (isinstance(node, Choice) and node.optional):
            return found
    return None


def _begins(node: Node) -> frozenset[str] | None:
    match node:
        case Word(forms=words):
            return words
        case Term(name=name):
            return frozenset([f"{{{name}}}"])
        case Amount(unit=unit):
            return frozenset([f"<{unit}>"])
        case Listed(phrases=phrases):
            return frozenset(phrases.ways)
        case Choice(branches=branches):
            each = [heads(branch) for branch in branches]
            known = [begins for begins in each if begins is not None]
            return frozenset().union(*known) if len(known) == len(each) else None
        case Gap() | Edge():
            return None


def _step(node: Node, then: Step | None) -> Step:  # noqa: PLR0911 - one return a kind of node
    match node:
        case Word(forms=words, cased=cased, listed=listed):
            step = WordStep(words, cased, listed, then)
            return _WORD_STEPS.setdefault((words, cased, listed, id(then)), step)
        case Term(name=name):
            return TermStep(name, then)
        case Listed(phrases=phrases):
            return ListedStep(phrases, then)
        case Amount(unit=unit):
            return AmountStep(unit, then)
        case Gap(most=most):
            return GapStep(most, then)
        case Edge(at_start=at_start):
            return EdgeStep(at_start, then)
        case Choice():
            return _choice(node, then)


def _choice(choice: Choice, then: Step | None) -> Step:
    ways = [program(branch, then) for branch in _joined(choice.branches)]
    if len(ways) == 1 and not choice.optional and ways[0] is not None:
        return ways[0]
    return ChoiceStep(tuple([*ways, then] if choice.optional else ways), {})


def _joined(branches: Iterable[tuple[Node, ...]]) -> Iterator[tuple[Node, ...]]:
    """Give *branches*, those that are one word and stand side by side as one."""
    for plain, run in groupby(branches, key=_is_plain_word):
        together = list(run)
        if plain and len(together) > 1:
            forms = (form for (word,) in together if isinstance(word, Word) for form in word.forms)
            yield (Word(forms=shared(frozenset(forms))),)
        else:
            yield from together


def _is_plain_word(branch: tuple[Node, ...]) -> bool:
    if len(branch) != 1 or not isinstance(branch[0], Word):
        return False
    return not (branch[0].cased or branch[0].listed)
