"""CSV: one line an event, with the flat columns of the table; several actors are joined by ``;``."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import IO

from foreigndesk.export.format import FLAT, ExportFormat, Row, as_text


def _write(rows: Iterable[Row], stream: IO[str]) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(FLAT)
    for row in rows:
        writer.writerow(["" if row[name] is None else row[name] for name in FLAT])


FORMAT = ExportFormat("csv", ".csv", "spreadsheets and statistics programs", as_text(_write))
