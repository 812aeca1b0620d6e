"""Which law holds for a page, which template it is made with, and what it takes in."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.errors import SettingsError, UnreadableError, nearest
from checker.judging.judge import Bench
from checker.model.documents import Block, Document, Unit
from checker.model.grounds import Severity
from checker.model.profiles import Duty, Law, Profile, Reach
from checker.model.regimes import Include, Regime
from checker.reading import read
from checker.reading.decoding import decode, even_line_breaks
from checker.reading.sentences import units
from checker.review.identity import normalised

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_KEYS: Final = (
    "overclaim-profile",
    "overclaim_profile",
    "overclaim.profile",
    "params.overclaim-profile",
)
# Sites use these for other things too, so they count only where they name known profiles.
_LOOSE_KEYS: Final = ("profile", "profiles", "jurisdiction")
_LAYOUT_KEYS: Final = ("layout", "template", "type")
_TAG: Final = re.compile(
    r"\{\{.{0,400}?\}\}|\{%.{0,400}?%\}|<!--\s*#include.{0,400}?-->|<\?.{0,400}?\?>|<[A-Z][^<>]{0,400}>"
    r"|^include::\S{1,400}",
    re.DOTALL | re.MULTILINE,
)
_NAME: Final = re.compile(r"[\w./-]+")
_PLAIN: Final = re.compile(r"[\W_]+")
_DIGITS: Final = re.compile(r"\d+")
_SEVERITIES: Final = frozenset(severity.value for severity in Severity)
_CHROME: Final = ("footer", "nav")


def law_of(document: Document, regime: Regime, at: Bench) -> Law:
    """Give the law that holds for *document*; raise `UnreadableError` where it names no profile."""
    names = _own_profiles(document, at.ruleset.statutes.profiles)
    if names:
        return law(names, regime.duties, at)
    return law(_by_path(document.path, regime), regime.duties, at)


@lru_cache(maxsize=256)
def law(names: tuple[str, ...], changes: tuple[tuple[str, str], ...], at: Bench) -> Law:
    """Give the profiles *names* put together, with what the settings change of their duties."""
    known = at.ruleset.statutes.profiles
    all_names = tuple(dict.fromkeys(name for each in names for name in _with_grounds(each, known)))
    chosen = [known[name] for name in all_names if name in known]
    duties = {duty.id: duty for profile in chosen for duty in profile.duties}
    for duty, change in changes:
        if duty in duties:
            duties[duty] = _changed(duties[duty], change)
    return Law(
        names=all_names,
        duties=tuple(duty for duty in duties.values() if not _is_off(duty.id, changes)),
        notices=tuple(notice for profile in chosen for notice in profile.notices),
        floors=tuple(floor for profile in chosen for floor in profile.floors),
        cited=frozenset(cited.id for profile in chosen for cited in profile.citations),
        grounds=tuple(name for profile in chosen for name in profile.grounds),
        rewrites=all(profile.rewrites for profile in chosen),
    )


def check(regime: Regime, at: Bench) -> None:
    """Raise `SettingsError` for a profile or a duty of the settings that there is none of."""
    statutes = at.ruleset.statutes
    for pattern, names in regime.by_path:
        for name in names:
            if name not in statutes.profiles:
                hint = nearest(name, statutes.profiles)
                raise SettingsError(f"profiles: '{pattern}': no profile is named '{name}'{hint}")
    duties = {duty.id for profile in statutes.profiles.values() for duty in profile.duties}
    notices = {notice.id for profile in statutes.profiles.values() for notice in profile.notices}
    asked = [name for name, _ in regime.duties]
    asked += [name for include in regime.includes for name in include.meets]
    for name in asked:
        if name not in duties | notices:
            raise SettingsError(f"no duty is named '{name}'{nearest(name, duties | notices)}")


def template_of(document: Document, regime: Regime) -> str:
    """Give what the page shares with others made alike: the same words for all of them.

    A template named in the settings, else the words of its footer or menu, else the layout that
    its front matter names; a page that shows none of these is its own.
    """
    for name, pattern in regime.templates:
        if fits(document.path, (pattern,), regime.base):
            return f"template {name}"
    chrome = _chrome(document.blocks)
    if chrome:
        return f"chrome {chrome}"
    for key in _LAYOUT_KEYS:
        if key in document.front_matter:
            return f"layout {document.front_matter[key]}"
    return f"page {document.path}"


def taken_in(
    document: Document, data: bytes, regime: Regime
) -> Iterator[tuple[int, Include, tuple[Unit, ...]]]:
    """Give what the page takes in: where in its source, which file, and the units of it."""
    if not regime.includes:
        return
    text = even_line_breaks(decode(data).text)
    for include in regime.includes:
        if include.pages and not fits(document.path, include.pages, regime.base):
            continue
        for offset in _offsets(text, include):
            yield offset, include, _units(include)


def fits(path: str, patterns: Sequence[str], base: str) -> bool:
    """Tell whether one of *patterns* fits *path*, which is relative to the working folder."""
    inside = posixpath.normpath(posixpath.join(base, path)) if base else path
    return any(_spec(pattern).match_file(inside) for pattern in patterns)


def _by_path(path: str, regime: Regime) -> tuple[str, ...]:
    fitting = [
        (len(pattern), names)
        for pattern, names in regime.by_path
        if fits(path, (pattern,), regime.base)
    ]
    return max(fitting)[1] if fitting else regime.profiles


@lru_cache(maxsize=256)
def _spec(pattern: str) -> "GitIgnoreSpec":
    """Give *pattern* compiled; that of a folder (``/fl/``) fits wherever the folder lies."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([pattern.lstrip("/") or "**"])


