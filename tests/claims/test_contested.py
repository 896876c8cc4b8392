"""Contested events: an assertion and a denial of one act point to both tellings; other acts stay apart."""

from __future__ import annotations

from datetime import date

import pytest

from foreigndesk.desk.desk import Desk

DAY = date(2022, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels said the army shelled Goma on Friday. The army denied shelling the town.",
        "Ukraine said Russia bombed a hospital in Mariupol. Moscow denied bombing the hospital.",
    ],
)
def test_both_claims_point_to_both_tellings(desk: Desk, text: str) -> None:
    coding = desk.code(text, published=DAY)
    told = {event.event_id for event in coding.events}
    pointing = {claim.stance: set(claim.events) for claim in coding.claims if claim.events}
    assert len(told) == 2
    assert pointing == {"asserts": told, "denies": told}


def test_a_denial_of_another_act_stays_apart(desk: Desk) -> None:
    coding = desk.code("Ukraine said Russia bombed a hospital. Mali denied arresting a priest.", published=DAY)
    assert all(len(claim.events) <= 1 for claim in coding.claims)
