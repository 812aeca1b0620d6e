"""Files that this program wrote itself: they quote claims, and make none."""

import re
from typing import Final

# The state of such a file, which is not read.
STATE: Final = "left out: a report of overclaim"
# How far into a file its beginning is looked at, in bytes.
_BEGINNING: Final = 2_000
_MARKS: Final = (
    b'<meta name="generator" content="overclaim">',
    b"`overclaim rules wording` writes it anew",
)
_FINDING: Final = re.compile(
    rb'\A[^\n]+: (?:high|medium|low) [a-z/-]+ "[^\n]*" \[F-[a-z2-7]{10}\]\r?\n  why: '
)


def is_own(data: bytes) -> bool:
    """Tell whether *data* is a report or a style guide of this program."""
    beginning = data[:_BEGINNING]
    return any(mark in beginning for mark in _MARKS) or bool(_FINDING.match(beginning))
