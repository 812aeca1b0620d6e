"""Word documents rewritten: the text of runs, their formatting kept, every other part as it was."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from io import BytesIO
from typing import Final, TypeAlias
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from checker.errors import FixError
from checker.fixing.differences import Change, changes
from checker.fixing.edits import Edit, merged
from checker.fixing.removal import refuse_named, with_blank
from checker.fixing.spans import woven
from checker.fixing.target import Target
from checker.fixing.xml_places import Places
from checker.model.documents import Document
from checker.reading.docx import Trail, trail

_Changing: TypeAlias = Callable[[Places], bytes]

_PLAIN_NAMES: Final = "p pPr r t proofErr lastRenderedPageBreak bookmarkStart bookmarkEnd"
_PLAIN: Final = frozenset(_PLAIN_NAMES.split())


def reworded(data: bytes, target: Target, sentence: str) -> Iterator[bytes]:
    """Give the document with *sentence* in the place of the unit."""
    paper = trail(target.document.path, data)
    at = woven(source(paper), target.block.text)
    _refuse_links(paper, [place for place, _ in at.spans], target)
    moves = [
        Change(target.start + change.start, target.start + change.end, change.words)
        for change in changes(target.unit.text.value, sentence)
    ]
    yield _with_texts(data, paper, at.edits(moves))


def removed(data: bytes, target: Target) -> Iterator[bytes]:
    """Give the document without the unit, and without its paragraph where that held no more."""
    paper = trail(target.document.path, data)
    at = woven(source(paper), target.block.text)
    if not target.is_all:
        yield _with_texts(data, paper, at.edits([with_blank(target)]))
        return
    refuse_named(target)
    edits = at.edits([Change(0, len(target.block.text.value), "")])
    emptied = _with_texts(data, paper, edits)
    paragraph = _removable(paper, edits[0].start)
    if paragraph is not None:
        yield _packed(data, paper, lambda places: places.without(paragraph))
    yield emptied


def plainer(data: bytes, target: Target, sentence: str) -> str:
    """Give *sentence* as it is: a Word document holds every character."""
    _ = data, target
    return sentence


def shown(document: Document, data: bytes) -> str:
    """Give the text that places in *document* refer to, one line a paragraph."""
    return source(trail(document.path, data))


def encoding(data: bytes) -> str:
    """Give the encoding of the text inside a Word document."""
    _ = data
    return "utf-8"


def source(paper: Trail) -> str:
    """Give the text that places in a document refer to, one line a paragraph."""
    made: list[str] = []
    at = 0
    for start, element in paper.words:
        words = _words(element)
        made += ["\n" * (start - at), words]
        at = start + len(words)
    return "".join((*made, "\n"))


def _words(element: ET.Element) -> str:
    tag = _local(element)
    if tag == "t":
        return element.text or ""
    if tag == "docPr":
        return element.get("descr", "")
    return "-" if tag == "noBreakHyphen" else " "


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _with_texts(data: bytes, paper: Trail, edits: Iterable[Edit]) -> bytes:
    texts: dict[ET.Element, list[Edit]] = {}
    links = {element: link for _, root in paper.parts for element, link in _links(root)}
    twins = dict(pair for _, root in paper.parts for pair in _twins(root))
    for edit in merged(edits):
        shares = list(_shares(paper, edit))
        if len({links.get(element) for element, _ in shares}) > 1:
            raise FixError("the phrase crosses markup: a link")
        for element, share in shares:
            texts.setdefault(element, []).append(share)
            if element in twins:
                texts.setdefault(twins[element], []).append(share)
    return _packed(data, paper, lambda places: places.with_texts(texts))


def _refuse_links(paper: Trail, places: Sequence[int], target: Target) -> None:
    """Raise FixError where a link begins or ends in a phrase, or is there for it alone."""
    links = {element: link for _, root in paper.parts for element, link in _links(root)}
    starts = [start for start, _ in paper.words]
    held = [links.get(paper.words[bisect_right(starts, at) - 1][1], (0, 0)) for at in places]
    for start, end in target.phrases:
        alone = held[start] != (0, 0) and start > 0 and end < len(held)
        beside = {*held[max(0, start - 1) : start], *held[end : end + 1]}
        if len(set(held[start:end])) > 1 or (alone and held[start] not in beside):
            raise FixError("the phrase crosses markup: a link")


def _shares(paper: Trail, edit: Edit) -> Iterator[tuple[ET.Element, Edit]]:
    """Give the share that each element has in *edit*; the first takes the new words."""
    starts = [start for start, _ in paper.words]
    inserts = edit.start == edit.end and edit.start not in paper.document.line_starts
    number = bisect_right(starts, edit.start - inserts) - 1
    words, at = edit.words, edit.start
    while at < edit.end or words:
        start, element = paper.words[number]
        upto = max(at, min(edit.end, start + len(_words(element))))
        if _local(element) not in {"t", "docPr"}:
            raise FixError("the phrase crosses markup: a tab or line break")
        yield element, Edit(at - start, upto - start, words)
        words, at, number = "", upto, number + 1


def _links(root: ET.Element) -> Iterator[tuple[ET.Element, tuple[int, int]]]:
    """Give each element with text and the number of the link and field it stands in."""
    holders = {e: n for n, link in enumerate(root.iter(), 1) if _local(link) == "hyperlink"
               for e in link.iter()}  # fmt: skip
    field = 0
    for number, element in enumerate(root.iter(), 1):
        kind = next((v for k, v in element.items() if k.endswith("}fldCharType")), "")
        if kind:
            field = number if kind == "separate" else 0
        if _local(element) in {"t", "docPr"}:
            yield element, (holders.get(element, 0), field)


def _twins(root: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    """Give the elements of text boxes that stand twice in the file, for new and old versions."""
    for both in root.iter():
        if _local(both) == "AlternateContent":
            new, old = (
                [e for each in both if _local(each) == kind for e in each.iter()]
                for kind in ("Choice", "Fallback")
            )
            first, second = ([e for e in side if _local(e) == "t"] for side in (new, old))
            if [e.text for e in first] == [e.text for e in second]:
                yield from zip(first, second, strict=True)


def _removable(paper: Trail, at: int) -> ET.Element | None:
    """Give the paragraph at *at* if nothing but words stands in it and it may go whole."""
    starts = [start for start, _ in paper.words]
    words = paper.words[bisect_right(starts, at) - 1][1]
    for _, root in paper.parts:
        for parent in root.iter():
            for place, child in enumerate(parent):
                if _local(child) != "p" or not any(e is words for e in child.iter()):
                    continue
                if _local(parent) != "body" and not _is_followed(parent, place):
                    return None
                return child if _is_plain(child) else None
    return None


def _is_followed(parent: ET.Element, place: int) -> bool:
    after = parent[place + 1] if place + 1 < len(parent) else None
    return _local(parent) == "tc" and after is not None and _local(after) == "p"


def _is_plain(paragraph: ET.Element) -> bool:
    properties = {e for each in paragraph.iter() if _local(each) in {"pPr", "rPr"}
                  for e in each.iter()}  # fmt: skip
    if any(_local(each) == "sectPr" for each in properties):
        return False
    return all(_local(each) in _PLAIN or each in properties for each in paragraph.iter())


def _packed(data: bytes, paper: Trail, change: _Changing) -> bytes:
    """Give the file with every part changed that *change* changes, the others as they were."""
    roots = dict(paper.parts)
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        new.comment = old.comment
        for info in old.infolist():
            content = old.read(info)
            if info.filename in roots:
                content = change(Places(content, roots[info.filename]))
            new.writestr(copy(info), content, info.compress_type)
    return made.getvalue()
