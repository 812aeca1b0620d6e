"""A sentence put in the place of another, as a test sees it."""

from checker.errors import FixError
from checker.fixing.placing import placed
from checker.fixing.target import target
from checker.reading import read
from checker.reading.sentences import units


def put(path: str, source: str | bytes, old: str, new: str) -> bytes:
    """Give *source* with *new* in the place of the unit *old* (empty: *old* taken out)."""
    data = source.encode() if isinstance(source, str) else source
    document = read(path, data)
    unit = next(unit for unit in units(document) if unit.text.value == old)
    return next(placed(data, target(document, unit), new)).data


def refusal(path: str, source: str, old: str, new: str) -> str:
    """Give why *new* cannot be put in the place of *old*, empty if it can."""
    try:
        put(path, source, old, new)
    except FixError as error:
        return str(error)
    return ""
