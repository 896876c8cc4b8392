"""POLECAT events: 40 named fields in PLOVER's types; each line is an article, because files name no story."""

from __future__ import annotations

from foreigndesk.actors.actor import Actor
from foreigndesk.coding.event import Event
from foreigndesk.importing.building import build_event, build_place, town_or_wider
from foreigndesk.importing.crosswalk import Crosswalk, PloverType
from foreigndesk.importing.fields import Fields
from foreigndesk.importing.format import ImportFormat
from foreigndesk.importing.stub import ArticleStub
from foreigndesk.offsets import Span
from foreigndesk.places.place import Place

NAME = "polecat"
_MARK = ";"


def _story(fields: Fields) -> str:
    return fields.needed("Event ID").text


def _article(fields: Fields) -> ArticleStub:
    day = fields.day("Publication Date") or fields.day("Event Date")
    return ArticleStub(text="", published=day, outlet=fields.text("Source"), id=_story(fields), coder=NAME)


def _event(fields: Fields, crosswalk: Crosswalk) -> Event:
    day, trigger = fields.needed("Event Date"), fields.needed("Event Type")
    plover = _type(fields, trigger.text.upper(), crosswalk)
    date, intensity = fields.day("Event Date"), fields.number("Intensity")
    assert date is not None
    return build_event(
        coder=NAME,
        own_id=fields.needed("Event ID").text,
        plover=plover,
        cameo=None,
        quad=crosswalk.cameo.ontology.types[plover.type].quad,
        intensity=crosswalk.intensity(plover.type, plover.mode) if intensity is None else intensity,
        goldstein=None,
        actors=_parties(fields, crosswalk, "Actor"),
        recipients=_parties(fields, crosswalk, "Recipient"),
        day=(date, day),
        place=_place(fields, crosswalk),
        trigger=trigger,
    )


def _type(fields: Fields, event_type: str, crosswalk: Crosswalk) -> PloverType:
    if event_type not in crosswalk.cameo.ontology.types:
        raise ValueError(f"Event Type is none of PLOVER's: {event_type!r}")
    mode = fields.text("Event Mode")
    contexts = tuple(part.strip() for part in (fields.text("Contexts") or "").split(_MARK) if part.strip())
    return PloverType(event_type, crosswalk.mode_of(event_type, mode), contexts)


def _parties(fields: Fields, crosswalk: Crosswalk, noun: str) -> tuple[Actor, ...]:
    """The parties of one side; where there are several, each has its first sector only, which alone keeps its place."""
    names = _spans(fields.span(f"{noun} Name") or fields.span(f"{noun} Name Raw"))
    countries, firsts = _parts(fields.text(f"{noun} Country")), _parts(fields.text(f"Primary {noun} Sector"))
    every = tuple(_parts(fields.text(f"{noun} Sectors")))
    parties = []
    for number, span in enumerate(names):
        country = _country(_at(countries, number), crosswalk)
        first = _at(firsts, number)
        sectors = every if len(names) == 1 and every else (first,) if first else ()
        code = crosswalk.code(country, sectors)
        parties.append(Actor(span, name=span.text, country=country, sectors=sectors, code=code))
    return tuple(parties)


def _spans(whole: Span | None) -> list[Span]:
    """The parts of a field, each with its offset."""
    spans, start = [], whole.start if whole else 0
    for part in whole.text.split(_MARK) if whole else ():
        text = part.strip()
        if text:
            begin = start + part.find(text)
            spans.append(Span(begin, begin + len(text), text))
        start += len(part) + len(_MARK)
    return spans


def _parts(text: str | None) -> list[str]:
    return [part.strip() for part in text.split(_MARK)] if text else []


def _at(parts: list[str], number: int) -> str | None:
    return parts[number] or None if number < len(parts) else None


def _country(code: str | None, crosswalk: Crosswalk) -> str | None:
    if code is None or code in crosswalk.sectors.bodies:
        return code
    return crosswalk.countries.of_iso3(code) or crosswalk.countries.of_name(code)


def _place(fields: Fields, crosswalk: Crosswalk) -> Place | None:
    found = town_or_wider(fields)
    if found is None:
        return None
    span, precision = found
    named, number = fields.text("Country") or "", fields.number("GeoNames ID")
    country = crosswalk.countries.of_name(named) or crosswalk.countries.of_iso3(named)
    geonames_id = None if number is None else int(number)
    return build_place(fields, span, span.text, country, fields.text("Province"), precision, geonames_id=geonames_id)


FORMAT = ImportFormat(NAME, "POLECAT events", header=True, story=_story, article=_article, event=_event)
