"""Sentences and the events they must give: type, mode, parties, status, numbers, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from foreigndesk.coding.event import Event
from foreigndesk.desk.desk import Desk
from foreigndesk.knowledge import load_yaml

CASES: list[dict[str, Any]] = load_yaml(Path(__file__).parent / "cases" / "events.yaml")
EXPECTATION = re.compile(
    r"(?P<type>[A-Z]+)(?:\.(?P<mode>[\w-]+))?: (?P<actors>[^>\[]*)>(?P<recipients>[^\[]*)(?:\[(?P<status>\w+)\])?"
)


def matches(expected: re.Match[str], event: Event, *, any_mode: bool) -> bool:
    """Whether an event is what an expectation says."""
    return (
        event.type == expected["type"]
        and (any_mode or event.mode == expected["mode"])
        and (expected["status"] is None or event.status == expected["status"])
        and all(any(name in a.span.text for a in event.actors) for name in names(expected["actors"]))
        and all(any(name in a.span.text for a in event.recipients) for name in names(expected["recipients"]))
    )


def names(words: str) -> list[str]:
    return [name.strip() for name in words.split(",") if name.strip()]


def shown(event: Event) -> str:
    actors, recipients = ([a.span.text for a in parties] for parties in (event.actors, event.recipients))
    return f"{event.type}.{event.mode} {actors} > {recipients} [{event.status}] {event.rule}"


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_events(case: dict[str, Any], desk: Desk) -> None:
    coding = desk.code(case["text"], published="2022-05-03")
    found = [shown(event) for event in coding.events]
    for line in case["events"]:
        expected = EXPECTATION.fullmatch(line)
        assert expected is not None, line
        assert any(matches(expected, e, any_mode=case.get("any_mode", False)) for e in coding.events), (line, found)
    if not case.get("extra"):
        assert len(coding.events) == len(case["events"]), found
    for measure, count in case.get("magnitude", {}).items():
        assert [list(e.magnitude[measure]) for e in coding.events if measure in e.magnitude] == [count], found
