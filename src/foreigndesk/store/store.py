"""The store: keeps codings as Delta tables and answers questions about them in SQL."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from foreigndesk.article import Article
from foreigndesk.desk.coding import Coding
from foreigndesk.errors import StoreError
from foreigndesk.sources.set_aside import SetAside
from foreigndesk.store.column import Row
from foreigndesk.store.columns import ARTICLES, CLAIMS, EVENTS, SET_ASIDE, claim_rows, event_rows
from foreigndesk.store.delta import AsOf, DeltaFolder
from foreigndesk.store.queries import NamedQuery
from foreigndesk.store.views import connect

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

_BATCH = 50
Known = tuple[str, date | None, str]
"""What decides whether an article must be coded again: its words, its date, and the fingerprint of the coder."""


@dataclass(slots=True)
class Written:
    """What a call of ``Store.write`` did.

    Attributes:
        articles: Articles added or brought up to date.
        events: Their events.
        unchanged: Articles that were there already in this very form.
        set_aside: Reports newly recorded as unreadable.
    """

    articles: int = 0
    events: int = 0
    unchanged: int = 0
    set_aside: int = 0


class Store:
    """Articles, events and claims on a folder or object store.

    Several tables cannot be committed at once, so each batch of articles carries an id: its events and claims are
    committed first, the rows of its articles last, and a reader sees only what an article row points to. A kill
    in between leaves rows that nobody sees, never half an article and never one twice. When an article comes
    again with other words, another date or from another coder, the new rows win and the old stay as history.

    Args:
        root: Folder or address; made on the first write.
        as_of: Read the store as it was at a version or time; such a store cannot be written.
        options: Options of the object store, as ``deltalake`` takes them.

    Raises:
        MissingExtraError: If the extra ``[desk]`` is not installed.
    """

    def __init__(self, root: str | Path, *, as_of: AsOf = None, options: dict[str, str] | None = None) -> None:
        self._tables = DeltaFolder(root, options)
        self._as_of = as_of
        self._connection: tuple[tuple[int | None, int | None], DuckDBPyConnection] | None = None

    # --- reading

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
        """Ask in DuckDB's SQL over ``articles``, ``events``, ``claims``, ``set_aside`` and ``…_history``.

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

    def named(self, name: str, **filters: object) -> DuckDBPyRelation:
        """Ask one of the named queries of ``store/queries``, e.g. ``named("events", actor="MLI")``.

        Raises:
            StoreError: If there is no such query or filter.
        """
        query = NamedQuery.load(name)
        return self.query(query.sql, query.params(filters))

    def missing(self, articles: Iterable[Article], fingerprint: str) -> Iterator[Article]:
        """Those of the articles that this store does not hold as coded by this fingerprint."""
        known = self._known()
        return (a for a in articles if known.get(a.article_id) != (a.text_hash, a.published, fingerprint))

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
        if self._as_of is not None:
            raise StoreError("a store opened as of an earlier version cannot be written", place=self._tables.root)
        known, written = self._known(), Written()
        batch: dict[str, Coding] = {}
        for coding in codings:
            article = coding.article
            form: Known = (article.text_hash, article.published, coding.version)
            if known.get(article.article_id) == form:
                written.unchanged += 1
                continue
            if len(batch) == batch_size or article.article_id in batch:
                self._commit(batch.values(), written)
                batch.clear()
            known[article.article_id] = form
            batch[article.article_id] = coding
        self._commit(batch.values(), written)
        written.set_aside = self._set_aside(set_aside)
        return written

    def _commit(self, codings: Iterable[Coding], written: Written) -> None:
        """One batch: events and claims first, and last the articles, which make them visible."""
        codings, batch = list(codings), uuid.uuid4().hex
        events = [row | {"batch": batch} for coding in codings for row in event_rows(coding)]
        claims = [row | {"batch": batch} for coding in codings for row in claim_rows(coding)]
        self._tables.append(EVENTS, events)
        self._tables.append(CLAIMS, claims)
        version = self.version
        books: Row = {"batch": batch, "sequence": 0 if version is None else version + 1, "written": datetime.now(UTC)}
        self._tables.append(ARTICLES, [ARTICLES.row(coding) | books for coding in codings])
        written.articles += len(codings)
        written.events += len(events)

    def _set_aside(self, reports: Iterable[SetAside]) -> int:
        there = set(self._reader().sql("SELECT place, reason, id FROM set_aside").fetchall())
        now = datetime.now(UTC)
        rows = {(s.place, s.reason, s.id): SET_ASIDE.row(s) | {"written": now} for s in reports}
        new = [row for key, row in rows.items() if key not in there]
        self._tables.append(SET_ASIDE, new)
        return len(new)

    # --- inside

    def _known(self) -> dict[str, Known]:
        rows = self._reader().sql("SELECT article_id, text_hash, published, version FROM articles").fetchall()
        return {article_id: (text_hash, published, version) for article_id, text_hash, published, version in rows}

    def _reader(self) -> DuckDBPyConnection:
        """The connection, made anew when another commit has come."""
        versions = (self.version, self._tables.version(SET_ASIDE.name))
        if self._connection is None or self._connection[0] != versions:
            self._connection = (versions, connect(self._tables, self._as_of))
        return self._connection[1]
