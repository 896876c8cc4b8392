"""Views: what a reader of the store sees, in DuckDB, over the Parquet files of its Delta tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foreigndesk.errors import MissingExtraError
from foreigndesk.store.column import Kind, TableColumns
from foreigndesk.store.columns import ARTICLES, CLAIMS, EVENTS, SET_ASIDE
from foreigndesk.store.delta import AsOf, DeltaFolder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES: dict[Kind, str] = {
    "string": "VARCHAR",
    "json": "VARCHAR",
    "int": "BIGINT",
    "float": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMPTZ",
}


def connect(tables: DeltaFolder, as_of: AsOf = None) -> DuckDBPyConnection:
    """A DuckDB connection with the views of the store.

    ``articles``, ``events``, ``claims`` hold each article as it was committed last; ``…_history`` every
    committed version. The articles are opened first: whatever they point to was committed before them.

    Raises:
        MissingExtraError: If ``duckdb`` is not installed.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise MissingExtraError("asking the store", "desk") from error
    connection = duckdb.connect()
    _create_history(connection, tables, ARTICLES, as_of)
    connection.execute(
        "CREATE VIEW articles AS SELECT * FROM articles_history "
        "QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY sequence DESC, written DESC, batch DESC) = 1"
    )
    for columns in (EVENTS, CLAIMS):
        _create_raw(connection, tables, columns)
        for suffix in ("", "_history"):
            connection.execute(
                f"CREATE VIEW {columns.name}{suffix} AS SELECT part.* FROM {columns.name}_written AS part "
                f"SEMI JOIN articles{suffix} AS article USING (article_id, batch)"
            )
    _create_history(connection, tables, SET_ASIDE)
    connection.execute("CREATE VIEW set_aside AS SELECT * FROM set_aside_history")
    return connection


def _create_history(
    connection: DuckDBPyConnection, tables: DeltaFolder, columns: TableColumns[Any], as_of: AsOf = None
) -> None:
    _create(connection, f"{columns.name}_history", columns, tables.files(columns.name, as_of))


def _create_raw(connection: DuckDBPyConnection, tables: DeltaFolder, columns: TableColumns[Any]) -> None:
    _create(connection, f"{columns.name}_written", columns, tables.files(columns.name))


def _create(connection: DuckDBPyConnection, view: str, columns: TableColumns[Any], files: list[str]) -> None:
    """A view of the declared columns; those that the files do not have yet are empty."""
    present: set[str] = set()
    source = ""
    if files:
        names = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
        source = f" FROM read_parquet([{names}], union_by_name = true)"
        present = set(connection.sql(f"SELECT *{source}").columns)
    fields = ", ".join(
        f'"{c.name}"' if c.name in present else f'NULL::{_TYPES[c.kind]} AS "{c.name}"' for c in columns.columns
    )
    connection.execute(f"CREATE VIEW {view} AS SELECT {fields}{source}" + ("" if files else " WHERE false"))
