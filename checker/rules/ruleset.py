"""Folders of rule files to a `Ruleset`: read, checked, every pattern compiled."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import regex

from checker.errors import RulesError, nearest
from checker.model.documents import UnitKind
from checker.model.profiles import Statutes
from checker.model.rules import (
    LABELS,
    Cue,
    Example,
    Negation,
    Rule,
    Ruleset,
    Severity,
)
from checker.rules import amounts, laws, measured, topics
from checker.rules.differences import differences
from checker.rules.files import Table, parts
from checker.rules.gathering import (
    Gathered,
    check_overrides,
    contents,
    gather_language,
    gather_pack,
)
from checker.rules.lists import commonness, named_in, ready, written_out
from checker.rules.notation import Language
from checker.rules.patterns import patterns

ENGLISH: Final = "english"
_MARK: Final = regex.compile(r"\[\[|\]\]")


def load(
    builtin: Path, packs: tuple[Path, ...] = (), profiles: tuple[str, ...] = ("us",)
) -> Ruleset:
    """Read the built-in packs and then the user's *packs*; raise `RulesError` for a broken file.

    A rule or cue of a later pack replaces one of the same id, a list of the same name grows.
    """
    known = laws.load((builtin, *packs))
    laws.check_names(profiles, known)
    gathered = Gathered()
    gather_language(builtin / ENGLISH, gathered)
    gather_pack(builtin / "regenerative", gathered)
    standard = contents(gathered)
    for folder in packs:
        gather_pack(folder, gathered)
    check_overrides(gathered)
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
        differences=differences(standard, contents(gathered)) if packs else (),
        measured=measured.load(builtin / "regenerative"),
        parts=parts(builtin, packs),
    )


def _texts_of(rules: tuple[Rule, ...], clean: list[Example]) -> Iterator[str]:
    for rule in rules:
        yield from (example.text for example in (*rule.flag, *rule.silent))
    yield from (example.text for example in clean)


def _rules(gathered: Gathered, language: Language) -> Iterator[Rule]:
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
        also=patterns(table.get("also", []), f"{at}: also", language),
        unless=patterns(table.get("unless", []), f"{at}: unless", language),
        company=table.get("company", False),
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
