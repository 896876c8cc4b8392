"""Parquet: one row an event, the columns of CSV with their types and the whole event as JSON in ``record``."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO

from foreigndesk.export.format import FLAT, ExportFormat, Row
from foreigndesk.store.column import Kind
from foreigndesk.store.columns import EVENTS
from foreigndesk.store.sql import SQL_TYPES, quoted

COLUMNS: tuple[str, ...] = (*FLAT, "record")
KINDS: Mapping[str, Kind] = {column.name: column.kind for column in EVENTS.columns}


def _write(rows: Iterable[Row], stream: IO[bytes]) -> None:
    """Rows go through a file of JSON lines, so that memory does not grow with their number."""
    write_parquet(rows, {name: KINDS.get(name, "string") for name in COLUMNS}, stream)


def write_parquet(rows: Iterable[Row], kinds: Mapping[str, Kind], stream: IO[bytes]) -> None:
    """Write rows as Parquet.

    Args:
        rows: Read once.
        kinds: The columns to write, in order, and what they hold.
        stream: Where to.
    """
    with tempfile.TemporaryDirectory(prefix="foreigndesk-") as folder:
        lines, parquet = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        with lines.open("w", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps({name: row[name] for name in kinds}, ensure_ascii=False, default=str) + "\n")
        _convert(lines, parquet, {name: SQL_TYPES[kind] for name, kind in kinds.items()})
        with parquet.open("rb") as file_of_bytes:
            shutil.copyfileobj(file_of_bytes, stream)


def _convert(lines: Path, parquet: Path, types: Mapping[str, str]) -> None:
    import duckdb

    columns = ", ".join(f"'{name}': '{sql_type}'" for name, sql_type in types.items())
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT * FROM read_json($lines, format = 'newline_delimited', columns = {{{columns}}})) "
            f"TO {quoted(str(parquet))} (FORMAT parquet, COMPRESSION zstd)",
            {"lines": str(lines)},
        )


FORMAT = ExportFormat("parquet", ".parquet", "pandas, polars, DuckDB, Spark, R's arrow: typed columns", _write)
