"""Whatever the page and the words: what stands around stays, and other programs read the same."""

import csv
import importlib
import io
import json
import tomllib
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.errors import FixError
from checker.fixing.placing import placed
from checker.fixing.target import target
from checker.reading.sentences import units
from tests.fixing.fixing_probe import put
from tests.reading.reading_probe import document_of
from tests.reading.test_every_character import SOURCES

OLD = "Our injections regrow knee cartilage."
WORD = st.sampled_from(
    [
        "pain", "some", "it's", "“may”", "knee", "5%", "Über", "a-b", '"so"', "A&B", "<b>", "x<y",
        "{x}", "*star*", "_under_", "`code`", "[a](b)", "a:", "#5", "- x", "|", "\\", "$5", "~",
        "!", "@me", "%d", "&amp;", "'", "1.", "yes", "null", "=", "🙂", ">", "//", "...",
        ";", ",", "?",
    ]
)  # fmt: skip
WORDS = st.lists(WORD, min_size=2, max_size=9).map(lambda words: f"Relief {' '.join(words)}.")


def _put(path: str, source: str, new: str) -> str:
    try:
        return put(path, source, OLD, new).decode()
    except FixError:
        assume(False)  # noqa: FBT003 - words that would read otherwise are refused
        raise


@pytest.mark.parametrize("path", ["a.html", "a.md", "a.mdx", "a.txt", "a.csv", "a.jsx"])
@given(source=SOURCES, new=WORDS, at=st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_lines_above_and_below_stay_as_they_were(path: str, source: str, new: str, at: int) -> None:
    source = f"{source} {OLD} {source}"
    document = document_of(path, source)
    found = units(document)
    if not found:
        return
    goal = target(document, found[at % len(found)])
    try:
        after = next(placed(source.encode(), goal, new)).data.decode()
    except FixError:
        return
    start, end = goal.block.text.source(0, len(goal.block.text.value))
    above = source.rfind("\n", 0, start) + 1
    below = source.find("\n", end)
    assert after.startswith(source[:above])
    assert below < 0 or after.endswith(source[below:])


@given(new=WORDS)
@settings(max_examples=100, deadline=None)
@pytest.mark.parametrize("value", ["{}", '"{}"', "'{}'", ">-\n  {}", "[x, {}]", "\n  - {}"])
def test_yaml_reads_the_new_words(value: str, new: str) -> None:
    yaml: Any = importlib.import_module("yaml")
    page = _put("a.md", f"---\na: 1\nb: {value.format(OLD)}\nc: tea\n---\n\nTea.\n", new)

    head = yaml.safe_load(page.split("---\n")[1])
    held = head["b"] if isinstance(head["b"], str) else head["b"][-1]
    assert (head["a"], held, head["c"]) == (1, new, "tea")


@given(new=WORDS)
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("value", ['"{}"', "'{}'", '"""{}"""', '["x y z", "{}"]'])
def test_toml_reads_the_new_words(value: str, new: str) -> None:
    page = _put("a.md", f"+++\na = 1\nb = {value.format(OLD)}\n+++\n\nTea.\n", new)

    head = tomllib.loads(page.split("+++\n")[1])
    assert (head["b"] if isinstance(head["b"], str) else head["b"][-1]) == new


@given(new=WORDS)
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("value", ['"{}"', '["x y z", "{}"]'])
def test_json_front_matter_reads_the_new_words(value: str, new: str) -> None:
    page = _put("a.md", f'{{"a": 1,\n "b": {value.replace("{}", OLD)}\n}}\n\nTea.\n', new)

    head, body = page.split("\n}\n")
    held = json.loads(head + "}")["b"]
    assert ((held if isinstance(held, str) else held[-1]), body) == (new, "\nTea.\n")


@given(new=WORDS)
@settings(max_examples=60, deadline=None)
def test_json_reads_the_new_words(new: str) -> None:
    told = json.dumps({"@type": "Clinic", "description": OLD})
    page = _put("a.html", f'<script type="application/ld+json">{told}</script>', new)

    assert json.loads(page.partition(">")[2].partition("</script>")[0])["description"] == new


@given(new=WORDS)
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("cell", ["{}", '"{}"'])
def test_csv_reads_the_new_words(cell: str, new: str) -> None:
    page = _put("a.csv", f"id,text,c\n1,{cell.format(OLD)},x\n", new)

    assert list(csv.reader(io.StringIO(page)))[1] == ["1", new, "x"]


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen += [f"<{tag}>", *(value or "" for _, value in attrs)]

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


@given(new=WORDS)
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize(
    "page", ["<p>{}</p>", '<img alt="{}">', "<img alt='{}'>", "<p><i>{}</i><p>t"]
)
def test_html_reads_the_new_words(page: str, new: str) -> None:
    before, after = _Seen(), _Seen()
    before.feed(page.format(OLD))
    after.feed(_put("a.html", page.format(OLD), new))
    before.close()
    after.close()

    assert after.seen == [new if each == OLD else each for each in before.seen]
