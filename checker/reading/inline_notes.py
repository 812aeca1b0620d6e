"""Notes in the middle of Markdown, ``^[like this]``: their words stand outside of the sentence."""

from checker.model.documents import UnitKind
from checker.reading.outline import Outline
from checker.reading.weaving import Piece, weave


class InlineNotes:
    """Takes the words of notes out of the flow and gives them to the outline as blocks."""

    def __init__(self, outline: Outline) -> None:
        """Write to *outline*."""
        self._outline = outline
        self._pieces: list[Piece] = []
        self._depth = 0
        self._opens_at = -1

    def take(self, piece: Piece, follows: str) -> Piece | None:
        """Give what of *piece* stands in the flow; *follows* is the character behind it."""
        words, start, length = piece
        if self._depth:
            self._depth += (words == "[") - (words == "]")
            if self._depth:
                self._pieces.append(piece)
            else:
                self._outline.note(UnitKind.SENTENCE, "note", weave(self._pieces))
                self._pieces = []
            return None
        if words == "[" and start == self._opens_at:
            self._depth = 1
            return None
        if follows == "[" and words.endswith("^") and len(words) == length:
            self._opens_at = start + length
            return words[:-1], start, length - 1
        return piece

    def end_block(self) -> None:
        """Give back to the flow what no bracket closed."""
        if self._pieces:
            self._outline.leave_blank()
        for piece in self._pieces:
            self._outline.say(*piece)
        self._pieces, self._depth = [], 0
