"""Labelled sentences: the codebook's examples as data, one JSON Lines file a theme under ``examples/``.

Every sentence carries all its events. They document the codebook, test the frames they are attached to, and train
the reader.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreigndesk.errors import CodebookError


@dataclass(frozen=True, slots=True)
class LabelledEvent:
    """One event of a labelled sentence; words are exact and stand in the sentence as whole words.

    Attributes:
        trigger: The words that carry the act.
        type: PLOVER type.
        mode: Its mode.
        cameo: CAMEO code.
        actor: Words of who acts; of a shared act the first party.
        recipient: Words of to whom; of a shared act the other party.
        status: Whether it happened.
        speaker: Words of who says so, if not the outlet.
        stance: How.
        frame: Id of the frame that the event illustrates, if one codes it so.
    """

    trigger: str
    type: str
    mode: str | None = None
    cameo: str | None = None
    actor: str | None = None
    recipient: str | None = None
    status: str = "actual"
    speaker: str | None = None
    stance: str | None = None
    frame: str | None = None

    @property
    def words(self) -> Iterator[tuple[str, str]]:
        """The fields that quote the sentence, with their words."""
        quoted = (("trigger", self.trigger), ("actor", self.actor), ("recipient", self.recipient))
        return ((name, words) for name, words in (*quoted, ("speaker", self.speaker)) if words)


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence, or a short paragraph, with every event in it.

    Attributes:
        id: Unique in the codebook.
        text: The words.
        kind: ``lead``, ``body``, ``headline`` or ``brief``.
        events: In the order of the text.
        place: File and line, for messages.
    """

    id: str
    text: str
    kind: str
    events: tuple[LabelledEvent, ...]
    place: str


def read_labelled(folder: Path) -> Iterator[LabelledSentence]:
    """The sentences of every file of a folder, in the order of names and lines; none without the folder.

    Raises:
        CodebookError: If a line is no such record; names file and line.
    """
    for path in sorted(folder.glob("*.jsonl")):
        yield from read_labelled_file(path)


def read_labelled_file(path: Path) -> Iterator[LabelledSentence]:
    """The sentences of one file.

    Raises:
        CodebookError: If a line is no such record; names file and line.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _sentence(line, f"{path}:{number}")


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand in a text as whole words, as half-open offsets."""
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _sentence(line: str, place: str) -> LabelledSentence:
    try:
        raw: Mapping[str, Any] = json.loads(line)
        events = tuple(LabelledEvent(**event) for event in raw["events"])
        return LabelledSentence(raw["id"], raw["text"], raw.get("kind", "body"), events, place)
    except (ValueError, KeyError, TypeError) as error:
        raise CodebookError(f"is no labelled sentence ({error})", place=place) from error
