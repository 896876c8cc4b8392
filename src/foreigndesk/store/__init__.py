"""The store: codings kept as Delta Lake tables on a folder or object store, asked through DuckDB (extra ``[desk]``)."""

from foreigndesk.store.delta import Compacted
from foreigndesk.store.moment import AsOf, read_moment
from foreigndesk.store.store import Store
from foreigndesk.store.writing import Written

__all__ = ["AsOf", "Compacted", "Store", "Written", "read_moment"]
