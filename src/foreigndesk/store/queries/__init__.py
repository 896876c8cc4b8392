"""Named queries: one SQL file each, with its filters as ``$names`` and a comment on top that says what it answers."""

from foreigndesk.store.queries.named import NamedQuery, query_names

__all__ = ["NamedQuery", "query_names"]
