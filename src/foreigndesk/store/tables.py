"""All tables of a store: what coding writes, and what linking and people add."""

from __future__ import annotations

from typing import Any

from foreigndesk.store.column import TableColumns
from foreigndesk.store.columns import ARTICLES, CLAIMS, EVENTS, SET_ASIDE
from foreigndesk.store.derived import AGREEMENTS, COPIES, CORRECTIONS, INCIDENTS, LINKED

LOGS: tuple[TableColumns[Any], ...] = (SET_ASIDE, LINKED, CORRECTIONS)
"""Tables that only grow."""
DERIVED: tuple[TableColumns[Any], ...] = (COPIES, INCIDENTS, AGREEMENTS)
"""Tables whose parts are replaced."""
TABLES: tuple[TableColumns[Any], ...] = (ARTICLES, EVENTS, CLAIMS, COPIES, INCIDENTS, AGREEMENTS, CORRECTIONS, LINKED,
    SET_ASIDE)  # fmt: skip
