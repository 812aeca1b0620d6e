"""Folders of rule files to a `Ruleset`: read, checked, every pattern compiled."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, Final

import regex

from checker.errors import RulesError, nearest
from checker.model.documents import UnitKind
from checker.model.evidence import Entry, NumericLimit, Scopes
from checker.model.profiles import Statutes
from checker.model.rules import (
    LABELS,
    Cue,
    Example,
    Likeness,
    Negation,
    Pack,
    Rule,
    Ruleset,
    Severity,
    Template,
)
from checker.rules import amounts, laws, ledger, likeness, measured, topics
from checker.rules.differences import Contents, differences
from checker.rules.files import Table, check_pack, fingerprint, parts, shown, toml, tomls
from checker.rules.lists import commonness, named_in, ready, written_out
from checker.rules.notation import Language
from checker.rules.patterns import patterns

ENGLISH: Final = "english"
_MARK: Final = regex.compile(r"\[\[|\]\]")


@dataclass(slots=True)
class _Gathered:
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


def load(
    builtin: Path, packs: tuple[Path, ...] = (), profiles: tuple[str, ...] = ("us",)
) -> Ruleset:
    """Read the built-in packs and then the user's *packs*; raise `RulesError` for a broken file.

    A rule or cue of a later pack replaces one of the same id, a list of the same name grows.
    """
    known = laws.load((builtin, *packs))
    laws.check_names(profiles, known)
    gathered = _Gathered()
    _gather_language(builtin / ENGLISH, gathered)
    _gather_pack(builtin / "regenerative", gathered)
    standard = _contents(gathered)
    for folder in packs:
        _gather_pack(folder, gathered)
    _check_overrides(gathered)
    shared = {name: gathered.lists[name] for name in gathered.lists if name not in gathered.local}
    own = {name: gathered.lists[name] for name in sorted(gathered.local)}
    lists = written_out(shared, gathered.irregular, gathered.list_files)
    language = Language(frozenset(lists), gathered.irregular)
    language = ready(own, language, gathered.list_files)
    rules = tuple(_rules(gathered, language))
    if not rules:
        raise RulesError("no rules: a check without rules would find nothing in anything")
    often = commonness(_texts_of(rules, gathered.clean), lists, language.local)
    statutes = Statutes(
        topics=topics.topics(gathered.topics, language),
        oppositions=topics.oppositions(gathered.topics),
        profiles=known,
    )
    citations = {c.id: c for profile in known.values() for c in profile.citations}
    learnt = tuple(gathered.likeness.rules.values()) if gathered.likeness else ()
    _check_references((*rules, *learnt), frozenset(gathered.entries), frozenset(citations))
    return Ruleset(
        packs=tuple(gathered.packs),
        rules=rules,
        cues=tuple(_cue(table, where, language) for where, table in gathered.cues.values()),
        terms=lists,
        lists=named_in(language, often),
        often=often,
        entries=gathered.entries,
        limits=tuple(gathered.limits),
        citations=citations,
        amounts=amounts.load(p / "amounts.toml" for p in (builtin / ENGLISH, *packs)),
        profiles=profiles,
        statutes=laws.checked(statutes),
        clean=tuple(gathered.clean),
        likeness=gathered.likeness,
        wording=gathered.wording,
        scopes=gathered.scopes,
        differences=differences(standard, _contents(gathered)) if packs else (),
        measured=measured.load(builtin / "regenerative"),
        parts=parts(builtin, packs),
    )


def _contents(gathered: _Gathered) -> Contents:
    return Contents(
        rules={name: table for name, (_, table) in gathered.rules.items()},
        lists={name: tuple(phrases) for name, phrases in gathered.lists.items()},
        cues={name: table for name, (_, table) in gathered.cues.items()},
        entries=dict(gathered.entries),
        wording=dict(gathered.wording),
        severity=dict(gathered.severity),
        off=frozenset(gathered.off),
    )


def _texts_of(rules: tuple[Rule, ...], clean: list[Example]) -> Iterator[str]:
    for rule in rules:
        yield from (example.text for example in (*rule.flag, *rule.silent))
    yield from (example.text for example in clean)


def _gather_language(folder: Path, gathered: _Gathered) -> None:
    inflections = toml(folder / "inflections.toml", "inflections")
    gathered.irregular.update({word: tuple(forms) for word, forms in inflections.items()})
    _gather_common(folder, gathered)


def _gather_common(folder: Path, gathered: _Gathered) -> None:
    if (folder / "terms.toml").exists():
        _add_lists(toml(folder / "terms.toml", "terms"), folder / "terms.toml", gathered)
    for path in sorted(folder.glob("context*.toml")):
        data = toml(path, "context")
        _add_lists(data.get("lists", {}), path, gathered)
        for cue in data.get("cue", []):
            gathered.cues[cue["id"]] = (shown(path), cue)


def _gather_pack(folder: Path, gathered: _Gathered) -> None:
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


def _gather_likeness(folder: Path, gathered: _Gathered) -> None:
    learnt = likeness.load(folder)
    if learnt:
        gathered.likeness = replace(learnt, doubted=frozenset(gathered.rules))


def _gather_evidence(folder: Path, gathered: _Gathered) -> None:
    if not folder.is_dir():
        return
    own = ledger.load(folder)
    ledger.check_clinic(folder, own, gathered.entries, gathered.scopes)
    gathered.entries.update(own)
    gathered.limits.extend(ledger.load_limits(folder, gathered.entries))


def _gather_rules(folder: Path, gathered: _Gathered) -> None:
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


def _gather_topics(folder: Path, gathered: _Gathered) -> None:
    for path, data in tomls(folder / "topics", "topics"):
        gathered.local.update(set(data.get("lists", {})) - set(gathered.lists))
        _add_lists(data.get("lists", {}), path, gathered)
        gathered.topics.append((shown(path), data))


def _add_lists(lists: Mapping[str, list[str]], path: Path, gathered: _Gathered) -> None:
    for name, entries in lists.items():
        gathered.list_files[name] = shown(path)
        gathered.lists.setdefault(name, []).extend(entries)


def _check_overrides(gathered: _Gathered) -> None:
    for rule in sorted(gathered.off | set(gathered.severity)):
        if rule not in gathered.rules:
            hint = nearest(rule, gathered.rules)
            raise RulesError(f"pack.toml: no rule is named '{rule}'{hint}")


def _rules(gathered: _Gathered, language: Language) -> Iterator[Rule]:
    for name, (where, table) in sorted(gathered.rules.items()):
        if name in gathered.off:
            continue
        rule = _rule(table, where, language)
        if name in gathered.severity:
            rule = replace(rule, severity=Severity(gathered.severity[name]))
        yield rule


def _rule(table: Table, where: str, language: Language) -> Rule:
    label = table["id"].partition("/")[0]
    if label not in LABELS:
        raise RulesError(f"{where}: rule {table['id']}: '{label}' is no label")
    at = f"{where}: rule {table['id']}"
    optional: dict[str, Any] = {}
    if "applies_to" in table:
        optional["applies_to"] = frozenset(UnitKind(kind) for kind in table["applies_to"])
    return Rule(
        id=table["id"],
        label=label,
        severity=Severity(table["severity"]),
        title=table["title"],
        why=table["why"],
        patterns=patterns(table["patterns"], f"{at}: patterns", language),
        negation=Negation(table.get("negation", "removes")),
        hedge=table.get("hedge", 3),
        subject=table.get("subject", "treatment"),
        needs=patterns(table.get("needs", []), f"{at}: needs", language),
        unless=patterns(table.get("unless", []), f"{at}: unless", language),
        evidence=tuple(table.get("evidence", [])),
        basis=tuple(table.get("basis", [])),
        rewrites={form: _texts(texts) for form, texts in table.get("rewrite", {}).items()},
        flag=tuple(_examples(table["flag"], _marked)),
        silent=tuple(_examples(table["pass"], Example)),
        source=where,
        **optional,
    )


def _cue(table: Table, where: str, language: Language) -> Cue:
    at = f"{where}: cue {table['id']}"
    return Cue(
        id=table["id"],
        kind=table["kind"],
        patterns=patterns(table["patterns"], f"{at}: patterns", language),
        direction=table.get("direction", "forward"),
        reach=table.get("reach", "clause"),
        strength=table.get("strength", 0),
        needs=patterns(table.get("needs", []), f"{at}: needs", language),
        ends=patterns(table.get("ends", []), f"{at}: ends", language),
        labels=frozenset(table.get("labels", [])),
        note=table.get("note", ""),
    )


def _texts(texts: str | list[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


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


def _examples(
    by_kind: Mapping[str, list[str]], make: Callable[[str, str], Example]
) -> Iterator[Example]:
    for kind, texts in by_kind.items():
        for text in texts:
            yield make(text, kind)


def _marked(text: str, kind: str) -> Example:
    bare = _MARK.sub("", text)
    start = text.index("[[")
    after = len(_MARK.sub("", text[text.rindex("]]") :]))
    return Example(bare, kind, bare[start : len(bare) - after])


def _check_references(
    rules: tuple[Rule, ...], entries: frozenset[str], citations: frozenset[str]
) -> None:
    for rule in rules:
        for kind, names, known in (
            ("evidence", rule.evidence, entries),
            ("basis", rule.basis, citations),
        ):
            unknown = [name for name in names if name not in known]
            if unknown:
                hint = nearest(unknown[0], known)
                raise RulesError(f"{rule.source}: rule {rule.id}: {kind}: no '{unknown[0]}'{hint}")
