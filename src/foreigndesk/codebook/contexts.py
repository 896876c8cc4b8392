"""Cue phrases of the contexts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from foreigndesk.codebook.change import read_table
from foreigndesk.codebook.nouns import pieces
from foreigndesk.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Contexts:
    """Cue phrases of each context.

    Attributes:
        cues: By their first word, phrases and the context they speak of.
        definitions: What each context is about.
    """

    cues: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    definitions: Mapping[str, str]

    @classmethod
    def load(cls, path: Path) -> Contexts:
        """Read ``contexts.yaml``: ``name: {definition, words}``."""
        records = read_table(path)
        cues: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, record in records.items():
            if not isinstance(record, dict) or not isinstance(record.get("words", []), list):
                raise CodebookError(f"context {name!r} needs a list `words`", place=str(path))
            for word in record.get("words", ()):
                parts = pieces(str(word))
                cues.setdefault(parts[0], []).append((parts, name))
        definitions = {name: str(record.get("definition", "")) for name, record in records.items()}
        return cls({first: tuple(entries) for first, entries in cues.items()}, definitions)

    def words(self, name: str) -> list[str]:
        """The cue phrases of a context, in alphabetical order."""
        return sorted(" ".join(parts) for entries in self.cues.values() for parts, owner in entries if owner == name)
