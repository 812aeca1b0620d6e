"""The clause at fault: where it begins and ends, what its subject is, where it can be cut off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from checker.judging.clauses import Edge, edges
from checker.model.matches import Reading
from checker.words import fold

AUXILIARIES: Final = frozenset(
    fold(
        "will can could may might would shall should must do does did is are was were be been being"
        " has have had help helps helped"
    )
)
ADVERBS: Final = frozenset(
    fold("not also often always even just really truly simply actually and then both soon to")
)
# A noun phrase or a kept half sentence cannot end in one of these.
FUNCTION: Final = frozenset(
    fold(
        "of to by for with in on at from that which who whose as than and or but our your the a an"
        " how why when where if because so into onto about over under while though although not no"
        " my his her their its this these those every each any some it they we you very more most"
        " is are was were be been being will can could may might would has have had do does did"
        " only just even also without until unless after before like"
    )
)
_CONNECTORS: Final = frozenset(
    fold("and but so because while although though which yet since once when or nor where as if")
)
# What begins with one of these is no sentence when it stands alone.
DEPENDENT: Final = frozenset(
    fold(
        "because while although though when whenever if since once as unless until after before"
        " despite given instead whether where which that who whose than imagine apart thanks from"
        " with without for to by whatever wherever like unlike not even"
    )
)
# Verbs that need what follows them: nothing can be cut off behind.
_CATENATIVE: Final = frozenset(
    fold(
        "designed able used known shown proven going likely ready free sure certain aims aim help"
        " helps helping helped begin begins start starts continue continues seek seeks work works"
        " want wants need needs tend tends poised meant intended enough allow allows tell tells"
        " force forces coax urge prompt prompts let lets enable enables cause causes get gets ask"
        " teach train programmed way power ability capacity potential chance opportunity hope goal"
        " aim chosen expected guaranteed clinically formulated unlikely set try trying hard easy"
        " how what where when able capable it them body cells committed dedicated proud yet"
    )
)
# Verbs whose object does what follows "to": "tells the jaw to grow".
_RAISING: Final = frozenset(
    fold(
        "tell tells telling allow allows allowing let lets help helps helping get gets force forces"
        " coax coaxes urge urges prompt prompts trigger triggers stimulate stimulates encourage"
        " encourages enable enables cause causes causing want wants need needs ask asks teach"
        " teaches train trains signal signals instruct instructs invite invites wake wakes push"
        " pushes drive drives nudge nudges lead leads leading remind reminds it"
    )
)
# Verbs that say what is done or what a thing is; the language's own list has those of claims.
_BARE: Final = frozenset(
    fold(
        "hold come carry contain release act live fall run choose ask draw inject spin place store"
        " collect welcome believe follow accept look send understand fly stand differ vary depend"
    )
)
_THIRD: Final = frozenset(f"{verb}s" for verb in _BARE if not verb.endswith("y")) | {
    "carries",
    "varies",
}
_BEING: Final = frozenset(["is", "are", "was", "were", "has", "have"])
# Behind a noun these begin a clause with a verb of its own.
_RELATIVES: Final = frozenset(["which", "who", "whose"])
_JOINTS: Final = frozenset(["and", "but", "so", "yet", "or", "nor"])


@dataclass(frozen=True, slots=True)
class Parts:
    """A unit read for rewriting: its words with their edges, and the words at fault, half-open."""

    read: Reading
    edges: tuple[Edge, ...]
    faults: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """Give the first word at fault."""
        return min(first for first, _ in self.faults)

    @property
    def last(self) -> int:
        """Give the word after the last at fault."""
        return max(last for _, last in self.faults)

    @property
    def text(self) -> str:
        """Give the unit as written."""
        return self.read.words.text

    def written(self, first: int, last: int) -> str:
        """Give words *first* to *last* (exclusive) as the unit writes them."""
        words = self.read.words
        return words.text[words.starts[first] : words.ends[last - 1]] if last > first else ""


def parts(read: Reading, faults: Iterable[tuple[int, int]]) -> Parts:
    """Give the unit with *faults*, spans of characters, as the words they touch."""
    words = read.words
    touched = [
        [i for i in range(len(words)) if words.starts[i] < end and words.ends[i] > start]
        for start, end in faults
    ]
    spans = tuple((found[0], found[-1] + 1) for found in touched if found)
    return Parts(read, edges(read), spans or ((0, len(words)),))


def clause(unit: Parts) -> tuple[int, int]:
    """Give the words, half-open, of the clause (or clauses) at fault."""
    first = next((i for i in range(unit.first, 0, -1) if _begins(unit, i)), 0)
    upto = len(unit.edges)
    return first, next((i for i in range(unit.last, upto) if _begins(unit, i)), upto)


def opening(unit: Parts, first: int) -> int:
    """Give the first word of a clause after its connectors ("and", "because")."""
    values = unit.read.words.values
    while first < unit.first and values[first] in _CONNECTORS:
        first += 1
    return first


def verb(unit: Parts) -> int:
    """Give the first word of the verb group that the words at fault belong to."""
    values = unit.read.words.values
    at = unit.first
    while at > 0 and not unit.read.words.breaks[at] and _is_helper(values[at - 1]):
        at -= 1
    while at < unit.first and values[at] in ("and", "to", "then", "both"):
        at += 1
    return at


def is_complete(unit: Parts, first: int, last: int) -> bool:
    """Tell whether words *first* to *last* (exclusive) can stand as a sentence of their own."""
    values, breaks = unit.read.words.values, unit.read.words.breaks
    if last - first < 3 or values[first] in DEPENDENT or values[last - 1] in FUNCTION:
        return False
    if values[first].endswith(("ed", "ing")) and values[first] not in _CATENATIVE:
        return False
    if values[last - 1] in _CATENATIVE and not any(breaks[last : last + 1]):
        return False
    begin = next((i for i in range(last - 1, first, -1) if _begins(unit, i)), first)
    if "when" in values[first : first + 4] and begin <= first + 4:
        return False
    if begin > first and _is_fragment(unit, begin, last):
        return False
    return _says_something(unit, first, last)


def _says_something(unit: Parts, first: int, last: int) -> bool:
    """Tell whether a verb stands behind word *first* that no relative clause takes for its own."""
    values = unit.read.words.values
    for i in range(first + 1, last):
        begins = is_finite(unit, i) or values[i] in AUXILIARIES
        if begins and (values[i - 1] in _RELATIVES or _is_of_noun(unit, i - 1)):
            continue
        if is_finite(unit, i):
            return True
    return False


def _is_of_noun(unit: Parts, at: int) -> bool:
    """Tell whether word *at* is a "that" behind a noun: "the word that keeps coming up"."""
    values = unit.read.words.values
    return at > 1 and values[at] == "that" and not is_verb(unit, at - 1)


def _is_fragment(unit: Parts, begin: int, last: int) -> bool:
    """Tell whether the last clause of what is kept hangs in the air."""
    values = unit.read.words.values
    if values[begin - 1] in _JOINTS or _is_spliced(unit, begin):
        return True
    start = begin + (values[begin] in _JOINTS)
    if start > begin and values[start] in _CONNECTORS:
        return True
    while start < last and values[start] in _CONNECTORS:
        start += 1
    if start >= last or values[start] in DEPENDENT or values[start] in ("of", "in", "on", "at"):
        return True
    return not _says_something(unit, start, last)


def _is_spliced(unit: Parts, begin: int) -> bool:
    """Tell whether only a comma parts the clause that begins at word *begin* from another."""
    joined = unit.read.words.values[begin] in _JOINTS | _CONNECTORS
    return unit.edges[begin] is Edge.SUBJECT and unit.read.words.breaks[begin] == 1 and not joined


def cuts(unit: Parts) -> Iterator[int]:
    """Give the words before which the sentence can end instead, nearest first."""
    values, begin = unit.read.words.values, _sentence(unit)
    for at in range(min(unit.first, len(values) - 1), begin + 2, -1):
        if _can_cut(unit, at) and is_complete(unit, begin, at):
            yield at


def is_joined(unit: Parts, at: int) -> bool:
    """Tell whether "and" before word *at* joins the verb at fault to an earlier one."""
    return unit.read.words.values[at] == "and" and verb(unit) == at + 1


def _begins(unit: Parts, at: int) -> bool:
    """Tell whether a clause begins at word *at*; "or" joins nouns more often than clauses."""
    return unit.edges[at] >= Edge.SUBJECT and unit.read.words.values[at] not in ("or", "nor")


def kept(unit: Parts, at: int) -> str:
    """Give the sentence up to word *at*; a series that loses its last part gets its "and" back."""
    words = unit.read.words
    text = words.text[: words.ends[at - 1]]
    if words.values[at] != "and":
        return text
    first, _ = clause(unit)
    commas = [i for i in range(first + 1, at) if words.breaks[i] == 1]
    if not commas or not is_finite(unit, commas[-1]) or words.values[commas[-1]] in _JOINTS:
        return text
    if not any(is_finite(unit, i) for i in range(first + 1, commas[-1])):
        return text
    return f"{text[: words.ends[commas[-1] - 1]]} and {text[words.starts[commas[-1]] :]}"


def _sentence(unit: Parts) -> int:
    return next((i for i in range(unit.first, 0, -1) if unit.edges[i] >= Edge.SENTENCE), 0)


def _can_cut(unit: Parts, at: int) -> bool:
    values = unit.read.words.values
    ends_at_once = at + 1 >= len(values) or unit.read.words.breaks[at + 1] > 0
    if values[at] in ("or", "nor", "than") or ends_at_once:
        return False
    if values[at] == "as" and not unit.read.words.breaks[at]:
        return False
    if values[at] == "and" and _is_in_series(unit, at):
        return False
    if values[at] == "to":
        purpose = at + 1 == verb(unit) or unit.first in (at, at + 1)
        return purpose and not _RAISING.intersection(values[:at])
    if values[at] in ("with", "without", "for"):
        return not is_verb(unit, at - 1) and values[at - 1] not in _CATENATIVE
    return unit.edges[at] > Edge.NONE


def _is_in_series(unit: Parts, at: int) -> bool:
    """Tell whether "and" at word *at* ends a series of nouns that a cut would leave open."""
    words = unit.read.words
    comma = next((i for i in range(at - 1, 0, -1) if words.breaks[i] == 1), 0)
    return comma > 0 and not any(
        is_finite(unit, i) or is_verb(unit, i) for i in range(max(1, comma), at)
    )


def is_third(unit: Parts, at: int) -> bool:
    """Tell whether word *at* is a verb in the third person or the past: "takes", "is", "was"."""
    value = unit.read.words.values[at]
    if value in _BEING or value in _THIRD:
        return True
    return at in unit.read.terms.get("finite-verb", {}) and value.endswith("s")


def is_verb(unit: Parts, at: int) -> bool:
    """Tell whether word *at* can be a verb, finite or bare."""
    terms = unit.read.terms
    return at in terms.get("finite-verb", {}) or at in terms.get("bare-verb", {})


def _is_helper(value: str) -> bool:
    return value in AUXILIARIES or value in ADVERBS or (value.endswith("ly") and len(value) > 4)


def is_finite(unit: Parts, at: int) -> bool:
    """Tell whether word *at* is a verb that only a clause of its own can have."""
    terms, values = unit.read.terms, unit.read.words.values
    if at >= len(unit.edges) or at in terms.get("treatment", {}):
        return False
    if at in terms.get("finite-verb", {}) or values[at] in _THIRD:
        return True
    before = values[at - 1]
    plural = before.endswith("s") or before in ("they", "these", "we", "you", "i")
    return plural and (at in terms.get("bare-verb", {}) or values[at] in _BARE)
