"""Properties of claims: true spans, contents without cue and source, no text that crashes the reading."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.actors.mentions import ActorMentions
from foreigndesk.article import Article
from foreigndesk.claims.reader import ClaimsReader
from foreigndesk.coding.grammar import Grammar
from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk

FOLDER = Path(__file__).parent / "cases"
TEXTS = [case["text"] for path in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(path.read_text("utf-8"))]
MARKS = ["“", "”", '"', "‘", "’", "—", ":", ",", ".", "?", "\n\n", " "]
WORDS = [
    "said",
    "the minister",
    "that",
    "not",
    "1994",
    "attacked",
    "According to",
    "Mali",
    "talks",
    "ago",
    "years",
    "after",
]
PIECES = MARKS + WORDS


@pytest.fixture(scope="module")
def codings(desk: Desk) -> list[Coding]:
    return [desk.code(text) for text in TEXTS]


def test_spans_are_true(codings: list[Coding]) -> None:
    for coding in codings:
        for claim in coding.claims:
            spans = [claim.cue, claim.content, *(actor.span for actor in (claim.speaker, claim.addressee) if actor)]
            assert all(coding.article.text[span.start : span.end] == span.text for span in spans)


def test_content_excludes_cue_and_source(codings: list[Coding]) -> None:
    """A content may close around its cue ("Cairo, X hinted, may …"), but never begins or ends inside cue or source."""
    for coding in codings:
        for claim in coding.claims:
            parts = [claim.cue, *([claim.speaker.span] if claim.speaker else [])]
            for part in parts:
                inside = (
                    claim.content.covers(part) and claim.content.start < part.start and part.end < claim.content.end
                )
                assert inside or not claim.content.overlaps(part), (claim.content.text, part.text)


def test_claims_name_their_events(codings: list[Coding]) -> None:
    for coding in codings:
        known = {event.event_id for event in coding.events}
        assert all(set(claim.events) <= known for claim in coding.claims)


def test_status_has_its_reason(codings: list[Coding]) -> None:
    for coding in codings:
        for event in coding.events:
            assert any(step.field == "status" and step.reason for step in event.trace)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
def test_any_text_can_be_read(desk: Desk, pieces: list[str]) -> None:
    document = desk.engine.parse(Article(text=" ".join(pieces)))
    statements = ClaimsReader(Grammar.load()).read(document, ActorMentions([]))
    for statement in statements:
        source = document.sentences[statement.sentence].source
        assert source[statement.content.start : statement.content.end] == statement.content.text
        assert all(tokens for tokens in statement.parts.values())


def test_reading_is_repeatable(desk: Desk) -> None:
    text = TEXTS[0]
    assert desk.code(text).to_dict() == desk.code(text).to_dict()
