"""A user's own file of actors reaches the coder."""

from __future__ import annotations

from pathlib import Path

import pytest

from foreigndesk.desk.desk import Desk
from foreigndesk.errors import KnowledgeError


def test_own_actors_are_known(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("section,name,code,sectors\narmed_groups,Northern Tea Order,NOR,REB\n", encoding="utf-8")
    coding = Desk(actors=own, reader=False).code("The Northern Tea Order attacked a barracks.", published="2020-01-01")
    assert "NORREB" in [actor.code for actor in coding.actors]


def test_a_mistake_in_them_is_named_with_its_place(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("section,name,code,sectors\norganisations,,NOR,GOV\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"own\.csv: organisations: record 1: field 'name' is missing"):
        Desk(actors=own, reader=False).code("Nobody came.")
