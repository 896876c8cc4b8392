"""ACLED's types and kinds of actors for ours, from ``knowledge/export/acled_types.yaml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foreigndesk.knowledge.files import knowledge_dir, load_yaml


@dataclass(frozen=True, slots=True)
class AcledTypes:
    """The tables of the file.

    Attributes:
        types: Event type and sub-event type by our type, or type and mode; two pairs where it matters who is hit.
        disorder: Disorder type by sub-event type, else by event type.
        violent: The disorder type of violence.
        interactions: Kind of actor by sector, in ACLED's order.
        external: The kind of forces of another state, and of organisations.
        civilians: The kind that civilian targeting is about.
        targeting: What the column of that name then says.
    """

    types: Mapping[str, Any]
    disorder: Mapping[str, str]
    interactions: Mapping[str, str]
    violent: str
    external: str
    civilians: str
    targeting: str

    @classmethod
    def load(cls) -> AcledTypes:
        """Read the file."""
        return cls(**load_yaml(knowledge_dir() / "export" / "acled_types.yaml"))

    def of(self, event_type: str, mode: str, *, hits_civilians: bool) -> tuple[str, str] | None:
        """Event type and sub-event type; ``None`` for acts that ACLED does not record."""
        found = self.types.get(f"{event_type}.{mode}", self.types.get(event_type))
        if isinstance(found, Mapping):
            found = found["civilians" if hits_civilians else "others"]
        return (found[0], found[1]) if found else None

    def disorder_of(self, acled_type: tuple[str, str]) -> str:
        """Disorder type."""
        return self.disorder.get(acled_type[1]) or self.disorder[acled_type[0]]

    def actor_kind(self, sectors: Sequence[str], *, abroad: bool) -> str:
        """Kind of actor, empty where its sectors do not tell."""
        return self.external if abroad else next((self.interactions[s] for s in sectors if s in self.interactions), "")
