"""Case tables: a text, the actors it must yield, and the words that must yield none."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from foreigndesk.actors import ActorMention, ActorResolver
from foreigndesk.article import Article
from foreigndesk.language import LanguageEngine

CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1)
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any], engine: LanguageEngine, resolver: ActorResolver) -> None:
    published = date.fromisoformat(case["published"]) if "published" in case else None
    document = engine.parse(Article(text=case["text"], title=case.get("title"), published=published))
    mentions = list(resolver.resolve(document))
    for mention in mentions:
        source = document.sentences[mention.sentence].source
        span = mention.actor.span
        assert source[span.start : span.end] == span.text
    body = [m for m in mentions if not document.sentences[m.sentence].in_title]
    for expected in case.get("actors", []):
        found = _named(body, expected)
        assert any(_agrees(m, expected) for m in found), f"{expected}\namong {[_shown(m) for m in body]}"
    for text in case.get("absent", []):
        assert not _named(body, {"text": text}), f"{text!r} is an actor in {[_shown(m) for m in body]}"


def _named(mentions: list[ActorMention], expected: dict[str, Any]) -> list[ActorMention]:
    found = [m for m in mentions if m.actor.span.text == expected["text"]]
    which = expected.get("occurrence")
    return found if which is None else found[which - 1 : which]


def _agrees(mention: ActorMention, expected: dict[str, Any]) -> bool:
    actor = mention.actor
    have = {
        "country": actor.country,
        "sectors": list(actor.sectors),
        "name": actor.name,
        "code": actor.code,
        "kind": mention.kind,
        "plural": mention.plural,
        "refers_to": actor.refers_to.text if actor.refers_to else None,
    }
    return all(have[key] == value for key, value in expected.items() if key in have)


def _shown(mention: ActorMention) -> str:
    actor = mention.actor
    return f"{actor.span.text} = {actor.name} {actor.country} {actor.sectors} ({mention.reason})"
