"""Incidents: the same happening told by several outlets is one, different happenings stay apart."""

from __future__ import annotations

import random
from datetime import date

import pytest

from foreigndesk.linking import Incident, Judge, LinkRules, Report, find_links, link_incidents


@pytest.fixture(scope="module")
def incidents(reports: list[Report]) -> list[Incident]:
    return link_incidents(reports)


def of(incidents: list[Incident], *outlets: str) -> Incident:
    return next(incident for incident in incidents if set(outlets) <= set(incident.outlets))


def test_several_outlets_tell_one_renunciation(incidents: list[Incident]) -> None:
    incident = of(incidents, "Herald", "Courier", "Gazette")
    assert (incident.type, incident.mode) == ("SANCTION", "discontinue")
    assert (incident.actors, incident.recipients) == (("MLI",), ("FRA",))
    assert incident.first == date(2022, 5, 2)
    assert len(incident.articles) >= 3
    assert not incident.contested


def test_a_denial_joins_what_it_denies(incidents: list[Incident]) -> None:
    incident = of(incidents, "Observer", "Tribune")
    assert incident.contested
    assert incident.denied_by == ("France",)
    assert incident.asserted_by == ("the Malian army",)
    assert (incident.first, incident.last) == (date(2022, 4, 19), date(2022, 4, 19))


def test_numbers_keep_who_gives_them(incidents: list[Incident]) -> None:
    killed = of(incidents, "Post", "Mirror").numbers["killed"]
    assert (killed.low, killed.high) == (12, 15)
    assert {(n.low, n.high) for n in killed.stated} == {(12, 12), (15, None)}
    assert {n.source for n in killed.stated} == {"the army", "a hospital official"}


def test_the_same_day_elsewhere_is_another_incident(incidents: list[Incident]) -> None:
    assert of(incidents, "Echo").outlets == ("Echo",)


def test_background_is_no_incident(incidents: list[Incident]) -> None:
    assert not [incident for incident in incidents if "Almanac" in incident.outlets]


def test_every_link_says_why(incidents: list[Incident]) -> None:
    for incident in incidents:
        assert len(incident.links) >= len(incident.members) - 1
        assert all(len(link.reasons) > 2 for link in incident.links)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_reports_does_not_matter(reports: list[Report], incidents: list[Incident], seed: int) -> None:
    shuffled = list(reports)
    random.Random(seed).shuffle(shuffled)
    assert link_incidents(shuffled) == incidents


def test_links_of_the_old_and_of_the_fresh_are_all_links(reports: list[Report]) -> None:
    judge = Judge(LinkRules.load())
    known = {report.key: report for report in reports if judge.takes_part(report)}
    keys = sorted(known)
    for cut in range(0, len(keys), 3):
        old = find_links({key: known[key] for key in keys[:cut]}, judge)
        new = find_links(known, judge, fresh=set(keys[cut:]))
        assert sorted(old + new, key=lambda link: link.rank) == find_links(known, judge)


def test_incidents_are_plain_values(incidents: list[Incident]) -> None:
    assert of(incidents, "Observer", "Tribune").to_dict()["contested"] is True
