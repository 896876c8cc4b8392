"""Incidents: the same happening told by several outlets is one, different happenings stay apart."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from foreigndesk.desk.desk import Desk
from foreigndesk.linking import Incident, Judge, LinkRules, Report, find_links, link_incidents, read_reports
from foreigndesk.linking.candidates import find_candidates
from foreigndesk.store.columns import event_rows


@pytest.fixture(scope="module")
def incidents(reports: list[Report]) -> list[Incident]:
    return link_incidents(reports)


def of(incidents: list[Incident], *outlets: str) -> Incident:
    return next(incident for incident in incidents if set(outlets) <= set(incident.outlets))


def test_several_outlets_tell_one_renunciation(incidents: list[Incident]) -> None:
    incident = of(incidents, "Herald", "Courier")
    assert (incident.type, incident.mode) == ("SANCTION", "discontinue")
    assert (incident.actors, incident.recipients) == (("MLI",), ("FRA",))
    assert incident.first == date(2022, 5, 2)
    assert len(incident.articles) >= 2
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


def read(desk: Desk, *stories: tuple[str, str | None, str]) -> list[Report]:
    codings = [
        desk.code(text, published=day, outlet=outlet, url=f"https://{outlet}.example") for outlet, day, text in stories
    ]
    return list(read_reports(row for coding in codings for row in event_rows(coding)))


RAID = "Gunmen killed {} soldiers in a raid on a barracks near Gao on Saturday, the army said."


def test_copies_count_once_and_the_most_given_number_is_best(desk: Desk) -> None:
    reports = read(
        desk,
        ("Post", "2022-05-01", RAID.format(12)),
        ("Reprint", "2022-05-01", RAID.format(12)),
        ("Mirror", "2022-05-01", "Gunmen killed 15 soldiers at a barracks near Gao on Saturday, a doctor said."),
        ("Voice", "2022-05-02", "The raid near Gao in which gunmen killed 15 soldiers on Saturday shocked Mali."),
    )
    articles = {report.outlet: report.article_id for report in reports}
    groups = {articles["Post"]: "group", articles["Reprint"]: "group"}
    (raid,) = [incident for incident in link_incidents(reports, groups=groups) if incident.numbers.get("killed")]
    assert (len(raid.articles), raid.sources) == (4, 3)
    killed = raid.numbers["killed"]
    assert (killed.low, killed.best, killed.high) == (12, 15, 15)
    assert ("same words in a copy of the article",) in [link.reasons for link in raid.links]


def test_copies_are_compared_once(desk: Desk) -> None:
    reports = read(desk, *((f"Paper{n}", "2022-05-01", RAID.format(12)) for n in range(20)))
    groups = {report.article_id: "wire" for report in reports}
    (raid,) = link_incidents(reports, groups=groups)
    assert (len(raid.articles), raid.sources, len(raid.links)) == (20, 1, 19)


def test_articles_without_a_date_link_by_words(desk: Desk) -> None:
    reports = read(
        desk,
        ("Post", None, "Police in Lyon arrested the banker Jean Moret on suspicion of fraud at Credit Rhone."),
        ("Mirror", None, "Jean Moret, a banker at Credit Rhone, was arrested in Lyon on suspicion of fraud."),
        ("Echo", None, "Police in Oslo arrested the Swedish journalist Nils Berg at the harbour."),
    )
    assert {incident.outlets for incident in link_incidents(reports)} == {("Mirror", "Post"), ("Echo",)}


def test_a_recollection_joins_and_makes_no_incident_beside(desk: Desk) -> None:
    told = ("Post", "2020-08-19", "Soldiers overthrew President Ibrahim Keita of Mali in a coup on Tuesday.")
    recalled = ("Almanac", "2022-05-04", "In August 2020 soldiers overthrew President Ibrahim Keita of Mali in a coup.")
    assert link_incidents(read(desk, recalled)) == []
    together = link_incidents(read(desk, told, recalled))
    assert any(set(incident.outlets) == {"Post", "Almanac"} for incident in together)
    assert not any(incident.outlets == ("Almanac",) for incident in together)


def test_a_plan_joins_what_comes_about(desk: Desk) -> None:
    reports = read(
        desk,
        ("Post", "2022-05-04", "Foreign Minister Sara Lind of Norway will visit Hanoi on May 12."),
        ("Mirror", "2022-05-13", "Norwegian Foreign Minister Sara Lind visited Hanoi on Thursday."),
    )
    (first, *_) = link_incidents(reports)
    assert first.outlets == ("Mirror", "Post")


@pytest.mark.parametrize("size", [50, 200])
def test_work_grows_with_reports_not_with_pairs(desk: Desk, size: int) -> None:
    """Raids of one day and country in different towns are not compared, two reports of each are."""
    (raid,) = [r for r in read(desk, ("Post", "2022-05-01", RAID.format(12))) if r.type == "ASSAULT"]
    many = [
        replace(
            raid, article_id=str(n), words={f"town{n % size}": 1.0, "raid": 0.5, "soldi": 0.3}, context={}, site=None
        )
        for n in range(2 * size)
    ]
    pairs = find_candidates({report.key: report for report in many}, Judge(LinkRules.load()), None)
    assert len(pairs) == size
