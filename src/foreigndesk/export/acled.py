"""ACLED-like events: violence, protest and the strategic acts that ACLED records, in its 31 columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foreigndesk.export.exported import ExportedEvent, Line, Party, whole
from foreigndesk.export.lines import Value, lines_format
from foreigndesk.export.spots import city, district, latitude, longitude, place_country, province

_TIME = {"day": 1, "week": 2}
_SPACE = {"site": 1, "city": 1, "admin": 2}
_COARSE = 3


def _type(event: ExportedEvent) -> tuple[str, str] | None:
    hit = bool(event.recipients) and event.crosswalk.is_one(event.recipients[0].sectors, "civilians")
    return event.crosswalk.acled.of(event.text("type"), event.text("mode"), hits_civilians=hit)


def _lines(event: ExportedEvent) -> Iterator[Line]:
    if _type(event):
        yield from whole(event)


def _part(number: int) -> Value:
    return lambda line: (_type(line.event) or ("", ""))[number]


def _disorder(line: Line) -> str:
    found = _type(line.event)
    return line.event.crosswalk.acled.disorder_of(found) if found else ""


def _kind(party: Party | None, event: ExportedEvent) -> str:
    """ACLED's kind of actor; forces of another state than the place's count as external."""
    if party is None:
        return ""
    place = event.text("place_country")
    state = event.crosswalk.is_one(party.sectors, "state")
    abroad = bool(state and place and party.country != place) or party.country in event.crosswalk.sides["own_groups"]
    return event.crosswalk.acled.actor_kind(party.sectors, abroad=abroad)


def _interaction(line: Line) -> str:
    kinds = (_kind(line.actor, line.event), _kind(line.recipient, line.event))
    return "-".join(kind for kind in kinds if kind)


def _others(parties: tuple[Party, ...]) -> str:
    return "; ".join(party.label for party in parties[1:])


def _targeting(line: Line) -> str:
    tables = line.event.crosswalk.acled
    hit = tables.violent in _disorder(line) and _kind(line.recipient, line.event) == tables.civilians
    return tables.targeting if hit else ""


def _crowd(line: Line) -> str:
    low = line.event.row["participants_low"]
    return f"crowd size={low}" if low is not None else ""


def _number(line: Line) -> str:
    country = line.event.crosswalk.country(line.event.row["place_country"])
    return country.number if country else ""


def _region(line: Line) -> str:
    country = line.event.crosswalk.country(line.event.row["place_country"])
    return country.region if country else ""


VALUES: Mapping[str, Value] = {
    "event_id_cnty": lambda line: f"{line.event.text('place_country')}{line.event.number()}",
    "event_date": lambda line: line.event.first_day,
    "year": lambda line: line.event.first_day.year if line.event.first_day else None,
    "time_precision": lambda line: _TIME.get(line.event.text("date_precision"), _COARSE),
    "disorder_type": _disorder,
    "event_type": _part(0),
    "sub_event_type": _part(1),
    "actor1": lambda line: line.actor.label if line.actor else None,
    "assoc_actor_1": lambda line: _others(line.event.actors),
    "inter1": lambda line: _kind(line.actor, line.event),
    "actor2": lambda line: line.recipient.label if line.recipient else None,
    "assoc_actor_2": lambda line: _others(line.event.recipients),
    "inter2": lambda line: _kind(line.recipient, line.event),
    "interaction": _interaction,
    "civilian_targeting": _targeting,
    "iso": _number,
    "region": _region,
    "country": place_country,
    "admin1": province,
    "admin2": district,
    "location": lambda line: city(line) or line.event.row["place"],
    "latitude": latitude,
    "longitude": longitude,
    "geo_precision": lambda line: _SPACE.get(p, _COARSE) if (p := line.event.text("place_precision")) else None,
    "source": lambda line: line.event.row["outlet"],
    "notes": lambda line: line.event.row["quote"],
    "fatalities": lambda line: line.event.count_killed or 0,
    "tags": _crowd,
}

FORMAT = lines_format("acled-like", ".csv", "ACLED's 31 columns, for violence and protest", VALUES, _lines)
