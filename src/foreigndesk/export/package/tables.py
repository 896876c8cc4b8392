"""The tables of a package: events, articles and claims, each as Parquet and as CSV, from their declared columns."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from foreigndesk.export.format import FLAT, Row, as_text
from foreigndesk.export.parquet import COLUMNS, KINDS, write_parquet
from foreigndesk.export.selection import Selection
from foreigndesk.store.column import Kind
from foreigndesk.store.columns import ARTICLES, CLAIMS, EVENTS

_ARTICLE_COLUMNS = (
    "article_id", "id", "title", "published", "outlet", "url", "language", "event_count", "claim_count", "version",
)  # fmt: skip
_DESCRIPTIONS = {"title": "headline of the article", "url": "address of the article"}


@dataclass(frozen=True, slots=True)
class PackagedTable:
    """One table of a package.

    Attributes:
        name: ``events``, ``articles`` or ``claims``.
        description: What one row is.
        kinds: Columns of the CSV file, in order, with what they hold.
        more: Columns that Parquet has besides.
        descriptions: What each column holds, in words.
        rows: Reads the rows.
    """

    name: str
    description: str
    kinds: Mapping[str, Kind]
    more: Mapping[str, Kind]
    descriptions: Mapping[str, str]
    rows: Callable[[], Iterator[Row]]

    def write(self, folder: Path) -> None:
        """Write both files."""
        with (folder / f"{self.name}.csv").open("wb") as stream:
            as_text(self._write_csv)(self.rows(), stream)
        with (folder / f"{self.name}.parquet").open("wb") as stream:
            write_parquet(self.rows(), {**self.kinds, **self.more}, stream)

    def _write_csv(self, rows: Iterable[Row], stream: IO[str]) -> None:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(self.kinds)
        for row in rows:
            writer.writerow(["" if row[name] is None else row[name] for name in self.kinds])


def tables(selection: Selection, *, with_text: bool) -> list[PackagedTable]:
    """The tables of a selection."""
    return [_events(selection), _articles(selection, with_text), _claims(selection)]


def _events(selection: Selection) -> PackagedTable:
    kinds: dict[str, Kind] = {name: KINDS.get(name, "string") for name in FLAT}
    more = {name: KINDS[name] for name in COLUMNS if name not in FLAT}
    described = {column.name: column.description for column in EVENTS.columns} | _DESCRIPTIONS
    return PackagedTable("events", EVENTS.description, kinds, more, described, selection.rows)


def _articles(selection: Selection, with_text: bool) -> PackagedTable:
    names = (*_ARTICLE_COLUMNS, "text") if with_text else _ARTICLE_COLUMNS
    known = {column.name: column for column in ARTICLES.columns}
    statement = f"SELECT {', '.join(names)} FROM articles WHERE {{chosen}} ORDER BY published NULLS LAST, article_id"
    return PackagedTable(
        "articles",
        ARTICLES.description,
        {name: known[name].kind for name in names},
        {},
        {name: known[name].description for name in names},
        lambda: selection.of_articles(statement),
    )


def _claims(selection: Selection) -> PackagedTable:
    columns = {column.name: column for column in CLAIMS.columns if column.value}
    flat: dict[str, Kind] = {name: column.kind for name, column in columns.items() if column.kind != "json"}
    more: dict[str, Kind] = {name: column.kind for name, column in columns.items() if column.kind == "json"}
    statement = "SELECT * FROM claims WHERE {chosen} ORDER BY published NULLS LAST, article_id, number"
    return PackagedTable(
        "claims",
        CLAIMS.description,
        flat,
        more,
        {name: column.description for name, column in columns.items()},
        lambda: selection.of_articles(statement),
    )
