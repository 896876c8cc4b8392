"""The manifest: every file of a package with its size and hash, and the versions behind it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreigndesk.desk.version import package_version
from foreigndesk.export.package.card import Facts
from foreigndesk.export.package.release import Release
from foreigndesk.export.selection import Selection

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class PackagedFile:
    """Size in bytes and SHA-256 of a file."""

    size: int
    sha256: str


def files_in(folder: Path) -> dict[str, PackagedFile]:
    """The files of a folder by path, the manifest itself left out."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): _measured(path) for path in paths}


def manifest(release: Release, selection: Selection, facts: Facts, files: Mapping[str, PackagedFile]) -> dict[str, Any]:
    """What ``manifest.json`` says."""
    return {
        "title": release.title,
        "released": release.released.isoformat(),
        "foreigndesk": package_version(),
        "coders": facts.versions,
        "store_version": selection.store_version,
        "filters": {name: str(value) for name, value in selection.filters.items()},
        "article_text": release.with_text,
        "files": {path: {"bytes": file.size, "sha256": file.sha256} for path, file in files.items()},
    }


def _measured(path: Path) -> PackagedFile:
    with path.open("rb") as stream:
        return PackagedFile(path.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest())
