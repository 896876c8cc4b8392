"""GDELT 2.0 events: 61 columns between tabs without a header."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from foreigndesk.export.exported import Line, Party, pairs
from foreigndesk.export.lines import Value, lines_format
from foreigndesk.export.moments import compact, fraction, stamp

_COUNTRY, _STATE_US, _CITY_US, _CITY, _STATE = 1, 2, 3, 4, 5
_KINDS = 3


def _actor_columns(prefix: str, side: Callable[[Line], Party | None]) -> Mapping[str, Value]:
    def of(read: Callable[[Party, Line], object]) -> Value:
        def value(line: Line) -> object:
            party = side(line)
            return read(party, line) if party else None

        return value

    kinds = {
        f"{prefix}Type{number + 1}Code": of(lambda party, line, number=number: _kind(party, line, number))  # type: ignore[misc]
        for number in range(_KINDS)
    }
    return {
        f"{prefix}Code": of(lambda party, _: party.code),
        f"{prefix}Name": of(lambda party, _: party.label.upper()),
        f"{prefix}CountryCode": of(lambda party, line: _country(party, line)),
        f"{prefix}KnownGroupCode": of(lambda party, line: line.event.crosswalk.known_group(party.country, party.code)),
        **kinds,
        f"{prefix}Geo_Type": lambda _: 0,
    }


def _country(party: Party, line: Line) -> str:
    country = line.event.crosswalk.country(party.country)
    return country.code if country else ""


def _kind(party: Party, line: Line, number: int) -> str:
    """Type codes: the kind of organisation that stands in place of a country, then the sectors."""
    sectors = line.event.crosswalk.sectors
    own = [party.country] if party.country in sectors.bodies else []
    codes = own + [sectors.gdelt[sector] for sector in party.sectors if sector in sectors.gdelt]
    return (codes[number] or "") if number < len(codes) else ""


def _place_type(line: Line) -> int:
    """GDELT's resolution of a place: 1 country, 2 and 3 state and city of the United States, 4 and 5 elsewhere."""
    event = line.event
    precision, at_home = event.text("place_precision"), event.text("place_country") == "USA"
    if not precision or precision == "region":
        return 0
    if precision == "country":
        return _COUNTRY
    if precision == "admin":
        return _STATE_US if at_home else _STATE
    return _CITY_US if at_home else _CITY


def _full_name(line: Line) -> str:
    event = line.event
    country = event.crosswalk.country(event.row["place_country"])
    named = [event.text("place"), event.text("place_admin1"), country.name if country else ""]
    return ", ".join(dict.fromkeys(part for part in named if part)) if _place_type(line) else ""


def _fips(line: Line) -> str:
    country = line.event.crosswalk.country(line.event.row["place_country"])
    return country.fips if country and _place_type(line) else ""


def _where(column: str) -> Value:
    return lambda line: line.event.row[column] if _place_type(line) else None


def is_root(line: Line) -> int:
    """1 for an event of the title or of the first sentence."""
    return int(bool(line.event.row["in_title"]) or line.event.row["sentence"] == 0)


VALUES: Mapping[str, Value] = {
    "GLOBALEVENTID": lambda line: line.number,
    "SQLDATE": lambda line: compact(line.event.first_day),
    "MonthYear": lambda line: compact(line.event.first_day)[:6],
    "Year": lambda line: compact(line.event.first_day)[:4],
    "FractionDate": lambda line: fraction(line.event.first_day),
    **_actor_columns("Actor1", lambda line: line.actor),
    **_actor_columns("Actor2", lambda line: line.recipient),
    "IsRootEvent": is_root,
    "EventCode": lambda line: line.event.crosswalk.cameo.full(line.event.cameo),
    "EventBaseCode": lambda line: line.event.crosswalk.cameo.base(line.event.cameo),
    "EventRootCode": lambda line: line.event.crosswalk.cameo.root(line.event.cameo),
    "QuadClass": lambda line: line.event.crosswalk.cameo.quad(line.event.cameo) or line.event.row["quad"],
    "GoldsteinScale": lambda line: line.event.crosswalk.cameo.goldstein(line.event.cameo, "GDELT"),
    "NumMentions": lambda _: 1,
    "NumSources": lambda _: 1,
    "NumArticles": lambda _: 1,
    "ActionGeo_Type": _place_type,
    "ActionGeo_FullName": _full_name,
    "ActionGeo_CountryCode": _fips,
    "ActionGeo_ADM1Code": lambda line: _fips(line) if _place_type(line) == _COUNTRY else "",
    "ActionGeo_Lat": _where("latitude"),
    "ActionGeo_Long": _where("longitude"),
    "ActionGeo_FeatureID": lambda line: _fips(line) if _place_type(line) == _COUNTRY else "",
    "DATEADDED": lambda line: stamp(line.event.published or line.event.first_day),
    "SOURCEURL": lambda line: line.event.row["url"] or line.event.row["article_id"],
}

FORMAT = lines_format("gdelt2", ".export.CSV", "GDELT 2.0 events: 61 columns, tabs, no header", VALUES, pairs)
