"""Groups lines by story on disk, because the lines of one story need not stand together and a file may be large."""

from __future__ import annotations

import json
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

Numbered = tuple[int, str]
"""Number of a line, and the line."""
_PARTS = 64


def grouped(lines: Iterable[tuple[str, int, str]]) -> Iterator[list[Numbered]]:
    """The lines of each story, in the order of the file; stories come in an order of their own, always the same.

    Args:
        lines: Story, number and text of each line, read once. Only one part of 64 is in memory at a time.
    """
    with tempfile.TemporaryDirectory(prefix="foreigndesk-") as folder:
        parts = [Path(folder) / str(number) for number in range(_PARTS)]
        with ExitStack() as opened:
            streams = [opened.enter_context(part.open("w", encoding="utf-8")) for part in parts]
            for story, number, text in lines:
                part = zlib.crc32(story.encode("utf-8", "surrogatepass")) % _PARTS
                streams[part].write(json.dumps([story, number, text]) + "\n")
        for part_path in parts:
            yield from _stories(part_path)


def _stories(path: Path) -> Iterator[list[Numbered]]:
    stories: dict[str, list[Numbered]] = {}
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            story, number, text = json.loads(line)
            stories.setdefault(story, []).append((number, text))
    yield from stories.values()
