"""Phoenix events: 26 columns between tabs without a header."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from foreigndesk.codes.sectors import parts_of
from foreigndesk.export.exported import Line, Party, pairs
from foreigndesk.export.lines import Value, lines_format
from foreigndesk.export.moments import compact


def _party_columns(prefix: str, side: Callable[[Line], Party | None]) -> Mapping[str, Value]:
    def part(first: int, last: int | None) -> Value:
        def value(line: Line) -> str:
            party = side(line)
            return "".join(parts_of(party.code or "")[first:last]) if party else ""

        return value

    return {
        f"{prefix}ActorFull": part(0, None),
        f"{prefix}ActorEntity": part(0, 1),
        f"{prefix}ActorRole": part(1, 2),
        f"{prefix}ActorAttribute": part(2, None),
    }


def _quad(line: Line) -> object:
    cameo, phoenix = line.event.crosswalk.cameo, line.event.crosswalk.sides["phoenix"]
    root = cameo.root(line.event.cameo)
    if root in phoenix["neutral"]:
        return 0
    return 3 if root in phoenix["verbal"] else cameo.quad(line.event.cameo) or line.event.row["quad"]


VALUES: Mapping[str, Value] = {
    "EventID": lambda line: line.number,
    "Date": lambda line: compact(line.event.first_day),
    "Year": lambda line: compact(line.event.first_day)[:4],
    "Month": lambda line: line.event.first_day.month if line.event.first_day else None,
    "Day": lambda line: line.event.first_day.day if line.event.first_day else None,
    **_party_columns("Source", lambda line: line.actor),
    **_party_columns("Target", lambda line: line.recipient),
    "EventCode": lambda line: line.event.crosswalk.cameo.full(line.event.cameo),
    "EventRootCode": lambda line: line.event.crosswalk.cameo.root(line.event.cameo),
    "QuadClass": _quad,
    "Goldstein": lambda line: line.event.crosswalk.cameo.goldstein(line.event.cameo, "Phoenix"),
    "Issues": lambda line: ";".join(f"{c},1" for c in line.event.text("contexts").split(";") if c),
    "Lat": lambda line: line.event.row["latitude"],
    "Lon": lambda line: line.event.row["longitude"],
    "LocationName": lambda line: line.event.row["place"],
    "StateName": lambda line: line.event.row["place_admin1"],
    "CountryCode": lambda line: line.event.row["place_country"],
    "SentenceID": lambda line: f"{line.event.row['article_id']}_{line.event.row['sentence']}",
    "URLs": lambda line: line.event.row["url"],
    "NewsSources": lambda line: line.event.row["outlet"],
}

FORMAT = lines_format("phoenix", ".txt", "Phoenix events: 26 columns, tabs, no header", VALUES, pairs)
