"""Confidence: how often an event that looks like this one is right, from what its match rests on.

A logistic model over a handful of features of the match; its weights stand in ``knowledge/coding/confidence.yaml``
and are fitted on the project's own labelled sentences by ``tools/fit_confidence.py``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from foreigndesk.coding.match import Match
from foreigndesk.knowledge import knowledge_dir, load_yaml

_WELL_TIED = 4
"""Weight of conditions from which on a frame counts as well tied: one noun class."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """Weights of the features; see the knowledge file."""

    bias: float
    weights: Mapping[str, float]

    @classmethod
    def load(cls) -> Confidence:
        """Read the weights that ship with the package."""
        raw = load_yaml(knowledge_dir() / "coding" / "confidence.yaml")
        return cls(float(raw["bias"]), {name: float(weight) for name, weight in raw["weights"].items()})

    def of(self, match: Match) -> float:
        """The confidence of a match, 0 … 1."""
        score = self.bias + sum(self.weights.get(name, 0.0) for name in features(match))
        return 1 / (1 + math.exp(-score))


def features(match: Match) -> list[str]:
    """What a match rests on, as names of the features that hold."""
    frame, arguments = match.frame, match.arguments
    known = {
        "actor": bool(match.actors),
        "actor_country": any(m.actor.country for m in match.actors),
        "recipient": bool(match.recipients),
        "recipient_country": any(m.actor.country for m in match.recipients),
        "recipient_searched": match.searched,
        "noun": arguments.kind == "noun",
        "noun_carried": arguments.support is not None,
        "adjective": arguments.kind == "adjective",
        "several_words": len(match.predicate.words) > 1,
        "well_tied": frame.weight >= _WELL_TIED,
        "very_well_tied": frame.weight >= 2 * _WELL_TIED,
        "untied": frame.weight == 0,
        "content_found": match.content is not None,
        "content_missing": frame.content is not None and match.content is None,
        "headline": arguments.sentence.in_title,
        "question": arguments.sentence.text.rstrip().endswith("?"),
    }
    type_name = f"type_{match.type}"
    return [*(name for name, holds in known.items() if holds), type_name]
