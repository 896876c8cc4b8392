"""The formats there are; a new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from foreigndesk.export import csv_file, geojson, json_lines
from foreigndesk.export.format import ExportFormat

FORMATS: Mapping[str, ExportFormat] = {module.FORMAT.name: module.FORMAT for module in (csv_file, json_lines, geojson)}
