"""Fixtures shared by all rooms: one desk for the whole run, because loading the model takes longer than using it."""

from __future__ import annotations

from pathlib import Path

import pytest

from foreigndesk.desk.desk import Desk

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep parsed knowledge out of the user's cache folder."""
    import os

    os.environ.setdefault("FOREIGNDESK_CACHE", str(tmp_path_factory.getbasetemp().parent / "foreigndesk-cache"))


@pytest.fixture(scope="session")
def desk(own_cache: None) -> Desk:
    """A desk with the codebook and the reader that ship with the package."""
    return Desk()


@pytest.fixture(scope="session")
def frames_desk(desk: Desk) -> Desk:
    """A desk that codes by the frames alone; what it has loaded it shares with the other."""
    alone = Desk(reader=False)
    alone.engine, alone.actors, alone.codebook = desk.engine, desk.actors, desk.codebook
    return alone
