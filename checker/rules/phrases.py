"""The phrase language: a pattern as a physician reads it, to a `Pattern`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from checker.errors import RulesError
from checker.model.lookup import Needs, shared
from checker.model.phrases import (
    Amount,
    Choice,
    Edge,
    Gap,
    Listed,
    Node,
    Pattern,
    PhraseList,
    Step,
    Term,
    Word,
)
from checker.rules.notation import Language, nodes_of
from checker.rules.programs import heads, program
from checker.words import fold

# How common a word is decides which word of a pattern is looked for first.
_COMMON: Final = frozenset(
    fold(
        "the a an of to in and or for is are be was it this that you your we our us with without "
        "no not on at by from as can will all any have has do does their they my i more than so if"
    )
)
_MOST_EXPANSIONS: Final = 10_000


def read(source: str, language: Language) -> Pattern:
    """Read *source* into a pattern; raise `RulesError` saying what cannot be read, and where."""
    nodes = nodes_of(source, language)
    if not any(isinstance(node, Word | Term | Listed | Amount | Choice) for node in nodes):
        raise RulesError(f"'{source}' holds no word to look for")
    if not _required(nodes):
        raise RulesError(f"every word of '{source}' is optional; one must be asked for")
    if isinstance(nodes[0], Gap) or isinstance(nodes[-1], Gap):
        raise RulesError(f"'{source}' must not begin or end with a gap")
    return _pattern(source, nodes)


def phrases(
    source: str, language: Language, lists: Mapping[str, tuple[tuple[str, ...], ...]]
) -> tuple[tuple[str, ...], ...]:
    """Write out a list entry into plain word sequences; it may hold no gap and no quantity.

    A word that must be spelled in capitals keeps its sign ("=MS").
    """
    nodes = nodes_of(source, language)
    written = tuple(dict.fromkeys(sequence for sequence in _write_out(nodes, lists) if sequence))
    if not written or len(written) > _MOST_EXPANSIONS:
        raise RulesError(
            f"'{source}' stands for {len(written)} phrases; it may for 1 to {_MOST_EXPANSIONS}"
        )
    return written


def phrase_list(name: str, entries: list[str], language: Language) -> PhraseList | frozenset[str]:
    """Give a list ready to match: its words where each entry is one, else its phrases."""
    nodes = [_entry(source, language) for source in entries]
    words = [entry[0] for entry in nodes if len(entry) == 1 and isinstance(entry[0], Word)]
    if len(words) == len(nodes) and not any(word.cased or word.listed for word in words):
        return shared(frozenset().union(*(word.forms for word in words)))
    ways: defaultdict[str, list[Step]] = defaultdict(list)
    for entry in sorted(nodes, key=_size, reverse=True):
        step = program(entry)
        for head in heads(entry) or ():
            if step is not None:
                ways[head].append(step)
    marks = tuple(sorted(head for head in ways if head[0] in "{<"))
    # The forms of one word begin the same phrases: these are kept once.
    kept: dict[tuple[int, ...], tuple[Step, ...]] = {}
    by_head = {head: kept.setdefault(tuple(map(id, s)), tuple(s)) for head, s in ways.items()}
    needs = [_spelled_out(_required(entry), language.local) for entry in nodes]
    alone = shared(frozenset().union(*(sets[0] for sets in needs if len(sets) == 1)))
    longer = tuple(dict.fromkeys(sets for sets in needs if len(sets) > 1))
    return PhraseList(name, by_head, marks, alone, longer)


def _spelled_out(required: Needs, lists: Mapping[str, PhraseList]) -> Needs:
    """Give *required* with what each of the *lists* needs in place of its name."""
    return _ranked([_widened(features, lists) for features in required])


def _widened(features: frozenset[str], lists: Mapping[str, PhraseList]) -> frozenset[str]:
    named = {f: lists[f[1:-1]] for f in features if f[0] == "{" and f[1:-1] in lists}
    instead = (sets[0] for phrases in named.values() for sets in phrases.needs)
    return shared(features.difference(named).union(*instead))


def _entry(source: str, language: Language) -> tuple[Node, ...]:
    nodes = nodes_of(source, language)
    if any(isinstance(node, Gap | Edge) for node in _all_nodes(nodes)) or heads(nodes) is None:
        raise RulesError(f"'{source}': a list entry may hold no gap and no edge")
    if not _required(nodes):
        raise RulesError(f"every word of '{source}' is optional; one must be asked for")
    return nodes


def _all_nodes(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Choice):
            for branch in node.branches:
                yield from _all_nodes(branch)


def _size(nodes: tuple[Node, ...]) -> int:
    """Give the most nodes that a match of *nodes* can take up."""
    return sum(
        max(_size(branch) for branch in node.branches)
        if isinstance(node, Choice)
        else 1 + isinstance(node, Term | Listed)
        for node in nodes
    )


def variants(pattern: Pattern) -> Iterator[tuple[str, Pattern]]:
    """Give, for each alternative of the pattern, the pattern with that alternative alone.

    Raises `ValueError` for a pattern that was kept compiled: that has no alternatives left.
    """
    if not pattern.nodes:
        raise ValueError(f"{pattern!r} was kept without its nodes: load the rules anew")
    for path, choice in _choices(pattern.nodes, ()):
        for number, branch in enumerate(choice.branches):
            nodes = _replaced(pattern.nodes, path, branch)
            yield f"alternative {number + 1} of '{pattern.source}'", _pattern(pattern.source, nodes)


def _pattern(source: str, nodes: tuple[Node, ...]) -> Pattern:
    return Pattern(source, nodes, _required(nodes), heads(nodes), program(nodes))


def _write_out(
    nodes: tuple[Node, ...], lists: Mapping[str, tuple[tuple[str, ...], ...]]
) -> Iterator[tuple[str, ...]]:
    columns = [tuple(_written(node, lists)) for node in nodes]
    size = 1
    for column in columns:
        size *= len(column)
    if size > _MOST_EXPANSIONS:
        raise RulesError(f"a list entry stands for {size} phrases; at most {_MOST_EXPANSIONS}")
    for combination in product(*columns):
        yield tuple(word for part in combination for word in part)


def _written(
    node: Node, lists: Mapping[str, tuple[tuple[str, ...], ...]]
) -> Iterator[tuple[str, ...]]:
    match node:
        case Word(cased=cased) if cased:
            yield (f"={cased}",)
        case Word(forms=words):
            yield from ((word,) for word in sorted(words))
        case Term(name=name):
            yield from lists[name]
        case Choice(branches=branches, optional=optional):
            for branch in branches:
                yield from _write_out(branch, lists)
            if optional:
                yield ()
        case _:
            raise RulesError("a list entry may hold words, lists and alternatives only")


def _required(nodes: tuple[Node, ...]) -> Needs:
    """Give the feature sets a unit must share, the rarest first."""
    return _ranked([features for node in nodes if (features := _features(node))])


def _ranked(found: list[frozenset[str]]) -> Needs:
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (weight(f), sorted(f))))


def weight(features: frozenset[str]) -> int:
    """Estimate how often a unit shares one of *features*: less is rarer."""
    return sum(60 if f in _COMMON else 25 if f[0] in "{<" else 1 for f in features)


def _features(node: Node) -> frozenset[str] | None:
    match node:
        case Word(forms=words):
            return words
        case Term(name=name):
            return shared(frozenset([f"{{{name}}}"]))
        case Amount(unit=unit):
            return shared(frozenset([f"<{unit}>"]))
        case Listed(phrases=phrases_of):
            named = [f"{{{phrases_of.name}}}"] if phrases_of.needs else []
            return shared(phrases_of.features.union(named))
        case Choice(optional=True) | Gap() | Edge():
            return None
        case Choice(branches=branches):
            each = [_required(branch) for branch in branches]
            return shared(frozenset().union(*(sets[0] for sets in each))) if all(each) else None


def _choices(
    nodes: tuple[Node, ...], path: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], Choice]]:
    for number, node in enumerate(nodes):
        if isinstance(node, Choice):
            yield (*path, number), node


def _replaced(
    nodes: tuple[Node, ...], path: tuple[int, ...], branch: tuple[Node, ...]
) -> tuple[Node, ...]:
    return nodes[: path[0]] + branch + nodes[path[0] + 1 :]
