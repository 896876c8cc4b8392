"""Case tables of time expressions, and what must hold for every text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.article import Article
from foreigndesk.language import LanguageEngine
from foreigndesk.times import TimeResolver

CASES = Path(__file__).parent / "cases"


@cache
def _engine() -> LanguageEngine:
    return LanguageEngine()


@cache
def _resolver() -> TimeResolver:
    return TimeResolver()


def _cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        published = date.fromisoformat(table["published"]) if table["published"] else None
        for case in table["cases"]:
            yield pytest.param(case, published, id=f"{path.stem}: {case['text'][:60]}")


@pytest.mark.parametrize(("case", "published"), list(_cases()))
def test_case(case: dict[str, Any], published: date | None) -> None:
    document = _engine().parse(Article(case["text"], published=published))
    mentions = _resolver().resolve(document)
    if "predicate" in case:
        sentence = document.sentences[0]
        found = _resolver().of_events.date_of(mentions, sentence, sentence.words.index(case["predicate"]))
        assert (found is not None) == case.get("found", found is not None)
        start = found.start.isoformat() if found and found.start else None
        assert start == case.get("start")
        assert "end" not in case or (found and str(found.end)) == case["end"]
    elif "days" in case:
        assert [[str(one.start), str(one.end)] for one in mentions] == case["days"]
    else:
        assert [[one.span.text, one.value] for one in mentions] == case["times"]


WORDS = ["May", "2014", "the", "of", "3", "Monday", "last", "-", "1990s", "two", "weeks", "ago", "31"]
ODD_WORDS = ["February", "9999", "é", "٣", "²", "between", "and", "later", "99999999", "'90"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS + ODD_WORDS), min_size=1, max_size=12), st.dates())
def test_any_words_resolve_twice_the_same(words: list[str], published: date) -> None:
    engine, resolver = _engine(), _resolver()
    document = engine.parse(Article(" ".join(words), published=published))
    first = resolver.resolve(document)
    assert first == resolver.resolve(document)
    for one in first:
        source = document.sentences[one.sentence].source
        assert source[one.span.start : one.span.end] == one.span.text
        assert one.start is None or (one.end is not None and one.start <= one.end and one.precision)
