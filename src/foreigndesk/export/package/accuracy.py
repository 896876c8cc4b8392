"""Known accuracy: the figures that this version of the coder is held to, as a table."""

from __future__ import annotations

from pathlib import Path

import foreigndesk
from foreigndesk.evaluation.gate import Baseline
from foreigndesk.knowledge.files import knowledge_dir

_NAME = "baseline.json"


def known_accuracy() -> str:
    """A Markdown table of set, figure and value; a sentence where the figures do not come along."""
    path = next((path for path in _places() if path.exists()), None)
    if path is None:
        return "No figures come with this installation; see docs/accuracy.md of Foreign Desk.\n"
    rows = [
        f"| {name} | {figure} | {floor.value:.3f} |\n"
        for name, figures in sorted(Baseline(path).floors.items())
        for figure, floor in figures.items()
    ]
    return "| set | figure | value |\n|---|---|---:|\n" + "".join(rows)


def _places() -> tuple[Path, ...]:
    """In the wheel, and in a checkout."""
    package = Path(foreigndesk.__file__).parent
    return (knowledge_dir() / "evaluation" / _NAME, package.parents[1] / "evaluation" / _NAME)
