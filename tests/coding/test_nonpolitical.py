"""Paragraphs about sport, business, science, weather and the like: hardly an event may be found in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from foreigndesk.coding.event import Event
from foreigndesk.desk.desk import Desk
from foreigndesk.knowledge import load_yaml

PARAGRAPHS: list[dict[str, Any]] = load_yaml(Path(__file__).parent / "cases" / "nonpolitical.yaml")
MOST = 6  # events per 100 sentences, of paragraphs written to mislead (docs/accuracy.md)


def shown(topic: str, event: Event) -> str:
    actors, recipients = ([a.span.text for a in parties] for parties in (event.actors, event.recipients))
    return f"{topic}: {event.type}.{event.mode} [{event.trigger.text}] {actors} > {recipients} {event.rule}"


def test_few_events_where_there_is_no_politics(desk: Desk) -> None:
    sentences = 0
    found: list[str] = []
    for paragraph in PARAGRAPHS:
        coding = desk.code(paragraph["text"].strip(), published="2022-05-03")
        sentences += len(desk.engine.parse(coding.article).sentences)
        found += [shown(paragraph["topic"], event) for event in coding.events]
    assert len(found) * 100 < MOST * sentences, "\n".join([f"{len(found)} events in {sentences} sentences", *found])
