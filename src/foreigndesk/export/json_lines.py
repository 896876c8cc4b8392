"""JSON Lines: one object an event, as in the output contract, with what names its article."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO

from foreigndesk.export.format import ExportFormat, Row, as_text

_ARTICLE = ("article_id", "title", "published", "outlet", "url")


def _write(rows: Iterable[Row], stream: IO[str]) -> None:
    for row in rows:
        event = json.loads(str(row["record"]))
        article = {name: row[name] for name in _ARTICLE}
        stream.write(json.dumps({**article, **event}, ensure_ascii=False, default=str) + "\n")


FORMAT = ExportFormat("jsonl", ".jsonl", "programs: nested fields with all offsets", as_text(_write))
