"""Places: distance, and which names count."""

from __future__ import annotations

import pytest

from foreigndesk.desk.desk import Desk
from foreigndesk.evaluation.metrics import Figure
from foreigndesk.evaluation.sets.toponyms import MarkedArticle, Toponym, Toponyms, distance_km
from foreigndesk.offsets import Span

TEXT = "Heavy rain fell in Nairobi on Monday."
NAIROBI = Span.of(TEXT, 19, 26)
HERE, AWAY = (-1.28, 36.82), (40.0, -80.0)


def figures(desk: Desk, *toponyms: Toponym) -> dict[str, Figure]:
    item = MarkedArticle("1", TEXT, None, toponyms)
    return {f.name: f for f in Toponyms().score("own", [item], [desk.code(TEXT)], desk).figures}


def test_distance() -> None:
    paris, london = (48.8566, 2.3522), (51.5074, -0.1278)
    assert distance_km(paris, london) == pytest.approx(343.6, abs=1)


@pytest.mark.parametrize(("point", "f1"), [(HERE, 1.0), (AWAY, 0.0)])
def test_near_and_far(desk: Desk, point: tuple[float, float], f1: float) -> None:
    measured = figures(desk, Toponym(NAIROBI, point, "KEN"))
    assert measured["places within 161 km F1"].value == f1
    assert measured["place names found F1"].value == 1.0
    assert measured["country, of those found"].value == 1.0


def test_names_without_a_point_count_neither_way(desk: Desk) -> None:
    measured = figures(desk, Toponym(NAIROBI, None, None))
    assert measured["places within 161 km precision"].n == 0
    assert measured["place names found recall"].value == 1.0
    assert "country, of those found" not in measured
