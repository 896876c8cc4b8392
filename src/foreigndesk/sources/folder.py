"""Walks a folder: every file under it, in the order of the names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from foreigndesk.sources.set_aside import SetAside


def walk_folder(folder: Path) -> Iterator[Path | SetAside]:
    """The files of a folder and its subfolders, sorted by name at each level.

    Hidden files and folders are passed over; links to folders are not followed (they may lead in circles);
    what is no regular file, such as a pipe, is set aside.
    """
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield SetAside(str(folder), f"cannot be listed ({error.strerror or error})")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from walk_folder(entry)
        elif entry.is_file():
            yield entry
        else:
            yield SetAside(str(entry), "not a regular file")
