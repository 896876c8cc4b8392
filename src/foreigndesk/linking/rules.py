"""The rules of linking incidents, read from ``knowledge/linking/incidents.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from foreigndesk.errors import KnowledgeError
from foreigndesk.knowledge import knowledge_dir, load_yaml


@dataclass(frozen=True, slots=True)
class LinkRules:
    """When two reports tell the same happening; the file says what each rule means."""

    needed: int
    tolerance: int
    publication_lag: int
    denial_lag: int
    precisions: frozenset[str]
    near: float
    share: float
    letters: int
    told: frozenset[str]
    denied: str
    denying: frozenset[str]
    reciprocal: frozenset[str]
    repeated: frozenset[str]

    @classmethod
    def load(cls) -> LinkRules:
        """Read the rules.

        Raises:
            KnowledgeError: If one is missing or unknown.
        """
        path = knowledge_dir() / "linking" / "incidents.yaml"
        content: dict[str, Any] = dict(load_yaml(path))
        content |= content.pop("words", {})
        try:
            fields: dict[str, Any] = {k: frozenset(v) if isinstance(v, list) else v for k, v in content.items()}
            return cls(**fields)
        except TypeError as error:
            raise KnowledgeError(f"rules of linking are wrong ({error})", place=str(path)) from error
