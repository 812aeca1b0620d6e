"""New wording in each format: only the sentence changes, and it is written as the place asks."""

import tomllib
from pathlib import Path

import pytest

from checker.errors import FixError
from tests.fixing.fixing_probe import put, refusal

OLD = "Our injections regrow knee cartilage."
NEW = "Our injections may ease knee pain."
CASES = tomllib.loads((Path(__file__).parent / "placing.toml").read_text("utf-8"))
Case = dict[str, str]


def _told(case: Case) -> str:
    return f"{case['path']} {case['before']}"


def _after(case: Case) -> str:
    return put(case["path"], case["before"], case.get("old", OLD), case["new"]).decode()


@pytest.mark.parametrize("case", CASES["reworded"], ids=_told)
def test_the_words_change_and_nothing_else(case: Case) -> None:
    assert _after(case) == case["after"]


@pytest.mark.parametrize("case", CASES["written"], ids=_told)
def test_words_are_written_as_their_place_asks(case: Case) -> None:
    assert _after(case) == case["after"]


@pytest.mark.parametrize("case", CASES["removed"], ids=_told)
def test_a_sentence_goes_with_its_blanks_and_what_it_leaves_empty(case: Case) -> None:
    assert _after(case) == case["after"]


@pytest.mark.parametrize("case", CASES["refused"], ids=_told)
def test_what_cannot_be_kept_whole_is_refused_with_its_reason(case: Case) -> None:
    assert refusal(case["path"], case["before"], OLD, case["new"]) == case["reason"]


@pytest.mark.parametrize(
    ("path", "old", "reason"),
    [
        ("a.md", "It heals: https://x.com/a?b=c.", "a link: https://x.com/a?b=c"),
        ("a.txt", "It heals (see www.x.com/study).", "a link: www.x.com/study"),
        ("a.html", "It heals, says a.b@x.com.", "a link: a.b@x.com"),
        ("a.md", "It heals: clinic.com/study.", "a link: clinic.com/study"),
        ("a.md", "It ==heals== now.", "markup: =="),
        ("a.md", "It [heals] [[all]] of us.", "markup: ["),
        ("a.md", "It heals :heart: now.", "markup: :heart:"),
        ("a.md", "/// It heals now.", "markup: ///"),
        ("a.md", "It heals in H~2~O now.", "markup: ~"),
        ("a.txt", "It [heals] :heart: now.", ""),
        ("a.md", "It heals at 10:30: and/or ~5 knees, and so on.", ""),
    ],
)
@pytest.mark.parametrize("new", ["It may help.", ""])
def test_links_and_markup_that_is_not_known_are_not_lost(
    path: str, old: str, reason: str, new: str
) -> None:
    page = f"Tea is free. {old}\n"
    told = f"the new wording would lose {reason}" if reason else ""
    assert refusal(path, page, old, new) == told


@pytest.mark.parametrize(
    ("path", "before", "new", "after"),
    [
        ("a.html", f"\ufeff<p>{OLD}</p>\r\n".encode(), NEW, f"\ufeff<p>{NEW}</p>\r\n".encode()),
        ("a.txt", f"{OLD}\r\n".encode("utf-16"), NEW, f"{NEW}\r\n".encode("utf-16")),
        ("a.txt", f"{OLD}\n".encode("utf-16-be"), NEW, f"{NEW}\n".encode("utf-16-be")),
        (
            "a.html",
            f"<p>It\x92s: x. {OLD}</p>".encode("latin-1"),
            "It’s so.",
            b"<p>It\x92s: x. It\x92s so.</p>",
        ),
        (
            "a.html",
            f"<p>It\x92s: x. {OLD}</p>".encode("latin-1"),
            "At ≥ 5.",
            b"<p>It\x92s: x. At &#8805; 5.</p>",
        ),
        (
            "a.html",
            f'<meta charset="iso-8859-2"><p>\xb3a. {OLD}</p>'.encode("latin-1"),
            "Some “may”.",
            b'<meta charset="iso-8859-2"><p>\xb3a. Some &#8220;may&#8221;.</p>',
        ),
        ("a.csv", f"id,t\n\x92,{OLD}\n".encode("latin-1"), "A\u2011B", b"id,t\n\x92,A-B\n"),
    ],
)
def test_the_encoding_and_the_mark_of_the_file_stay(
    path: str, before: bytes, new: str, after: bytes
) -> None:
    assert put(path, before, OLD, new) == after


def test_a_file_with_bytes_outside_its_encoding_is_refused() -> None:
    source = f"<p>a\x81b\x92. {OLD}</p>".encode("latin-1")

    with pytest.raises(FixError, match="the file has bytes that are not windows-1252"):
        put("a.html", source, OLD, NEW)


WRAPPED = """\
The clinic is open from Monday to Friday. Our injections regrow knee
cartilage. Please bring a list of all your medicines with you and ask
the nurse for a leaflet.
"""
FILLED = """\
The clinic is open from Monday to Friday. Our injections may ease
knee pain for some people and not for others. Please bring a list of
all your medicines with you and ask the nurse for a leaflet.
"""


@pytest.mark.parametrize(
    ("path", "mark"), [("a.txt", ""), ("a.md", ""), ("a.md", "> "), ("a.html", "   ")]
)
def test_hard_wrapped_lines_are_filled_again(path: str, mark: str) -> None:
    source, expected = (
        "".join(f"{mark}{line}\r\n" for line in text.splitlines()) for text in (WRAPPED, FILLED)
    )
    new = "Our injections may ease knee pain for some people and not for others."
    assert put(path, source, OLD, new).decode() == expected


def test_lines_of_one_sentence_each_stay_lines_of_one_sentence_each() -> None:
    source = f"Tea is free.\n{OLD}\nAsk us about it.\n"
    new = "Our injections may ease knee pain for some people and not for others."
    assert put("a.md", source, OLD, new).decode() == f"Tea is free.\n{new}\nAsk us about it.\n"
