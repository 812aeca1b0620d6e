"""The files of the packs, read and laid beside each other, before any pattern is compiled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from checker.errors import RulesError, nearest
from checker.model.evidence import Entry, NumericLimit, Scopes
from checker.model.rules import LABELS, Example, Likeness, Pack, Template
from checker.rules import ledger, likeness
from checker.rules.differences import Contents
from checker.rules.files import Table, check_pack, fingerprint, shown, toml, tomls


@dataclass(slots=True)
class Gathered:
    """What the files hold, before patterns are compiled."""

    irregular: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    list_files: dict[str, str] = field(default_factory=dict)
    local: set[str] = field(default_factory=set)
    cues: dict[str, tuple[str, Table]] = field(default_factory=dict)
    rules: dict[str, tuple[str, Table]] = field(default_factory=dict)
    topics: list[tuple[str, Table]] = field(default_factory=list)
    clean: list[Example] = field(default_factory=list)
    packs: list[Pack] = field(default_factory=list)
    off: set[str] = field(default_factory=set)
    severity: dict[str, str] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    limits: list[NumericLimit] = field(default_factory=list)
    likeness: Likeness | None = None
    scopes: Scopes = field(default_factory=lambda: Scopes({}))
    wording: dict[str, dict[str, tuple[Template, ...]]] = field(default_factory=dict)


def gather_language(folder: Path, gathered: Gathered) -> None:
    """Read the inflections, lists and cues of a language."""
    inflections = toml(folder / "inflections.toml", "inflections")
    gathered.irregular.update({word: tuple(forms) for word, forms in inflections.items()})
    _gather_common(folder, gathered)


def _gather_common(folder: Path, gathered: Gathered) -> None:
    if (folder / "terms.toml").exists():
        _add_lists(toml(folder / "terms.toml", "terms"), folder / "terms.toml", gathered)
    for path in sorted(folder.glob("context*.toml")):
        data = toml(path, "context")
        _add_lists(data.get("lists", {}), path, gathered)
        for cue in data.get("cue", []):
            gathered.cues[cue["id"]] = (shown(path), cue)


def gather_pack(folder: Path, gathered: Gathered) -> None:
    """Read all of a pack; raise `RulesError` for a broken or misplaced file."""
    check_pack(folder)
    pack = toml(folder / "pack.toml", "pack")
    digest = fingerprint(folder)
    gathered.packs.append(Pack(name=pack["name"], version=pack["version"], sha256=digest))
    gathered.off.update(pack.get("off", []))
    gathered.severity.update(pack.get("severity", {}))
    _gather_common(folder, gathered)
    _gather_rules(folder, gathered)
    _gather_topics(folder, gathered)
    _gather_likeness(folder, gathered)
    if (folder / "scopes.toml").exists():
        gathered.scopes = ledger.load_scopes(folder / "scopes.toml")
    _gather_evidence(folder / "evidence", gathered)
    if (folder / "wording.toml").exists():
        for label, forms in toml(folder / "wording.toml", "wording").items():
            gathered.wording[label] = {form: _templates(texts) for form, texts in forms.items()}
    if (folder / "clean.toml").exists():
        for kind, texts in toml(folder / "clean.toml", "clean").items():
            gathered.clean.extend(Example(text, kind) for text in texts)


def _gather_likeness(folder: Path, gathered: Gathered) -> None:
    learnt = likeness.load(folder)
    if learnt:
        # A scene holds no word of healing: where it is told, the reader has nothing to go by.
        doubted = (id_ for id_, (_, rule) in gathered.rules.items() if not rule.get("stands"))
        gathered.likeness = replace(learnt, doubted=frozenset(doubted))


def _gather_evidence(folder: Path, gathered: Gathered) -> None:
    if not folder.is_dir():
        return
    own = ledger.load(folder)
    ledger.check_clinic(folder, own, gathered.entries, gathered.scopes)
    gathered.entries.update(own)
    gathered.limits.extend(ledger.load_limits(folder, gathered.entries))


def _gather_rules(folder: Path, gathered: Gathered) -> None:
    here: set[str] = set()
    for path, data in tomls(folder / "claims", "claims"):
        gathered.local.update(set(data.get("lists", {})) - set(gathered.lists))
        _add_lists(data.get("lists", {}), path, gathered)
        for rule in data.get("rule", []):
            if path.stem in LABELS and not rule["id"].startswith(f"{path.stem}/"):
                raise RulesError(f"{shown(path)}: rule {rule['id']} belongs in another file")
            if rule["id"] in here:
                raise RulesError(f"{shown(path)}: rule {rule['id']}: id is taken already")
            here.add(rule["id"])
            gathered.rules[rule["id"]] = (shown(path), rule)
            if gathered.likeness:
                # What a user's own pack says stands as it says it.
                kept = gathered.likeness.doubted - {rule["id"]}
                gathered.likeness = replace(gathered.likeness, doubted=kept)


def _gather_topics(folder: Path, gathered: Gathered) -> None:
    for path, data in tomls(folder / "topics", "topics"):
        gathered.local.update(set(data.get("lists", {})) - set(gathered.lists))
        _add_lists(data.get("lists", {}), path, gathered)
        gathered.topics.append((shown(path), data))


def _add_lists(lists: Mapping[str, list[str]], path: Path, gathered: Gathered) -> None:
    for name, entries in lists.items():
        gathered.list_files[name] = shown(path)
        gathered.lists.setdefault(name, []).extend(entries)


def check_overrides(gathered: Gathered) -> None:
    """Raise `RulesError` where a pack turns off or re-rates a rule that is not there."""
    for rule in sorted(gathered.off | set(gathered.severity)):
        if rule not in gathered.rules:
            hint = nearest(rule, gathered.rules)
            raise RulesError(f"pack.toml: no rule is named '{rule}'{hint}")


def contents(gathered: Gathered) -> Contents:
    """Give what two readings are compared by."""
    return Contents(
        rules={name: table for name, (_, table) in gathered.rules.items()},
        lists={name: tuple(phrases) for name, phrases in gathered.lists.items()},
        cues={name: table for name, (_, table) in gathered.cues.items()},
        entries=dict(gathered.entries),
        wording=dict(gathered.wording),
        severity=dict(gathered.severity),
        off=frozenset(gathered.off),
    )


def _templates(texts: str | list[str | Table]) -> tuple[Template, ...]:
    listed = [texts] if isinstance(texts, str) else texts
    return tuple(chain.from_iterable(map(_alike, listed)))


def _alike(given: str | Table) -> Iterator[Template]:
    if isinstance(given, str):
        yield Template(given)
    elif "any" in given:
        for text in given["any"]:
            yield Template(text, given.get("move", ""), given["any"][0])
    else:
        yield Template(**given)
