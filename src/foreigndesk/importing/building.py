"""Builds the events of imported lines: what all formats share."""

from __future__ import annotations

import hashlib
from datetime import date

from foreigndesk.actors.actor import Actor
from foreigndesk.coding.event import Event, EventDate, TraceStep
from foreigndesk.importing.crosswalk import PloverType
from foreigndesk.importing.fields import Fields
from foreigndesk.offsets import Span
from foreigndesk.places.place import Place, PlacePrecision

CONFIDENCE = 1.0
"""These files do not say how sure their coder was; lines are taken as they stand."""
_POLE, _DATE_LINE = 90, 180
_PLACES: tuple[tuple[str, PlacePrecision], ...] = (
    ("City", "city"),
    ("District", "admin"),
    ("Province", "admin"),
    ("Country", "country"),
)


def build_event(
    *,
    coder: str,
    own_id: str,
    plover: PloverType,
    cameo: str | None,
    quad: int,
    intensity: float,
    goldstein: float | None,
    actors: tuple[Actor, ...],
    recipients: tuple[Actor, ...],
    day: tuple[date, Span],
    place: Place | None,
    trigger: Span,
) -> Event:
    """An event whose evidence is its line.

    There is no sentence, so ``quote`` is empty; what the file says happened is taken for having happened.
    """
    label = f"{plover.type}.{plover.mode}" if plover.mode else plover.type
    return Event(
        event_id=hashlib.sha256(f"{coder}:{own_id}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
        sentence=0,
        in_title=False,
        type=plover.type,
        mode=plover.mode,
        contexts=plover.contexts,
        cameo=cameo,
        quad=quad,
        intensity=intensity,
        goldstein=goldstein,
        status="actual",
        actors=actors,
        recipients=recipients,
        date=EventDate(day[0], day[0], "day", day[1]),
        place=place,
        magnitude={},
        attribution=(),
        trigger=trigger,
        quote="",
        confidence=CONFIDENCE,
        coder=coder,
        rule=f"{coder} {own_id}",
        trace=(TraceStep("type", f"{trigger.text} of {coder} is {label}", trigger),),
    )


def build_place(
    fields: Fields,
    span: Span,
    name: str,
    country: str | None,
    admin1: str | None,
    precision: PlacePrecision,
    *,
    geonames_id: int | None = None,
    point: tuple[str, str] = ("Latitude", "Longitude"),
) -> Place:
    """A place with the point that a line gives.

    Raises:
        ValueError: If the point is not on the globe.
    """
    north, east = fields.number(point[0]), fields.number(point[1])
    for column, degrees, most in ((point[0], north, _POLE), (point[1], east, _DATE_LINE)):
        if degrees is not None and abs(degrees) > most:
            raise ValueError(f"{column} is beyond {most} degrees: {degrees}")
    return Place(name, country, admin1, north, east, geonames_id, precision, span)


def town_or_wider(fields: Fields) -> tuple[Span, PlacePrecision] | None:
    """The smallest place that ICEWS's or POLECAT's columns name, and how exact it is."""
    found = ((fields.span(column), precision) for column, precision in _PLACES)
    return next(((span, precision) for span, precision in found if span), None)
