"""What the tests of the sources share: the sample report and a way to read bytes from a stream."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from foreigndesk.article import Article
from foreigndesk.sources import SetAside, SourceDefaults, read_sources

Read = Callable[..., list[Article | SetAside]]


@pytest.fixture
def here() -> Path:
    return Path(__file__).parent


@pytest.fixture(scope="session")
def read_bytes() -> Read:
    """Reads bytes as standard input."""

    def read(
        data: bytes, format: str | None = None, defaults: SourceDefaults | None = None
    ) -> list[Article | SetAside]:
        return list(read_sources(["-"], stdin=io.BytesIO(data), format=format, defaults=defaults or SourceDefaults()))

    return read
