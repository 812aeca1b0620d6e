"""Which language a document is in: what it declares, or a vote of its smallest words."""

import re
from collections import Counter
from typing import Final

from checker.model.documents import Document

_SMALL_WORDS: Final = {
    "en": "the and of to is for with that are on this by your you we our it be as from not or can",
    "es": "el los las una que para con por del es su sus más nuestro nuestra como y pero está son",
    "fr": "le les des une est pour avec dans nous vous qui sur par au aux et pas votre nos plus ce",
    "de": "der die das und ist nicht mit für ein eine wir sie auf von zu den dem im auch bei sind",
    "pt": "os as uma que para com não por do da dos das em é seu sua nosso nossa mais como e são",
    "it": "il gli di che per con non una della dei sono è nel alla le del più nostro come anche si",
}
_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS: Final = 40
_MOST_WORDS: Final = 2000
_LEAD: Final = 1.5


def language(document: Document) -> str:
    """Give the two-letter code of the language of *document*, empty when unsure."""
    declared = document.language.strip().lower().replace("_", "-").partition("-")[0]
    voted = _vote(document)
    return voted or declared


def _vote(document: Document) -> str:
    words: list[str] = []
    for block in document.blocks:
        words += _WORD.findall(block.text.value.lower())
        if len(words) > _MOST_WORDS:
            break
    if len(words) <= _FEWEST_WORDS:
        return ""
    counts = Counter(words)
    votes = sorted(
        (
            (sum(counts[word] for word in small.split()), code)
            for code, small in _SMALL_WORDS.items()
        ),
        reverse=True,
    )
    (most, code), (second, _) = votes[0], votes[1]
    return code if most >= len(words) * 0.08 and most >= second * _LEAD else ""
