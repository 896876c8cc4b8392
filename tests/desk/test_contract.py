"""The output of every sample report keeps the contract: schema, true spans, no "None"."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from foreigndesk.article import Article
from foreigndesk.desk.desk import Desk
from foreigndesk.sources import SourceDefaults, read_sources

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "output.schema.json").read_text(encoding="utf-8"))
SAMPLES = sorted((ROOT / "examples" / "reports").glob("*.*"))


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every SPAN-like object below a value."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys() and isinstance(value["start"], int):
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_keep_the_contract(path: Path, desk: Desk) -> None:
    articles = list(read_sources([path], defaults=SourceDefaults()))
    for article in articles:
        assert isinstance(article, Article)
        coded = json.loads(json.dumps(desk.code_article(article).to_dict()))
        jsonschema.validate(coded, SCHEMA)
        assert coded["text"] == article.text
        in_title = [one for one in [*coded["events"], *coded["claims"]] if one["in_title"]]
        told = [*coded["events"], *coded["claims"]]
        in_body = [one for one in told if not one["in_title"]]
        assert all(coded["text"][s["start"] : s["end"]] == s["text"] for s in spans(in_body))
        assert all(coded["title"][s["start"] : s["end"]] == s["text"] for s in spans(in_title))
        for event in coded["events"]:
            assert event["quote"] in (coded["title"] if event["in_title"] else coded["text"])
        known = {event["event_id"] for event in coded["events"]}
        assert len(known) == len(coded["events"])
        assert all(set(claim["events"]) <= known for claim in coded["claims"])


def test_an_article_without_events_is_still_recorded(desk: Desk) -> None:
    coded = desk.code("The weather stayed dry.").to_dict()
    jsonschema.validate(json.loads(json.dumps(coded)), SCHEMA)
    assert coded["events"] == []
