"""Discovery: folders walked, ignore files and patterns respected, the rest counted."""

from pathlib import Path

import pytest

from checker.errors import SettingsError
from checker.model.reports import Unchecked
from checker.reading.discovery import Discovery, find

TREE = (
    "index.html",
    "b.MD",
    "style.css",
    "LICENSE",
    "content/a.txt",
    "content/drafts/old.md",
    "content/drafts/keep.md",
    "build/page.html",
    ".git/x.html",
    ".hidden/x.html",
    "node_modules/x.html",
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in TREE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words", "utf-8")
    (tmp_path / ".gitignore").write_text("/build/\n", "utf-8")
    (tmp_path / "content/drafts/.gitignore").write_text("*.md\n!keep.md\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


ALL = ("b.MD", "content/a.txt", "content/drafts/keep.md", "index.html")


@pytest.mark.usefixtures("site")
def test_a_folder_is_walked_and_what_has_no_reader_is_counted() -> None:
    assert find(["."], []) == Discovery(ALL, {"(no ending)": 1, ".css": 1}, ())


FOUND = [
    (["index.html", "./index.html", "content/../index.html"], [], ("index.html",)),
    (["content"], [], ("content/a.txt", "content/drafts/keep.md")),
    (["content", "."], ["*.html", "content/drafts"], ("b.MD", "content/a.txt")),
    (["build/page.html"], [], ("build/page.html",)),
    (["index.html", "b.MD"], ["index.*"], ("b.MD",)),
    # An ignore file that names a file again does not take back what a pattern leaves out.
    (["content"], ["keep.md"], ("content/a.txt",)),
]


def test_patterns_are_seen_from_the_folder_they_are_written_for(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site / "content")
    assert find(["."], ["content/a.txt"]).files == ("a.txt", "drafts/keep.md")
    assert find(["."], ["content/a.txt"], str(site)).files == ("drafts/keep.md",)


@pytest.mark.usefixtures("site")
def test_an_empty_name_is_no_folder() -> None:
    with pytest.raises(SettingsError, match=r"^'': no such file or folder"):
        find([""], [])


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("paths", "excludes", "files"), FOUND)
def test_files_are_found_once_and_sorted(
    paths: list[str], excludes: list[str], files: tuple[str, ...]
) -> None:
    assert find(paths, excludes).files == files


@pytest.mark.usefixtures("site")
def test_a_named_file_without_a_reader_is_unchecked() -> None:
    assert find(["style.css", "LICENSE"], []).unchecked == (
        Unchecked("LICENSE", "no reader for files without an ending"),
        Unchecked("style.css", "no reader for .css"),
    )


@pytest.mark.usefixtures("site")
def test_a_path_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(SettingsError, match="nowhere: no such file or folder"):
        find(["nowhere"], [])


def test_a_file_elsewhere_keeps_its_whole_path(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "content")
    assert find([str(site / "index.html")], []).files == ((site / "index.html").as_posix(),)


def test_ignore_files_above_a_named_folder_hold(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / ".gitignore").write_text("drafts/\n", "utf-8")
    monkeypatch.chdir(site / "content")
    assert find(["."], []).files == ("a.txt",)


def test_a_linked_folder_is_not_entered_but_counted(site: Path) -> None:
    (site / "more.md").symlink_to(site / "content", target_is_directory=True)
    found = find(["."], [])
    assert found.files == ALL
    assert found.ignored == {"(linked folder)": 1, "(no ending)": 1, ".css": 1}


@pytest.mark.usefixtures("site")
def test_a_named_file_that_a_pattern_leaves_out_is_kept_apart() -> None:
    found = find(["index.html", "b.MD"], ["*.html"])
    assert (found.files, found.excluded) == (("b.MD",), ("index.html",))
