"""Tokens: the case table, and what must hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.language.tokens import Tokenizer

CASES = yaml.safe_load(Path(__file__).with_name("tokens.yaml").read_text(encoding="utf-8"))
ANY_TOKENIZER = Tokenizer(load_yaml(knowledge_dir() / "language" / "tokens.yaml"))
WORD_LIKE = st.text(alphabet=st.sampled_from("aBs .'’-n't1,$%@/:_#&U\u0301é(`"), max_size=40)


@pytest.mark.parametrize(("text", "words"), CASES.items(), ids=list(CASES))
def test_case(text: str, words: list[str], tokenizer: Tokenizer) -> None:
    assert [text[start:end] for start, end in tokenizer.tokenise(text, 0, len(text))] == words


@settings(max_examples=300, deadline=None)
@given(st.one_of(WORD_LIKE, st.text(max_size=60)))
def test_tokens_never_overlap_and_cover_all_but_space(text: str) -> None:
    position = 0
    for start, end in ANY_TOKENIZER.tokenise(text, 0, len(text)):
        assert position <= start < end
        assert not text[position:start].strip()
        assert not any(map(str.isspace, text[start:end]))
        position = end
    assert not text[position:].strip()
