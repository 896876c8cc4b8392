"""The event: one coded act in one article, with the words behind every field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from foreigndesk.actors.actor import Actor
from foreigndesk.codebook.status import Status
from foreigndesk.offsets import Span
from foreigndesk.places.place import Place
from foreigndesk.times.time import TimePrecision

Count = tuple[int, int | None]
"""A stated number as [low, high]; ``None`` where only the low end is stated ("at least 12")."""


@dataclass(frozen=True, slots=True)
class EventDate:
    """When it happened, as an interval of days.

    Attributes:
        start: First day.
        end: Last day (included).
        precision: Unit of the expression behind it.
        span: The expression, or ``None`` when the publication date stands in.
    """

    start: date
    end: date
    precision: TimePrecision
    span: Span | None = None

    def to_dict(self) -> dict[str, object]:
        """The ``date`` object of the output contract."""
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "precision": self.precision,
            "text": self.span.text if self.span else None,
            "span": self.span.to_dict() if self.span else None,
        }


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: speaker, cue words, stance, and the content that holds the event."""

    speaker: Actor | None
    cue: Span
    stance: str
    quoted: bool
    content: Span

    def to_dict(self) -> dict[str, object]:
        """One entry of ``attribution`` in the output contract."""
        return {
            "speaker": self.speaker.to_dict() if self.speaker else None,
            "cue": self.cue.to_dict(),
            "stance": self.stance,
            "quoted": self.quoted,
            "content": self.content.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class TraceStep:
    """Why a field is as it is.

    Attributes:
        field: ``type``, ``actors``, ``status``, ``date`` …
        reason: The rule in words.
        span: The words that decided, if any.
    """

    field: str
    reason: str
    span: Span | None = None

    def to_dict(self) -> dict[str, object]:
        """One entry of ``trace`` in the output contract."""
        return {
            "field": self.field,
            "reason": self.reason,
            "span": self.span.to_dict() if self.span else None,
        }


@dataclass(frozen=True, slots=True)
class Event:
    """One coded event; see CONTRACT for the meaning of each field.

    All spans point into the article's text, or into its title when ``in_title``.
    """

    event_id: str
    sentence: int
    in_title: bool
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    intensity: float
    goldstein: float | None
    status: Status
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    date: EventDate | None
    place: Place | None
    magnitude: Mapping[str, Count]
    attribution: tuple[Attribution, ...]
    trigger: Span
    quote: str
    confidence: float
    coder: str
    rule: str
    trace: tuple[TraceStep, ...]

    def to_dict(self) -> dict[str, object]:
        """One entry of ``events`` in the output contract."""
        return {
            "event_id": self.event_id,
            "sentence": self.sentence,
            "in_title": self.in_title,
            "type": self.type,
            "mode": self.mode,
            "contexts": list(self.contexts),
            "cameo": self.cameo,
            "quad": self.quad,
            "intensity": self.intensity,
            "goldstein": self.goldstein,
            "status": self.status,
            "actors": [actor.to_dict() for actor in self.actors],
            "recipients": [actor.to_dict() for actor in self.recipients],
            "date": self.date.to_dict() if self.date else None,
            "place": self.place.to_dict() if self.place else None,
            "magnitude": {name: list(count) for name, count in self.magnitude.items()},
            "attribution": [attribution.to_dict() for attribution in self.attribution],
            "trigger": self.trigger.to_dict(),
            "quote": self.quote,
            "confidence": self.confidence,
            "coder": self.coder,
            "rule": self.rule,
            "trace": [step.to_dict() for step in self.trace],
        }


@dataclass(frozen=True, slots=True)
class Rejection:
    """A candidate that was not coded, and why.

    Attributes:
        trigger: Its words.
        reason: Why it is no event.
        nearest: The frame that came nearest, if any.
        sentence: Index of its sentence.
        in_title: Whether the trigger points into the title.
    """

    trigger: Span
    reason: str
    nearest: str | None
    sentence: int
    in_title: bool

    def to_dict(self) -> dict[str, object]:
        """One entry of ``rejected`` in the output contract."""
        return {
            "trigger": self.trigger.to_dict(),
            "reason": self.reason,
            "nearest": self.nearest,
            "sentence": self.sentence,
            "in_title": self.in_title,
        }
