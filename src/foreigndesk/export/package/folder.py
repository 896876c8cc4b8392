"""The folder of a package: written beside its place and renamed, so that it is there whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from foreigndesk.codebook.codebook import Codebook
from foreigndesk.codebook.printed import to_markdown
from foreigndesk.errors import ExportError
from foreigndesk.export.package.card import Facts, card
from foreigndesk.export.package.citation import citation, licence
from foreigndesk.export.package.datapackage import datapackage
from foreigndesk.export.package.manifest import NAME, files_in, manifest
from foreigndesk.export.package.release import Release
from foreigndesk.export.package.tables import tables
from foreigndesk.export.selection import Selection


def write_package(folder: Path, selection: Selection, release: Release, *, force: bool = False) -> None:
    """Make a release folder.

    Args:
        folder: Where to; its parent must exist.
        selection: Which events.
        release: What it is called, by whom, under which licence.
        force: Replace a folder that is there.

    Raises:
        ExportError: If it is there already or cannot be written.
    """
    folder = folder.absolute()
    if folder.exists() and not force:
        raise ExportError("the folder is there already; choose another or give --force", place=str(folder))
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        part.mkdir()
        _fill(part, selection, release)
        _put_in_place(part, folder)
    except OSError as error:
        raise ExportError(f"the package cannot be written ({error})", place=str(folder)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _fill(folder: Path, selection: Selection, release: Release) -> None:
    packaged, facts = tables(selection, with_text=release.with_text), Facts.of(selection)
    (folder / "data").mkdir()
    for table in packaged:
        table.write(folder / "data")
    _text(folder / "codebook.md", to_markdown(Codebook.load(None)))
    _text(folder / "README.md", card(release, selection, facts))
    _text(folder / "CITATION.cff", citation(release))
    _text(folder / "LICENSE.md", licence(release))
    _json(folder / "datapackage.json", datapackage(release, packaged, files_in(folder)))
    _json(folder / NAME, manifest(release, selection, facts, files_in(folder)))


def _put_in_place(part: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    if folder.exists():
        folder.rename(old)
    part.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _json(path: Path, record: dict[str, Any]) -> None:
    _text(path, json.dumps(record, ensure_ascii=False, indent=2) + "\n")
