"""Decisions: what the codebook's authors settled where their sources contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from foreigndesk.codebook.change import read_table
from foreigndesk.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Decision:
    """One question that the sources leave open.

    Attributes:
        about: The event types concerned; empty means all.
        found: What stands where.
        decision: What this codebook does.
        why: The reason.
    """

    about: tuple[str, ...]
    found: str
    decision: str
    why: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """The sources of a codebook, and what was decided between them."""

    sources: tuple[str, ...]
    decisions: tuple[Decision, ...]

    @classmethod
    def load(cls, path: Path) -> Decisions:
        """Read ``decisions.yaml``; a codebook without one decided nothing.

        Raises:
            CodebookError: If a record lacks a field.
        """
        raw = read_table(path)
        try:
            decisions = tuple(
                Decision(tuple(r.get("about", ())), str(r["found"]), str(r["decision"]), str(r["why"]))
                for r in raw.get("decisions", ())
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise CodebookError(f"a decision is malformed ({error!r})", place=str(path)) from error
        return cls(tuple(map(str, raw.get("sources", ()))), decisions)

    def about(self, event_type: str) -> list[Decision]:
        """The decisions that concern one type by name."""
        return [decision for decision in self.decisions if event_type in decision.about]
