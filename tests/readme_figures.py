"""The table of measured figures in README.md, made from the labelled copy.

``python -m tests.test_reports`` writes it anew with the reports; this module does so alone.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from checker import measuring
from checker.judging.judge import bench
from checker.measuring import Outcome, Score
from checker.model.rules import LABELS
from checker.rules.ruleset import load
from tests.labelled_copy import SETS, outcomes

README: Final = Path(__file__).parents[1] / "README.md"
BEGIN: Final = "<!-- measured: python -m tests.readme_figures -->\n"
END: Final = "<!-- end of measured -->\n"


def table(own: Sequence[Outcome], check: Sequence[Outcome]) -> str:
    """Give the table: the project's own sentences beside those that no writer of rules reads."""
    head = (
        f"| | own corpus ({len(own):,} sentences): claims | precision | recall "
        f"| check ({len(check)} sentences): claims | precision | recall |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
    )
    return head + "".join(_rows(own, check))


def _rows(own: Sequence[Outcome], check: Sequence[Outcome]) -> Iterator[str]:
    scores = [measuring.score(among) for among in (own, check)]
    yield _row("all", scores)
    high = [[o for o in among if o.item.severity == "high"] for among in (own, check)]
    yield _row("of high severity, found at all", [measuring.score(among) for among in high])
    for label in LABELS:
        yield _row(f"`{label}`", [measuring.label_score(among, label) for among in (own, check)])


def _row(name: str, scores: Sequence[Score]) -> str:
    cells = (f"{s.right + s.missed} | {s.precision:.2f} | {s.recall:.2f}" for s in scores)
    return f"| {name} | {' | '.join(cells)} |\n"


def main() -> None:
    """Write the table into README.md."""
    at = bench(load(README.parent / "rulesets"))
    made = table(outcomes(SETS["own"], at), outcomes(SETS["check"], at))
    text = README.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}{made}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
