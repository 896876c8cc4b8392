"""What stands in the cells: codes, dates, numbers and places as each data set writes them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foreigndesk.export import FORMATS, Row
from foreigndesk.export.exported import stable_number
from foreigndesk.export.layout import Layout
from foreigndesk.knowledge.files import load_yaml

Find = Callable[[list[Row], str], Row]


def lines_of(name: str, row: Row) -> list[dict[str, str]]:
    stream = io.BytesIO()
    FORMATS[name].write([row], stream)
    layout = Layout.load(name)
    lines = stream.getvalue().decode("utf-8").split("\n")[layout.header : -1]
    records = [line.split("\t") for line in lines] if layout.separator == "\t" else csv.reader(lines)
    return [dict(zip((c.name for c in layout.columns), record, strict=True)) for record in records]


CASES = load_yaml(Path(__file__).parent / "cells.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['format']}-{case['event']}-{case['line']}")
def test_cells(case: dict[str, Any], rows: list[Row], row_of: Find) -> None:
    line = lines_of(case["format"], row_of(rows, case["event"]))[case["line"]]
    assert {column: line[column] for column in case["cells"]} == case["cells"]


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
