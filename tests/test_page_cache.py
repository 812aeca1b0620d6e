"""An unchanged page is not judged again; one is that anything has changed for."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from checker import page_cache, running
from checker.engine import PageResult
from checker.judging.judge import Bench
from checker.model.regimes import Include, Regime
from checker.model.reports import Finding
from checker.model.rules import Ruleset
from checker.page_cache import PageCache
from checker.rules.compiled import Packs
from checker.running import Task

RULESETS: Final = Path(__file__).parents[1] / "rulesets"
ENOUGH: Final = 64
CLAIM: Final = "Our PRP cures arthritis of the knee.\n"
SILENCED: Final = "<!-- overclaim-ignore-next cure until 2026-02-01: we are on it (JB) -->\n\n"


class Site:
    """A folder of pages, checked again and again, and how many were judged the last time."""

    def __init__(self, folder: Path, cache: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths = [str(folder / f"{number}.md") for number in range(ENOUGH)]
        self.task = Task(Packs(RULESETS, cache=cache), "2026-01-02")
        self.judged: list[str] = []
        for path in self.paths:
            Path(path).write_text("We are open on Mondays.\n")
        Path(self.paths[0]).write_text(CLAIM)
        judge = running.check_data

        def counted(path: str, data: bytes | str, task: Task) -> PageResult:
            self.judged.append(path)
            return judge(path, data, task)

        monkeypatch.setattr(running, "check_data", counted)

    def check(self, task: Task | None = None) -> list[PageResult]:
        """Check all pages in this process; note which were judged."""
        self.judged.clear()
        return running.check_files(self.paths, task or self.task, 1, lambda _: None)


def claims(result: PageResult) -> list[Finding]:
    return [found for found in result.findings if found.kind == "claim"]


@pytest.fixture
def site(tmp_path: Path, at: Bench, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(running, "ready", lambda _: at)
    folder = tmp_path / "site"
    folder.mkdir()
    return Site(folder, tmp_path / "cache", monkeypatch)


def test_what_has_not_changed_is_not_judged_again_and_comes_out_the_same(site: Site) -> None:
    first = site.check()
    assert site.judged == site.paths
    assert first[0].findings
    assert site.check() == first
    assert site.judged == []


def test_a_page_that_changed_is_judged_and_no_other(site: Site) -> None:
    before = site.check()
    Path(site.paths[7]).write_text(CLAIM)
    after = site.check()
    assert site.judged == [site.paths[7]]
    assert after[7].findings
    assert after[:7] == before[:7]
    assert after[8:] == before[8:]


def test_the_same_page_under_another_name_is_another_page(site: Site) -> None:
    site.check()
    other = Path(site.paths[0]).with_name("other.md")
    other.write_text(CLAIM)
    site.paths[3] = str(other)
    assert site.check()[3].findings[0].places[0].path == str(other)
    assert site.judged == [str(other)]


OTHERWISE: Final[list[Callable[[Task], Task]]] = [
    lambda task: replace(task, regime=Regime(profiles=("us", "fl"))),
    lambda task: replace(
        task, regime=Regime(includes=(Include(path="a.md", data=b"a", at="foot"),))
    ),
    lambda task: replace(task, approved=(("A sentence.", "Its wording."),)),
]


@pytest.mark.parametrize("changed", OTHERWISE)
def test_other_settings_or_decisions_judge_anew(
    site: Site, changed: Callable[[Task], Task]
) -> None:
    site.check()
    site.check(changed(site.task))
    assert site.judged == site.paths


def test_another_program_judges_anew(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.check()
    monkeypatch.setattr(page_cache, "_program", lambda: "changed")
    site.check()
    assert site.judged == site.paths


def test_a_new_day_judges_anew_where_a_date_may_stand(site: Site) -> None:
    Path(site.paths[0]).write_text(SILENCED + CLAIM)
    Path(site.paths[1]).write_text(SILENCED + CLAIM, encoding="utf-16")
    assert not any(map(claims, site.check()[:2]))
    later = site.check(replace(site.task, today="2026-02-03"))
    assert site.judged == site.paths[:2]
    assert all(map(claims, later[:2]))


def test_a_run_that_was_broken_off_goes_on_where_it_was(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = running.check_data

    def interrupted(path: str, data: bytes | str, task: Task) -> PageResult:
        if path == site.paths[40]:
            raise KeyboardInterrupt
        return judge(path, data, task)

    with monkeypatch.context() as patched:
        patched.setattr(running, "check_data", interrupted)
        with pytest.raises(KeyboardInterrupt):
            site.check()
    results = site.check()
    assert site.judged == site.paths[40:]
    assert [result.path for result in results] == site.paths


def test_two_processes_keep_what_one_does(site: Site) -> None:
    alone = site.check(replace(site.task, packs=Packs(RULESETS)))
    assert running.check_files(site.paths, site.task, 2, lambda _: None) == alone
    assert site.check() == alone
    assert site.judged == []


def test_without_a_folder_every_page_is_judged_every_time(site: Site) -> None:
    site.task = replace(site.task, packs=Packs(RULESETS))
    site.check()
    site.check()
    assert site.judged == site.paths


def test_a_file_that_cannot_be_read_is_told_of_every_time(site: Site) -> None:
    Path(site.paths[5]).unlink()
    for _ in range(2):
        assert "unreadable" in site.check()[5].reason


def test_a_damaged_result_is_judged_anew(site: Site) -> None:
    first = site.check()
    with sqlite3.connect(site.task.packs.cache / "pages-1.sqlite") as kept:  # type: ignore[operator]
        kept.execute("update pages set result = x'00'")
    kept.close()
    assert site.check() == first
    assert site.judged == site.paths
    assert site.check() == first
    assert site.judged == []


@pytest.fixture
def kept(tmp_path: Path) -> PageCache:
    return PageCache(tmp_path / "cache" / "pages.sqlite", "rules", "2026-01-02")


def test_a_damaged_file_knows_nothing_and_is_made_anew(kept: PageCache) -> None:
    assert kept.file
    kept.file.parent.mkdir()
    kept.file.write_bytes(b"no database, but longer than the head of one" * 40)
    assert kept.known(["one"]) == {}
    kept.keep({"one": b"1"})
    assert kept.known(["one", "two"]) == {"one": b"1"}


def test_a_file_that_another_run_holds_is_no_mistake(
    kept: PageCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_cache, "_PATIENCE", 0.01)
    kept.keep({"one": b"1"})
    other = sqlite3.connect(str(kept.file))
    other.execute("begin exclusive")
    assert not kept.keep({"two": b"2"})
    assert kept.known(["one", "two"]) == {}
    other.close()
    assert kept.known(["one", "two"]) == {"one": b"1"}


def test_a_run_waits_only_once_for_another(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def refused(_: PageCache, results: Mapping[str, bytes]) -> bool:
        asked.append(len(results))
        return False

    monkeypatch.setattr(PageCache, "keep", refused)
    assert len(site.check()) == ENOUGH
    assert asked == [4]


def test_what_cannot_be_written_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = PageCache(tmp_path / "file" / "pages.sqlite", "rules", "2026-01-02")
    kept.keep({"one": b"1"})
    assert kept.known(["one"]) == {}


def test_the_pages_met_longest_ago_are_dropped(
    kept: PageCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_cache, "_MOST", 2)
    for key in ("one", "two"):
        assert kept.known([key]) == {}
        kept.keep({key: key.encode()})
    assert kept.known(["one"]) == {"one": b"one"}
    kept.keep({"three": b"three"})
    assert kept.known(["one", "three"]) == {"one": b"one", "three": b"three"}
    assert kept.known(["two"]) == {}


def test_only_its_owner_may_read_it(kept: PageCache) -> None:
    kept.keep({"one": b"1"})
    assert kept.file
    assert kept.file.stat().st_mode & 0o077 == 0


def test_the_ledger_of_the_clinic_counts_by_what_has_expired(
    tmp_path: Path, ruleset: Ruleset
) -> None:
    rules = ruleset
    name, entry = next((n, e) for n, e in rules.entries.items() if e.citation)
    assert entry.citation
    dated = replace(entry, citation=replace(entry.citation, expires="2026-03-01"))
    rules = replace(rules, entries={**rules.entries, name: dated})

    def key(today: str) -> str:
        kept = page_cache.page_cache(tmp_path, rules, Regime(), today)
        return kept.key("a.md", b"a")

    assert key("2026-01-02") == key("2026-03-01") != key("2026-03-02") == key("2026-05-01")
