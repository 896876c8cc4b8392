"""Every format read by the programs that its users have: pandas, polars, DuckDB, networkx, R."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from foreigndesk.export import FORMATS, Row
from foreigndesk.export.documentation import LAYOUTS
from foreigndesk.export.layout import Layout

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
networkx = pytest.importorskip("networkx")


@pytest.fixture
def file(request: pytest.FixtureRequest, rows: list[Row], tmp_path: Path) -> Path:
    name = request.node.callspec.params["name"]
    path = tmp_path / f"events{FORMATS[name].suffix}"
    with path.open("wb") as stream:
        FORMATS[name].write(rows, stream)
    return path


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_NONE])
def test_pandas_reads_lines_with_and_without_quotes(name: str, quoting: int, file: Path) -> None:
    layout = Layout.load(name)
    if layout.separator == "," and quoting == csv.QUOTE_NONE:
        pytest.skip("commas need quotes")
    names = [column.name for column in layout.columns]
    header = 0 if layout.header else None
    frame = pandas.read_csv(
        file, sep=layout.separator, header=header, names=None if layout.header else names, quoting=quoting
    )
    assert list(frame.columns) == names
    assert len(frame) > 0
    assert frame[names[0]].is_unique
    for column in layout.columns:
        if column.type in ("integer", "number") and column.filled:
            assert frame[column.name].dtype.kind in "if", column.name


@pytest.mark.parametrize("name", LAYOUTS)
def test_polars_reads_lines(name: str, file: Path) -> None:
    layout = Layout.load(name)
    quote = '"' if layout.separator == "," else None
    frame = polars.read_csv(
        file, separator=layout.separator, has_header=layout.header, quote_char=quote, infer_schema=False
    )
    assert frame.width == len(layout.columns)


@pytest.mark.parametrize("name", LAYOUTS)
def test_duckdb_reads_lines(name: str, file: Path) -> None:
    import duckdb

    layout = Layout.load(name)
    quote = '"' if layout.separator == "," else ""
    with duckdb.connect() as connection:
        found = connection.execute(
            "SELECT * FROM read_csv($path, delim = $tab, header = $header, quote = $quote, all_varchar = true)",
            {"path": str(file), "tab": layout.separator, "header": layout.header, "quote": quote},
        )
        assert len(found.description or ()) == len(layout.columns)
        assert found.fetchall()


@pytest.mark.parametrize("name", ["csv"])
def test_csv_comes_back_equal(name: str, file: Path, rows: list[Row]) -> None:
    frame = pandas.read_csv(file, dtype={"cameo": "string"}, keep_default_na=False, na_values=[""])
    assert list(frame["quote"]) == [row["quote"] for row in rows]
    assert list(frame["cameo"]) == [row["cameo"] for row in rows]
    assert polars.read_csv(file, infer_schema_length=None)["title"].to_list() == [row["title"] for row in rows]


@pytest.mark.parametrize("name", ["parquet"])
def test_parquet_comes_back_equal_with_types(name: str, file: Path, rows: list[Row]) -> None:
    frame = polars.read_parquet(file)
    for column in ("event_id", "quote", "date_start", "latitude", "killed_low", "in_title", "record", "url"):
        assert frame[column].to_list() == [row[column] for row in rows], column
    assert frame["date_start"].to_list()[0] == date(2022, 5, 2)


@pytest.mark.parametrize("name", ["jsonl", "plover-json"])
def test_pandas_reads_json_lines(name: str, file: Path, rows: list[Row]) -> None:
    assert len(pandas.read_json(file, lines=True)) == len(rows)


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_networkx_reads_the_network(name: str, file: Path) -> None:
    graph = networkx.read_gexf(file) if name == "gexf" else networkx.read_graphml(file)
    assert graph.is_directed()
    edge = graph["Kenya (KENGOV)"]["SDNGOV"]
    assert (edge["weight"], edge["material_conflict"], edge["first"]) == (4, 3, "2022-05-02")
    assert graph.nodes["United Nations (UNO)"]["country"] == "UNO"


@pytest.mark.parametrize("name", ["gdelt2", "icews", "acled-like"])
def test_r_reads_lines(name: str, file: Path) -> None:
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("Rscript is not on the path")
    layout = Layout.load(name)
    quote = '"\\""' if layout.separator == "," else '""'
    script = (
        f'd <- read.table("{file}", sep="{layout.separator}", header={str(layout.header).upper()}, quote={quote}, '
        'comment.char="", colClasses="character", encoding="UTF-8"); cat(ncol(d), nrow(d))'
    )
    done = subprocess.run([rscript, "-e", script], capture_output=True, text=True, check=True)
    columns, lines = map(int, done.stdout.split())
    assert columns == len(layout.columns)
    assert lines > 0


def test_an_empty_table_is_read_too(tmp_path: Path) -> None:
    stream = io.BytesIO()
    FORMATS["icews"].write([], stream)
    assert len(pandas.read_csv(io.BytesIO(stream.getvalue()), sep="\t").columns) == 20
