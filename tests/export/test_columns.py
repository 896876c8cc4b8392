"""The declared columns: as the data sets have them, each documented, each filled or said to be empty."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from foreigndesk.export import FORMATS, Row
from foreigndesk.export.documentation import LAYOUTS, exports_document
from foreigndesk.export.layout import Layout
from foreigndesk.knowledge.files import knowledge_dir, load_yaml

ROOT = Path(__file__).parents[2]
FACTS = ROOT.parent / "shared" / "facts"
FILES = {
    "gdelt2": "gdelt2_events", "gdelt2-mentions": "gdelt2_mentions", "icews": "icews", "polecat": "polecat",
    "phoenix": "phoenix", "acled-like": "acled", "ucdp-like": "ucdp_ged",
}  # fmt: skip
COUNTS = {
    "gdelt2": 61, "gdelt2-mentions": 16, "icews": 20, "polecat": 40, "phoenix": 26, "acled-like": 31, "ucdp-like": 49,
}  # fmt: skip


def test_the_document_is_current() -> None:
    current = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    assert current == exports_document(), "run python -m foreigndesk.export.documentation > docs/exports.md"


def test_every_format_has_a_section() -> None:
    document = exports_document()
    for name in FORMATS:
        assert f"\n## {name}\n" in document


@pytest.mark.parametrize("name", LAYOUTS)
def test_columns_stand_as_the_data_set_has_them(name: str) -> None:
    columns = [column.name for column in Layout.load(name).columns]
    assert len(columns) == len(set(columns)) == COUNTS[name]
    facts = FACTS / f"columns_{FILES[name]}.csv"
    if not facts.exists():
        pytest.skip("the tables of columns are not beside this checkout")
    with facts.open(encoding="utf-8") as stream:
        assert columns == [row["name"] for row in csv.DictReader(stream)]


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_column_says_what_stands_in_it(name: str) -> None:
    assert all(column.meaning for column in Layout.load(name).columns)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_column_that_is_called_empty_is(name: str, rows: list[Row]) -> None:
    stream = io.BytesIO()
    FORMATS[name].write(rows, stream)
    layout = Layout.load(name)
    lines = stream.getvalue().decode("utf-8").split("\n")[layout.header : -1]
    records = [line.split("\t") for line in lines] if layout.separator == "\t" else list(csv.reader(lines))
    for number, column in enumerate(layout.columns):
        if not column.filled:
            assert {record[number] for record in records} == {layout.missing}, column.name


def test_every_field_of_plover_json_is_documented(rows: list[Row]) -> None:
    stream = io.BytesIO()
    FORMATS["plover-json"].write(rows, stream)
    used = {name for line in stream.getvalue().splitlines() for name in _names(json.loads(line))}
    declared = set(load_yaml(knowledge_dir() / "export" / "documentation.yaml")["fields"]["plover-json"])
    assert {name.replace("recipient.", "actor.") for name in used} <= declared


def _names(record: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for name, value in record.items():
        yield prefix + name
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from _names(part, f"{prefix}{name}.")
