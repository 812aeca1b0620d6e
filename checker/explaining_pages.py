"""What is asked of whole pages, as plain objects: duties, notices, oppositions, suppressions."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from checker.explaining import law
from checker.judging.judge import Bench
from checker.model.profiles import Duty, Notice, Opposition, Profile, Reach
from checker.notice_findings import ALTERED, WRONG_STATE

_Object = dict[str, Any]
_SITE: Final = "site"
_REACHES: Final = {
    Reach.PAGE: "anywhere on the page but in the footer",
    Reach.BEFORE_ACTION: "before the first call to action",
    Reach.SECTION: "in the same section, or within two sentences",
    Reach.BESIDE: "in the same paragraph, or within two sentences",
    Reach.UNIT: "in the same sentence or heading",
}
_APART: Final = "the two sentences are about another {axes}, each by its words or its heading"
_SUPPRESSIONS: Final = {
    "malformed": "the comment names a label and gives a reason, or is removed",
    "expired": "the comment gets a later day, or is removed with the claim",
    "unused": "the comment is removed: nothing beside it is flagged",
}


def named(name: str, at: Bench) -> tuple[_Object, ...]:
    """Give all that *name* may mean: us/duty-risks, duty-risks, site/contradiction-cure, ..."""
    wanted, _, label = name.rpartition("/")
    known = at.ruleset.statutes
    found: list[_Object] = []
    for profile in known.profiles.values():
        if wanted in ("", profile.name):
            found += _of_profile(label, profile, at)
    if wanted in ("", _SITE):
        found += [_opposition(each, at) for each in known.oppositions if each.id == label]
    if wanted == "suppression" and label in _SUPPRESSIONS:
        found.append(_suppression(label, at))
    return tuple(found)


def names(at: Bench) -> Iterator[str]:
    """Give every name that `named` knows, in full."""
    for profile in at.ruleset.statutes.profiles.values():
        asked = (*(d.id for d in profile.duties), *(n.id for n in profile.notices))
        yield from (f"{profile.name}/{label}" for label in asked)
    for opposed in at.ruleset.statutes.oppositions:
        yield f"{_SITE}/{opposed.id}"


def _of_profile(label: str, profile: Profile, at: Bench) -> Iterator[_Object]:
    yield from (_duty(each, at) for each in profile.duties if each.id == label)
    faulty = label in (ALTERED, WRONG_STATE)
    yield from (_notice(each, at) for each in profile.notices if faulty or each.id == label)


def _duty(duty: Duty, at: Bench) -> _Object:
    return {
        **_head(f"{duty.profile}/{duty.id}", duty.title, f"profiles/{duty.profile}.toml", at),
        "severity": duty.severity,
        "why": duty.why,
        "asked_where": _topics(duty.when, at),
        "and_where": _topics(duty.and_when, at),
        "not_where": _topics(duty.not_when, at),
        "met_by": _topics(duty.met, at),
        "at_least": duty.at_least,
        "not_enough": _topics(duty.weak, at),
        "place": "" if duty.forbids else _place(duty),
        "offer": duty.offer,
        "provisional": duty.provisional,
        "law": law(duty.basis, at),
        "silent_if": _duty_silent(duty),
    }


def _place(duty: Duty) -> str:
    far = f", at most {duty.within} sentences below what calls for it" if duty.within else ""
    return f"{_REACHES[duty.reach]}{far}"


def _duty_silent(duty: Duty) -> list[str]:
    off = f'the settings say [duties] {duty.id} = "off"'
    if duty.forbids:
        return ["what calls for it is taken down", off]
    return [
        f"the page says it {_place(duty)}",
        "what calls for it is gone from the page, or is a quotation",
        "an include that says it stands on the page and in the settings",
        off,
    ]


def _notice(notice: Notice, at: Bench) -> _Object:
    path = f"profiles/{notice.profile}.toml"
    return {
        **_head(f"{notice.profile}/{notice.id}", f"the notice of {notice.state}", path, at),
        "severity": notice.severity,
        "why": f"{notice.state} orders this text word by word ({notice.where}).",
        "asked_where": _topics(notice.when, at),
        "text": notice.text,
        "also_right": list(notice.also),
        "place": notice.size,
        "provisional": notice.provisional,
        "law": law(notice.basis, at),
        "silent_if": [
            "the text stands on the page word by word, and not in its footer",
            "what calls for it is gone from the page",
        ],
    }


def _opposition(opposed: Opposition, at: Bench) -> _Object:
    apart = [_APART.format(axes=" or ".join(opposed.apart))] if opposed.apart else []
    return {
        **_head(f"{_SITE}/{opposed.id}", opposed.title, opposed.source, at),
        "severity": opposed.severity,
        "why": opposed.why,
        "one": _topics(opposed.one, at),
        "other": _topics(opposed.other, at),
        "law": [],
        "silent_if": [
            "one of the two sentences goes, or says the same as the other",
            *apart,
            "one of them is a question, or is refuted where it stands",
        ],
        "opposed": [list(pair) for pair in opposed.opposed],
        "agreed": [list(pair) for pair in opposed.agreed],
    }


def _suppression(kind: str, at: Bench) -> _Object:
    return {
        **_head(f"suppression/{kind}", f"a suppression that is {kind}", "", at),
        "why": "A suppression in the copy needs a label and a reason, and a claim beside it.",
        "law": [],
        "silent_if": [_SUPPRESSIONS[kind]],
    }


def _head(rule: str, title: str, file: str, at: Bench) -> _Object:
    version = ", ".join(f"{pack.name} {pack.version}" for pack in at.ruleset.packs)
    return {
        "rule": rule,
        "title": title,
        "file": file,
        "version": version,
        "profiles": list(at.ruleset.profiles),
    }


def _topics(wanted: Sequence[str], at: Bench) -> list[_Object]:
    known = {topic.id: topic for topic in at.ruleset.statutes.topics}
    return [
        {"topic": name, "title": known[name].title, "such_as": list(known[name].says[:1])}
        for name in wanted
        if name in known
    ]
