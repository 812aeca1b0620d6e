"""Blocks cut into units: sentences found, questions joined to short answers, labels seen."""

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from checker.model.documents import Block, Document, Text, Unit, UnitKind
from checker.reading.boundaries import split
from checker.words import is_quotation

_SHORT_ANSWER: Final = 3
# Characters: text without a full stop is cut into units of so many at most, at the end of a clause
# if there is one, or else of a word.
_LONGEST: Final = 2_000
_CLAUSE_MARKS: Final = ("; ", ": ", " – ", " — ", ", ", " ")
_LABEL: Final = regex.compile(
    r"[-•*–\s]*((?:[A-Z0-9][\w’'/&().-]*)(?: [\w’'/&().-]+){0,5}): ?(?=[^\s/\d])", regex.V0
)
_FREE_LABEL: Final = 3
_LABELLED: Final = frozenset(
    {UnitKind.SENTENCE, UnitKind.LIST_ITEM, UnitKind.CELL, UnitKind.TESTIMONIAL}
)
_ATTRIBUTED: Final = regex.compile(r"^[“\"«]\S+ \S+ .*[”\"»],? ?[–—―-]{1,2} ?\S.{0,80}$", regex.V0)


def units(document: Document) -> tuple[Unit, ...]:
    """Give the units of *document*, each with its place and what stands around it."""
    cut = [_sentences(block.text.value) for block in document.blocks]
    answers = _answers(document.blocks, cut)
    return tuple(
        unit
        for number, block in enumerate(document.blocks)
        for unit in _of_block(block, number, cut[number], answers.get(number, ""))
    )


def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for start, end in split(text):
        if spans and _is_short_answer(text, spans[-1], (start, end)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(piece for span in spans for piece in _pieces(text, *span))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the stretch *start* to *end*, cut where it is longer than sentences are."""
    while end - start > _LONGEST:
        most = start + _LONGEST
        half = most - _LONGEST // 2
        ends = (text.rfind(mark, half, most) + len(mark) for mark in _CLAUSE_MARKS)
        cut = next((at for at in ends if at > half), most)
        yield start, start + len(text[start:cut].rstrip())
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    yield start, end


def _is_short_answer(text: str, before: tuple[int, int], span: tuple[int, int]) -> bool:
    asked = text[before[0] : before[1]].rstrip("\"'”’)]")
    answer = text[span[0] : span[1]]
    if not asked.endswith("?") or "?" in answer:
        return False
    return len(answer.split()) <= _SHORT_ANSWER


def _answers(blocks: Sequence[Block], cut: Sequence[tuple[tuple[int, int], ...]]) -> dict[int, str]:
    answers: dict[int, str] = {}
    asking: dict[str, int] = {}
    for number, block in enumerate(blocks):
        if block.question in asking and cut[number]:
            start, end = cut[number][0]
            answers[asking.pop(block.question)] = block.text.value[start:end]
        if block.text.value.endswith("?"):
            asking[block.text.value] = number
    return _beside_rows(blocks) | answers


def _beside_rows(blocks: Sequence[Block]) -> dict[int, str]:
    """Give, by the first cell of a row, what its other cells say, where they say one thing."""
    heads: dict[tuple[int, str], int] = {}
    said: dict[int, set[str]] = {}
    for number, block in enumerate(blocks):
        if block.kind is not UnitKind.CELL:
            continue
        if block.row:
            head = heads.get((block.group, block.row))
            said.setdefault(head, set()).add(block.text.value) if head is not None else None
        else:
            heads[block.group, block.text.value] = number
    return {head: cells.pop() for head, cells in said.items() if len(cells) == 1}


def _of_block(
    block: Block, number: int, spans: Sequence[tuple[int, int]], next_block: str
) -> Iterator[Unit]:
    texts = _texts(block.text, spans)
    values = ["", *(text.value for text in texts), ""]
    question = _last_sentence(block.question)
    kind = block.kind
    if kind is UnitKind.SENTENCE and _ATTRIBUTED.search(block.text.value):
        kind = UnitKind.TESTIMONIAL
    lead_in = block.lead_in
    for place, text in enumerate(texts, start=1):
        label = _label(text.value) if kind in _LABELLED else ""
        if label:
            lead_in = f"{block.lead_in} {label}".strip()
        following = values[place + 1] or next_block
        yield Unit(
            kind=kind,
            text=text,
            section=block.section,
            level=block.level,
            lead_in=lead_in,
            header=block.header,
            row=block.row,
            question=question,
            answer=_answer(text.value, following, kind),
            before=_beside(values[place - 1 :: -1], text.value),
            after=_beside(values[place + 1 :], text.value),
            quoted=block.quoted,
            group=block.group,
            block=number,
            region=block.region,
        )
        question = text.value if _asks(text.value) else ""


def _beside(values: Sequence[str], sentence: str) -> str:
    """Give the next of *values*; beside a quotation, the next that is none."""
    if not is_quotation(sentence):
        return values[0]
    return next((value for value in values if not is_quotation(value)), "")


def _label(sentence: str) -> str:
    found = _LABEL.match(sentence)
    if not found:
        return ""
    words = found[1].split()
    named = len(words) <= _FREE_LABEL or all(word[0].isupper() for word in words if len(word) > 3)
    return found[1] if named else ""


def _texts(text: Text, spans: Sequence[tuple[int, int]]) -> list[Text]:
    if len(spans) == 1 and spans[0] == (0, len(text.value)):
        return [text]
    return [text.cut(start, end) for start, end in spans]


def _asks(sentence: str) -> bool:
    return sentence.rstrip("\"'”’)]").endswith("?")


def _answer(sentence: str, following: str, kind: UnitKind) -> str:
    if _asks(sentence) or (kind is UnitKind.CELL and following):
        return "" if _asks(following) else following
    if "?" not in sentence:
        return ""
    *_, last = split(sentence)
    before = sentence[: last[0]].rstrip()
    return sentence[last[0] : last[1]] if _asks(before) else ""


def _last_sentence(question: str) -> str:
    if not question:
        return ""
    start, end = _sentences(question)[-1]
    return question[start:end]
