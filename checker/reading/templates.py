"""Template code in copy, blanked so that offsets stay: shortcodes, tags, expressions."""

import re
from typing import Final

_TEMPLATE: Final = re.compile(r"\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}|\{#[^{}]{0,2000}#\}")


def blank_templates(text: str, blank: str = " ") -> str:
    """Give *text* with each template expression replaced by as many *blank* characters."""
    if "{" not in text:
        return text
    return _TEMPLATE.sub(lambda found: _blanked(found[0], blank), text)


def _blanked(code: str, blank: str) -> str:
    return "\n".join(blank * len(line) for line in code.split("\n"))
