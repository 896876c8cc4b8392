"""The rules of linking incidents, read from ``knowledge/linking/incidents.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge import knowledge_dir, load_yaml


@dataclass(frozen=True, slots=True)
class LinkRules:
    """When two reports tell the same happening; the file says what each rule means."""

    between: Mapping[str, float]
    within: Mapping[str, float]
    never: frozenset[str]
    acts: frozenset[str]
    cohesion: float
    tolerance: int
    publication_lag: int
    denial_lag: int
    plan_lead: int
    vague: int
    near: float
    told: frozenset[str]
    recalled: frozenset[str]
    asserting: frozenset[str]
    planned: str
    comes_about: Mapping[str, tuple[str, ...]]
    denied: str
    denying: frozenset[str]
    reciprocal: frozenset[str]
    handles: int
    context_handles: int
    rare: float
    country: float
    place: float
    copied: str

    @classmethod
    def load(cls) -> LinkRules:
        """Read the rules.

        Raises:
            KnowledgeError: If one is missing or unknown.
        """
        path = knowledge_dir() / "linking" / "incidents.yaml"
        try:
            content = dict(load_yaml(path))
            content["comes_about"] = {kind: tuple(later) for kind, later in content["comes_about"].items()}
            fields: dict[str, Any] = {k: frozenset(v) if isinstance(v, list) else v for k, v in content.items()}
            return cls(**fields)
        except (KeyError, TypeError) as error:
            raise KnowledgeError(f"rules of linking are wrong ({error})", place=str(path)) from error
