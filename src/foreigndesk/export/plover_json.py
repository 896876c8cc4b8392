"""PLOVER JSON: one record a line in the fields of the PLOVER manual, with its auxiliary modes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import IO, Any

from foreigndesk.export.crosswalk import Crosswalk
from foreigndesk.export.exported import ExportedEvent, Party
from foreigndesk.export.format import ExportFormat, Row, as_text

_PLAIN = frozenset({"actual", "ongoing"})
_SIZES = {"killed": "dead", "injured": "injured", "arrested": "arrested"}


def _write(rows: Iterable[Row], stream: IO[str]) -> None:
    crosswalk = Crosswalk.load()
    for row in rows:
        stream.write(json.dumps(plover_record(ExportedEvent(row, crosswalk)), ensure_ascii=False) + "\n")


def plover_record(event: ExportedEvent) -> dict[str, Any]:
    """The record of an event; fields of which nothing is known are left out, as the manual allows."""
    record, counts = event.record, event.record["magnitude"]
    first, last = event.first_day, event.last_day
    fields = {
        "id": f"{event.row['article_id']}-{event.row['event_id']}",
        "date": first.isoformat() if first else None,
        "enddate": last.isoformat() if last and last != first else None,
        "actor": [_entity(party) for party in event.actors],
        "recipient": [_entity(party) for party in event.recipients],
        "event": [record["type"]],
        "mode": [mode for mode in (record["mode"], _auxiliary(record["status"])) if mode],
        "context": record["contexts"],
        "event_loc": _location(event),
        "event_text": [record["trigger"]["text"]],
        "quad_code": record["quad"],
        "event_scale": record["intensity"],
        "size": {name: counts[count][0] for count, name in _SIZES.items() if count in counts},
        "text": record["quote"],
        "text_info": {"sequence": record["sentence"], **{name: record["trigger"][name] for name in ("start", "end")}},
        "cite_info": _citation(event),
        "coder": record["coder"],
    }
    return _known(fields, keep=("id", "date", "actor", "event"))


def _auxiliary(status: str) -> str | None:
    """PLOVER's auxiliary mode for what has not simply happened."""
    return None if status in _PLAIN else status


def _entity(party: Party) -> dict[str, Any]:
    fields = {
        "code": party.country,
        "sector": list(party.sectors),
        "entity_text": party.words,
        "identifier_id": party.wikidata,
        "identifier_text": party.name,
    }
    return _known(fields)


def _location(event: ExportedEvent) -> dict[str, Any]:
    place = event.record["place"]
    if not place:
        return {}
    country = event.crosswalk.country(place["country"])
    fields = {
        "extracted_place": place["span"]["text"] if place["span"] else None,
        "resolved_place": place["name"],
        "geonameid": place["geonames_id"],
        "lat": place["latitude"],
        "lon": place["longitude"],
        "province": place["admin1"],
        "country": country.name if country else None,
        "country_code": place["country"],
        "resolution": place["precision"],
    }
    return _known(fields)


def _citation(event: ExportedEvent) -> dict[str, Any]:
    fields = {
        "url": event.row["url"],
        "title": event.row["title"],
        "language": event.row.get("language"),
        "publication": event.row["outlet"],
        "version": event.row.get("version"),
    }
    return _known(fields)


def _known(fields: Mapping[str, Any], keep: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields of which something is known, and those to be kept."""
    return {name: value for name, value in fields.items() if name in keep or value not in (None, "", [], {})}


FORMAT = ExportFormat("plover-json", ".plover.jsonl", "PLOVER's records as JSON, one a line", as_text(_write))
