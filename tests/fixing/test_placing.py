"""New wording in each format: only the sentence changes, and it is written as the place asks."""

import pytest

from tests.fixing.fixing_probe import put, refusal

OLD = "Our injections regrow knee cartilage."
NEW = "Our injections may ease knee pain."


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("a.md", f"{OLD}\n", f"{NEW}\n"),
        ("a.md", f"- {OLD}\r\n- Tea\r\n", f"- {NEW}\r\n- Tea\r\n"),
        ("a.md", f"  1. {OLD}\n", f"  1. {NEW}\n"),
        ("a.md", f"> {OLD}\n", f"> {NEW}\n"),
        ("a.md", f"**{OLD}** Tea is free.\n", f"**{NEW}** Tea is free.\n"),
        ("a.md", f"## {OLD}\n", f"## {NEW}\n"),
        ("a.md", f"| a | b |\n|---|---|\n| {OLD} | c |\n", f"| a | b |\n|---|---|\n| {NEW} | c |\n"),
        ("a.md", "Our injections **regrow knee cartilage**.\n", "Our injections **may ease knee pain**.\n"),
        ("a.md", "**Our injections** regrow knee cartilage.\n", "**Our injections** may ease knee pain.\n"),
        ("a.md", "Our injections **regrow** knee cartilage.\n", "Our injections **may ease** knee pain.\n"),
        ("a.md", "Our [injections](/i) regrow knee cartilage.\n", "Our [injections](/i) may ease knee pain.\n"),
        ("a.md", "Our injections regrow [knee](/k) cartilage.\n", "Our injections may ease [knee](/k) pain.\n"),
        ("a.md", f"[{OLD}](/i)\n", f"[{NEW}](/i)\n"),
        ("a.md", f"{{{{< x >}}}} {OLD} {{{{< y >}}}}\n", f"{{{{< x >}}}} {NEW} {{{{< y >}}}}\n"),
        ("a.md", f"{OLD} {{{{< y >}}}}", f"{NEW} {{{{< y >}}}}"),
        ("a.md", f"![{OLD}](a.jpg)\n", f"![{NEW}](a.jpg)\n"),
        ("a.md", "Our injections re\\*grow\\* cartilage\\*.\n", None),
        ("a.md", f"<p class=x>{OLD}</p>\n", f"<p class=x>{NEW}</p>\n"),
        ("a.html", f"<p>\n\t{OLD}\n</p>", f"<p>\n\t{NEW}\n</p>"),
        ("a.html", f"<P >{OLD}<BR>Tea.</P>", f"<P >{NEW}<BR>Tea.</P>"),
        ("a.html", "<p>Our injections <b>regrow</b> knee&nbsp;cartilage.", "<p>Our injections <b>may ease</b> knee&nbsp;pain."),
        ("a.html", f'<img alt="{OLD}" src=x>', f'<img alt="{NEW}" src=x>'),
        ("a.html", f"<meta name='description' content='{OLD}'>", f"<meta name='description' content='{NEW}'>"),
        ("a.html", f"<title>{OLD}</title>", f"<title>{NEW}</title>"),
        ("a.html", f'<script type="application/ld+json">{{"description": "{OLD}"}}</script>', f'<script type="application/ld+json">{{"description": "{NEW}"}}</script>'),
        ("a.txt", f"  * {OLD}\r\n", f"  * {NEW}\r\n"),
        ("a.csv", f"id,text\n1,{OLD}\n", f"id,text\n1,{NEW}\n"),
        ("a.jsx", f"const a = <p>{OLD}</p>;", f"const a = <p>{NEW}</p>;"),
        ("a.jsx", "const a = <p>Our injections{' '}<b>regrow</b> knee cartilage.</p>;", "const a = <p>Our injections{' '}<b>may ease</b> knee pain.</p>;"),
        ("a.jsx", f"const a = {{ text: '{OLD}' }};", f"const a = {{ text: '{NEW}' }};"),
    ],
)  # fmt: skip
def test_the_words_change_and_nothing_else(path: str, source: str, expected: str | None) -> None:
    if expected is None:
        old, new = "Our injections re*grow* cartilage*.", "Our injections help some."
        expected = "Our injections help some.\n"
    else:
        old, new = OLD, NEW
    assert put(path, source, old, new).decode() == expected


