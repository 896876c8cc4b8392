"""The timeline is a Vega-Lite specification, and its files need no network."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foreigndesk.charts import CHARTS, save_chart
from foreigndesk.charts.timeline import timeline
from foreigndesk.errors import ForeignDeskError
from foreigndesk.store.queries import query_names

ROWS = [
    {"since": date(2022, 5, 1), "type": "SANCTION", "events": 3, "articles": 2, "intensity": -6.0},
    {"since": date(2022, 6, 1), "type": "CONSULT", "events": 1, "articles": 1, "intensity": 2.5},
]


def test_specification_holds_the_rows() -> None:
    specification = timeline(ROWS).to_dict()
    (values,) = specification["datasets"].values()
    assert [(v["since"], v["events"]) for v in values] == [("2022-05-01", 3), ("2022-06-01", 1)]
    assert specification["mark"]["type"] == "bar"


@pytest.mark.parametrize(("suffix", "sign"), [(".svg", b"<svg"), (".png", b"\x89PNG"), (".json", b'"data"')])
def test_files(tmp_path: Path, suffix: str, sign: bytes) -> None:
    path = tmp_path / f"chart{suffix}"
    save_chart(timeline(ROWS), path)
    assert sign in path.read_bytes()


def test_page_carries_its_scripts(tmp_path: Path) -> None:
    path = tmp_path / "chart.html"
    save_chart(timeline(ROWS), path)
    assert 'src="http' not in path.read_text(encoding="utf-8")


def test_no_rows_are_an_empty_chart(tmp_path: Path) -> None:
    save_chart(timeline([]), tmp_path / "chart.svg")


def test_unknown_suffix_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(ForeignDeskError, match=r"\.svg"):
        save_chart(timeline(ROWS), tmp_path / "chart.bmp")


def test_every_chart_has_its_query() -> None:
    assert {chart.query for chart in CHARTS.values()} <= set(query_names())
