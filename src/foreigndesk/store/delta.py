"""Delta tables under one root: appends rows, replaces parts, compacts, and lists the files that hold a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from foreigndesk.errors import MissingExtraError, StoreBusyError, StoreError
from foreigndesk.store.arrow import table_of
from foreigndesk.store.column import Row, TableColumns
from foreigndesk.store.sql import quoted

if TYPE_CHECKING:
    from deltalake import DeltaTable

_UNUSABLE = frozenset("[]^|\\")
"""Characters in folder names that the Delta library does not take."""
_GLOB = frozenset("*?[")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Compacted:
    """What compaction did to one table: numbers of data files before and after, and of old files removed for good."""

    table: str
    before: int
    after: int
    removed: int


class DeltaFolder:
    """The Delta tables of one store.

    Args:
        root: Folder or address of an object store.
        options: Options of the object store, as ``deltalake`` takes them.

    Raises:
        MissingExtraError: If ``deltalake`` is not installed.
        StoreError: If the folder has a name that Delta cannot hold.
    """

    def __init__(self, root: str | Path, options: dict[str, str] | None = None) -> None:
        try:
            import deltalake  # noqa: F401
        except ModuleNotFoundError as error:
            raise MissingExtraError("the store", "desk") from error
        self._local = "://" not in str(root)
        self.root = str(Path(root).absolute()) if self._local else str(root).rstrip("/")
        self._options = options
        unusable = sorted(_UNUSABLE & set(self.root)) if self._local else []
        if unusable:
            raise StoreError(f"choose a folder without {' '.join(unusable)} in its path", place=self.root)

    # --- writing

    def append(self, columns: TableColumns[Any], rows: Sequence[Row]) -> None:
        """Commit rows to a table in one step; creates the table with the first ones."""
        if rows:
            self._write(columns, rows, self._address(columns.name), mode="append", schema_mode="merge")

    def replace(
        self, columns: TableColumns[Any], rows: Sequence[Row], parts: Sequence[str], since: DeltaTable | None
    ) -> None:
        """Commit rows in place of all that some parts of a table held, in one step.

        Args:
            columns: The table, which has a column to part it by.
            rows: The new rows; each belongs to one of the parts.
            parts: Names of the parts; what they held is gone.
            since: The table as it was when the new rows were made; ``None`` when there was none.

        Raises:
            StoreBusyError: If somebody else has changed the table since then; nothing is written.
        """
        where = f"{columns.parted_by} IN ({', '.join(map(quoted, sorted(parts)))})"
        if since is not None:
            self._write(columns, rows, since, mode="overwrite", predicate=where)
        elif rows:
            self._write(columns, rows, self._address(columns.name), mode="error", partition_by=[columns.parted_by])

    def _write(self, columns: TableColumns[Any], rows: Sequence[Row], target: Any, **how: Any) -> None:
        from deltalake import write_deltalake
        from deltalake.exceptions import CommitFailedError, DeltaError

        if self._local:
            Path(self.root).mkdir(parents=True, exist_ok=True)
        place = self._address(columns.name)
        try:
            write_deltalake(target, table_of(columns, rows), storage_options=self._options, **how)
        except CommitFailedError as error:
            raise StoreBusyError("another process is changing the table; try again", place=place) from error
        except (DeltaError, OSError) as error:
            if how["mode"] == "error" and self.open(columns.name):
                raise StoreBusyError("another process has just made the table; try again", place=place) from error
            raise StoreError(f"the table cannot be written ({error})", place=place) from error

    def compact(self, name: str, older_than: timedelta | None) -> Compacted | None:
        """Join a table's small files into larger ones.

        Args:
            name: The table.
            older_than: Remove files that no version younger than this needs; ``None`` keeps them all.

        Returns:
            What was done; ``None`` if there is no such table.
        """
        table = self.open(name)
        if table is None:
            return None
        from deltalake.exceptions import DeltaError

        before = len(table.file_uris())
        try:
            table.optimize.compact()
            table.create_checkpoint()
            removed = self._vacuum(table, older_than) if older_than is not None else 0
        except (DeltaError, OSError) as error:
            raise StoreError(f"the table cannot be compacted ({error})", place=self._address(name)) from error
        return Compacted(name, before, len(table.file_uris()), removed)

    def _vacuum(self, table: DeltaTable, older_than: timedelta) -> int:
        hours = int(older_than.total_seconds() // 3600)
        return len(table.vacuum(hours, dry_run=False, enforce_retention_duration=False))

    # --- reading

    def version(self, name: str) -> int | None:
        """Number of the last commit of a table, ``None`` when there is no such table yet."""
        table = self.open(name)
        return table.version() if table else None

    def open(self, name: str, at: datetime | None = None) -> DeltaTable | None:
        """A table as it is now or was at a moment; ``None`` if there was none."""
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError, TableNotFoundError

        try:
            table = DeltaTable(self._address(name), storage_options=self._options)
            if at is not None:
                version = _version_at(table, at)
                if version is None:
                    return None
                table.load_as_version(version)
        except TableNotFoundError:
            return None
        except (DeltaError, OSError, ValueError) as error:
            raise StoreError(f"the table cannot be read ({error})", place=self._address(name)) from error
        return table

    def files(self, table: DeltaTable, name: str) -> list[str]:
        """The Parquet files of a table, as DuckDB reads them."""
        return [self._readable(name, uri) for uri in table.file_uris()]

    def _address(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _readable(self, name: str, uri: str) -> str:
        """A file's address without percent signs, safe from being taken for a pattern."""
        if not self._local:
            return uri
        path = f"{self._address(name)}/{unquote(uri).rsplit(f'/{name}/', 1)[-1]}"
        return "".join(f"[{letter}]" if letter in _GLOB else letter for letter in path)


def _version_at(table: DeltaTable, at: datetime) -> int | None:
    """The last version committed up to a moment; the library itself takes the first for any moment before it."""
    until = (at - _EPOCH) / timedelta(milliseconds=1)
    return max((commit["version"] for commit in table.history() if commit["timestamp"] <= until), default=None)