@pytest.mark.parametrize(
    ("path", "source", "new", "expected"),
    [
        ("a.html", f"<p>{OLD}</p>", 'A & B < "C"', '<p>A &amp; B &lt; "C"</p>'),
        ("a.html", f'<img alt="{OLD}">', 'Say "may"', '<img alt="Say &quot;may&quot;">'),
        ("a.html", f"<img alt='{OLD}'>", "it's so", "<img alt='it&#39;s so'>"),
        ("a.html", f'<script type="application/ld+json">{{"text": "{OLD}"}}</script>', 'Say "may"', '<script type="application/ld+json">{"text": "Say \\"may\\""}</script>'),
        ("a.md", f"{OLD}\n", "Some *stars* and _lines_.", "Some \\*stars\\* and \\_lines\\_.\n"),
        ("a.md", f"---\na: {OLD}\n---\n", "Relief: some feel it", '---\na: "Relief: some feel it"\n---\n'),
        ("a.md", f"---\na: {OLD}\n---\n", "Some feel it", "---\na: Some feel it\n---\n"),
        ("a.md", f"---\na: {OLD}\n---\n", "- maybe", '---\na: "- maybe"\n---\n'),
        ("a.md", f'---\na: "{OLD}"\n---\n', 'Say "may"', '---\na: "Say \\"may\\""\n---\n'),
        ("a.md", f"---\na: '{OLD}'\n---\n", "it's so", "---\na: 'it''s so'\n---\n"),
        ("a.md", f"---\na: [{OLD}]\n---\n", "some, not all", '---\na: ["some, not all"]\n---\n'),
        ("a.md", f"---\na: >\n  {OLD}\n---\n", "Relief: some", "---\na: >\n  Relief: some\n---\n"),
        ("a.md", f'+++\na = "{OLD}"\n+++\n', 'Say "may"', '+++\na = "Say \\"may\\""\n+++\n'),
        ("a.md", f"+++\na = '{OLD}'\n+++\n", "it's so", '+++\na = "it\'s so"\n+++\n'),
        ("a.csv", f"id,text\n1,{OLD}\n", "some, not all", 'id,text\n1,"some, not all"\n'),
        ("a.csv", f'id,text\n1,"{OLD}"\n', 'Say "may"', 'id,text\n1,"Say ""may"""\n'),
        ("a.jsx", f"const a = <p>{OLD}</p>;", "a {b} < c", "const a = <p>a &#123;b&#125; &lt; c</p>;"),
        ("a.jsx", f"const a = {{ text: '{OLD}' }};", "it's for some", "const a = { text: 'it\\'s for some' };"),
    ],
)  # fmt: skip
def test_words_are_written_as_their_place_asks(
    path: str, source: str, new: str, expected: str
) -> None:
    assert put(path, source, OLD, new).decode() == expected


@pytest.mark.parametrize(
    ("path", "source", "new", "expected"),
    [
        ("a.html", f"\ufeff<p>{OLD}</p>\r\n".encode(), NEW, f"\ufeff<p>{NEW}</p>\r\n".encode()),
        ("a.txt", f"{OLD}\r\n".encode("utf-16"), NEW, f"{NEW}\r\n".encode("utf-16")),
        ("a.txt", f"{OLD}\n".encode("utf-16-be"), NEW, f"{NEW}\n".encode("utf-16-be")),
        ("a.html", f"<p>It\x92s: x. {OLD}</p>".encode("latin-1"), "It’s so.", b"<p>It\x92s: x. It\x92s so.</p>"),
        ("a.html", f"<p>It\x92s: x. {OLD}</p>".encode("latin-1"), "At ≥ 5.", b"<p>It\x92s: x. At &#8805; 5.</p>"),
        ("a.html", f'<meta charset="iso-8859-2"><p>\xb3a. {OLD}</p>'.encode("latin-1"), "Some “may”.", b'<meta charset="iso-8859-2"><p>\xb3a. Some &#8220;may&#8221;.</p>'),
        ("a.csv", f"id,text\n\x92,{OLD}\n".encode("latin-1"), "A\u2011B", b"id,text\n\x92,A-B\n"),
    ],
)  # fmt: skip
def test_the_encoding_and_the_mark_of_the_file_stay(
    path: str, source: bytes, new: str, expected: bytes
) -> None:
    assert put(path, source, OLD, new) == expected


