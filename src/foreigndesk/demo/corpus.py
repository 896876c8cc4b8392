"""Where the reports of the demo corpus lie; they ship with the package."""

from __future__ import annotations

from pathlib import Path


def corpus_files() -> list[Path]:
    """The files of the corpus: JSON Lines by period, then web pages."""
    folder = Path(__file__).parent / "reports"
    return [*sorted(folder.glob("*.jsonl")), *sorted(folder.glob("pages/*.html"))]
