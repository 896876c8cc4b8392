"""POLECAT events: 40 columns between tabs, one line an event, several parties joined by ``;``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from foreigndesk.export.exported import Line, Party, whole
from foreigndesk.export.lines import Value, lines_format
from foreigndesk.export.spots import city, district, latitude, longitude, place_country, province
from foreigndesk.store.column import joined


def _party_columns(noun: str, of: Callable[[Line], Sequence[Party]]) -> Mapping[str, Value]:
    def each(read: Callable[[Party, Line], str | None]) -> Value:
        return lambda line: _joined([read(party, line) for party in of(line)])

    return {
        f"{noun} Name": each(lambda party, _: party.label),
        f"{noun} Country": each(lambda party, _: party.country),
        f"{noun} COW": each(_cow),
        f"Primary {noun} Sector": each(lambda party, _: party.sectors[0] if party.sectors else None),
        f"{noun} Sectors": lambda line: _joined(dict.fromkeys(s for party in of(line) for s in party.sectors)),
        f"{noun} Name Raw": each(lambda party, _: party.words),
    }


def _joined(values: Sequence[str | None] | dict[str, None]) -> str:
    """Several in one cell; empty when none is known."""
    listed = list(values)
    return joined(listed) if any(listed) else ""


def _cow(party: Party, line: Line) -> str | None:
    country = line.event.crosswalk.country(party.country)
    return country.cow if country else None


def _raw_place(line: Line) -> object:
    place = line.event.record["place"]
    return place["span"]["text"] if place and place["span"] else None


VALUES: Mapping[str, Value] = {
    "Event ID": lambda line: f"{line.event.row['article_id']}-{line.event.row['event_id']}",
    "Event Date": lambda line: line.event.first_day,
    "Event Type": lambda line: line.event.row["type"],
    "Event Mode": lambda line: line.event.row["mode"],
    "Intensity": lambda line: line.event.row["intensity"],
    "Quad Code": lambda line: line.event.row["quad"],
    "Contexts": lambda line: line.event.row["contexts"],
    **_party_columns("Actor", lambda line: line.event.actors),
    **_party_columns("Recipient", lambda line: line.event.recipients),
    "Placename": lambda line: line.event.row["place"],
    "City": city,
    "District": district,
    "Province": province,
    "Country": place_country,
    "Latitude": latitude,
    "Longitude": longitude,
    "GeoNames ID": lambda line: line.event.row["geonames_id"],
    "Raw Placename": _raw_place,
    "Source": lambda line: line.event.row["outlet"],
    "Publication Date": lambda line: line.event.published,
    "Language": lambda line: line.event.row.get("language"),
    "Version": lambda line: line.event.row.get("version"),
}

FORMAT = lines_format("polecat", ".txt", "POLECAT events: 40 columns, tabs, header", VALUES, whole)
