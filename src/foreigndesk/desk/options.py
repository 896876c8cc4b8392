"""Options of a desk, as they travel from the command line to the processes that code."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict


class DeskOptions(TypedDict, total=False):
    """Keyword arguments of ``Desk``; each is described there."""

    codebook: str | Path | None
    actors: str | Path | None
    cameo_statements: bool
    reader: str | Path | bool
    min_confidence: float
