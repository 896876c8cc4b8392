"""Records of gold files: JSON Lines as they are, CSV rows grouped into sentences with events."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foreigndesk.errors import SourceError

_SENTENCE_FIELDS = ("id", "doc", "text", "date")


@dataclass(frozen=True, slots=True)
class Record:
    """One record and where it stands (``file:line``)."""

    place: str
    values: Mapping[str, Any]


def read_records(path: Path) -> Iterator[Record]:
    """The records of a JSON Lines or CSV file.

    Raises:
        SourceError: If the file cannot be read or a line is no record; names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"cannot be read ({error}); give a UTF-8 file", place=str(path)) from error
    yield from _csv_records(path, text) if path.suffix.lower() == ".csv" else _json_records(path, text)


def first_record(path: Path) -> Record:
    """The first record of a file.

    Raises:
        SourceError: If there is none.
    """
    for record in read_records(path):
        return record
    raise SourceError("holds no record", place=str(path))


def _json_records(path: Path, text: str) -> Iterator[Record]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            values = json.loads(line)
        except ValueError as error:
            raise SourceError(f"no JSON ({error}); give one object a line", place=place) from error
        if not isinstance(values, dict):
            raise SourceError("no JSON object; give one object a line", place=place)
        yield Record(place, values)


def _csv_records(path: Path, text: str) -> Iterator[Record]:
    """One record for each sentence: rows that follow each other with the same ``id`` or ``text`` are its events."""
    rows = csv.DictReader(text.splitlines(keepends=True))
    current: Record | None = None
    for row in rows:
        values = {name: value or None for name, value in row.items() if name}
        sentence = {name: values.pop(name) for name in _SENTENCE_FIELDS if name in values}
        if current is None or not _same_sentence(current.values, sentence):
            if current is not None:
                yield current
            current = Record(f"{path}:{rows.line_num}", {**sentence, "events": []})
        if values.get("type"):
            current.values["events"].append(values)
    if current is not None:
        yield current


def _same_sentence(values: Mapping[str, Any], sentence: Mapping[str, Any]) -> bool:
    key = "id" if sentence.get("id") else "text"
    return sentence.get(key) is not None and values.get(key) == sentence[key]
