"""The phrase language: what a pattern covers, and what it must not."""

import pickle
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import pytest

from checker.errors import RulesError
from checker.judging import matching
from checker.rules.inflection import forms
from checker.rules.lists import written_out
from checker.rules.notation import Language
from checker.rules.patterns import patterns
from checker.rules.phrases import read, variants

if TYPE_CHECKING:
    import regex

LISTS = {"tissue": ["~cartilage", "knee cartilage", "spinal ~disc"], "ill": ["=MS", "lupus"]}
IRREGULAR = {"grow": ("grew", "grown"), "be": ("is", "are", "was")}
LANGUAGE = Language(frozenset(LISTS), IRREGULAR)
TERMS = written_out(LISTS, IRREGULAR, dict.fromkeys(LISTS, "terms.toml"))
NOTHING = matching.index([], TERMS)


def covered(pattern: str, text: str) -> list[str]:
    """Give the stretches of *text* that *pattern* covers."""
    unit = matching.reading(text, NOTHING)
    found = matching.matches(read(pattern, LANGUAGE), unit)
    return [text[unit.words.starts[m.first] : unit.words.ends[m.last - 1]] for m in found]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("no risk", "There is NO RISK here", ["NO RISK"]),
        ("no risk", "no-risk and no–risk", ["no-risk", "no–risk"]),
        ("no risk", "No. Risk it.", []),
        ("no risk", "no, risk", []),
        ("don't wait", "Don’t wait", ["Don’t wait"]),
        ("do not wait", "Dont wait", ["Dont wait"]),
        ("~regrow", "It regrew, re-grows and is regrowing", ["regrew", "re-grows", "regrowing"]),
        ("~regrow", "an ingrown nail", []),
        (
            "~regrow ... {tissue}",
            "regrow your own worn knee cartilage",
            ["regrow your own worn knee cartilage"],
        ),
        ("~regrow ..1 {tissue}", "regrow your own worn cartilage", []),
        ("~regrow ... {tissue}", "regrow hair; cartilage is another matter", []),
        ("~regrow ... {tissue}", "regrow hair but cartilage stays", []),
        (
            "~regrow ... {tissue}",
            "regrow, at last, your cartilage",
            ["regrow, at last, your cartilage"],
        ),
        ("{ill}", "MS, ms and Ms. Lupus", ["MS", "Lupus"]),
        ("=ED", "ED and Ed", ["ED"]),
        ("(safe|free of risk)", "free of risk and safe", ["free of risk", "safe"]),
        ("(very )?safe", "very safe, safe", ["very safe", "safe"]),
        (
            "(no|zero|hint of|any|=NIL) risk",
            "No risk. Zero risk. A hint of risk. Any risk? NIL risk, nil risk.",
            ["No risk", "Zero risk", "hint of risk", "Any risk", "NIL risk"],
        ),
        ("(no|zero)? risk (is|was)?", "zero risk was, risk is", ["zero risk was", "risk is"]),
        ("^ ready to", "Ready to run? Are you ready to?", ["Ready to"]),
        ("run $", "run far, run", ["run"]),
        ("<duration>", "in six weeks, then 10 years", ["six weeks", "10 years"]),
        (
            "works in <duration>",
            "works in as little as 24 hours",
            ["works in as little as 24 hours"],
        ),
        ("within <duration>", "works within 24 hours", ["within 24 hours"]),
        ("<percent> of", "92% of knees", ["92% of"]),
        ("safe , effective", "safe, effective", ["safe, effective"]),
        ("stabilise", "we stabilize", ["stabilize"]),
    ],
)
def test_a_pattern_covers(pattern: str, text: str, expected: list[str]) -> None:
    assert covered(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("~regrow {tisue}", "no list is named {tisue}"),
        ("(a|b", "an unclosed '('"),
        ("a)", "an unopened ')'"),
        ("(a|)", "an empty alternative"),
        ("... cartilage", "must not begin or end with a gap"),
        ("<length>", "<length> is none of"),
        ("word?", "a '?' that follows no bracket"),
        ("~two-words", "must be a single word"),
        ("^ $", "holds no word"),
        ("a . b", "'.' at column 3"),
    ],
)
def test_a_broken_pattern_says_what_is_wrong(pattern: str, problem: str) -> None:
    with pytest.raises(RulesError, match=r".") as raised:
        read(pattern, LANGUAGE)

    assert problem in str(raised.value)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("regrow", {"regrow", "regrows", "regrew", "regrown", "regrowing"}),
        ("stop", {"stop", "stops", "stopped", "stopping"}),
        ("cure", {"cure", "cures", "cured", "curing"}),
        ("therapy", {"therapy", "therapies"}),
        ("stabilise", {"stabilise", "stabilize", "stabilised", "stabilizing"}),
        ("tie", {"tie", "ties", "tied", "tying"}),
        ("fix", {"fix", "fixes", "fixed", "fixing"}),
    ],
)
def test_a_word_has_its_forms(word: str, expected: set[str]) -> None:
    assert expected <= forms(word, IRREGULAR)


