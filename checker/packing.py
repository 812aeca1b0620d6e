"""Results of pages as bytes: as they travel between processes, and as they are kept."""

import io
import pickle
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, Final

from checker.engine import PageResult
from checker.model.evidence import Answer, Entry
from checker.model.reports import CueFound, Suggestion
from checker.rules.compiled import DAMAGED

_BROKEN: Final = (*DAMAGED, zlib.error)
# Of these the pages of a site have few that differ: each is kept once, whatever pages it is on.
_SHARED: Final[Mapping[type, Callable[[Any], tuple[Any, ...]]]] = {
    CueFound: tuple,
    Suggestion: tuple,
    Answer: attrgetter(*(part.name for part in fields(Answer))),
}
_NUMBERED: Final = tuple(_SHARED)


def packed(result: PageResult) -> bytes:
    """Give *result* as some 5 KB instead of 100; of the entries of the ledger it holds the ids."""
    made = io.BytesIO()
    _Pickler(made, pickle.HIGHEST_PROTOCOL).dump(result)
    return zlib.compress(made.getvalue(), level=1)


@dataclass(frozen=True, slots=True)
class Unpacking:
    """Reads what this run made or the user's own cache folder keeps; what is equal it makes once.

    *entries* are those of the ledger by their ids.
    """

    entries: Mapping[str, Entry]
    _made: dict[tuple[Any, ...], object] = field(default_factory=dict, init=False)

    def result(self, data: bytes) -> PageResult | None:
        """Give the result that was packed; None for damaged *data*."""
        try:
            found = _Unpickler(zlib.decompress(data), self._named).load()
        except _BROKEN:
            return None
        return found if isinstance(found, PageResult) else None

    def _named(self, name: str | tuple[Any, ...]) -> object:
        if isinstance(name, str):
            return self.entries[name]
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = _NUMBERED[name[0]](*name[1:])
        return found


class _Pickler(pickle.Pickler):
    def persistent_id(self, obj: object) -> str | tuple[Any, ...] | None:
        if isinstance(obj, Entry):
            return obj.id
        kind = type(obj)
        return (_NUMBERED.index(kind), *_SHARED[kind](obj)) if kind in _SHARED else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, data: bytes, named: Callable[[Any], object]) -> None:
        super().__init__(io.BytesIO(data))
        self.persistent_load = named  # type: ignore[method-assign]
