"""One engine for all tests of the language room."""

from __future__ import annotations

import pytest

from foreigndesk.knowledge import knowledge_dir, load_yaml
from foreigndesk.language import LanguageEngine
from foreigndesk.language.sentences import SentenceSplitter
from foreigndesk.language.tokens import Tokenizer


@pytest.fixture(scope="session")
def engine() -> LanguageEngine:
    return LanguageEngine()


@pytest.fixture(scope="session")
def splitter() -> SentenceSplitter:
    return SentenceSplitter(load_yaml(knowledge_dir() / "language" / "sentences.yaml"))


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    return Tokenizer(load_yaml(knowledge_dir() / "language" / "tokens.yaml"))
