"""Days as people and spreadsheets write them; one that can be read two ways is refused."""

import re
from datetime import date, datetime, timedelta
from typing import Final

# In English, German, French, Spanish, Italian, Portuguese and Dutch, long and short; what is
# short for two months (jui for juin and juillet) is left out.
_NAMES: Final = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar février févr fév febrero febbraio fevereiro fev februari",
    "march mar märz mrz mär mars marzo março maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août agosto ago augustus",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
)
_MONTHS: Final = {name: n for n, names in enumerate(_NAMES, 1) for name in names.split()}
_WORD: Final = r"[^\W\d_]+"
_ORDINAL: Final = r"(?:st|nd|rd|th|er|º)?"
_WEEKDAY: Final = re.compile(rf"^({_WORD})(?:-feira)?\.?,?\s+(?=\S+\s+\S+)")
_HOUR: Final = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[ap]\.?m\.?)?$", re.IGNORECASE)
_YEAR_FIRST: Final = re.compile(
    r"(\d{4})\s?(?:-|/|\.|年)\s?(\d{1,2})\s?(?:-|/|\.|月)\s?(\d{1,2})\s?[.日]?"
)
_DOTTED: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SLASHED: Final = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
_SHORT: Final = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}")
_DAY_NAMED: Final = re.compile(
    rf"(\d{{1,2}}){_ORDINAL}(?:[-\s.]+|\s+de\s+)({_WORD})(?:[-\s.,]+|\s+de\s+)(\d{{4}}|\d{{2}})"
)
_NAMED_DAY: Final = re.compile(rf"({_WORD})\.?[-\s]+(\d{{1,2}}){_ORDINAL}[-,\s]+(\d{{4}})")
_EARLIEST: Final = date(2000, 1, 1)
_EPOCH: Final = date(1899, 12, 30)
_SERIALS: Final = range(36_526, 73_051)
_WRITE: Final = "write it as 2026-04-02"


class DayError(ValueError):
    """A day that cannot be read; the text says why and how to write it."""


def day(value: object) -> str:
    """Give *value* of a cell as 2026-04-02, empty for nothing; raise `DayError` if in doubt."""
    if isinstance(value, datetime):
        return _plausible(value.date(), value)
    if isinstance(value, date):
        return _plausible(value, value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if int(value) in _SERIALS:
            return (_EPOCH + timedelta(days=int(value))).isoformat()
        raise DayError(f"{value} is no date; {_WRITE}")
    text = " ".join(str(value or "").replace("\u00a0", " ").strip().strip("'").split())
    if not text:
        return ""
    bare = _without_weekday(_HOUR.sub("", text))
    return _plausible(_read(bare, text), text)


def _without_weekday(text: str) -> str:
    """Drop a word before the day that is no month, such as Tuesday or Mittwoch."""
    found = _WEEKDAY.match(text)
    return text[found.end() :] if found and found[1].casefold() not in _MONTHS else text


def _read(bare: str, text: str) -> date:
    try:
        found = _numbers(bare, text) or _named(bare, text)
    except DayError:
        raise
    except ValueError as error:
        raise DayError(f"'{text}' is no day of the calendar; {_WRITE}") from error
    if found is not None:
        return found
    if _SHORT.fullmatch(bare):
        raise DayError(f"'{text}' can be read in more than one way; {_WRITE}")
    raise DayError(f"'{text}' is not read as a date; {_WRITE}")


def _numbers(bare: str, text: str) -> date | None:
    if found := _YEAR_FIRST.fullmatch(bare):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DOTTED.fullmatch(bare):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := _SLASHED.fullmatch(bare):
        return _slashed(int(found[1]), int(found[3]), int(found[4]), text)
    return None


def _named(bare: str, text: str) -> date | None:
    if found := _DAY_NAMED.fullmatch(bare):
        return date(_full(found[3]), _month(found[2], text), int(found[1]))
    if found := _NAMED_DAY.fullmatch(bare):
        return date(int(found[3]), _month(found[1], text), int(found[2]))
    return None


def _slashed(first: int, second: int, year: int, text: str) -> date:
    if first <= 12 and second <= 12 and first != second:
        one, other = date(year, first, second), date(year, second, first)
        raise DayError(f"'{text}' may be {one} or {other}; {_WRITE}")
    return date(year, second, first) if first > 12 else date(year, first, second)


def _month(name: str, text: str) -> int:
    if name.casefold() not in _MONTHS:
        raise DayError(f"'{text}': '{name}' is no month that is known here; {_WRITE}")
    return _MONTHS[name.casefold()]


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _plausible(found: date, shown: object) -> str:
    if found < _EARLIEST:
        raise DayError(f"'{shown}' lies before {_EARLIEST.year}; {_WRITE}")
    return found.isoformat()
