"""A page of a long list: its rows, how many there are in all, and the address of the next page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.exceptions import HTTPException

from foreigndesk.web.books import Row
from foreigndesk.web.filters import Paging
from foreigndesk.web.site import Site, link

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows ``first`` to ``last`` of ``total``, counted from 1."""

    rows: list[Row]
    total: int
    page: int
    pages: int
    first: int
    last: int

    def to_dict(self, path: str, paging: Paging) -> dict[str, Any]:
        """The JSON twin of a list page."""
        following = link(path, paging.state(), page=self.page + 1) if self.page < self.pages else None
        return {"items": self.rows, "total": self.total, "page": self.page, "pages": self.pages, "next": following}


def read_listing(site: Site, query: str, paging: Paging, shape: Callable[[Row], Row] = dict) -> Listing:
    """Read one page of a query whose rows carry the ``total``.

    Args:
        site: Holds the books.
        query: Name of the query; it takes ``$size`` and ``$offset``.
        paging: The page and the filters.
        shape: What becomes of a row.

    Raises:
        HTTPException: 404, if the page lies behind the last one.
    """
    rows = site.books.ask(query, **paging.parameters())
    total = int(rows[0]["total"]) if rows else 0
    shown = [shape({key: value for key, value in row.items() if key != "total"}) for row in rows]
    return _listing(shown, total, paging)


def cut_listing(found: Sequence[Item], paging: Paging, shape: Callable[[Sequence[Item]], list[Row]]) -> Listing:
    """One page of a list that is all there; only what is shown is shaped into rows.

    Raises:
        HTTPException: 404, if the page lies behind the last one.
    """
    before = (paging.page - 1) * paging.size
    return _listing(shape(found[before : before + paging.size]), len(found), paging)


def _listing(shown: list[Row], total: int, paging: Paging) -> Listing:
    if not shown and paging.page > 1:
        raise HTTPException(404, f"this list has no page {paging.page}")
    before = (paging.page - 1) * paging.size
    pages = max(1, -(-total // paging.size))
    return Listing(shown, total, paging.page, pages, before + bool(shown), before + len(shown))
