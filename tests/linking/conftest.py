"""Reports of made-up outlets, coded once: a renunciation told four ways, a denied overflight, two raids, a truce."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from foreigndesk.desk.coding import Coding
from foreigndesk.desk.desk import Desk
from foreigndesk.linking import Report, read_reports
from foreigndesk.store.columns import event_rows

STORIES = {
    "Herald": ("2022-05-03", "Mali on Monday renounced its defence accords with France, the junta said."),
    "Courier": (
        "2022-05-03",
        "Mali's junta said on Monday that it had scrapped its defence accords with France.",
    ),
    "Gazette": (
        "2022-05-04",
        "Two days after Mali scrapped its defence agreement with France, crowds cheered.",
    ),
    "Ledger": ("2022-05-05", "Mali's junta has scrapped its 2014 defence accords with France."),
    "Almanac": ("2022-05-04", "In August 2020 soldiers overthrew the president of Mali."),
    "Observer": ("2022-04-20", "French jets violated Malian airspace on Tuesday, the Malian army said."),
    "Tribune": ("2022-04-21", "France denied that its aircraft had violated Malian airspace."),
    "Post": ("2022-05-01", "Rebels killed 12 soldiers in an attack near Gao on Saturday, the army said."),
    "Mirror": ("2022-05-02", "Gunmen killed at least 15 soldiers near Gao on Saturday, a hospital official said."),
    "Echo": ("2022-05-02", "Gunmen killed four soldiers near Mopti on Saturday."),
    "Record": ("2014-07-17", "Mali and France signed a defence agreement in Bamako on Wednesday."),
    "Dispatch": (
        "2022-05-02",
        "Armenia and Azerbaijan agreed a ceasefire on Sunday. The truce took effect at midnight.",
    ),
    "Sentinel": ("2022-05-09", "Azerbaijan violated the ceasefire on Sunday, Armenia said."),
    "Monitor": ("2022-05-10", "Iran will sign the fisheries treaty with Oman on Friday."),
}


@pytest.fixture(scope="session")
def codings(desk: Desk) -> list[Coding]:
    return [
        desk.code(text, published=day, outlet=outlet, url=f"https://{outlet.lower()}.example/1")
        for outlet, (day, text) in STORIES.items()
    ]


@pytest.fixture(scope="session")
def reports(codings: list[Coding]) -> list[Report]:
    return [report for coding in codings for report in read_reports(event_rows(coding))]


@pytest.fixture(scope="session")
def mentions(codings: list[Coding]) -> dict[str, Sequence[dict[str, Any]]]:
    return {coding.article.article_id: [actor.to_dict() for actor in coding.actors] for coding in codings}
