"""ICEWS events: 20 named fields; an article is a story."""

from __future__ import annotations

import re

from foreigndesk.actors.actor import Actor
from foreigndesk.coding.event import Event
from foreigndesk.importing.building import build_event, build_place, town_or_wider
from foreigndesk.importing.crosswalk import Crosswalk
from foreigndesk.importing.fields import Fields
from foreigndesk.importing.format import ImportFormat
from foreigndesk.importing.stub import ArticleStub
from foreigndesk.places.place import Place

NAME = "icews"
_BETWEEN = re.compile(r",\s*(?![^(]*\))")
"""Commas between labels; some labels have commas of their own in brackets."""
_ROOT, _LAST_ROOT = 2, 20


def _story(fields: Fields) -> str:
    return fields.text("Story ID") or f"event {fields.needed('Event ID').text}"


def _article(fields: Fields) -> ArticleStub:
    outlet, day = fields.text("Publisher"), fields.day("Event Date")
    return ArticleStub(text="", published=day, outlet=outlet, id=_story(fields), coder=NAME)


def _event(fields: Fields, crosswalk: Crosswalk) -> Event:
    own_id, day = fields.needed("Event ID"), fields.needed("Event Date")
    code = fields.needed("CAMEO Code")
    cameo = _full(code.text)
    plover = crosswalk.plover_of(cameo)
    quad, date = crosswalk.cameo.quad(cameo), fields.day("Event Date")
    assert date is not None
    if quad is None:
        raise ValueError(f"there is no CAMEO code {code.text!r}")
    return build_event(
        coder=NAME,
        own_id=own_id.text,
        plover=plover,
        cameo=cameo,
        quad=quad,
        intensity=crosswalk.intensity(plover.type, plover.mode),
        goldstein=fields.number("Intensity"),
        actors=_party(fields, crosswalk, "Source"),
        recipients=_party(fields, crosswalk, "Target"),
        day=(date, day),
        place=_place(fields, crosswalk),
        trigger=fields.span("Event Text") or code,
    )


def _full(code: str) -> str:
    """A code with the leading zero that spreadsheets eat. ICEWS has no bare roots, so ``57`` is ``057``."""
    if not code.isdigit():
        raise ValueError(f"CAMEO Code is no code: {code!r}")
    eaten = code[0] != "0" and (len(code) == _ROOT or int(code[:_ROOT]) > _LAST_ROOT)
    return f"0{code}" if eaten else code


def _party(fields: Fields, crosswalk: Crosswalk, prefix: str) -> tuple[Actor, ...]:
    span = fields.span(f"{prefix} Name")
    if span is None:
        return ()
    sectors, body = _sectors(fields.text(f"{prefix} Sectors") or "", crosswalk)
    named = fields.text(f"{prefix} Country")
    country = (crosswalk.countries.of_name(named) if named else None) or body
    code = crosswalk.code(country, sectors)
    return (Actor(span, name=span.text, country=country, sectors=sectors, code=code),)


def _sectors(labels: str, crosswalk: Crosswalk) -> tuple[tuple[str, ...], str | None]:
    """PLOVER's sectors of ICEWS's labels, and what stands in place of a country."""
    listed = (label.casefold() for label in _BETWEEN.split(labels))
    known = [crosswalk.icews[label] for label in listed if label in crosswalk.icews]
    sectors = tuple(dict.fromkeys(sector for several, _ in known for sector in several))
    return sectors, next((body for _, body in known if body), None)


def _place(fields: Fields, crosswalk: Crosswalk) -> Place | None:
    found = town_or_wider(fields)
    if found is None:
        return None
    span, precision = found
    country = crosswalk.countries.of_name(fields.text("Country") or "")
    return build_place(fields, span, span.text, country, fields.text("Province"), precision)


FORMAT = ImportFormat(NAME, "ICEWS events", header=True, story=_story, article=_article, event=_event)
