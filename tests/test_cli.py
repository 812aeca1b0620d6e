"""The command line as a user meets it: what is printed, what is written, how it ends."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from checker.cli import run
from checker.judging import reader

CLAIM = "# Knees\n\nOur injections regrow knee cartilage.\n"
CLEAN = "# Knees\n\nThe nurse meets you at the door. Bring a list of your medicines.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_claim_ends_with_1_and_is_shown_at_its_place(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")

    assert run(["check", "knee.md"]) == 1
    shown = capfd.readouterr().out.splitlines()
    assert shown[0].startswith('knee.md:3:16: high regeneration "regrow knee cartilage" [F-')
    assert "cartilage-not-rebuilt (contradicted)" in shown[2]
    assert shown[-1].startswith("1 finding (1 high, 0 medium, 0 low)")


def test_a_page_without_claims_ends_with_0(site: Path) -> None:
    (site / "knee.md").write_text(CLEAN, encoding="utf-8")

    assert run(["check", "."]) == 0


def test_fail_on_never_ends_with_0(site: Path) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")

    assert run(["check", ".", "--fail-on", "never"]) == 0


def test_an_empty_folder_ends_with_2(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (site / "site.css").write_text("p {}", encoding="utf-8")

    assert run(["check", "."]) == 2
    assert "no file to check in .: met 1 .css; readable are" in capfd.readouterr().err


@pytest.mark.usefixtures("site")
def test_a_path_that_does_not_exist_ends_with_2(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "nowhere.md"]) == 2
    assert "nowhere.md" in capfd.readouterr().err


def test_files_without_a_reader_are_counted_and_change_nothing(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "knee.md").write_text(CLEAN, encoding="utf-8")
    (site / "site.css").write_text("p {}", encoding="utf-8")

    assert run(["check", ".", "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out)["summary"]["ignored"] == {".css": 1}


def test_a_file_without_a_reader_named_outright_is_unchecked(site: Path) -> None:
    (site / "site.css").write_text("p {}", encoding="utf-8")

    assert run(["check", "site.css"]) == 3


def _binary(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")


def _truncated(path: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        file.writestr("word/document.xml", "<w:document/>" * 50)
    path.write_bytes(whole.getvalue()[:-40])


@pytest.mark.parametrize(
    ("name", "spoil", "reason"),
    [("page.html", _binary, "binary"), ("page.docx", _truncated, "DOCX")],
)
def test_a_broken_file_is_named_and_the_others_are_checked(
    site: Path,
    capfd: pytest.CaptureFixture[str],
    name: str,
    spoil: Callable[[Path], None],
    reason: str,
) -> None:
    spoil(site / name)
    (site / "good.md").write_text(CLEAN, encoding="utf-8")

    assert run(["check", ".", "--format", "json"]) == 3
    report = json.loads(capfd.readouterr().out)
    assert [u["path"] for u in report["unchecked"]] == [name]
    assert reason in report["unchecked"][0]["reason"]
    assert report["summary"]["files"] == 1

    (site / "good.md").write_text(CLAIM, encoding="utf-8")
    assert run(["check", ".", "--format", "json"]) == 1


def test_a_file_that_may_not_be_opened_is_unchecked(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "locked.md").write_text(CLEAN, encoding="utf-8")
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "locked.md":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert run(["check", "."]) == 3
    assert "locked.md: not checked: unreadable: permission denied" in capfd.readouterr().out


def test_a_spanish_page_is_not_checked_and_may_be_allowed(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page = '<html lang="es"><body><p>Nuestra terapia.</p></body></html>'
    (site / "es.html").write_text(page, encoding="utf-8")

    assert run(["check", ".", "--format", "json"]) == 3
    report = json.loads(capfd.readouterr().out)
    assert report["unchecked"] == [{"path": "es.html", "reason": "language es"}]
    assert run(["check", ".", "--allow-unchecked", "es"]) == 0


@pytest.mark.usefixtures("site")
def test_standard_input_is_checked_under_the_name_given(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(CLAIM.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)

    assert run(["check", "-", "--stdin-name", "draft.md", "--format", "json"]) == 1
    report = json.loads(capfd.readouterr().out)
    assert report["findings"][0]["places"][0]["path"] == "draft.md"


@pytest.mark.usefixtures("site")
def test_standard_input_needs_a_name() -> None:
    assert run(["check", "-"]) == 2


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('fail-onn = "low"', "overclaim.toml:1: unknown key 'fail-onn'; did you mean 'fail-on'?"),
        ('fail-on = "severe"', 'fail-on: "severe" is not one of high, medium, low, never'),
        ("jobs = -1", "jobs: -1 is not a number of jobs"),
        ("exclude = 'a'", 'exclude: "a" is not a list of texts, such as'),
        ("strict = 1", "strict: 1 is not true or false"),
        ("jobs = true", "jobs: true is not a number of jobs"),
        ("profile = []", "profile: [] is not a list of at least one profile"),
        ("check = 1", "unknown key 'check'; known are allow-unchecked, decisions"),
        ('fail-on-new = "low"\nfail-on = 1', "overclaim.toml:2: fail-on: 1 is not one of"),
        ('[duties]\nfda-stats = "off"', "no duty is named 'duty-fda-stats'; did you mean"),
        ('[profiles]\n"/fl/" = "us-fk"', "no profile is named 'us-fk'; did you mean 'us-fl'?"),
        ("fail-on = ", "overclaim.toml: cannot be read"),
        ('profile = ["atlantis"]', "no profile is named 'atlantis'"),
        ('rules = ["nowhere"]', "no such folder of rules"),
    ],
)
def test_wrong_settings_end_with_2_and_say_how_to_mend_them(
    site: Path, capfd: pytest.CaptureFixture[str], settings: str, told: str
) -> None:
    (site / "knee.md").write_text(CLEAN, encoding="utf-8")
    (site / "overclaim.toml").write_text(settings, encoding="utf-8")

    assert run(["check", "."]) == 2
    assert told in capfd.readouterr().err


def test_settings_saved_with_a_byte_order_mark_are_read(site: Path) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")
    (site / "overclaim.toml").write_text('fail-on = "never"\n', encoding="utf-8-sig")

    assert run(["check", "."]) == 0


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"[tool]\noverclaim = 3\n", "pyproject.toml: tool.overclaim is no table"),
        (b"[tool.overclaim]\n[tool.overclaim.dutys]\n", "pyproject.toml:2: unknown key 'dutys'"),
        (b"\xff\xfe[\x00", "pyproject.toml: not UTF-8; save it in that encoding"),
    ],
)
def test_wrong_settings_in_pyproject_end_with_2(
    site: Path, capfd: pytest.CaptureFixture[str], written: bytes, told: str
) -> None:
    (site / "knee.md").write_text(CLEAN, encoding="utf-8")
    (site / "pyproject.toml").write_bytes(written)

    assert run(["check", "."]) == 2
    assert told in capfd.readouterr().err


def test_a_pyproject_of_another_shape_holds_no_settings(site: Path) -> None:
    (site / "knee.md").write_text(CLEAN, encoding="utf-8")
    (site / "pyproject.toml").write_text("tool = 3\n", encoding="utf-8")

    assert run(["check", "."]) == 0


def test_a_named_file_that_the_settings_leave_out_is_told_and_fails_nothing(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "drafts").mkdir()
    (site / "drafts" / "knee.md").write_text(CLAIM, encoding="utf-8")
    (site / "overclaim.toml").write_text('exclude = ["drafts/**"]\n', encoding="utf-8")

    assert run(["check", "drafts/knee.md"]) == 0
    shown = capfd.readouterr()
    assert "drafts/knee.md: left out, as --exclude or the settings say" in shown.err
    assert shown.out.rstrip().endswith("0 files")
    assert run(["check", "drafts"]) == 2
    assert "it is empty, or all in it is left out" in capfd.readouterr().err


def test_a_pipe_with_the_name_of_a_page_is_unchecked(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(site / "pipe.md")

    assert run(["check", "."]) == 3
    assert "pipe.md: not checked: unreadable: a device or a pipe" in capfd.readouterr().out


def test_a_name_for_standard_input_needs_standard_input(site: Path) -> None:
    (site / "knee.md").write_text(CLEAN, encoding="utf-8")

    assert run(["check", "knee.md", "--stdin-name", "draft.md"]) == 2


@pytest.mark.parametrize("arguments", [["check", "."], ["--help"], ["rules", "list"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_cannot_be_written_is_told_and_no_bug_of_ours(
    unbuffered: str, arguments: list[str], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    (site / "knee.md").write_text(CLEAN, encoding="utf-8")
    with (site / "knee.md").open("rb") as full:
        command = [sys.executable, "-m", "checker", *arguments]
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE)

    assert done.returncode == 2
    assert done.stderr.startswith(b"overclaim: standard output: cannot be written")


def test_a_reader_that_goes_away_does_not_change_the_status(site: Path) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")
    command = [sys.executable, "-m", "checker", "check", ".", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()

    assert process.returncode == 1


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("sentence", "status"), [("", 2), (" ", 2), ("We cure arthritis \udcff", 1)]
)
def test_a_sentence_is_checked_whatever_it_holds_but_nothing_is_not(
    sentence: str, status: int
) -> None:
    assert run(["text", sentence]) == status


def test_settings_stand_in_pyproject_too(site: Path) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")
    (site / "pyproject.toml").write_text('[tool.overclaim]\nfail-on = "never"\n', encoding="utf-8")

    assert run(["check", "."]) == 0


def _pack(folder: Path, rules: str) -> None:
    (folder / "ours" / "claims").mkdir(parents=True)
    (folder / "ours" / "pack.toml").write_text('name = "ours"\nversion = "0.1.0"\n', "utf-8")
    (folder / "ours" / "claims" / "hype.toml").write_text(rules, encoding="utf-8")
    (folder / "overclaim.toml").write_text('rules = ["ours"]\n', encoding="utf-8")


RULE = """
[[rule]]
id = "hype/moonshine"
severity = "high"
title = "calls the treatment moonshine"
why = "A word of our own that we never want to see in print."
patterns = ["moonshine jelly"]
flag.sentence = [
  "Try our [[moonshine jelly]].", "[[Moonshine jelly]] here.", "A [[moonshine jelly]]!",
]
pass.negated = ["We sell no moonshine jelly."]
pass.neutral = ["Moonshine is a drink.", "Jelly is sweet."]
"""


def test_a_pack_of_ones_own_adds_rules(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _pack(site, RULE)
    (site / "a.md").write_text("Our moonshine jelly is here.\n", encoding="utf-8")

    assert run(["check", "a.md", "--format", "json"]) == 1
    report = json.loads(capfd.readouterr().out)
    assert [f["rule"] for f in report["findings"]] == ["hype/moonshine"]
    assert [p["name"] for p in report["tool"]["packs"]] == ["regenerative", "ours"]
    assert run(["rules", "test", "hype/moonshine"]) == 0


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (
            RULE.replace("severity", "severty"),
            "ours/claims/hype.toml: rule[hype/moonshine]: unknown key 'severty'; "
            "did you mean 'severity'?",
        ),
        (RULE.replace('"high"', '"hihg"'), "'hihg' is not allowed; did you mean 'high'?"),
        (RULE.replace('"moonshine jelly"]', '"(moonshine"]'), "patterns[0]: '(moonshine'"),
        (RULE.replace("hype/", "cure/"), "rule cure/moonshine belongs in another file"),
        (RULE.replace("[[rule]]", "[[rule]"), "not readable as TOML"),
        (RULE + RULE, "ours/claims/hype.toml: rule hype/moonshine: id is taken already"),
        (RULE.replace("[[Moonshine jelly]]", "Moonshine jelly"), "mark the words at fault"),
        (RULE.replace("pass.neutral", "pass.negatd"), "unknown key 'negatd'"),
        (RULE.replace('moonshine jelly"]', '{tisue}"]', 1), "{tisue}; did you mean 'tissue'?"),
        (RULE + 'evidence = ["risks-exists"]', "no 'risks-exists'; did you mean 'risks-exist'?"),
    ],
)
def test_a_broken_rule_ends_with_2_and_is_named(
    site: Path, capfd: pytest.CaptureFixture[str], broken: str, told: str
) -> None:
    _pack(site, broken)
    (site / "a.md").write_text(CLEAN, encoding="utf-8")

    assert run(["check", "a.md"]) == 2
    assert told in capfd.readouterr().err


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ours/claim/hype.toml", "ours/claim: is not read; did you mean 'claims'?"),
        ("ours/term.toml", "ours/term.toml: is not read; did you mean 'terms.toml'?"),
    ],
)
def test_a_part_of_a_pack_under_a_wrong_name_is_told(
    site: Path, capfd: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    _pack(site, RULE)
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text("", encoding="utf-8")

    assert run(["check", "."]) == 2
    assert told in capfd.readouterr().err


def test_a_pack_without_its_name_is_told(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _pack(site, RULE)
    (site / "ours" / "pack.toml").unlink()

    assert run(["check", "."]) == 2
    assert "ours: no pack.toml; a pack needs one" in capfd.readouterr().err


def test_reports_are_written_by_their_ending(site: Path) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")
    names = ["r.xlsx", "r.json", "r.sarif", "r.html"]

    assert run(["check", "knee.md", *(a for n in names for a in ("--report", n))]) == 1
    assert zipfile.is_zipfile("r.xlsx")
    assert json.loads(Path("r.json").read_text("utf-8"))["summary"]["findings"] == 1
    assert json.loads(Path("r.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "<html" in Path("r.html").read_text("utf-8")
    assert [p.name for p in site.iterdir() if p.name.startswith(".overclaim-")] == []


def test_an_unknown_report_ending_ends_with_2(site: Path) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")

    assert run(["check", "knee.md", "--report", "r.pdf"]) == 2


def test_the_same_input_gives_the_same_bytes_whatever_the_jobs(
    site: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for number in range(70):
        (site / f"{number}.md").write_text(CLAIM.replace("Knees", f"Page {number}"), "utf-8")

    run(["check", ".", "--format", "json", "--jobs", "1"])
    one = capfdbinary.readouterr().out
    run(["check", ".", "--format", "json", "--jobs", "2"])
    assert capfdbinary.readouterr().out == one
    assert len(json.loads(one)["findings"][0]["places"]) == 70


def test_text_checks_one_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["text", "Our injections regrow knee cartilage."]) == 1
    assert run(["text", "It is not a cure.", "--why"]) == 0
    assert 'negated by "is not"' in capfd.readouterr().out


def test_explain_tells_a_finding_of_the_last_run_and_a_rule(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")
    run(["check", "knee.md", "--format", "json"])
    finding = json.loads(capfd.readouterr().out)["findings"][0]

    assert run(["explain", finding["id"]]) == 0
    told = capfd.readouterr().out
    assert "would be silent if" in told
    assert "cartilage-not-rebuilt" in told
    assert run(["explain", finding["rule"]]) == 0
    assert run(["explain", "F-nosuchone"]) == 2
    assert "no such finding" in capfd.readouterr().err


def test_explain_tells_all_of_it_in_json_too(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")
    run(["check", "knee.md", "--report", "out.json"])
    finding = json.loads((site / "out.json").read_text("utf-8"))["findings"][0]
    capfd.readouterr()

    assert run(["explain", finding["id"], "--report", "out.json", "--format", "json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert (told["id"], told["verdict"], told["profiles"]) == (
        finding["id"],
        finding["verdict"],
        ["us"],
    )
    assert told["judged_by"]["version"] == "regenerative 1.0.0"
    assert told["evidence"][0]["sources"][0]["document"] == "004_5de9efddb2fbcf88.txt"
    assert told["law"][0]["url"].startswith("https://")
    assert told["judged_by"]["silent_if"][0] == "the phrase is gone"

    assert run(["explain", finding["rule"], "--format", "json"]) == 0
    rule = json.loads(capfd.readouterr().out)
    assert rule["rule"] == finding["rule"]
    assert rule["flags"]


@pytest.mark.usefixtures("site")
def test_text_tells_why_a_sentence_is_flagged_and_why_another_is_silent(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run(["text", "Relief lasts five years.", "--why"]) == 1
    told = capfd.readouterr().out
    for words in (
        "rule:     says how long the effect lasts",
        "matched:  {recovery-result} ..4 {recovery-keep} ..3 <duration>",
        "looked:   a hedge of strength 2 or more",
        "figures:  exceeds: 60 months against 6 (review of 25 trials, slight) and 24 (some",
        "limits: product stem cells; joint knee",
        "law:      FTC, Health Products Compliance Guidance (December 2022), https://",
        "\nwould be silent if the phrase is gone",
    ):
        assert words in told

    assert run(["text", "No injection regrows cartilage.", "--why", "--format", "json"]) == 0
    silent = json.loads(capfd.readouterr().out)
    assert silent["findings"] == []
    assert [excused["excuse"] for excused in silent["excused"]] == ["negated"]
    trigger = silent["why"][0]["triggers"][0]
    assert (trigger["excuse"], trigger["cue"], trigger["finding"]) == ("negated", "No", None)
    negations = [cue for cue in trigger["found"] if cue["kind"] == "negation"]
    assert [(cue["words"], cue["covers"], cue["reach"]) for cue in negations] == [
        ("No", True, "forward, its clause")
    ]

    assert run(["text", "The nurse takes a little blood.", "--why"]) == 0
    assert "no rule matches a phrase of this sentence" in capfd.readouterr().out


def test_an_unknown_id_ends_with_2_and_names_the_nearest(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")
    run(["check", "knee.md"])
    capfd.readouterr()

    assert run(["explain", "regeneration/regrows-tisue"]) == 2
    assert "did you mean regeneration/regrows-tissue?" in capfd.readouterr().err
    assert run(["explain", "F-nosuchone", "--report", "none.json"]) == 2
    assert "none.json: no such report" in capfd.readouterr().err


def test_init_writes_settings_and_hook_once(site: Path) -> None:
    assert run(["init"]) == 0
    (site / "overclaim.toml").write_text("# mine\n", encoding="utf-8")
    assert run(["init"]) == 0
    assert (site / "overclaim.toml").read_text("utf-8") == "# mine\n"
    assert "id: overclaim" in (site / ".pre-commit-config.yaml").read_text("utf-8")


@pytest.mark.usefixtures("site")
def test_an_unknown_option_ends_with_2() -> None:
    assert run(["check", ".", "--nonsense"]) == 2


def test_a_bug_ends_with_70(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")
    monkeypatch.setattr("checker.running.report", lambda *_: 1 / 0)

    assert run(["check", "."]) == 70
    assert "a bug of ours" in capfd.readouterr().err


def test_a_package_that_is_missing_since_an_update_is_named(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "hip.md").write_text("Our exosomes bring worn hips back to what they were at twenty.")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.setattr(reader, "_heard", {})
    reader._session.cache_clear()  # noqa: SLF001

    assert run(["check", "."]) == 2
    told = capfd.readouterr().err
    assert "onnxruntime is not installed, which this version needs: install overclaim" in told
    assert "bug" not in told


def test_a_bug_tells_the_page_it_was_met_on(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")
    monkeypatch.setattr("checker.running.check_bytes", lambda *_: 1 / 0)

    assert run(["check", "."]) == 70
    assert "while checking knee.md" in capfd.readouterr().err


def test_an_interrupt_ends_with_130(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    (site / "knee.md").write_text(CLAIM, encoding="utf-8")
    monkeypatch.setattr("checker.running.report", interrupt)

    assert run(["check", ".", "--report", "r.xlsx"]) == 130
    assert not Path("r.xlsx").exists()


def test_no_color_is_respected(
    site: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")

    run(["check", "knee.md"])
    assert "\x1b[" not in capfd.readouterr().out


def test_the_day_may_come_from_the_environment(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "knee.md").write_text(CLAIM, encoding="utf-8")
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "1767225600")
    run(["check", "knee.md", "--report", "a.xlsx"])
    run(["check", "knee.md", "--report", "b.xlsx", "--today", "2026-01-01"])

    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()
