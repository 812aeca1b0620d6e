"""Names for findings that survive edits elsewhere, moves and renames."""

import base64
import hashlib
import re
import unicodedata
from typing import Final

_INVISIBLE: Final = dict.fromkeys(
    map(ord, "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
)
_UNIFIED: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_EDGE: Final = " .,;:!?\"'()[]{}<>-/\\|*_~\u2022\u00b7"
_DIGITS: Final = str.maketrans("234567", "uvwxyz")
_LENGTH: Final = 10


def finding_id(kind: str, label: str, sentence: str, phrase: str, *extra: str) -> str:
    """Give the id of a finding: the same for the same words, wherever they stand.

    *extra* goes in as it is: the page of a duty, the comment of a suppression.
    """
    parts = (kind, label, normalised(sentence), normalised(phrase), *extra)
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    # So many letters hold no more bits than so many bytes, and only what is shown is encoded.
    name = base64.b32encode(digest[:_LENGTH]).decode("ascii").lower()[:_LENGTH]
    return f"F-{name[0].translate(_DIGITS)}{name[1:]}"


def normalised(text: str) -> str:
    """Give *text* without what an editor changes unseen: case, quotes, dashes, blanks, edges."""
    unified = text.translate(_INVISIBLE).translate(_UNIFIED)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", unified).casefold())
    return re.sub(r"\s+", " ", folded.translate(_UNIFIED)).strip(_EDGE)
