"""GeoJSON (RFC 7946): one point an event with a place, its flat columns as properties."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO

from foreigndesk.export.format import FLAT, ExportFormat, Row, as_text

_POINT = ("latitude", "longitude")


def _write(rows: Iterable[Row], stream: IO[str]) -> None:
    stream.write('{"type": "FeatureCollection", "features": [')
    separator = "\n"
    for row in rows:
        if row["latitude"] is not None and row["longitude"] is not None:
            stream.write(separator + json.dumps(_feature(row), ensure_ascii=False, default=str))
            separator = ",\n"
    stream.write("\n]}\n")


def _feature(row: Row) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": row["event_id"],
        "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
        "properties": {name: row[name] for name in FLAT if name not in _POINT},
    }


FORMAT = ExportFormat("geojson", ".geojson", "maps: events that have a place", as_text(_write))