def _with_grounds(name: str, known: Mapping[str, Profile]) -> Iterator[str]:
    for ground in known[name].builds_on if name in known else ():
        yield from _with_grounds(ground, known)
    yield name


def _changed(duty: Duty, change: str) -> Duty:
    if change in _SEVERITIES:
        return replace(duty, severity=Severity(change), advice=False)
    return duty if change == "off" else replace(duty, reach=Reach(change))


def _is_off(duty: str, changes: tuple[tuple[str, str], ...]) -> bool:
    return (duty, "off") in changes


def _chrome(blocks: Sequence[Block]) -> str:
    for region in _CHROME:
        words = " ".join(b.text.value for b in blocks if b.region == region)
        if words:
            return _DIGITS.sub("", normalised(words))
    return ""


def _offsets(text: str, include: Include) -> Iterator[int]:
    if include.at == "top":
        yield 0
    elif include.at == "foot":
        yield len(text)
    else:
        stem = _stem(include.path)
        for tag in _TAG.finditer(text):
            if any(_stem(name) == stem for name in _NAME.findall(tag[0])):
                yield tag.start()


def _stem(path: str) -> str:
    name = posixpath.splitext(posixpath.basename(path))[0]
    return _PLAIN.sub("", name).lower()


@lru_cache(maxsize=64)
def _units(include: Include) -> tuple[Unit, ...]:
    return units(read(include.path, include.data))


def _own_profiles(document: Document, known: Mapping[str, Profile]) -> tuple[str, ...]:
    """Give the profiles that the front matter asks for, none where it asks for none."""
    for key in _KEYS:
        if key in document.front_matter:
            names = _listed(document.front_matter[key])
            wrong = [name for name in names if name not in known]
            if wrong or not names:
                listed = ", ".join(sorted(known))
                raise UnreadableError(
                    f"its front matter asks for profile '{', '.join(wrong)}'; known are {listed}"
                )
            return names
    asked = (_listed(document.front_matter.get(key, "")) for key in _LOOSE_KEYS)
    return next((names for names in asked if names and known.keys() >= set(names)), ())


def _listed(value: str) -> tuple[str, ...]:
    return tuple(part.strip(" '\"[]") for part in value.split(",") if part.strip(" '\"[]"))
