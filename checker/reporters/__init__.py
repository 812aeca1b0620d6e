"""A finished report as text or bytes, one module a format."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Final, Protocol, cast

from checker.errors import SettingsError
from checker.model.reports import Report
from checker.reporters.options import PLAIN, Options

__all__ = ["ENDINGS", "RENDERERS", "Options", "format_of", "pieces", "render"]

RENDERERS: Final = {
    "text": "terminal",
    "json": "as_json",
    "github": "github",
    "sarif": "sarif",
    "html": "as_html",
    "xlsx": "excel",
}
ENDINGS: Final = {".json": "json", ".sarif": "sarif", ".html": "html", ".xlsx": "xlsx"}


class _Reporter(Protocol):
    """What every module named in RENDERERS offers."""

    def render(self, report: Report, options: Options) -> str | bytes:
        """Give *report* in the format of the module."""
        ...


def render(report: Report, form: str, options: Options = PLAIN) -> str | bytes:
    """Give *report* in the format *form*: bytes for xlsx, text for every other."""
    if form not in RENDERERS:
        raise SettingsError(f"format {form!r} is unknown; take one of {', '.join(RENDERERS)}")
    reporter = cast("_Reporter", import_module(f"checker.reporters.{RENDERERS[form]}"))
    return reporter.render(report, options)


def pieces(report: Report, form: str, options: Options = PLAIN) -> Iterator[bytes]:
    """Give the bytes of *report* in the format *form*; JSON comes finding by finding."""
    if form == "json":
        from checker.reporters import as_json

        yield from map(_encoded, as_json.pieces(report, options))
    else:
        yield _encoded(render(report, form, options))


def _encoded(rendered: str | bytes) -> bytes:
    if isinstance(rendered, bytes):
        return rendered
    return rendered.encode("utf-8", errors="replace")


def format_of(name: str) -> str:
    """Give the format that the ending of the file *name* asks for."""
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        raise SettingsError(f"{name}: the ending must be one of {', '.join(ENDINGS)}")
    return ENDINGS[ending]
