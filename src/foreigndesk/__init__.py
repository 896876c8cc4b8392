"""Foreign Desk reads news reports and keeps the desk's books: events, claims, incidents, agreements.

    >>> import foreigndesk as fd
    >>> coding = fd.Desk().code("Mali renounced its accords with France.", published="2022-05-03")

The public names are loaded on first use, so that importing the package stays fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foreigndesk.article import Article
    from foreigndesk.desk.coding import Coding
    from foreigndesk.desk.desk import Desk
    from foreigndesk.desk.parallel import code_many
    from foreigndesk.errors import ForeignDeskError
    from foreigndesk.store.store import Store

_PUBLIC = {
    "Article": "foreigndesk.article",
    "Coding": "foreigndesk.desk.coding",
    "Desk": "foreigndesk.desk.desk",
    "ForeignDeskError": "foreigndesk.errors",
    "Store": "foreigndesk.store.store",
    "code_many": "foreigndesk.desk.parallel",
}

__all__ = ["Article", "Coding", "Desk", "ForeignDeskError", "Store", "code_many"]


def __getattr__(name: str) -> Any:
    """Load a public name from its module."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'foreigndesk' has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
