"""Cue words of attribution and status, read from ``knowledge/claims``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foreigndesk.codebook.status import Status
from foreigndesk.knowledge import knowledge_dir, load_yaml


@dataclass(frozen=True, slots=True)
class AttributionCues:
    """Stances by cue lemma, for each way a cue can be worded."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    prepositions: Mapping[tuple[str, ...], str]
    adverbs: Mapping[str, str]
    adjectives: Mapping[str, str]
    quoted: frozenset[str]
    saying: frozenset[str]
    uttering: frozenset[str]
    addressed: frozenset[str]

    @classmethod
    def load(cls) -> AttributionCues:
        """Read ``cues.yaml``."""
        raw = load_yaml(knowledge_dir() / "claims" / "cues.yaml")
        prepositions = {tuple(phrase.split()): stance for phrase, stance in _stances(raw["prepositions"]).items()}
        return cls(
            verbs=_stances(raw["verbs"]),
            nouns=_stances(raw["nouns"]),
            prepositions=prepositions,
            adverbs=_stances(raw["adverbs"]),
            adjectives=_stances(raw["adjectives"]),
            quoted=frozenset(raw["quoted"]),
            saying=frozenset(raw["saying"]),
            uttering=frozenset(raw["uttering"]),
            addressed=frozenset(raw["addressed"]),
        )


@dataclass(frozen=True, slots=True)
class StatusCues:
    """Words that decide the status of an act; see the knowledge file for each list."""

    negators: frozenset[str]
    negative_marks: frozenset[str]
    future_auxiliaries: frozenset[str]
    hypothetical_auxiliaries: frozenset[str]
    reported_future: frozenset[str]
    conditionals: frozenset[str]
    governors: Mapping[str, Status]
    modifiers: Mapping[str, Status]
    noun_governors: Mapping[str, Status]
    historical_after_days: int

    @classmethod
    def load(cls) -> StatusCues:
        """Read ``status.yaml``."""
        raw = load_yaml(knowledge_dir() / "claims" / "status.yaml")
        words = {
            name: frozenset(raw[name])
            for name in (
                "negators",
                "negative_marks",
                "future_auxiliaries",
                "hypothetical_auxiliaries",
                "reported_future",
                "conditionals",
            )
        }
        return cls(
            **words,
            governors=_stances(raw["governors"]),
            modifiers=_stances(raw["modifiers"]),
            noun_governors=_stances(raw["noun_governors"]),
            historical_after_days=int(raw["historical_after_days"]),
        )


def _stances(groups: Mapping[str, list[str]]) -> dict[str, Any]:
    """Word → group; the group named first keeps a word that two name."""
    found: dict[str, str] = {}
    for name, words in groups.items():
        for word in words:
            found.setdefault(word, name)
    return found
