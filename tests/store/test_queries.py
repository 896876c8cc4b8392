"""The named queries and their filters."""

from __future__ import annotations

from datetime import date

import pytest

from foreigndesk.desk.desk import Desk
from foreigndesk.errors import StoreError
from foreigndesk.store import Store
from foreigndesk.store.queries import NamedQuery, query_names

REPORTS = (
    ("Kenya expelled two Sudanese diplomats on Monday, the foreign ministry said.", "2022-05-03"),
    ("Rebels killed 12 soldiers in N'Djamena on Sunday, the army of Chad said.", "2022-05-03"),
    ("Sudan criticised Kenya over its diplomats.", "2022-05-05"),
    ("Kenya will send 200 tonnes of maize to Somalia next week.", "2022-06-10"),
)


@pytest.fixture(scope="module")
def store(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("store"))
    store.write(
        desk.code(text, published=day, url=f"https://herald.example/{day}/{len(text)}") for text, day in REPORTS
    )
    return store


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, 4),
        ({"actor": "KEN"}, 2),
        ({"actor": "SDN"}, 1),
        ({"actor": "rebels"}, 1),
        ({"actor": "REB"}, 1),
        ({"recipient": "KEN"}, 1),
        ({"party": "KEN", "other": "SDN"}, 2),
        ({"party": "SDN", "other": "KEN"}, 2),
        ({"party": "SOM"}, 1),
        ({"type": "sanction"}, 1),
        ({"type": "SANCTION", "mode": "expel"}, 1),
        ({"status": "future"}, 1),
        ({"day_from": date(2022, 5, 4)}, 2),
        ({"day_to": "2022-05-02"}, 2),
        ({"words": "DIPLOMATS"}, 2),
        ({"confidence": 1.1}, 0),
        ({"country": "TCD"}, 1),
        ({"most": 2}, 2),
    ],
)
def test_events(store: Store, filters: dict[str, object], found: int) -> None:
    rows = store.named("events", **filters).select("type, quote").fetchall()
    assert len(rows) == found, rows


def test_timeline(store: Store) -> None:
    rows = store.named("timeline", unit="year", type="SANCTION").select("since, type, events").fetchall()
    assert rows == [(date(2022, 1, 1), "SANCTION", 1)]


def test_dyads(store: Store) -> None:
    rows = store.named("dyads", party="SDN").select("actor, recipient, events").fetchall()
    assert rows == [("KEN", "SDN", 1), ("SDN", "KEN", 1)]


@pytest.mark.parametrize("name", query_names())
def test_every_query_says_what_it_answers(name: str) -> None:
    assert NamedQuery.load(name).sql.startswith("-- ")


def test_unknown_names_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="dyads"):
        store.named("nothing")
    with pytest.raises(StoreError, match="no filter colour"):
        store.named("events", colour="red")
