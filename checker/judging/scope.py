"""Cue and trigger to reach: whether the cue's force extends to these words."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, NamedTuple

from checker.judging.clauses import Edge, own_words, parted, quoted
from checker.model.matches import CueHit, Reading, Trigger

# What is said of a cue that stands inside the trigger.
PART: Final = "part of the claim"
NEGATIVES: Final = frozenset(
    ["no", "not", "never", "without", "zero", "nothing", "none", "neither", "nor", "nobody"]
)
# Words too small to tell a cue by.
_SMALL: Final = frozenset(["of", "to", "that", "a", "an", "the", "it", "is", "are", "for", "in"])
# How many words a cue of reach "word" looks ahead.
_WORD_REACH: Final = 3
_REASONS: Final = frozenset(["because", "since", "as", "so", "given", "thanks"])
_JOINTS: Final = frozenset(["and", "or", "nor"])
_FRAME: Final = "complement"
# Words that open the clause a frame speaks of.
_OPENING: Final = frozenset(["that", "whether", "if", "how", "what", "when"])
# Kinds of cue that tell who says the trigger.
_SPEAKING: Final = frozenset(["refute", "mention"])
_FOR_LIKENESS: Final = "speaks only against what reads like a claim"
_NAMES: Final = {
    Edge.COMMA: "beyond a comma",
    Edge.JOINED: "said of something else",
    Edge.SUBJECT: "in another clause",
    Edge.REASON: "in a clause of reason or time",
    Edge.TURN: "beyond a turn (but, though, except)",
    Edge.CLAUSE: "in another clause",
    Edge.SENTENCE: "in another sentence",
}


class Reached(NamedTuple):
    """A cue, whether its force extends to the trigger, and what there is to say about it.

    *where* names the text beside the unit that it stands in, empty for the unit itself.
    """

    hit: CueHit
    covers: bool
    words: str
    note: str = ""
    where: str = ""


class Scene(NamedTuple):
    """A trigger among the words of its unit, the edges between them and its own words.

    *quoted* are the words of the quotation that the trigger stands in, if it stands in one.
    """

    read: Reading
    edges: tuple[Edge, ...]
    trigger: Trigger
    own: frozenset[str]
    quoted: range = range(0)

    def between(self, hit: CueHit) -> range:
        """Give the words before which an edge would part *hit* from the trigger."""
        if hit.last <= self.trigger.first:
            return range(hit.last, self.trigger.first + 1)
        if hit.first >= self.trigger.last:
            return range(self.trigger.last, hit.first + 1)
        return range(0)


def scene(read: Reading, edges: tuple[Edge, ...], trigger: Trigger) -> Scene:
    """Set *trigger* among its words."""
    named = own_words(trigger.pattern)
    own = named.union(*(own_words(text) for _, text in trigger.slots))
    return Scene(read, edges, trigger, own, quoted(read.words, trigger.start, trigger.end))


def reached(around: Scene, hits: Iterable[CueHit]) -> tuple[Reached, ...]:
    """Say of each cue whether it reaches the trigger of the scene, and if not, why."""
    found = []
    for hit in hits:
        note = _FOR_LIKENESS if hit.cue.is_for_likeness else _obstacle(around, hit)
        found.append(Reached(hit, not note, wording(around.read, hit), note or hit.cue.note))
    return tuple(found)


def wording(read: Reading, hit: CueHit) -> str:
    """Give the words of *hit* as the text writes them."""
    words = read.words
    return words.text[words.starts[hit.first] : words.ends[hit.last - 1]]


def reaches_end(read: Reading, edges: tuple[Edge, ...], hit: CueHit) -> bool:
    """Tell whether the force of *hit* runs on to the end of its text."""
    if hit.cue.direction == "backward" or hit.until is not None:
        return False
    return not _stop(read, edges, hit, range(hit.last, len(edges)))


def _obstacle(around: Scene, hit: CueHit) -> str:
    trigger = around.trigger
    if hit.first < trigger.last and trigger.first < hit.last:
        return PART if _is_own(around, hit) else ""
    if hit.cue.direction == "none" or not _directed(around, hit):
        return "on the other side of it"
    if hit.until is not None and hit.last <= hit.until <= trigger.first:
        return f"ended by '{around.read.words.spelling(hit.until)}'"
    if _stands_alone(around, hit):
        return "an answer by itself"
    if _says_more(around, hit):
        return _NAMES[Edge.JOINED]
    return _stop(around.read, around.edges, hit, _over(around, hit))


def _over(around: Scene, hit: CueHit) -> range:
    """Give the words to look for edges before; who says a quotation says all of it."""
    inside = around.quoted
    if not inside or hit.cue.kind not in _SPEAKING:
        return around.between(hit)
    if hit.last <= inside.start:
        ended = around.edges[inside.start] is Edge.SENTENCE
        return range(hit.last, inside.start + ended)
    return range(inside.stop + 1, hit.first + 1) if hit.first >= inside.stop else range(0)


def _is_own(around: Scene, hit: CueHit) -> bool:
    """Tell whether the words that make the cue are words the rule itself looks for."""
    values = around.read.words.values
    trigger = around.trigger
    if hit.last > trigger.last and hit.first <= trigger.first:
        return False
    if trigger.rule.is_learnt and hit.cue.reach == "word":
        return False
    everything = range(hit.first, hit.last)
    telling = [i for i in everything if values[i] in NEGATIVES] or [
        i for i in everything if values[i] not in _SMALL
    ]
    return all(trigger.first <= i < trigger.last and values[i] in around.own for i in telling)


def _directed(around: Scene, hit: CueHit) -> bool:
    if hit.cue.direction == "both":
        return True
    return (hit.last <= around.trigger.first) == (hit.cue.direction == "forward")


def _stands_alone(around: Scene, hit: CueHit) -> bool:
    """Tell whether the cue is a bare "no" that answers something, as in "No, it heals"."""
    words = around.read.words
    bare = hit.last - hit.first == 1 and words.values[hit.first] == "no"
    return bare and hit.last < len(words) and words.breaks[hit.last] > 0


def _says_more(around: Scene, hit: CueHit) -> bool:
    """Tell whether a cue behind the trigger belongs to a verb joined to it, "heals and is not"."""
    before = hit.first - 1
    if hit.first < around.trigger.last or before < around.trigger.last:
        return False
    denying = hit.cue.kind in ("negation", "hedge") and hit.cue.reach != "sentence"
    return denying and around.read.words.values[before] in _JOINTS


def _stop(read: Reading, edges: tuple[Edge, ...], hit: CueHit, over: range) -> str:
    """Give the name of the first edge among the words *over* that ends the reach of *hit*."""
    reach = hit.cue.reach
    if reach == "word" and len(over) > _WORD_REACH + 1:
        return "too far off"
    values = read.words.values
    opened = values[hit.last - 1] in _OPENING
    for at in _parting(read, _resumed(read, over) if reach == _FRAME else over):
        if _ends(edges[at], reach, values[at]) or _new_clause(edges[at], reach, opened=opened):
            return _NAMES[edges[at]]
    return ""


def _parting(read: Reading, over: range) -> tuple[int, ...]:
    """Give the words of *over* before which there is an edge at all."""
    found = parted(read)
    return found[bisect_left(found, over.start) : bisect_left(found, over.stop)]


def _resumed(read: Reading, over: range) -> range:
    """Leave out an insertion, as in "no proof, and we have looked, that it heals"."""
    words = read.words
    parting = _parting(read, over)
    taken_up = [at for at in parting if words.values[at] == "that" and words.breaks[at]]
    return range(taken_up[-1] + 1, over.stop) if taken_up else over


def _new_clause(edge: Edge, reach: str, *, opened: bool) -> bool:
    """Tell whether a frame that has not said "that" meets a clause of its own."""
    return reach == _FRAME and edge is Edge.SUBJECT and not opened


def _ends(edge: Edge, reach: str, word: str) -> bool:
    if edge is Edge.SENTENCE:
        return True
    if reach in ("sentence", "next-sentence"):
        return False
    if edge >= Edge.TURN:
        return True
    if reach == _FRAME:
        return (edge is Edge.REASON and word in _REASONS) or (
            edge is Edge.SUBJECT and word in ("and", "so")
        )
    if reach == "clause":
        return edge >= Edge.SUBJECT
    return edge is Edge.COMMA or edge >= Edge.SUBJECT
