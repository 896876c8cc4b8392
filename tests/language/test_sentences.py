"""Sentences: the case table, and what must hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.language.sentences import SentenceSplitter

CASES = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
ANY_SPLITTER = SentenceSplitter(load_yaml(knowledge_dir() / "language" / "sentences.yaml"))
WIRE_LIKE = st.text(alphabet=st.sampled_from("aB .\n\"'”“!?-—(),1U.S•\t\r\0é…`中。"), max_size=80)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, object], splitter: SentenceSplitter) -> None:
    text = str(case["text"])
    found = [("D:" if s.dateline else "") + text[s.start : s.end] for s in splitter.split(text)]
    assert found == case["sentences"]


def test_title_has_no_dateline(splitter: SentenceSplitter) -> None:
    assert not any(s.dateline for s in splitter.split("BAMAKO — Junta leaves accord", title=True))


@settings(max_examples=200, deadline=None)
@given(st.one_of(WIRE_LIKE, st.text(max_size=60)))
def test_sentences_are_ordered_and_cover_all_but_space(text: str) -> None:
    position = 0
    for stretch in ANY_SPLITTER.split(text):
        assert stretch.start >= position
        assert stretch.start < stretch.end
        assert not text[position : stretch.start].strip()
        assert text[stretch.start : stretch.end] == text[stretch.start : stretch.end].strip()
        position = stretch.end
    assert not text[position:].strip()
