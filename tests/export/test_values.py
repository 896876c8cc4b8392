"""What stands in the cells: codes, dates, numbers and places as each data set writes them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from foreigndesk.export import FORMATS, Row
from foreigndesk.export.exported import stable_number
from foreigndesk.export.layout import Layout

Find = Callable[[list[Row], str], Row]


def lines_of(name: str, row: Row) -> list[dict[str, str]]:
    stream = io.BytesIO()
    FORMATS[name].write([row], stream)
    layout = Layout.load(name)
    lines = stream.getvalue().decode("utf-8").split("\n")[layout.header : -1]
    records = [line.split("\t") for line in lines] if layout.separator == "\t" else csv.reader(lines)
    return [dict(zip((c.name for c in layout.columns), record, strict=True)) for record in records]


CASES: list[tuple[str, str, int, dict[str, str]]] = [
    ("gdelt2", "e0", 0, {
        "SQLDATE": "20220502", "MonthYear": "202205", "Year": "2022", "FractionDate": "2022.4164", "Actor1Code": "KENGOV",
        "Actor1Name": "KENYA", "Actor1CountryCode": "KEN", "Actor1Type1Code": "GOV", "Actor2CountryCode": "SDN", "IsRootEvent": "0",
        "EventCode": "1661", "EventBaseCode": "166", "EventRootCode": "16", "QuadClass": "4", "GoldsteinScale": "-7.0",
        "ActionGeo_Type": "4", "ActionGeo_FullName": "Nairobi, Nairobi Area, Kenya", "ActionGeo_CountryCode": "KE",
        "DATEADDED": "20220503000000", "SOURCEURL": "https://lake.example/1?a=1&b=2", "AvgTone": "", "Actor1Geo_Type": "0"}),
    ("gdelt2", "e1", 0, {"SQLDATE": "20220503", "EventCode": "160", "Actor1Code": "", "ActionGeo_Type": "0", "ActionGeo_Lat": ""}),
    ("gdelt2", "e2", 1, {"Actor1Name": "KENYA", "Actor2Name": "UNITED NATIONS", "Actor2KnownGroupCode": "UNO", "Actor2Type1Code": "UNO",
                         "Actor2CountryCode": ""}),
    ("gdelt2-mentions", "e0", 0, {"MentionType": "1", "MentionSourceName": "Lake, Courier", "SentenceID": "2", "Actor1CharOffset": "0",
                                  "ActionCharOffset": "7", "Confidence": "88", "InRawText": "1"}),
    ("gdelt2-mentions", "e9", 0, {"MentionType": "2"}),
    ("gdelt2-mentions", "e5", 0, {"SentenceID": "0", "Actor2CharOffset": "-1"}),
    ("icews", "e0", 0, {"Event Date": "2022-05-02", "Source Name": "Kenya", "Source Sectors": "Government", "Source Country": "Kenya",
                        "Event Text": "Expel or withdraw peacekeepers", "Target Country": "Sudan", "Sentence Number": "2",
                        "City": "Nairobi", "Province": "Nairobi Area", "Country": "Kenya"}),
    ("icews", "e3", 0, {"Source Sectors": "Rebel", "Target Sectors": "General Population / Civilian / Social"}),
    ("polecat", "e2", 0, {"Actor Name": "Kenya;two Sudanese diplomats;United Nations", "Actor Country": "KEN;SDN;UNO",
                          "Actor COW": "501;625;", "Recipient Name": "", "Contexts": "diplomatic;legal", "GeoNames ID": "184745"}),
    ("phoenix", "e0", 0, {"SourceActorFull": "KENGOV", "SourceActorEntity": "KEN", "SourceActorRole": "GOV", "QuadClass": "3",
                          "Month": "5", "Issues": "diplomatic,1;legal,1"}),
    ("acled-like", "e3", 0, {"event_type": "Violence against civilians", "sub_event_type": "Attack", "inter1": "Rebel group",
                             "inter2": "Civilians", "interaction": "Rebel group-Civilians", "civilian_targeting": "Civilian targeting",
                             "assoc_actor_2": "Kenya", "iso": "404", "fatalities": "12", "region": "Eastern Africa"}),
    ("acled-like", "e5", 0, {"event_type": "Protests", "disorder_type": "Demonstrations", "tags": "crowd size=300"}),
    ("ucdp-like", "e3", 0, {"type_of_violence": "3", "deaths_civilians": "12", "deaths_unknown": "0", "best": "12", "high": "15",
                            "priogrid_gid": "127874", "geom_wkt": "POINT (36.817 -1.283)", "date_prec": "1", "where_prec": "1"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "event_id", "number", "expected"), CASES)
def test_cells(name: str, event_id: str, number: int, expected: dict[str, str], rows: list[Row], row_of: Find) -> None:
    line = lines_of(name, row_of(rows, event_id))[number]
    assert {column: line[column] for column in expected} == expected


@pytest.mark.parametrize("name", ["acled-like", "ucdp-like"])
def test_what_a_data_set_does_not_record_is_left_out(name: str, rows: list[Row], row_of: Find) -> None:
    assert lines_of(name, row_of(rows, "e0")) == []


def test_numbers_are_stable_unique_and_exact_in_floating_point(rows: list[Row]) -> None:
    numbers = [int(line["GLOBALEVENTID"]) for row in rows for line in lines_of("gdelt2", row)]
    assert len(numbers) == len(set(numbers))
    assert all(int(float(number)) == number for number in numbers)
    assert stable_number("a", "b") == 3155934281168790 != stable_number("ab")


def test_mentions_point_to_events(rows: list[Row], row_of: Find) -> None:
    row = row_of(rows, "e2")
    events, mentions = lines_of("gdelt2", row), lines_of("gdelt2-mentions", row)
    assert [event["GLOBALEVENTID"] for event in events] == [mention["GLOBALEVENTID"] for mention in mentions]


def test_plover_json_has_auxiliary_modes(rows: list[Row], row_of: Find) -> None:
    record = _json("plover-json", row_of(rows, "e4"))
    assert record["mode"] == ["expel", "future"]
    assert record["actor"] == [{"code": "KEN", "sector": ["GOV"], "entity_text": "Nairobi", "identifier_text": "Kenya"}]
    assert record["size"] == {"arrested": 2}


def test_json_lines_are_the_contract_with_the_article(rows: list[Row], row_of: Find) -> None:
    event = _json("jsonl", row_of(rows, "e0"))
    assert (event["outlet"], event["trigger"]["text"]) == ("Lake, Courier", "expelled")


def test_points_are_longitude_first(rows: list[Row], row_of: Find) -> None:
    (feature,) = _json("geojson", row_of(rows, "e0"))["features"]
    assert feature["geometry"]["coordinates"] == [36.817, -1.283]


def _json(name: str, row: Row) -> Any:
    stream = io.BytesIO()
    FORMATS[name].write([row], stream)
    return json.loads(stream.getvalue())
