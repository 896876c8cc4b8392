"""A store of events made by hand, which have everything that may go wrong in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from foreigndesk.actors.actor import Actor
from foreigndesk.article import Article
from foreigndesk.claims.claim import Claim
from foreigndesk.coding.event import Event, EventDate
from foreigndesk.desk.coding import Coding
from foreigndesk.export.format import Row
from foreigndesk.export.selection import Selection
from foreigndesk.offsets import Span
from foreigndesk.places.place import Place
from foreigndesk.store import Store

SECRET = "The rest of the report is nobody's business."
NASTY = 'Kenya “expelled”, aides;\tand\r\n"cooks" \u2028 عمر 🕊 <b>&amp;'
TEXT = f"{NASTY} {SECRET}"


def actor(words: str, country: str | None = None, *sectors: str, name: str | None = None) -> Actor:
    """An actor with a code that follows from its country and sectors."""
    code = (country or "") + "".join(sectors[:2]) or None
    return Actor(Span(0, len(words), words), name=name, country=country, sectors=sectors, code=code)


KENYA = actor("Nairobi", "KEN", "GOV", name="Kenya")
SUDAN = actor("two Sudanese diplomats", "SDN", "GOV")
UN = actor("the U.N.", "UNO", name="United Nations")
REBELS = actor("rebels", "SDN", "REB")
VILLAGERS = actor("villagers", "SDN", "CVL")

PLAIN = Event(
    event_id="e0",
    sentence=1,
    in_title=False,
    type="SANCTION",
    mode="expel",
    contexts=("diplomatic", "legal"),
    cameo="1661",
    quad=4,
    intensity=-5.5,
    goldstein=-7.0,
    status="actual",
    actors=(KENYA,),
    recipients=(SUDAN,),
    date=EventDate(date(2022, 5, 2), date(2022, 5, 2), "day", Span(40, 46, "Monday")),
    place=Place("Nairobi", "KEN", "Nairobi Area", -1.283, 36.817, 184745, "city", Span(0, 7, "NAIROBI")),
    magnitude={"arrested": (2, None)},
    attribution=(),
    trigger=Span(7, 15, "expelled"),
    quote=NASTY,
    confidence=0.876,
    coder="frames",
    rule="SANCTION.expel",
    trace=(),
)
EVENTS = (
    PLAIN,
    replace(PLAIN, event_id="e1", actors=(), recipients=(), date=None, place=None, mode=None, cameo="16"),
    replace(
        PLAIN, event_id="e2", type="CONSULT", mode=None, cameo="040", quad=1, actors=(KENYA, SUDAN, UN), recipients=()
    ),
    replace(
        PLAIN,
        event_id="e3",
        type="ASSAULT",
        mode=None,
        cameo="190",
        actors=(REBELS,),
        recipients=(VILLAGERS, KENYA),
        magnitude={"killed": (12, 15)},
    ),
    replace(PLAIN, event_id="e4", status="future"),
    replace(
        PLAIN,
        event_id="e5",
        type="PROTEST",
        mode="demo",
        cameo="141",
        actors=(VILLAGERS,),
        recipients=(),
        magnitude={"participants": (300, None)},
        in_title=True,
    ),
)
CLAIM = Claim(KENYA, Span(0, 5, "Kenya"), Span(0, 15, TEXT[:15]), "asserts", False, None, ("e0",), False)


def coding(events: tuple[Event, ...], number: int, **article: object) -> Coding:
    """A coding of an article with those events."""
    stored = Article(text=TEXT, published=date(2022, 5, 3), id=str(number), **article)  # type: ignore[arg-type]
    return Coding(stored, events, (CLAIM,), (), (), (), (), "0.1.0+test")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of two articles."""
    folder = tmp_path_factory.mktemp("export") / "store"
    web = {
        "title": 'Kenya’s "spies" <b>out</b>\nnow',
        "outlet": "Lake, Courier",
        "url": "https://lake.example/1?a=1&b=2",
    }
    Store(folder).write([coding(EVENTS, 1, **web), coding((replace(PLAIN, event_id="e9"),), 2)])
    return folder


@pytest.fixture(scope="session")
def rows(store: Path) -> list[Row]:
    """All its rows."""
    return list(Selection(Store(store)).rows())


@pytest.fixture(scope="session")
def row_of() -> Callable[[list[Row], str], Row]:
    """Finds the row of an event."""
    return lambda rows, event_id: next(row for row in rows if row["event_id"] == event_id)
