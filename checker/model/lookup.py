"""What may stand in a unit, found by one look at each of its words."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Generic, TypeVar

Key = TypeVar("Key")
# Feature sets each of which a unit must share.
Needs = tuple[frozenset[str], ...]


@cache
def shared(words: frozenset[str]) -> frozenset[str]:
    """Give *words*, the same object for equal ones: most patterns ask for the same few words."""
    return frozenset(map(sys.intern, words))


@dataclass(frozen=True, slots=True, eq=False)
class Lookup(Generic[Key]):
    """Keys to find by the features of a unit: one look at each feature, not at each key.

    *by_feature* gives the keys whose rarest set a feature is in, each with its other sets.
    """

    by_feature: Mapping[str, tuple[tuple[Needs, Key], ...]]

    def find(self, features: frozenset[str]) -> set[Key]:
        """Give the keys all of whose sets share one of *features*."""
        known = self.by_feature
        found: set[Key] = set()
        for feature in features:
            for others, key in known.get(feature, ()):
                for each in others:
                    if each.isdisjoint(features):
                        break
                else:
                    found.add(key)
        return found


def lookup(keys: Iterable[tuple[Needs, Key]], often: Mapping[str, int]) -> Lookup[Key]:
    """Arrange *keys*, each with the feature sets it needs, by the rarest of these.

    *often* tells how common a feature is; one that is not in it is rare.
    """

    @cache
    def commonness(features: frozenset[str]) -> int:
        return sum(often.get(feature, 1) for feature in features)

    by_feature: defaultdict[str, list[tuple[Needs, Key]]] = defaultdict(list)
    for needs, key in keys:
        rarest, *others = sorted(needs, key=commonness)
        entry = (tuple(others), key)
        for feature in rarest:
            by_feature[feature].append(entry)
    return Lookup({feature: tuple(found) for feature, found in by_feature.items()})


NOTHING: Final[Lookup[str]] = Lookup({})
