"""Views: what a reader of the store sees, in DuckDB, over the Parquet files of its Delta tables."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from foreigndesk.errors import MissingExtraError
from foreigndesk.store.column import TableColumns
from foreigndesk.store.columns import ARTICLES, CLAIMS, EVENTS
from foreigndesk.store.delta import DeltaFolder
from foreigndesk.store.moment import AsOf
from foreigndesk.store.sql import SQL_TYPES, quoted
from foreigndesk.store.tables import DERIVED, LOGS

if TYPE_CHECKING:
    from deltalake import DeltaTable
    from duckdb import DuckDBPyConnection

_VISIBLE = """
CREATE TEMP TABLE batches AS SELECT DISTINCT batch FROM articles_history;
CREATE TEMP TABLE retired AS
SELECT article_id, batch FROM articles_history
WHERE article_id IN (SELECT article_id FROM articles_history GROUP BY article_id HAVING count(*) > 1)
QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY sequence DESC, written DESC, batch DESC) > 1
"""
"""Batches whose articles were committed, and the forms of articles that later ones have replaced: both are few."""
_REPORTS = """
CREATE VIEW incident_reports AS
SELECT incident_id, report->>'event_id' AS event_id, report->>'article_id' AS article_id, report->>'role' AS role,
       CAST(report->>'score' AS DOUBLE) AS score, report->>'reasons' AS reasons, part
FROM (SELECT incident_id, part, unnest(CAST(reports AS JSON[])) AS report FROM incidents)
"""
_STEPS = """
CREATE VIEW agreement_steps AS
SELECT agreement_id, name, step->>'step' AS step, CAST(step->>'first' AS DATE) AS first,
       CAST(step->>'last' AS DATE) AS last, step->>'status' AS status, step->>'source' AS source,
       step->>'event_id' AS event_id, step->>'article_id' AS article_id, step->>'quote' AS quote
FROM (SELECT agreement_id, name, unnest(CAST(steps AS JSON[])) AS step FROM agreements)
"""


def connect(tables: DeltaFolder, as_of: AsOf = None) -> DuckDBPyConnection:
    """A DuckDB connection with the views of the store.

    ``articles``, ``events``, ``claims`` hold each article as it was committed last; ``…_history`` every
    committed version. The articles are opened first: whatever they point to was committed before them. What grows
    only is cut off at a moment by the columns ``sequence`` and ``written``, so that compaction does not matter;
    tables that linking replaces are opened as Delta kept them.

    Raises:
        MissingExtraError: If ``duckdb`` is not installed.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise MissingExtraError("asking the store", "desk") from error
    connection = duckdb.connect()
    _create(connection, "articles_written", ARTICLES, tables, tables.open(ARTICLES.name))
    column = "sequence" if isinstance(as_of, int) else "written"
    _view(connection, "articles_history", "articles_written", column, as_of)
    connection.execute(_VISIBLE)
    for columns in (EVENTS, CLAIMS):
        _create(connection, f"{columns.name}_written", columns, tables, tables.open(columns.name))
        connection.execute(
            f"CREATE VIEW {columns.name}_history AS "
            f"SELECT * FROM {columns.name}_written SEMI JOIN batches USING (batch)"
        )
    for name in (ARTICLES.name, EVENTS.name, CLAIMS.name):
        connection.execute(
            f"CREATE VIEW {name} AS SELECT * FROM {name}_history ANTI JOIN retired USING (article_id, batch)"
        )
    moment = _moment(connection, as_of)
    for columns in LOGS:
        _create(connection, f"{columns.name}_written", columns, tables, tables.open(columns.name))
        _view(connection, columns.name, f"{columns.name}_written", columns.columns[-1].name, moment)
    for columns in DERIVED:
        _create(connection, columns.name, columns, tables, tables.open(columns.name, moment))
    connection.execute(_REPORTS)
    connection.execute(_STEPS)
    return connection


def _moment(connection: DuckDBPyConnection, as_of: AsOf) -> datetime | None:
    """The last moment at which the articles were at a version: just before the next came."""
    if not isinstance(as_of, int):
        return as_of
    sql = "SELECT min(written) - INTERVAL 1 MICROSECOND FROM articles_written WHERE sequence > ?"
    (moment,) = connection.execute(sql, [as_of]).fetchall()[0]
    return moment if moment is None else datetime.fromisoformat(moment.isoformat())


def _view(connection: DuckDBPyConnection, view: str, source: str, column: str, limit: AsOf) -> None:
    """A view of the rows up to a limit."""
    if limit is None:
        until = ""
    elif isinstance(limit, int):
        until = f" WHERE {column} <= {limit}"
    else:
        until = f" WHERE {column} <= TIMESTAMPTZ '{limit.isoformat()}'"
    connection.execute(f"CREATE VIEW {view} AS SELECT * FROM {source}{until}")


def _create(
    connection: DuckDBPyConnection, view: str, columns: TableColumns[Any], tables: DeltaFolder, table: DeltaTable | None
) -> None:
    """A view of the declared columns; those that the files do not have yet are empty."""
    files = tables.files(table, columns.name) if table else []
    present: set[str] = set()
    source = ""
    if table and files:
        names = ", ".join(map(quoted, files))
        parted = f", hive_partitioning = {bool(columns.parted_by)}, hive_types_autocast = false"
        source = f" FROM read_parquet([{names}], union_by_name = true{parted})"
        present = {field.name for field in table.schema().fields}
    fields = ", ".join(
        f'"{c.name}"' if c.name in present else f'NULL::{SQL_TYPES[c.kind]} AS "{c.name}"' for c in columns.columns
    )
    connection.execute(f"CREATE VIEW {view} AS SELECT {fields}{source}" + ("" if files else " WHERE false"))
