"""GDELT 2.0 events: 61 fields without a header; an article is an address in one update of GDELT."""

from __future__ import annotations

from urllib.parse import urlsplit

from foreigndesk.actors.actor import Actor
from foreigndesk.coding.event import Event
from foreigndesk.importing.building import build_event, build_place
from foreigndesk.importing.crosswalk import Crosswalk
from foreigndesk.importing.fields import Fields
from foreigndesk.importing.format import ImportFormat
from foreigndesk.importing.stub import ArticleStub
from foreigndesk.places.place import Place, PlacePrecision

NAME = "gdelt2"
_PRECISIONS: dict[str, PlacePrecision] = {"1": "country", "2": "admin", "3": "city", "4": "city", "5": "admin"}
_NOWHERE = frozenset({None, "0"})
_QUADS = frozenset({1, 2, 3, 4})
_KINDS = ("Type1Code", "Type2Code", "Type3Code")


def _story(fields: Fields) -> str:
    return f"{fields.text('SOURCEURL') or fields.needed('GLOBALEVENTID').text} {fields.text('DATEADDED')}"


def _article(fields: Fields) -> ArticleStub:
    source = fields.text("SOURCEURL")
    address = source if source and "://" in source else None
    return ArticleStub(
        text="",
        published=fields.day("DATEADDED") or fields.day("SQLDATE"),
        outlet=urlsplit(address).netloc if address else source,
        url=address,
        id=_story(fields),
        coder=NAME,
    )


def _event(fields: Fields, crosswalk: Crosswalk) -> Event:
    own_id, code, day = fields.needed("GLOBALEVENTID"), fields.needed("EventCode"), fields.needed("SQLDATE")
    plover = crosswalk.plover_of(code.text)
    quad = fields.number("QuadClass")
    if quad not in _QUADS:
        raise ValueError(f"QuadClass is none of 1 to 4: {fields.text('QuadClass')!r}")
    date = fields.day("SQLDATE")
    assert date is not None
    return build_event(
        coder=NAME,
        own_id=own_id.text,
        plover=plover,
        cameo=code.text,
        quad=int(quad),
        intensity=crosswalk.intensity(plover.type, plover.mode),
        goldstein=fields.number("GoldsteinScale"),
        actors=_party(fields, crosswalk, "Actor1"),
        recipients=_party(fields, crosswalk, "Actor2"),
        day=(date, day),
        place=_place(fields, crosswalk),
        trigger=code,
    )


def _party(fields: Fields, crosswalk: Crosswalk, prefix: str) -> tuple[Actor, ...]:
    span = fields.span(f"{prefix}Name") or fields.span(f"{prefix}Code")
    if span is None:
        return ()
    kinds = [kind for column in _KINDS if (kind := fields.text(prefix + column))]
    actor = Actor(
        span,
        name=fields.text(f"{prefix}Name"),
        country=_country(fields, crosswalk, prefix, kinds),
        sectors=crosswalk.sectors.of_cameo(kinds),
        code=fields.text(f"{prefix}Code"),
    )
    return (actor,)


def _country(fields: Fields, crosswalk: Crosswalk, prefix: str, kinds: list[str]) -> str | None:
    """A country, else what stands in place of one: the UN and the EU by their own codes, others by their kind."""
    country = fields.text(f"{prefix}CountryCode")
    group = crosswalk.sectors.of_group(fields.text(f"{prefix}KnownGroupCode"))
    kind = next((kind for kind in kinds if kind in crosswalk.sectors.bodies), None)
    return (crosswalk.countries.of_iso3(country) if country else None) or group or kind


def _place(fields: Fields, crosswalk: Crosswalk) -> Place | None:
    resolution, span = fields.text("ActionGeo_Type"), fields.span("ActionGeo_FullName")
    if resolution in _NOWHERE or span is None:
        return None
    if resolution not in _PRECISIONS:
        raise ValueError(f"ActionGeo_Type is none of 0 to 5: {resolution!r}")
    parts = [part.strip() for part in span.text.split(",")]
    country = crosswalk.countries.of_fips(fields.text("ActionGeo_CountryCode") or "")
    admin1 = parts[-2] if len(parts) > 2 else None  # a town, its division, its country
    point = ("ActionGeo_Lat", "ActionGeo_Long")
    return build_place(fields, span, parts[0], country, admin1, _PRECISIONS[str(resolution)], point=point)


FORMAT = ImportFormat(NAME, "GDELT 2.0 events", header=False, story=_story, article=_article, event=_event)
