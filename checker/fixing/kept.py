"""What other words must not lose: links that are written out, and markup that no reader knows."""

import re
from collections import Counter
from pathlib import PurePath
from typing import Final

from checker.errors import FixError
from checker.reading import ENDINGS

_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>]*[\w/]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@./-])[\w-]+(?:\.[a-z]{2,})+/\S*\w",
    re.IGNORECASE,
)
# Spans, notes, wiki links, marked and inserted words, icons, figures set high and low, and fences.
_MARKUP: Final = re.compile(
    r"[\[\]{}^]|==|\+\+|(?<=\w)~(?=\w)|(?<![\w:]):[a-z][\w+-]*:(?![\w:])"
    r"|(?:^|(?<=\s))(?:!!!|\?\?\?|:::|///|%%|-{2,}8<-{2,})",
    re.IGNORECASE,
)


def refuse_loss(path: str, old: str, new: str) -> None:
    """Raise FixError where *old* has a link, or markup of Markdown, that *new* is without."""
    for link in _LINK.findall(old):
        if link not in new:
            raise FixError(f"the new wording would lose a link: {link}")
    if ENDINGS[PurePath(path).suffix.lower()] in {"markdown", "mdx_pages"}:
        lost = Counter(_MARKUP.findall(old)) - Counter(_MARKUP.findall(new))
        if lost:
            raise FixError(f"the new wording would lose markup: {next(iter(lost))}")
