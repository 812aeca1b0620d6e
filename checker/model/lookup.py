"""What may stand in a unit, found by one look at each of its words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeAlias, TypeVar

Key = TypeVar("Key")
# Feature sets each of which a unit must share.
Needs = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lookup(Generic[Key]):
    """Keys to find by the features of a unit: one look at each feature, not at each key.

    Feature sets have numbers. *by_feature* gives for a feature the sets it is in, the keys that
    need it alone, and the others by the next rarest set they need, with the rest of their sets.
    """

    by_feature: Mapping[str, "_Entry[Key]"]

    def find(self, features: Iterable[str]) -> set[Key]:
        """Give the keys all of whose sets share one of *features*."""
        known = self.by_feature
        held: set[int] = set()
        found: set[Key] = set()
        needing_more = []
        for entry in [known[feature] for feature in features if feature in known]:
            held.update(entry[0])
            found.update(entry[1])
            if entry[2]:
                needing_more.append(entry[2])
        for by_next in needing_more:
            for number in by_next.keys() & held:
                found.update([key for rest, key in by_next[number] if rest <= held])
        return found


_Entry: TypeAlias = tuple[
    tuple[int, ...], tuple[Key, ...], dict[int, tuple[tuple[frozenset[int], Key], ...]]
]


def lookup(keys: Iterable[tuple[Needs, Key]], often: Mapping[str, int]) -> Lookup[Key]:
    """Arrange *keys*, each with the feature sets it needs, by the rarest of these.

    *often* tells how common a feature is; one that is not in it is rare.
    """
    numbers: dict[frozenset[str], int] = {}
    alone: defaultdict[str, list[Key]] = defaultdict(list)
    more: defaultdict[str, defaultdict[int, list[tuple[frozenset[int], Key]]]]
    more = defaultdict(lambda: defaultdict(list))
    for needs, key in keys:
        rarest, *others = sorted(needs, key=lambda each: sum(often.get(f, 1) for f in each))
        ids = [numbers.setdefault(each, len(numbers)) for each in others]
        for feature in rarest:
            if ids:
                more[feature][ids[0]].append((frozenset(ids[1:]), key))
            else:
                alone[feature].append(key)
    sets: defaultdict[str, list[int]] = defaultdict(list)
    for features, number in numbers.items():
        for feature in sorted(features):
            sets[feature].append(number)
    return Lookup(
        {
            name: (
                tuple(sets[name]),
                tuple(alone[name]),
                {number: tuple(found) for number, found in more[name].items()},
            )
            for name in sorted({*sets, *alone, *more})
        }
    )


NOTHING: Final[Lookup[str]] = Lookup({})
