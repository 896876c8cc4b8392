"""Case tables: status by the words of a sentence, claims with their content, events with speaker and stance."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from foreigndesk.article import Article
from foreigndesk.claims.claim import Claim
from foreigndesk.claims.cues import AttributionCues, StatusCues
from foreigndesk.claims.status import StatusReader
from foreigndesk.coding.event import Event
from foreigndesk.desk.desk import Desk

FOLDER = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    loaded = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=f"{number}-{case['text'][:40]}") for number, case in enumerate(loaded, start=1)]


@pytest.fixture(scope="module")
def reader() -> StatusReader:
    return StatusReader(StatusCues.load(), AttributionCues.load())


@pytest.mark.parametrize("case", cases("status"))
def test_status(case: dict[str, Any], desk: Desk, reader: StatusReader) -> None:
    document = desk.engine.parse(Article(text=case["text"]))
    for word, expected in case["words"].items():
        sentence, token = next((s, s.words.index(word)) for s in document.sentences if word in s.words)
        reading = reader.read_token(sentence, token, published(case))
        assert reading.status == expected, f"{word}: {reading.reason}"


@pytest.mark.parametrize("case", cases("claims"))
def test_claims(case: dict[str, Any], desk: Desk) -> None:
    claims = desk.code(case["text"], published=published(case)).claims
    for expected in case.get("claims", []):
        assert any(claim_agrees(claim, expected) for claim in claims), f"{expected}\namong {[shown(c) for c in claims]}"
    for cue in case.get("none", []):
        assert cue not in [claim.cue.text for claim in claims]


@pytest.mark.parametrize("case", cases("events"))
def test_events(case: dict[str, Any], desk: Desk) -> None:
    events = desk.code(case["text"], published=published(case)).events
    for expected in case["events"]:
        found = [event for event in events if expected["trigger"] in event.trigger.text]
        assert found, f"no event at {expected['trigger']!r} among {[e.trigger.text for e in events]}"
        assert any(event_agrees(event, expected) for event in found), [told(event) for event in found]


def published(case: dict[str, Any]) -> date | None:
    day: date | None = case.get("published")
    return day


def claim_agrees(claim: Claim, expected: dict[str, Any]) -> bool:
    have = {
        "speaker": claim.speaker.span.text if claim.speaker else None,
        "addressee": claim.addressee.span.text if claim.addressee else None,
        "cue": claim.cue.text,
        "content": claim.content.text,
        "stance": claim.stance,
        "quoted": claim.quoted,
    }
    return all(have[key] == value for key, value in expected.items())


def event_agrees(event: Event, expected: dict[str, Any]) -> bool:
    first = event.attribution[0] if event.attribution else None
    speaker = first.speaker.span.text if first and first.speaker else None
    return (
        expected.get("status", event.status) == event.status
        and (
            "speaker" not in expected
            or speaker in str(expected["speaker"] or "").split("|")
            or speaker == expected["speaker"]
        )
        and expected.get("stance", first and first.stance) == (first and first.stance)
        and expected.get("quoted", first and first.quoted) == (first and first.quoted)
    )


def shown(claim: Claim) -> str:
    who = claim.speaker.span.text if claim.speaker else None
    return f"{who} | {claim.cue.text} | {claim.stance} | {claim.content.text}"


def told(event: Event) -> str:
    voices = [(a.speaker.span.text if a.speaker else None, a.stance, a.quoted) for a in event.attribution]
    return f"{event.trigger.text}: {event.status}, {voices}"
