"""What every export format must do: all events, whatever their words, valid files, nothing of the article's text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from foreigndesk.article import Article
from foreigndesk.cli.main import cli
from foreigndesk.desk.desk import Desk
from foreigndesk.export import FORMATS
from foreigndesk.store import Store

SECRET = "The rest of the report is nobody's business."
ARTICLES = (
    Article(
        text=f'NAIROBI - Kenya expelled two "Sudanese; diplomats", aides and\ncooks on Monday. {SECRET}',
        title="Kenya’s ‘spies’ <b>out</b>",
        published=date(2022, 5, 3),
        outlet="Lake, Courier",
    ),
    Article(text="Protesters marched in Khartoum on Saturday.", published=date(2022, 5, 8)),
)


def _csv_ids(text: str) -> list[Any]:
    return [row["event_id"] for row in csv.DictReader(io.StringIO(text))]


def _jsonl_ids(text: str) -> list[Any]:
    return [json.loads(line)["event_id"] for line in text.splitlines()]


def _geojson_ids(text: str) -> list[Any]:
    return [feature["id"] for feature in json.loads(text)["features"]]


READERS: dict[str, Callable[[str], list[Any]]] = {"csv": _csv_ids, "jsonl": _jsonl_ids, "geojson": _geojson_ids}


@pytest.fixture(scope="module")
def store(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "store"
    Store(folder).write(desk.code_article(article) for article in ARTICLES)
    return folder


@pytest.fixture(scope="module")
def rows(store: Path) -> list[dict[str, object]]:
    relation = Store(store).named("events")
    return [dict(zip(relation.columns, values, strict=True)) for values in relation.fetchall()]


def written(name: str, rows: list[dict[str, object]]) -> str:
    stream = io.StringIO()
    FORMATS[name].write(rows, stream)
    return stream.getvalue()


def test_every_format_is_tested() -> None:
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_event_is_there_in_order(name: str, rows: list[dict[str, object]]) -> None:
    expected = [row["event_id"] for row in rows if name != "geojson" or row["latitude"] is not None]
    assert expected
    assert READERS[name](written(name, rows)) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_a_valid_file(name: str) -> None:
    assert READERS[name](written(name, [])) == []


@pytest.mark.parametrize("name", FORMATS)
def test_rows_are_read_once_and_lazily(name: str, rows: list[dict[str, object]]) -> None:
    stream = io.StringIO()
    FORMATS[name].write(iter(rows), stream)
    assert stream.getvalue() == written(name, rows)


@pytest.mark.parametrize("name", FORMATS)
def test_the_command_writes_the_same(name: str, store: Path, rows: list[dict[str, object]], tmp_path: Path) -> None:
    path = tmp_path / f"events{FORMATS[name].suffix}"
    result = CliRunner().invoke(cli, ["export", str(store), "--format", name, "-o", str(path)])
    assert result.exit_code == 0, result.output
    assert path.read_bytes().decode("utf-8") == written(name, rows)


@pytest.mark.parametrize("name", FORMATS)
def test_article_text_stays_in_the_store(name: str, rows: list[dict[str, object]]) -> None:
    assert SECRET not in written(name, rows)


def test_json_lines_are_the_contract_with_the_article(rows: list[dict[str, object]]) -> None:
    event = json.loads(written("jsonl", rows).splitlines()[-1])
    assert event["trigger"]["text"] in event["quote"]
    assert event["outlet"] in ("Lake, Courier", None)


def test_points_are_longitude_first(rows: list[dict[str, object]]) -> None:
    features = json.loads(written("geojson", rows))["features"]
    for feature in features:
        longitude, latitude = feature["geometry"]["coordinates"]
        assert abs(latitude) <= 90
        assert 20 < longitude < 50
