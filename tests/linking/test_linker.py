"""The linker: tables of incidents and agreements do not depend on how articles came, and keep what people corrected."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.errors import StoreError
from foreigndesk.linking import link_incidents, stored_reports
from foreigndesk.linking.corrections import merge_incidents, split_incident
from foreigndesk.linking.linker import Linked, Linker
from foreigndesk.store import Store

INCIDENTS = "SELECT * FROM incidents ORDER BY incident_id"
AGREEMENTS = "SELECT * FROM agreements ORDER BY agreement_id"
MEMBERS = "SELECT incident_id, event_id FROM incident_reports ORDER BY ALL"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "desk")


def linked(store: Store, codings: Sequence[Coding], portion: int) -> tuple[list[Any], list[Any]]:
    for start in range(0, len(codings), portion):
        store.write(codings[start : start + portion], batch_size=2)
        Linker(store).link()
    return store.query(INCIDENTS).fetchall(), store.query(AGREEMENTS).fetchall()


def told_twice(store: Store, **by: object) -> list[dict[str, Any]]:
    return store.named_rows("incidents", articles=2, **by)


@pytest.fixture(scope="module")
def at_once(codings: list[Coding], tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Any], list[Any]]:
    return linked(Store(tmp_path_factory.mktemp("at_once") / "desk"), codings, len(codings))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_and_portions_do_not_matter(
    store: Store, codings: list[Coding], at_once: tuple[list[Any], list[Any]], seed: int
) -> None:
    chance = random.Random(seed)
    assert linked(store, chance.sample(codings, len(codings)), chance.randint(1, 5)) == at_once


def test_the_tables_hold_what_linking_all_at_once_gives(store: Store, codings: list[Coding]) -> None:
    linked(store, codings, 3)
    incidents = link_incidents(stored_reports(store))
    assert {i.incident_id for i in incidents} == {row["incident_id"] for row in store.rows(INCIDENTS)}
    assert store.query(MEMBERS).fetchall() == sorted(
        (incident.incident_id, event_id) for incident in incidents for event_id, _ in incident.members
    )


def test_nothing_new_is_nothing_done(store: Store, codings: list[Coding]) -> None:
    linked(store, codings, len(codings))
    assert Linker(store).link() == Linked(0, 0)


def test_a_new_version_of_an_article_takes_its_events_out(store: Store, codings: list[Coding], desk: Desk) -> None:
    first = codings[0]
    linked(store, codings[:2], 2)
    (before,) = told_twice(store)
    assert before["article_count"] == 2
    other = desk.code(
        "Togo's parliament ratified a trade treaty with Ghana on Monday.",
        published="2022-05-03", outlet=first.article.outlet, url=first.article.url,
    )  # fmt: skip
    linked(store, [other], 1)
    assert told_twice(store) == []
    assert store.rows(INCIDENTS) == _fresh(store, [other, codings[1]])


def _fresh(store: Store, codings: Sequence[Coding]) -> list[dict[str, Any]]:
    other = Store(f"{store.root} anew")
    linked(other, codings, 1)
    return other.rows(INCIDENTS)


def test_what_people_split_stays_apart(store: Store, codings: list[Coding]) -> None:
    linked(store, codings[:1], 1)
    linked(store, codings[1:2], 1)
    (one,) = told_twice(store)
    event, other = (event_id for _, event_id in store.query(MEMBERS).fetchall() if _ == one["incident_id"])
    with pytest.raises(StoreError, match="not all"):
        split_incident(store, one["incident_id"], [event, other], "Ann", "")
    split_incident(store, one["incident_id"], [event], "Ann", "two decrees")
    Linker(store).link()
    assert told_twice(store) == []
    linked(store, codings, 4)
    homes = {e: incident for incident, e in store.query(MEMBERS).fetchall()}
    assert homes[event] != homes[other]


def test_what_people_merge_stays_together(store: Store, codings: list[Coding]) -> None:
    linked(store, codings, 5)
    gao, mopti = (
        row["incident_id"]
        for place in ("Gao", "Mopti")
        for row in store.named_rows("incidents", words=place, type="ASSAULT")
    )
    merge_incidents(store, [gao, mopti], "Ann", "one convoy")
    Linker(store).link()
    (merged,) = store.named_rows("incidents", words="Gao", type="ASSAULT")
    assert merged["article_count"] == 3
    assert "corrected: Ann" in merged["reports"]
    with pytest.raises(StoreError, match="no incident"):
        merge_incidents(store, [gao, "nothing"], "Ann", "")
    with pytest.raises(StoreError, match="at least two"):
        merge_incidents(store, [gao, gao], "Ann", "")


def test_the_books_as_they_were(store: Store, codings: list[Coding]) -> None:
    linked(store, codings[:1], 1)
    version, then = store.version, datetime.now(UTC)
    linked(store, codings[1:2], 1)
    assert len(told_twice(store)) == 1
    for moment in (version, then):
        past = Store(store.root, as_of=moment)
        assert told_twice(past) == []
        assert len(past.events.fetchall()) == len(codings[0].events)
        assert len(past.query(INCIDENTS).fetchall()) == 1
    assert Store(store.root, as_of=then - timedelta(days=1)).rows(INCIDENTS) == []
    store.compact()
    assert told_twice(Store(store.root, as_of=then)) == []


def test_compaction_changes_no_row(store: Store, codings: list[Coding]) -> None:
    books = linked(store, codings, 2)
    compacted = {done.table: done for done in store.compact(timedelta(0))}
    assert compacted["events"].after == 1
    assert compacted["events"].removed > 1
    assert linked(store, codings, len(codings)) == books
