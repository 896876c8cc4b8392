"""Lines: where in its file a frame begins. YAML readers forget lines, so the text is searched for the frame's id."""

from __future__ import annotations

import re
from pathlib import Path

from foreigndesk.codebook.frames import Frame
from foreigndesk.knowledge import read_text


class Lines:
    """Finds frames in their files; each file is read once."""

    __slots__ = ("_texts",)

    def __init__(self) -> None:
        self._texts: dict[Path, str] = {}

    def place(self, frame: Frame) -> str:
        """``file:line: TYPE.id`` of a frame; without the line where its id does not stand in the file as it is."""
        path, _, name = frame.place.rpartition(": ")
        text = self._text(Path(path))
        position = 0
        for part in frame.id.partition(".")[2].split("/"):
            found = re.compile(rf"\bid:\s*[\"']?{re.escape(part)}[\"']?\s*(?=[,}}#\n])").search(text, position)
            if found is None:
                return frame.place
            position = found.start()
        return f"{path}:{text.count(chr(10), 0, position) + 1}: {name}"

    def _text(self, path: Path) -> str:
        if path not in self._texts:
            self._texts[path] = read_text(path)
        return self._texts[path]
