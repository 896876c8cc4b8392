"""Readings: who, where and when in a document, as the coders get it."""

from __future__ import annotations

from dataclasses import dataclass

from foreigndesk.actors import ActorMentions
from foreigndesk.places import PlaceMention
from foreigndesk.times import TimeMention


@dataclass(frozen=True, slots=True)
class Readings:
    """Every mention of an actor, a place and a time."""

    actors: ActorMentions
    places: list[PlaceMention]
    times: list[TimeMention]
