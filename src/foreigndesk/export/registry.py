"""The formats there are; a new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from foreigndesk.export import (
    acled,
    csv_file,
    gdelt2,
    gdelt2_mentions,
    geojson,
    gexf,
    graphml,
    icews,
    json_lines,
    parquet,
    phoenix,
    plover_json,
    polecat,
    ucdp,
)
from foreigndesk.export.format import ExportFormat

FORMATS: Mapping[str, ExportFormat] = {
    module.FORMAT.name: module.FORMAT
    for module in (
        csv_file,
        parquet,
        json_lines,
        geojson,
        gexf,
        graphml,
        gdelt2,
        gdelt2_mentions,
        icews,
        polecat,
        phoenix,
        acled,
        ucdp,
        plover_json,
    )
}
