"""Lays out the rule packs: no list of phrases runs past the hundredth column.

`python -m tests.tidy_rules` rewrites the packs in place. Short entries fill a line, long ones get a
line each; comments, order and everything that is not a list of strings stay as they are.
"""

import re
import tomllib
from pathlib import Path

PACKS = Path(__file__).parents[1] / "rulesets"
WIDTH = 100
SHORT = 45
STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
START = re.compile(r"^(?P<key>[\w.\"-]+) = \[(?P<rest>.*)$")


def tidy(text: str) -> str:
    """The pack with each list of strings laid out; ValueError if that changed what it says."""
    lines, done = text.split("\n"), []
    at = 0
    while at < len(lines):
        started = START.match(lines[at])
        end = _end(lines, at) if started else None
        if started is None or end is None or not _wide(lines[at:end]):
            done.append(lines[at])
            at += 1
            continue
        done += _laid_out(lines[at:end], started["key"])
        at = end
    result = "\n".join(done)
    if tomllib.loads(result) != tomllib.loads(text):
        raise ValueError("the layout would change what the pack says")
    return result


def _end(lines: list[str], at: int) -> int | None:
    """The line after the list that starts at `at`; None where it holds more than strings."""
    text = lines[at].split("[", 1)[1]
    for end in range(at + 1, len(lines) + 1):
        bare = STRING.sub("", text)
        if set(bare) - set(", \n]"):
            return None
        if "]" in bare:
            return end
        text += "\n" + lines[end] if end < len(lines) else ""
    return None


def _wide(lines: list[str]) -> bool:
    return any(len(line) > WIDTH for line in lines)


def _laid_out(lines: list[str], key: str) -> list[str]:
    entries = STRING.findall("\n".join(lines).split("[", 1)[1])
    done, line = [f"{key} = ["], " "
    for entry in entries:
        alone = len(entry) > SHORT
        if line != " " and (alone or len(line) + len(entry) + 2 > WIDTH):
            done.append(line)
            line = " "
        line += f" {entry},"
        if alone:
            done.append(line)
            line = " "
    return [*done, *([line] if line != " " else []), "]"]


if __name__ == "__main__":
    for pack in sorted(PACKS.rglob("*.toml")):
        before = pack.read_text(encoding="utf-8")
        if (after := tidy(before)) != before:
            pack.write_text(after, encoding="utf-8")