def test_each_alternative_can_be_tried_alone() -> None:
    pattern = read("(no|zero) (risk|danger)?", LANGUAGE)

    assert [name for name, _ in variants(pattern)] == [
        "alternative 1 of '(no|zero) (risk|danger)?'",
        "alternative 2 of '(no|zero) (risk|danger)?'",
        "alternative 1 of '(no|zero) (risk|danger)?'",
        "alternative 2 of '(no|zero) (risk|danger)?'",
    ]


def test_a_pattern_that_was_kept_matches_but_has_no_alternatives_left() -> None:
    kept = pickle.loads(pickle.dumps(read("(no|zero) risk", LANGUAGE)))  # noqa: S301

    assert matching.matches(kept, matching.reading("zero risk", NOTHING))
    with pytest.raises(ValueError, match="load the rules anew"):
        next(variants(kept))


def test_lists_that_name_each_other_are_refused() -> None:
    with pytest.raises(RulesError, match="in a circle"):
        written_out({"a": ["{b}"], "b": ["{a}"]}, {}, {"a": "x.toml", "b": "x.toml"})


def test_a_broken_list_is_named_with_its_file() -> None:
    with pytest.raises(RulesError, match=r"x\.toml: list a: "):
        written_out({"a": ["one ... two"]}, {}, {"a": "x.toml"})


OWN = {
    "regex": r"\?\s*\K(?:none|never)",
    "words": ["none", "never"],
    "marks": "?",
    "reason": "question and answer are two sentences",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Any risk? None. Any pain? Never", ["None", "Never"]),
        ("None. It never hurts.", []),
        ("Risk?none", ["none"]),
    ],
)
def test_an_own_expression_covers_whole_words_where_one_of_its_marks_stands(
    text: str, expected: list[str]
) -> None:
    (pattern,) = patterns([OWN], "rule", LANGUAGE)
    unit = matching.reading(text, NOTHING)
    assert [unit.words.spelling(m.first) for m in matching.matches(pattern, unit)] == expected


class Halting:
    """An expression of which a search takes too long as often as it is told."""

    def __init__(self, found: "regex.Pattern[str]", times: int) -> None:
        self.found, self.times = found, times

    def finditer(self, *asked: object, **_how: object) -> Iterator["regex.Match[str]"]:
        self.times -= 1
        if self.times >= 0:
            raise TimeoutError
        return self.found.finditer(str(asked[0]))


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_machine_that_stands_still_once_is_no_fault_of_an_expression(times: int) -> None:
    (pattern,) = patterns([OWN], "rule", LANGUAGE)
    assert pattern.regex is not None
    halting = pattern._replace(regex=cast("regex.Pattern[str]", Halting(pattern.regex, times)))
    unit = matching.reading("Any risk? None.", NOTHING)
    if times < 2:
        assert matching.matches(halting, unit) == matching.matches(pattern, unit) != []
    else:
        with pytest.raises(RulesError, match="takes over"):
            matching.matches(halting, unit)


def test_an_own_expression_that_takes_too_long_is_an_error_that_says_so() -> None:
    table = OWN | {"regex": r"(.*)(.*)(.*)(.*)[^!]$", "marks": "!"}
    (pattern,) = patterns([table], "rule", LANGUAGE)
    unit = matching.reading("none and never and " * 40 + "!", NOTHING)
    with pytest.raises(RulesError, match=r"takes over 0\.27 s on a text of 761 characters"):
        matching.matches(pattern, unit)
