"""Cue words of attribution and status, read from ``knowledge/claims``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from foreigndesk.codebook.status import Status
from foreigndesk.knowledge import knowledge_dir, load_yaml

_STANCES = frozenset({"verbs", "topics", "nouns", "predicate_adjectives", "adverbs", "adjectives"})


@dataclass(frozen=True, slots=True)
class AttributionCues:
    """Stances by cue lemma, for each way a cue can be worded, and the word sets that steer the reading.

    Each field is described in the knowledge file. ``topics`` maps a lemma to a stance for each preposition it takes
    (the empty word for a plain object).
    """

    verbs: Mapping[str, str]
    topics: Mapping[str, Mapping[str, str]]
    nouns: Mapping[str, str]
    predicate_adjectives: Mapping[str, str]
    prepositions: Mapping[tuple[str, ...], str]
    adverbs: Mapping[str, str]
    adjectives: Mapping[str, str]
    predicated: frozenset[str]
    finite_only: frozenset[str]
    speaking_through: frozenset[str]
    noun_content: frozenset[str]
    ownerless: frozenset[str]
    inner: frozenset[str]
    uttering: frozenset[str]
    citing: frozenset[str]
    hedging_passives: frozenset[str]
    quoted: frozenset[str]
    saying: frozenset[str]
    addressed: frozenset[str]
    content_markers: frozenset[str]
    with_object: frozenset[str]
    expletives: frozenset[str]
    granted: frozenset[str]
    rebuffing: frozenset[str]
    vouching: frozenset[str]
    performing: frozenset[str]
    closing: frozenset[str]
    charging: frozenset[str]
    turn_marks: frozenset[str]
    voices: frozenset[str]
    dash_marks: frozenset[str]
    opening_quotes: frozenset[str]
    closing_quotes: frozenset[str]
    straight_quotes: frozenset[str]
    single_opening_quotes: frozenset[str]
    single_closing_quotes: frozenset[str]
    assigning: str
    describing: frozenset[str]
    naming: frozenset[str]
    second_marks: frozenset[str]
    contrasting: frozenset[str]
    hostile: frozenset[str]
    parties: frozenset[str]
    incriminating: frozenset[str]
    backing: frozenset[str]
    militant: frozenset[str]

    @classmethod
    def load(cls) -> AttributionCues:
        """Read ``cues.yaml``."""
        raw = load_yaml(knowledge_dir() / "claims" / "cues.yaml")
        values: dict[str, Any] = {}
        for field in fields(cls):
            given = raw[field.name]
            values[field.name] = _stances(given) if field.name in _STANCES else given
            if isinstance(given, list):
                values[field.name] = frozenset(given)
        values["topics"] = _by_preposition(values["topics"])
        values["prepositions"] = {tuple(phrase.split()): s for phrase, s in _stances(raw["prepositions"]).items()}
        return cls(**values)


@dataclass(frozen=True, slots=True)
class StatusCues:
    """Words that decide the status of an act; each field is described in the knowledge file."""

    negators: frozenset[str]
    unnegating: frozenset[str]
    negative_marks: frozenset[str]
    negative_phrases: frozenset[tuple[str, ...]]
    future_auxiliaries: frozenset[str]
    future_marks: frozenset[str]
    hypothetical_auxiliaries: frozenset[str]
    reported_future: frozenset[str]
    inverted: frozenset[str]
    conditionals: frozenset[str]
    alternatives: frozenset[str]
    awaiting: frozenset[str]
    undone_before: frozenset[str]
    ranking: frozenset[str]
    measures: frozenset[str]
    disowning: frozenset[str]
    still: frozenset[str]
    since: frozenset[str]
    durations: frozenset[str]
    time_units: frozenset[str]
    recent_units: frozenset[str]
    long_time_units: frozenset[str]
    have: frozenset[str]
    be: frozenset[str]
    going: frozenset[str]
    passive_future: frozenset[str]
    finite_governors: Mapping[str, Status]
    doubted: frozenset[str]
    hoping: frozenset[str]
    modifiers: Mapping[str, Status]
    noun_governors: Mapping[str, Status]
    object_only: frozenset[str]
    aim_governors: Mapping[str, Status]
    transparent: frozenset[str]
    definite: frozenset[str]
    addressed: frozenset[str]
    answering: frozenset[str]
    reacting: frozenset[str]
    noun_prepositions: Mapping[tuple[str, ...], Status]
    states: frozenset[str]
    stative: frozenset[str]
    stative_participles: frozenset[str]
    aims: frozenset[str]
    gerund_marks: frozenset[str]
    ago: frozenset[str]
    after: frozenset[str]
    last: frozenset[str]
    open_ended: frozenset[str]
    dating: frozenset[str]
    speaks_for: Mapping[str, frozenset[str]]
    historical_after_days: int
    doubtful_below: float
    model_share: float
    factuality: Mapping[str, float]

    @classmethod
    def load(cls) -> StatusCues:
        """Read ``status.yaml``."""
        raw = load_yaml(knowledge_dir() / "claims" / "status.yaml")
        values: dict[str, Any] = {}
        for field in fields(cls):
            given = raw[field.name]
            values[field.name] = frozenset(given) if isinstance(given, list) else given
        for name in ("finite_governors", "modifiers", "noun_governors", "aim_governors"):
            values[name] = _stances(raw[name])
        values["speaks_for"] = {sector: frozenset(others) for sector, others in raw["speaks_for"].items()}
        values["negative_phrases"] = frozenset(tuple(words.split()) for words in raw["negative_phrases"])
        values["noun_prepositions"] = {tuple(w.split()): s for w, s in _stances(raw["noun_prepositions"]).items()}
        return cls(**values)


def _stances(groups: Mapping[str, list[str]]) -> dict[str, Any]:
    """Word → group; the group named first keeps a word that two name."""
    found: dict[str, str] = {}
    for name, words in groups.items():
        for word in words:
            found.setdefault(word, name)
    return found


def _by_preposition(stances: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """ "call for" → ``{"call": {"for": …}}``; a verb with a plain object stands under the empty word."""
    found: dict[str, dict[str, str]] = {}
    for words, stance in stances.items():
        verb, _, preposition = words.partition(" ")
        found.setdefault(verb, {})[preposition] = stance
    return found
