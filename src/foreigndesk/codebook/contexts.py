"""Cue phrases of the contexts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from foreigndesk.codebook.change import read_table
from foreigndesk.codebook.nouns import pieces


@dataclass(frozen=True, slots=True)
class Contexts:
    """Cue phrases of each context, by their first word."""

    cues: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    @classmethod
    def load(cls, path: Path) -> Contexts:
        """Read ``contexts.yaml``: ``name: {definition, words}``."""
        cues: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, record in read_table(path).items():
            for word in record.get("words", ()):
                parts = pieces(str(word))
                cues.setdefault(parts[0], []).append((parts, name))
        return cls({first: tuple(entries) for first, entries in cues.items()})
