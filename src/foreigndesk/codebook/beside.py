"""Beside: how a codebook that is used beside the main one gives way to the main one's acts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from foreigndesk.codebook.change import code_and_parents, read_table
from foreigndesk.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Beside:
    """CAMEO codes (and what stands below them) that are coded only where the words told in them hold no act."""

    gives_way: frozenset[str]

    @classmethod
    def load(cls, path: Path) -> Beside:
        """Read ``beside.yaml``; a codebook without one gives way only at the same words.

        Raises:
            CodebookError: If ``gives_way`` is no list.
        """
        codes = read_table(path).get("gives_way", [])
        if not isinstance(codes, list):
            raise CodebookError("`gives_way` must be a list of CAMEO codes", place=str(path))
        return cls(frozenset(map(str, codes)))

    def yields(self, cameo: str | None) -> bool:
        """Whether an event of this code gives way to the acts told in it."""
        return not self.gives_way.isdisjoint(code_and_parents(cameo))
