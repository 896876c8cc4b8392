"""Reductions: PLOVER's rules that turn the status of an act into another act."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreigndesk.codebook.change import Change, code_and_parents, read_change
from foreigndesk.errors import CodebookError
from foreigndesk.knowledge import load_yaml


@dataclass(frozen=True, slots=True)
class Reduction:
    """An event of one of ``types`` with one of ``statuses`` (and speaker, if asked) becomes something else.

    ``types`` hold type names, ``TYPE.mode`` or CAMEO codes, which stand for everything below them too.
    """

    types: frozenset[str]
    statuses: frozenset[str]
    by_actor: bool
    becomes: Change


@dataclass(frozen=True, slots=True)
class Reductions:
    """PLOVER's rules that turn the status of an act into another act."""

    rules: tuple[Reduction, ...]

    @classmethod
    def load(cls, path: Path) -> Reductions:
        """Read ``reductions.yaml``; a codebook without one has none."""
        raw = load_yaml(path) if path.exists() else []
        rules = raw.get("rules", []) if isinstance(raw, dict) else raw
        return cls(tuple(_reduction(rule, path) for rule in rules))

    def find(
        self, event_type: str, mode: str | None, cameo: str | None, status: str, *, by_actor: bool
    ) -> Change | None:
        """The first rule for an event of this type, mode, code and status.

        Args:
            event_type: Type of the event.
            mode: Its mode.
            cameo: Its CAMEO code.
            status: Its status.
            by_actor: Whether the actor himself tells of the act ("we will bomb them").
        """
        names = {event_type, f"{event_type}.{mode}", *code_and_parents(cameo)}
        for rule in self.rules:
            if names & rule.types and status in rule.statuses and (by_actor or not rule.by_actor):
                return rule.becomes
        return None


def _reduction(rule: Any, path: Path) -> Reduction:
    try:
        when = rule["when"]
        statuses = when["status"]
        return Reduction(
            types=frozenset(when["types"]),
            statuses=frozenset(statuses if isinstance(statuses, list) else [statuses]),
            by_actor=bool(when.get("by_actor", False)),
            becomes=read_change(rule["becomes"], path),
        )
    except (KeyError, TypeError) as error:
        raise CodebookError(f"malformed rule {rule!r}", place=str(path)) from error
