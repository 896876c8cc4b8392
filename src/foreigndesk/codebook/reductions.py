"""Reductions: PLOVER's rules that turn the status of an act into another act."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreigndesk.codebook.change import Change, code_and_parents, read_change
from foreigndesk.codebook.content import ContentTables
from foreigndesk.codebook.frames import Example
from foreigndesk.codebook.status import Teller
from foreigndesk.errors import CodebookError
from foreigndesk.knowledge import load_yaml


@dataclass(frozen=True, slots=True)
class Reduction:
    """An event of one of ``types`` with one of ``statuses`` becomes something else.

    Attributes:
        types: Type names, ``TYPE.mode`` or CAMEO codes, which stand for everything below them too.
        statuses: Statuses, or the manner ``refused``.
        told_by: Who must tell of it; nobody for anybody.
        heard: Whether it is for acts that the reader hears in a phrase, auxiliaries and negation included.
        becomes: What becomes of it.
        content: The content table that says so more closely, if one does.
        examples: Sentences in which the rule applies.
    """

    types: frozenset[str]
    statuses: frozenset[str]
    told_by: frozenset[Teller]
    heard: bool
    becomes: Change
    content: str | None = None
    examples: tuple[Example, ...] = ()

    @property
    def name(self) -> str:
        """How messages call it."""
        return f"{', '.join(sorted(self.statuses))} {', '.join(sorted(self.types))}"


@dataclass(frozen=True, slots=True)
class Reductions:
    """PLOVER's rules that turn the status of an act into another act."""

    rules: tuple[Reduction, ...]
    content: ContentTables

    @classmethod
    def load(cls, path: Path, content: ContentTables) -> Reductions:
        """Read ``reductions.yaml``; a codebook without one has none."""
        raw = load_yaml(path) if path.exists() else []
        rules = raw.get("rules", []) if isinstance(raw, dict) else raw
        return cls(tuple(_reduction(rule, path) for rule in rules), content)

    def find(
        self,
        event_type: str,
        mode: str | None,
        cameo: str | None,
        status: str,
        *,
        told_by: Teller,
        heard: bool = False,
    ) -> Change | None:
        """The first rule for an event of this type, mode, code and status.

        Args:
            event_type: Type of the event.
            mode: Its mode.
            cameo: Its CAMEO code.
            status: Its status, or the manner in which it is worded.
            told_by: Who tells of the act: its actor ("we will bomb them"), another, or the outlet.
            heard: Whether the reader heard it.
        """
        names = {event_type, f"{event_type}.{mode}", *code_and_parents(cameo)}
        for rule in self.rules:
            told = not rule.told_by or told_by in rule.told_by
            if rule.heard is heard and told and names & rule.types and status in rule.statuses:
                row = self.content.look_up(rule.content, event_type, mode, cameo) if rule.content else None
                return rule.becomes.closer(row) if row else rule.becomes
        return None


def _reduction(rule: Any, path: Path) -> Reduction:
    try:
        when = rule["when"]
        statuses = when["status"]
        statuses = frozenset(statuses if isinstance(statuses, list) else [statuses])
        change = read_change(rule["becomes"], path)
        return Reduction(
            types=frozenset(when["types"]),
            statuses=statuses,
            told_by=frozenset(when.get("told_by", ())),
            heard=bool(when.get("heard", False)),
            becomes=change,
            content=rule.get("content"),
            examples=tuple(_example(example, change, statuses) for example in rule.get("examples", [])),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise CodebookError(f"malformed rule {rule!r}", place=str(path)) from error


def _example(fields: dict[str, Any], change: Change, statuses: frozenset[str]) -> Example:
    """What an example leaves out is its rule's."""
    own: dict[str, Any] = {"type": change.type, "mode": change.mode, "status": change.status or next(iter(statuses))}
    return Example(**(own | fields))
