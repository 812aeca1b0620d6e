"""Backslash escapes of JSON, YAML and JavaScript strings as the characters they stand for."""

import json


def plain(escape: str) -> str:
    """Give the character that *escape* stands for, a blank for an escaped line break."""
    if escape[1:2] in {"\r", "\n"}:
        return " "
    try:
        character: str = json.loads(f'"{escape}"')
    except ValueError:
        return escape[1:]
    return character
