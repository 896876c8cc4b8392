"""What every export format must do: valid files, all it can carry, nothing of the article's text."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from foreigndesk.cli.main import cli
from foreigndesk.export import FORMATS, Row
from foreigndesk.export.layout import Layout
from foreigndesk.export.selection import HAPPENED, Selection
from foreigndesk.store import Store

SECRET = "nobody's business"


def _parquet(data: bytes, tmp_path: Path) -> list[Any]:
    import duckdb

    path = tmp_path / "read.parquet"
    path.write_bytes(data)
    with duckdb.connect() as connection:
        return connection.execute("SELECT event_id FROM read_parquet($path)", {"path": str(path)}).fetchall()


def _table(name: str) -> Callable[[bytes, Path], list[Any]]:
    """Lines as a program would take them that knows the separator alone: every line has all the columns."""

    def read(data: bytes, _: Path) -> list[Any]:
        layout = Layout.load(name)
        lines = data.decode("utf-8").split("\n")
        assert lines.pop() == ""
        records = [line.split("\t") for line in lines] if layout.separator == "\t" else list(csv.reader(lines))
        if layout.header:
            assert records.pop(0) == [column.name for column in layout.columns]
        assert {len(record) for record in records} <= {len(layout.columns)}
        return records

    return read


def _xml(data: bytes, _: Path) -> list[Any]:
    return [element for element in ElementTree.fromstring(data).iter() if element.tag.endswith("}edge")]


READERS: dict[str, Callable[[bytes, Path], Sequence[Any]]] = {
    "csv": lambda data, _: list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))),
    "parquet": _parquet,
    "jsonl": lambda data, _: [json.loads(line) for line in data.decode("utf-8").split("\n")[:-1]],
    "plover-json": lambda data, _: [json.loads(line) for line in data.decode("utf-8").split("\n")[:-1]],
    "geojson": lambda data, _: json.loads(data)["features"],
    "gexf": _xml,
    "graphml": _xml,
    **{
        name: _table(name)
        for name in ("gdelt2", "gdelt2-mentions", "icews", "polecat", "phoenix", "acled-like", "ucdp-like")
    },
}
RECORDS = {
    "csv": 7, "parquet": 7, "jsonl": 7, "plover-json": 7,
    "geojson": 6,  # one has no place
    "gdelt2": 12, "gdelt2-mentions": 12, "icews": 12, "phoenix": 12,  # pairs: 1 + 1 + 6 + 2 + 1, and 1
    "polecat": 6,  # one is planned
    "acled-like": 2, "ucdp-like": 1,
    "gexf": 8, "graphml": 8,  # six of the meeting, one of them of Kenya's expulsions too, two of the attack
}  # fmt: skip


def written(name: str, rows: Sequence[Row]) -> bytes:
    stream = io.BytesIO()
    chosen = FORMATS[name]
    chosen.write((row for row in rows if chosen.tells_status or row["status"] in HAPPENED), stream)
    return stream.getvalue()


def test_every_format_is_tested() -> None:
    assert set(READERS) == set(RECORDS) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_all_that_it_can_carry_is_there(name: str, rows: list[Row], tmp_path: Path) -> None:
    assert len(READERS[name](written(name, rows), tmp_path)) == RECORDS[name]


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_a_valid_file(name: str, tmp_path: Path) -> None:
    assert list(READERS[name](written(name, []), tmp_path)) == []


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])
def test_the_same_rows_give_the_same_bytes(name: str, rows: list[Row]) -> None:
    assert written(name, rows) == written(name, list(rows))


@pytest.mark.parametrize("name", FORMATS)
def test_rows_are_taken_one_by_one(name: str, rows: list[Row], tmp_path: Path) -> None:
    """A row is let go before the tenth after it is asked for, so that memory does not grow."""

    class Told(dict[str, object]):
        alive = 0

        def __init__(self, row: Row) -> None:
            super().__init__(row)
            Told.alive += 1

        def __del__(self) -> None:
            Told.alive -= 1

    def counted() -> Any:
        for row in rows * 20:
            yield Told(row)
            assert Told.alive < 10

    FORMATS[name].write(counted(), io.BytesIO())


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])
def test_the_command_writes_the_same(name: str, store: Path, rows: list[Row], tmp_path: Path) -> None:
    path = tmp_path / f"events{FORMATS[name].suffix}"
    result = CliRunner().invoke(cli, ["export", str(store), "--format", name, "-o", str(path)])
    assert result.exit_code == 0, result.output
    assert path.read_bytes() == written(name, rows)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", FORMATS)
def test_article_text_stays_in_the_store(name: str, rows: list[Row]) -> None:
    assert SECRET.encode() not in written(name, rows)


@pytest.mark.parametrize("name", FORMATS)
def test_letters_of_all_scripts_survive(name: str, rows: list[Row], tmp_path: Path) -> None:
    """Where a format has the sentence or the name of the outlet at all."""
    data = written(name, rows)
    if name in ("csv", "jsonl", "geojson", "plover-json", "acled-like", "ucdp-like") and READERS[name](data, tmp_path):
        assert "عمر 🕊" in data.decode("utf-8")


def test_a_format_without_status_gets_what_happened(store: Path) -> None:
    selection = Selection(Store(store))
    kept = [row["event_id"] for row in selection.rows_for(FORMATS["icews"])]
    assert "e4" not in kept
    assert selection.left_out == {"future": 1}
    assert len(list(Selection(Store(store), status="future").rows_for(FORMATS["icews"]))) == 1
    assert "e4" in [row["event_id"] for row in selection.rows_for(FORMATS["csv"])]


def test_rows_come_oldest_first_with_filters(store: Path) -> None:
    chosen = [row["event_id"] for row in Selection(Store(store), type="consult").rows()]
    everything = [(row["date_start"] or row["published"], row["article_id"]) for row in Selection(Store(store)).rows()]
    assert chosen == ["e2"]
    assert everything == sorted(everything)


@pytest.mark.parametrize("arguments", [[], ["--format", "csv"], ["--format", "csv", "-o", "x", "--package", "y"]])
def test_a_file_or_a_folder(store: Path, arguments: list[str]) -> None:
    assert CliRunner().invoke(cli, ["export", str(store), *arguments]).exit_code == 2


def test_standard_output(store: Path) -> None:
    result = CliRunner().invoke(cli, ["export", str(store), "--format", "jsonl", "-o", "-", "--limit", "1"])
    assert len(result.stdout.split("\n")) == 2
