"""ICEWS events: 20 columns between tabs, names of countries and labels of sectors in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from foreigndesk.export.exported import Line, Party, pairs, stable_number
from foreigndesk.export.lines import Value, lines_format
from foreigndesk.export.spots import city, district, latitude, longitude, place_country, province


def _party_columns(prefix: str, side: Callable[[Line], Party | None]) -> Mapping[str, Value]:
    def name(line: Line) -> object:
        party = side(line)
        return party.label if party else None

    def sectors(line: Line) -> object:
        party = side(line)
        return ", ".join(_labels(party, line)) if party else None

    def country(line: Line) -> object:
        party = side(line)
        known = line.event.crosswalk.country(party.country) if party else None
        return known.name if known else None

    return {f"{prefix} Name": name, f"{prefix} Sectors": sectors, f"{prefix} Country": country}


def _labels(party: Party, line: Line) -> list[str]:
    sectors = line.event.crosswalk.sectors
    body = sectors.icews_bodies.get(party.country or "")
    labels = [sectors.icews[sector] for sector in party.sectors if sector in sectors.icews]
    return ([body] if body else []) + labels


VALUES: Mapping[str, Value] = {
    "Event ID": lambda line: line.number,
    "Event Date": lambda line: line.event.first_day,
    **_party_columns("Source", lambda line: line.actor),
    "Event Text": lambda line: line.event.crosswalk.cameo.name(line.event.cameo),
    "CAMEO Code": lambda line: line.event.crosswalk.cameo.full(line.event.cameo),
    "Intensity": lambda line: line.event.crosswalk.cameo.goldstein(line.event.cameo, "ICEWS"),
    **_party_columns("Target", lambda line: line.recipient),
    "Story ID": lambda line: stable_number(line.event.row["article_id"]),
    "Sentence Number": lambda line: 0 if line.event.row["in_title"] else int(line.event.text("sentence") or 0) + 1,
    "Publisher": lambda line: line.event.row["outlet"],
    "City": city,
    "District": district,
    "Province": province,
    "Country": place_country,
    "Latitude": latitude,
    "Longitude": longitude,
}

FORMAT = lines_format("icews", ".tab", "ICEWS events: 20 columns, tabs, header", VALUES, pairs)
