"""``datapackage.json``: a Frictionless Data Package of the tables, with types from the declared columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from foreigndesk.export.package.manifest import PackagedFile
from foreigndesk.export.package.release import Release
from foreigndesk.export.package.tables import PackagedTable

_TYPES: Mapping[str, str] = {
    "string": "string",
    "json": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "date": "date",
    "timestamp": "datetime",
    "list": "string",
}
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def datapackage(release: Release, tables: Iterable[PackagedTable], files: Mapping[str, PackagedFile]) -> dict[str, Any]:
    """The description of a package.

    Args:
        release: What it is called, and by whom.
        tables: Its tables.
        files: Its files by path.
    """
    return {
        "profile": "data-package",
        "name": re.sub(r"[^a-z0-9._-]+", "-", release.title.lower()).strip("-") or "events",
        "title": release.title,
        "created": f"{release.released.isoformat()}T00:00:00Z",
        "licenses": [{"name": release.licence}],
        "contributors": [{"title": author, "role": "author"} for author in release.authors],
        "resources": [resource for table in tables for resource in _resources(table, files)],
    }


def _resources(table: PackagedTable, files: Mapping[str, PackagedFile]) -> Iterator[dict[str, Any]]:
    for suffix, kinds in (("csv", table.kinds), ("parquet", {**table.kinds, **table.more})):
        path = f"data/{table.name}.{suffix}"
        yield {
            "name": f"{table.name}-{suffix}",
            "path": path,
            "description": table.description,
            "format": suffix,
            "mediatype": _MEDIA[suffix],
            "encoding": "utf-8",
            "bytes": files[path].size,
            "hash": f"sha256:{files[path].sha256}",
            "schema": {
                "fields": [
                    {"name": name, "type": _TYPES[kind], "description": table.descriptions[name]}
                    for name, kind in kinds.items()
                ],
                "missingValues": [""],
            },
        }
