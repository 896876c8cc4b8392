"""Actor codes: country and first known role of a CAMEO code."""

from __future__ import annotations

import pytest

from foreigndesk.evaluation.sets.actor_codes import ActorCode, ActorCodes


@pytest.mark.parametrize(
    ("code", "country", "role"),
    [
        ("KENGOV", "KEN", "GOV"),
        ("PSEGZACVL", "PSE", "CVL"),
        ("---REB", None, "REB"),
        ("IGOUNO", "IGO", None),
        ("USA", "USA", None),
    ],
)
def test_code(code: str, country: str | None, role: str | None) -> None:
    event = {"cameo": "010", "source_code": code, "target_code": code}
    (item,) = ActorCodes().parse({"id": "1", "text": "x", "category": "own", "events": [event]})
    assert item.events[0].source == ActorCode(country, role)
