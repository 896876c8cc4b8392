"""GDELT 2.0 mentions: 16 columns between tabs without a header, one line for each line of the events file."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from foreigndesk.export.exported import Line, Party, pairs
from foreigndesk.export.lines import Value, lines_format
from foreigndesk.export.moments import stamp

_WEB, _CITATION = 1, 2
_NOT_FOUND = -1


def _start(party: Party | None) -> int:
    return party.start if party else _NOT_FOUND


def _source(line: Line) -> str:
    return line.event.text("outlet") or urlsplit(line.event.text("url")).netloc


def _added(line: Line) -> str:
    return stamp(line.event.published or line.event.first_day)


def _sentence(line: Line) -> int:
    return 0 if line.event.row["in_title"] else int(line.event.text("sentence") or 0) + 1


def _percent(line: Line) -> int:
    return round(100 * float(line.event.text("confidence") or 0))


VALUES: Mapping[str, Value] = {
    "GLOBALEVENTID": lambda line: line.number,
    "EventTimeDate": _added,
    "MentionTimeDate": _added,
    "MentionType": lambda line: _WEB if line.event.row["url"] else _CITATION,
    "MentionSourceName": _source,
    "MentionIdentifier": lambda line: line.event.row["url"] or line.event.row["article_id"],
    "SentenceID": _sentence,
    "Actor1CharOffset": lambda line: _start(line.actor),
    "Actor2CharOffset": lambda line: _start(line.recipient),
    "ActionCharOffset": lambda line: line.event.row["trigger_start"],
    "InRawText": lambda _: 1,
    "Confidence": _percent,
    "MentionDocLen": lambda line: line.event.row.get("text_length"),
}

FORMAT = lines_format(
    "gdelt2-mentions", ".mentions.CSV", "GDELT 2.0 mentions: 16 columns, tabs, no header", VALUES, pairs
)
