"""One engine and one resolver for all actor tests: both are read-only."""

from __future__ import annotations

import pytest

from foreigndesk.actors import ActorKnowledge, ActorResolver
from foreigndesk.language import LanguageEngine


@pytest.fixture(scope="session")
def engine() -> LanguageEngine:
    return LanguageEngine()


@pytest.fixture(scope="session")
def knowledge() -> ActorKnowledge:
    return ActorKnowledge.load()


@pytest.fixture(scope="session")
def resolver(knowledge: ActorKnowledge) -> ActorResolver:
    return ActorResolver(knowledge)
