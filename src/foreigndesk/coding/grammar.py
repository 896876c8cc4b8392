"""The closed-class words that the argument finder needs, read from ``knowledge/coding/grammar.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, fields

from foreigndesk.knowledge import knowledge_dir, load_yaml


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word sets by syntactic job; each field is described in the knowledge file."""

    agent_prepositions: frozenset[str]
    clause_markers: frozenset[str]
    subject_control: frozenset[str]
    relative_pronouns: frozenset[str]
    partitives: frozenset[str]
    transparent: frozenset[str]
    act_nouns: frozenset[str]
    definite: frozenset[str]
    topical: frozenset[str]
    between: frozenset[str]
    carriers: frozenset[str]
    passive_carriers: frozenset[str]
    negators: frozenset[str]
    auxiliary_be: frozenset[str]

    @classmethod
    def load(cls) -> Grammar:
        """Read the grammar words that ship with the package."""
        raw = load_yaml(knowledge_dir() / "coding" / "grammar.yaml")
        return cls(**{field.name: frozenset(raw[field.name]) for field in fields(cls)})
