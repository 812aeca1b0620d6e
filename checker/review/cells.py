"""Cells as a reviewer, or a program on the way, may have left them, read as what was meant."""

import re
import unicodedata
from datetime import date, datetime
from typing import Final

_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_STRAIGHT: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc", "'") | dict.fromkeys("\u201c\u201d\u201e", '"')
)
# Excel's way of writing a character that XML cannot hold, and of writing such writing itself.
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DASHES: Final = re.compile("[\u2010-\u2015\u2212_-]")
_ID: Final = re.compile(r"F-[a-z][a-z2-7]{9}")


def text(value: object) -> str:
    """Give the words of a cell: blanks folded, quotes straight, nothing invisible."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return (value.date() if value.time() == value.min.time() else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    raw = _ESCAPE.sub(_unescaped, str(value)).translate(_INVISIBLE).translate(_STRAIGHT)
    visible = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in raw)
    return " ".join(visible.split())


def verbatim(value: object) -> str:
    """Give what the tool wrote into a cell, as it was before it was written."""
    return _ESCAPE.sub(_unescaped, str(value)) if value is not None else ""


def word(value: object) -> str:
    """Give a word of a list as it stands in that list: small, without quotes, dots, dashes."""
    plain = _DASHES.sub(" ", text(value)).casefold().strip(" .,;:!'\"")
    return " ".join(plain.split())


def same(one: str, other: str) -> bool:
    """Tell whether two texts differ only in what programs change by themselves."""
    return _folded(one) == _folded(other)


def finding_id(value: object) -> str:
    """Give the id in a cell as it is written, or empty if there is none."""
    written = _DASHES.sub("-", text(value)).replace(" ", "")
    name = "F-" + written[2:].casefold() if written[:2].casefold() == "f-" else ""
    return name if _ID.fullmatch(name) else ""


def _folded(value: str) -> str:
    plain = unicodedata.normalize("NFKC", text(value)).replace("...", "\u2026")
    return _DASHES.sub("-", unicodedata.normalize("NFKC", plain))


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
