"""Reads JSON Lines: one JSON object a line, one report an object, as they come, however many there are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from foreigndesk.sources.draft import Draft
from foreigndesk.sources.format import Format
from foreigndesk.sources.lines import Line, read_lines
from foreigndesk.sources.set_aside import SetAside

_OBJECT: Final = re.compile(rb"^(?:\xef\xbb\xbf)?\s*\{\s*(?:\"|\})")
_NOT_LINES: Final = "{", "["


def read_json_lines(stream: BinaryIO, place: str) -> Iterator[Draft | SetAside]:
    """Yield a draft for each line that holds a valid record; blank lines are passed over."""
    for line in read_lines(stream):
        where = f"{place}:{line.number}"
        if line.number == 1 and line.text.strip() in _NOT_LINES:
            yield SetAside(where, "JSON over many lines; put each report on one line (jq -c '.[]' does it)")
            return
        if line.problem or line.text.strip():
            yield _read_line(line, where)


def _read_line(line: Line, place: str) -> Draft | SetAside:
    if line.problem:
        return SetAside(place, line.problem)
    try:
        values = json.loads(line.text.replace("\0", ""), strict=False)  # raw tabs occur in the wild
    except RecursionError:
        return SetAside(place, "JSON nested too deeply to be read")
    except ValueError as error:
        return SetAside(place, f"not valid JSON ({error})")
    if not isinstance(values, dict):
        kind = type(values).__name__
        return SetAside(place, f"a JSON {kind}, not an object; put one report's object on each line")
    from foreigndesk.sources.record import read_record  # pydantic: reading text must not pay for it

    return read_record(values, place, line.encoding)


FORMAT = Format("jsonl", (".jsonl", ".ndjson", ".json"), lambda head: bool(_OBJECT.search(head)), read_json_lines)
