"""UCDP-like events: deadly violence in the 49 columns of UCDP's georeferenced event dataset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foreigndesk.export.exported import ExportedEvent, Line, Party, whole
from foreigndesk.export.lines import Value, lines_format
from foreigndesk.export.spots import latitude, longitude, place_country, province

_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3
_PLACE = {"site": 1, "city": 1, "admin": 4, "country": 6}
_VAGUE_PLACE = 7
_DAYS = ((1, 1), (6, 2), (7, 3), (31, 4))
_LONGEST = 5
_CELLS = 720
"""Cells of half a degree around the globe in PRIO-GRID, numbered from the south-west."""
_CONTINENTS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "Americas", "SA": "Americas"}
_VIOLENT = "ASSAULT"


def _lines(event: ExportedEvent) -> Iterator[Line]:
    if event.text("type") == _VIOLENT and (event.count_killed or 0) > 0:
        yield from whole(event)


def _sides(line: Line) -> tuple[Party | None, Party | None]:
    """Who fights whom; two-sided fighting lists both as actors."""
    actors = line.event.actors
    if line.recipient is None and len(actors) > 1:
        return actors[0], actors[1]
    return line.actor, line.recipient


def _kind(line: Line) -> int | None:
    crosswalk = line.event.crosswalk
    one, other = _sides(line)
    if one is None or other is None:
        return None
    if crosswalk.is_one(other.sectors, "civilians"):
        return _ONE_SIDED
    state = crosswalk.is_one(one.sectors, "state") or crosswalk.is_one(other.sectors, "state")
    return _STATE_BASED if state else _NON_STATE


def _dyad(line: Line) -> str:
    return " - ".join(side.label for side in _sides(line) if side)


def _side(number: int) -> Value:
    def value(line: Line) -> object:
        side = _sides(line)[number]
        return side.label if side else None

    return value


def _date_precision(line: Line) -> int | None:
    first, last = line.event.first_day, line.event.last_day
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    return next((code for most, code in _DAYS if days <= most), _LONGEST)


def _cell(line: Line) -> int | None:
    north, east = line.event.row["latitude"], line.event.row["longitude"]
    if not isinstance(north, float) or not isinstance(east, float):
        return None
    row, column = min(int((north + 90) * 2), 359), min(int((east + 180) * 2), _CELLS - 1)
    return row * _CELLS + column + 1


def _point(line: Line) -> str:
    north, east = line.event.row["latitude"], line.event.row["longitude"]
    return f"POINT ({east} {north})" if north is not None and east is not None else ""


def _region(line: Line) -> str:
    country = line.event.crosswalk.country(line.event.row["place_country"])
    return _CONTINENTS.get(country.continent, "") if country else ""


def _dead(civilians: bool) -> Value:
    def value(line: Line) -> int:
        return (line.event.count_killed or 0) if (_kind(line) == _ONE_SIDED) == civilians else 0

    return value


def _article(line: Line) -> str:
    parts = (line.event.text("outlet"), line.event.text("published"), line.event.text("title"))
    return ", ".join(part for part in parts if part)


VALUES: Mapping[str, Value] = {
    "id": lambda line: line.event.number(),
    "relid": lambda line: f"{line.event.row['article_id']}-{line.event.row['event_id']}",
    "year": lambda line: line.event.first_day.year if line.event.first_day else None,
    "type_of_violence": _kind,
    "dyad_name": _dyad,
    "side_a": _side(0),
    "side_b": _side(1),
    "number_of_sources": lambda _: 1,
    "source_article": _article,
    "source_office": lambda line: line.event.row["outlet"],
    "source_date": lambda line: line.event.published,
    "source_headline": lambda line: line.event.row["title"],
    "source_original": lambda line: line.event.row["speaker"],
    "where_prec": lambda line: _PLACE.get(p, _VAGUE_PLACE) if (p := line.event.text("place_precision")) else None,
    "where_coordinates": lambda line: line.event.row["place"],
    "where_description": lambda line: line.event.row["quote"],
    "adm_1": province,
    "latitude": latitude,
    "longitude": longitude,
    "geom_wkt": _point,
    "priogrid_gid": _cell,
    "country": place_country,
    "region": _region,
    "event_clarity": lambda line: 1 if line.event.text("date_precision") == "day" else 2,
    "date_prec": _date_precision,
    "date_start": lambda line: line.event.first_day,
    "date_end": lambda line: line.event.last_day,
    "deaths_civilians": _dead(civilians=True),
    "deaths_unknown": _dead(civilians=False),
    "best": lambda line: line.event.count_killed,
    "high": lambda line: line.event.row["killed_high"] or line.event.count_killed,
    "low": lambda line: line.event.count_killed,
}

FORMAT = lines_format("ucdp-like", ".csv", "UCDP GED's 49 columns, for deadly violence", VALUES, _lines)
