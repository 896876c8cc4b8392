"""The store: codings kept as Delta Lake tables on a folder or object store, asked through DuckDB (extra ``[desk]``)."""

from foreigndesk.store.store import Store, Written

__all__ = ["Store", "Written"]