@pytest.mark.parametrize(
    ("path", "source", "old", "expected"),
    [
        ("a.md", f"Tea is free. {OLD} Ask us.\n", OLD, "Tea is free. Ask us.\n"),
        ("a.md", f"Tea is free. {OLD}\n", OLD, "Tea is free.\n"),
        ("a.md", f"{OLD} Tea is free.\n", OLD, "Tea is free.\n"),
        ("a.md", f"Tea.\n\n**{OLD}**\n\nAsk.\n", OLD, "Tea.\n\nAsk.\n"),
        ("a.md", f"- Tea\n- {OLD}\n- Ask\n", OLD, "- Tea\n- Ask\n"),
        ("a.md", f"> Tea.\n>\n> {OLD}\n\nAsk.\n", OLD, "> Tea.\n>\n\nAsk.\n"),
        ("a.md", f"| a | b |\n|---|---|\n| {OLD} | c |\n", OLD, "| a | b |\n|---|---|\n|  | c |\n"),
        ("a.md", f"---\na: {OLD}\nb: Tea\n---\nAsk.\n", OLD, '---\na: ""\nb: Tea\n---\nAsk.\n'),
        ("a.html", f"<ul>\n  <li>Tea</li>\n  <li><b>{OLD}</b></li>\n</ul>", OLD, "<ul>\n  <li>Tea</li>\n</ul>"),
        ("a.html", f"<div>\n<ul>\n<li>{OLD}</li>\n</ul>\n<p>Ask.</p></div>", OLD, "<div>\n<p>Ask.</p></div>"),
        ("a.html", f"<p>Tea.<br>{OLD}<br>Ask.</p>", OLD, "<p>Tea.<br>Ask.</p>"),
        ("a.html", f"<p>Tea.</p><p>{OLD}</p>", OLD, "<p>Tea.</p>"),
        ("a.html", f"<table><tr><td>{OLD}</td><td>b</td></tr></table>", OLD, "<table><tr><td></td><td>b</td></tr></table>"),
        ("a.html", f"<table><tr><td>{OLD}</td><td></td></tr><tr><td>b</td></tr></table>", OLD, "<table><tr><td>b</td></tr></table>"),
        ("a.html", f'<meta name="description" content="{OLD}">', OLD, '<meta name="description" content="">'),
        ("a.html", f'<meta name="description" content="Tea. {OLD}">', OLD, '<meta name="description" content="Tea.">'),
        ("a.txt", f"Tea is free.\r\n\r\n{OLD}\r\n\r\nAsk us.\r\n", OLD, "Tea is free.\r\n\r\nAsk us.\r\n"),
        ("a.csv", f'id,text,c\n1,"{OLD}",x\n', OLD, 'id,text,c\n1,"",x\n'),
    ],
)  # fmt: skip
def test_a_sentence_goes_with_its_blanks_and_what_it_leaves_empty(
    path: str, source: str, old: str, expected: str
) -> None:
    assert put(path, source, old, "").decode() == expected


@pytest.mark.parametrize(
    ("path", "source", "new", "reason"),
    [
        ("a.md", "Our injections [regrow knee](/k) cartilage.", NEW.replace("knee ", ""), "the phrase crosses markup: a link"),
        ("a.html", 'Our injections <a href="/k">regrow knee</a> cartilage.', "Our injections help some.", "the phrase crosses markup: a link"),
        ("a.md", "Our injections regrow {{< x >}}knee cartilage.", "Our injections help some.", "the phrase crosses markup: template code or a shortcode"),
        ("a.html", "<p>Our injections regrow <img src=x>knee cartilage.", "Our injections help some.", "the phrase crosses markup: an element"),
        ("a.html", f"<h2>{OLD}</h2>", "", "a heading is not deleted: it names its section; write another"),
        ("a.md", f"# {OLD}", "", "a heading is not deleted: it names its section; write another"),
        ("a.html", f"<button>{OLD}</button>", "", "a button cannot be left without words; write others"),
        ("a.html", f"<title>{OLD}</title>", "", "a title is not deleted; write another"),
        ("a.html", f"<blockquote><p>{OLD}</p><p>Ann, 54</p></blockquote>", "", "the name under the story would stay behind ('Ann, 54')"),
        ("a.md", f"- {OLD}\n  - Tea\n", "", "lines stand under the item that would go"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_whole_is_refused_with_its_reason(
    path: str, source: str, new: str, reason: str
) -> None:
    assert refusal(path, source, OLD, new) == reason


def test_a_file_with_bytes_outside_its_encoding_is_refused() -> None:
    source = f"<p>a\x81b\x92. {OLD}</p>".encode("latin-1")

    with pytest.raises(Exception, match="the file has bytes that are not windows-1252"):
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
