"""Case tables of toponyms and event places, and what must hold for every text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.article import Article
from foreigndesk.language import LanguageEngine
from foreigndesk.places import PlaceResolver, domestic_country, place_of

CASES = Path(__file__).parent / "cases"
WORDS = [
    "Paris",
    "Texas",
    ",",
    "the",
    "of",
    "Gao",
    "Mali",
    "U.S.",
    "New",
    "York",
    "St.",
    "(",
    "Nice",
    "é",
    "٣",
    "'s",
    "-",
]


@cache
def _engine() -> LanguageEngine:
    return LanguageEngine()


@cache
def _resolver() -> PlaceResolver:
    return PlaceResolver()


def _cases(name: str) -> Iterator[Any]:
    for case in yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))["cases"]:
        yield pytest.param(case, id=case["text"][:60])


def _domestic() -> list[tuple[list[tuple[str | None, list[str]]], str | None]]:
    table = yaml.safe_load((CASES / "domestic.yaml").read_text(encoding="utf-8"))
    return [([(country, sectors) for country, sectors in case["sides"]], case["country"]) for case in table["cases"]]


@pytest.mark.parametrize("case", list(_cases("mentions")))
def test_mentions(case: dict[str, Any]) -> None:
    found = _resolver().resolve(_engine().parse(Article(case["text"])))
    assert [
        [one.place.span.text if one.place.span else None, one.place.name, one.place.country, one.locative]
        for one in found
    ] == case["places"]


@pytest.mark.parametrize("case", list(_cases("events")))
def test_events(case: dict[str, Any]) -> None:
    document = _engine().parse(Article(case["text"]))
    sentence = next(one for one in document.sentences if case["predicate"] in one.words)
    found = place_of(_resolver().resolve(document), sentence, sentence.words.index(case["predicate"]), document)
    assert (found.place.span.text if found and found.place.span else None) == case["place"]
    if found and "precision" in case:
        assert found.place.precision == case["precision"]


@pytest.mark.parametrize(("sides", "country"), _domestic())
def test_domestic_acts(sides: list[tuple[str | None, list[str]]], country: str | None) -> None:
    assert domestic_country(sides) == country


def test_a_state_is_a_place_without_words() -> None:
    place = _resolver().country("MLI")
    assert place is not None
    assert (place.name, place.precision, place.span) == ("Mali", "country", None)
    assert _resolver().country("UNO") is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_any_words_resolve_twice_the_same(words: list[str]) -> None:
    document = _engine().parse(Article(" ".join(words)))
    first = _resolver().resolve(document)
    assert first == _resolver().resolve(document)
    for one in first:
        span = one.place.span
        assert span is not None
        assert document.sentences[one.sentence].source[span.start : span.end] == span.text
