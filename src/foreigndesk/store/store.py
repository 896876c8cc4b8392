"""The store: keeps codings as Delta tables and answers questions about them in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foreigndesk.article import Article
from foreigndesk.chunks import chunks
from foreigndesk.desk.coding import Coding
from foreigndesk.errors import StoreError
from foreigndesk.sources.set_aside import SetAside
from foreigndesk.store.column import Row, TableColumns
from foreigndesk.store.columns import ARTICLES, SET_ASIDE
from foreigndesk.store.delta import Compacted, DeltaFolder
from foreigndesk.store.derived import AGREEMENTS, CORRECTIONS, INCIDENTS
from foreigndesk.store.moment import AsOf
from foreigndesk.store.queries import NamedQuery
from foreigndesk.store.tables import TABLES
from foreigndesk.store.views import connect
from foreigndesk.store.writing import Form, Written, commit, form_of

if TYPE_CHECKING:
    from deltalake import DeltaTable
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

_BATCH = 50
_LOOKED_UP = 500
"""Articles whose forms are looked up in one query."""
_WATCHED = (ARTICLES, SET_ASIDE, INCIDENTS, AGREEMENTS, CORRECTIONS)
"""Tables whose commits a reader should see at once."""


class Store:
    """Articles, events and claims on a folder or object store, with what is derived from them.

    Several tables cannot be committed at once, so each batch of articles carries an id: its events and claims are
    committed first, the rows of its articles last, and a reader sees only what an article row points to. A kill
    in between leaves rows that nobody sees, never half an article and never one twice. When an article comes
    again with other words, another date or from another coder, the new rows win and the old stay as history.

    Args:
        root: Folder or address; made on the first write.
        as_of: Read the store as it was at a version of ``articles`` or at a time; such a store cannot be written.
        options: Options of the object store, as ``deltalake`` takes them.

    Raises:
        MissingExtraError: If the extra ``[desk]`` is not installed.
    """

    def __init__(self, root: str | Path, *, as_of: AsOf = None, options: dict[str, str] | None = None) -> None:
        self._tables = DeltaFolder(root, options)
        self._as_of = as_of
        self._connection: tuple[tuple[int | None, ...], DuckDBPyConnection] | None = None

    # --- reading

    @property
    def root(self) -> str:
        """Folder or address."""
        return self._tables.root

    @property
    def version(self) -> int | None:
        """Number of the last commit of articles; ``None`` for an empty store."""
        return self._tables.version(ARTICLES.name)

    @property
    def articles(self) -> DuckDBPyRelation:
        """The current articles."""
        return self._reader().view("articles")

    @property
    def events(self) -> DuckDBPyRelation:
        """The events of the current articles."""
        return self._reader().view("events")

    @property
    def claims(self) -> DuckDBPyRelation:
        """The claims of the current articles."""
        return self._reader().view("claims")

    def query(self, sql: str, params: Mapping[str, object] | None = None) -> DuckDBPyRelation:
        """Ask in DuckDB's SQL over the tables and views of docs/store.md.

        Args:
            sql: One statement that returns rows.
            params: Values of its ``$names``.

        Raises:
            StoreError: If the statement is wrong.
        """
        import duckdb

        try:
            relation = self._reader().sql(sql, params=dict(params or {}))
        except duckdb.Error as error:
            raise StoreError(f"the query failed: {error}") from error
        if relation is None:
            raise StoreError("the statement returns no rows; a store is asked with SELECT")
        return relation

    def rows(self, sql: str, params: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """The rows of a query by column name."""
        return _by_column(self.query(sql, params))

    def named_rows(self, name: str, **filters: object) -> list[dict[str, Any]]:
        """The rows of a named query by column name."""
        return _by_column(self.named(name, **filters))

    def named(self, name: str, **filters: object) -> DuckDBPyRelation:
        """Ask one of the named queries of ``store/queries``, e.g. ``named("events", actor="MLI")``.

        Raises:
            StoreError: If there is no such query or filter.
        """
        query = NamedQuery.load(name)
        return self.query(query.sql, query.params(filters))

    def missing(self, articles: Iterable[Article], fingerprint: str) -> Iterator[Article]:
        """Those of the articles that this store does not hold as coded by this fingerprint."""
        for chunk in chunks(articles, _LOOKED_UP):
            known = self._known(article.article_id for article in chunk)
            yield from (a for a in chunk if known.get(a.article_id) != form_of(a, fingerprint))

    # --- writing

    def write(
        self, codings: Iterable[Coding], set_aside: Iterable[SetAside] = (), *, batch_size: int = _BATCH
    ) -> Written:
        """Store codings, batch by batch; what is there already in the same form is left alone.

        Args:
            codings: Read lazily.
            set_aside: Reports that could not be read; looked at when all codings are stored.
            batch_size: Articles in one commit.
        """
        self._refuse_the_past()
        written = Written()
        seen: dict[str, Form] = {}
        batch: dict[str, Coding] = {}
        try:
            for coding in codings:
                article_id, form = coding.article.article_id, form_of(coding.article, coding.version)
                if article_id in batch:
                    self._commit(batch, seen, written)
                if seen.get(article_id) == form:
                    written.unchanged += 1
                    continue
                batch[article_id] = coding
                if len(batch) == batch_size:
                    self._commit(batch, seen, written)
        finally:  # what was coded before an interruption is kept
            self._commit(batch, seen, written)
        written.set_aside = self._set_aside(set_aside)
        return written

    def append(self, columns: TableColumns[Any], rows: Sequence[Row]) -> None:
        """Add rows to a table that only grows."""
        self._refuse_the_past()
        self._tables.append(columns, rows)

    def replace(
        self, columns: TableColumns[Any], rows: Sequence[Row], parts: Sequence[str], since: DeltaTable | None
    ) -> None:
        """Put rows in place of what some parts of a derived table held; see ``DeltaFolder.replace``.

        Raises:
            StoreBusyError: If the table has changed since ``since`` was opened.
        """
        self._refuse_the_past()
        self._tables.replace(columns, rows, parts, since)

    def opened(self, columns: TableColumns[Any]) -> DeltaTable | None:
        """A table as it is at this moment, to say later what a replacement was made from."""
        return self._tables.open(columns.name)

    def compact(self, older_than: timedelta | None = None) -> list[Compacted]:
        """Join small files; with ``older_than``, also remove for good what only versions older than that need."""
        self._refuse_the_past()
        done = (self._tables.compact(columns.name, older_than) for columns in TABLES)
        return [compacted for compacted in done if compacted]

    def _commit(self, batch: dict[str, Coding], seen: dict[str, Form], written: Written) -> None:
        """Commit those of a batch that the store does not hold in this form, and empty it."""
        known = self._known(batch) if batch else {}
        forms = {article_id: form_of(coding.article, coding.version) for article_id, coding in batch.items()}
        new = [coding for article_id, coding in batch.items() if known.get(article_id) != forms[article_id]]
        commit(self._tables, new, written)
        written.unchanged += len(batch) - len(new)
        seen |= forms
        batch.clear()

    def _set_aside(self, reports: Iterable[SetAside]) -> int:
        there = set(self._reader().sql("SELECT place, reason, id FROM set_aside").fetchall())
        now = datetime.now(UTC)
        rows = {(s.place, s.reason, s.id): SET_ASIDE.row(s) | {"written": now} for s in reports}
        new = [row for key, row in rows.items() if key not in there]
        self._tables.append(SET_ASIDE, new)
        return len(new)

    # --- inside

    def _refuse_the_past(self) -> None:
        if self._as_of is not None:
            raise StoreError("a store opened as of an earlier version cannot be written", place=self.root)

    def _known(self, article_ids: Iterable[str]) -> dict[str, Form]:
        sql = "SELECT article_id, text_hash, published, version FROM articles WHERE article_id IN (SELECT unnest($ids))"
        rows = self.query(sql, {"ids": list(article_ids)}).fetchall()
        return {article_id: (text_hash, published, version) for article_id, text_hash, published, version in rows}

    def _reader(self) -> DuckDBPyConnection:
        """The connection, made anew when another commit has come."""
        versions = tuple(self._tables.version(columns.name) for columns in _WATCHED)
        if self._connection is None or self._connection[0] != versions:
            self._connection = (versions, connect(self._tables, self._as_of))
        return self._connection[1]


def _by_column(relation: DuckDBPyRelation) -> list[dict[str, Any]]:
    columns = relation.columns
    return [dict(zip(columns, values, strict=True)) for values in relation.fetchall()]
