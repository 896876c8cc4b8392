"""Delta tables under one root: appends rows to them and lists the files that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from foreigndesk.errors import MissingExtraError, StoreError
from foreigndesk.store.arrow import table_of
from foreigndesk.store.column import Row, TableColumns

if TYPE_CHECKING:
    from deltalake import DeltaTable

AsOf = int | datetime | None
_UNUSABLE = frozenset("[]^|\\")
"""Characters in folder names that the Delta library does not take."""
_GLOB = frozenset("*?[")


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

    def append(self, columns: TableColumns[Any], rows: Sequence[Row]) -> None:
        """Commit rows to a table in one step; creates the table with the first ones."""
        if not rows:
            return
        from deltalake import write_deltalake
        from deltalake.exceptions import DeltaError

        if self._local:
            Path(self.root).mkdir(parents=True, exist_ok=True)
        try:
            write_deltalake(
                self._address(columns.name),
                table_of(columns, rows),
                mode="append",
                schema_mode="merge",
                storage_options=self._options,
            )
        except (DeltaError, OSError) as error:
            raise StoreError(f"the table cannot be written ({error})", place=self._address(columns.name)) from error

    def version(self, name: str) -> int | None:
        """Number of the last commit of a table, ``None`` when there is no such table yet."""
        table = self._open(name)
        return table.version() if table else None

    def files(self, name: str, as_of: AsOf = None) -> list[str]:
        """The Parquet files of a table, as DuckDB reads them."""
        table = self._open(name, as_of)
        return [self._readable(name, uri) for uri in table.file_uris()] if table else []

    def _address(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _open(self, name: str, as_of: AsOf = None) -> DeltaTable | None:
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError, TableNotFoundError

        try:
            table = DeltaTable(self._address(name), storage_options=self._options)
            if as_of is not None:
                table.load_as_version(as_of)
        except TableNotFoundError:
            return None
        except (DeltaError, OSError, ValueError) as error:
            raise StoreError(f"the table cannot be read ({error})", place=self._address(name)) from error
        return table

    def _readable(self, name: str, uri: str) -> str:
        """A file's address without percent signs, safe from being taken for a pattern."""
        if not self._local:
            return uri
        path = f"{self._address(name)}/{unquote(uri.rsplit('/', 1)[-1])}"
        return "".join(f"[{letter}]" if letter in _GLOB else letter for letter in path)
