"""Acts that are only pointed at take their parties from the act told before."""

from __future__ import annotations

import pytest

from foreigndesk.desk.desk import Desk

CASES = [
    (
        "Mali renounced its defence accords with France on Monday. Paris called the decision unjustified.",
        ("ACCUSE", ["France", "Paris"], ["Mali"]),
    ),
    (
        "Mali renounced its defence accords with France on Monday. The accords, signed in 2014, set the terms.",
        ("SUPPORT", ["Mali"], ["France"]),
    ),
    (
        "Armenia and Azerbaijan agreed a ceasefire on Sunday. The truce took effect at midnight.",
        ("RETREAT", ["Armenia", "Azerbaijan"], []),
    ),
    (
        "Rebels attacked a Kenyan convoy near Mandera on Friday. The attack killed four soldiers.",
        ("ASSAULT", ["Rebels"], []),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[expected[0] for _, expected in CASES])
def test_parties_are_taken_up(desk: Desk, text: str, expected: tuple[str, list[str], list[str]]) -> None:
    event_type, actors, recipients = expected
    second = text.index(". ") + 1
    events = [e for e in desk.code(text, published="2022-05-03").events if e.trigger.start > second]
    found = [e for e in events if e.type == event_type]
    assert found, [(e.type, e.trigger.text) for e in events]
    (event,) = found
    who = " ".join(a.span.text for a in event.actors)
    whom = " ".join(a.span.text for a in event.recipients)
    assert any(name in who for name in actors)
    assert all(name in whom for name in recipients)


def test_a_title_lends_nothing_to_the_body(desk: Desk) -> None:
    coding = desk.code("The attack killed four soldiers.", title="Rebels attack Kenyan convoy")
    body = [event for event in coding.events if not event.in_title]
    assert all(not event.actors for event in body)
