"""The named query: an SQL file with the filters that stand in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from foreigndesk.errors import StoreError

_FOLDER = Path(__file__).parent
_PARAMETER = re.compile(r"\$([a-z_]+)")


def query_names() -> list[str]:
    """Names of all queries."""
    return sorted(path.stem for path in _FOLDER.glob("*.sql"))


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One query.

    Attributes:
        name: Name of its file.
        sql: The statement.
        parameters: Names of its filters; one that is not given lets everything pass.
    """

    name: str
    sql: str
    parameters: tuple[str, ...]

    @classmethod
    def load(cls, name: str) -> NamedQuery:
        """Read a query.

        Raises:
            StoreError: If there is none of that name.
        """
        if name not in query_names():
            raise StoreError(f"there is no query {name!r}; there are {', '.join(query_names())}")
        sql = (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
        return cls(name, sql, tuple(dict.fromkeys(_PARAMETER.findall(sql))))

    def params(self, filters: Mapping[str, object]) -> dict[str, object]:
        """The values of all parameters, ``None`` for those not given.

        Raises:
            StoreError: If a filter is not one of this query's.
        """
        unknown = sorted(set(filters) - set(self.parameters))
        if unknown:
            known = ", ".join(self.parameters)
            raise StoreError(f"query {self.name!r} has no filter {', '.join(unknown)}; it has {known}")
        return {name: filters.get(name) for name in self.parameters}
