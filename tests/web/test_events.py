"""The filters of the events pass what they should, stand in the address, and turn down nonsense."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient


def found(client: TestClient, **filters: Any) -> list[dict[str, Any]]:
    answer = client.get("/api/events", params=filters)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


@pytest.mark.parametrize("actor", ["KEN", "kengov", "kenya", "SDN"])
def test_a_party_by_code_country_or_words(client: TestClient, actor: str) -> None:
    events = found(client, actor=actor)
    assert events
    assert {e["article"]["outlet"] for e in events} == {"The Lake Courier"}


def test_recipient_is_one_side_only(client: TestClient) -> None:
    assert all("SDN" in [p["country"] for p in e["recipients"]] for e in found(client, recipient="SDN"))


def test_type_status_dates_attribution_and_text(client: TestClient) -> None:
    assert {e["type"] for e in found(client, type="SANCTION")} == {"SANCTION"}
    assert {e["status"] for e in found(client, status="actual")} == {"actual"}
    assert {e["article"]["outlet"] for e in found(client, since="2022-01-01")} == {"The Lake Courier"}
    assert all(e["date"]["start"] < "2021" for e in found(client, until="2020-12-31"))
    assert all(e["attribution"] for e in found(client, attributed="true"))
    assert not any(e["attribution"] for e in found(client, attributed="false"))
    assert all("ambassador" in e["quote"] for e in found(client, text="AMBASSADOR"))


def test_text_is_no_pattern_and_no_sql(client: TestClient) -> None:
    assert found(client, text="%") == []
    assert found(client, text="' OR 1=1 --") == []
    assert found(client, actor="'; DROP TABLE events; --") == []


def test_blank_fields_of_the_form_filter_nothing(client: TestClient) -> None:
    page = client.get("/events?actor=&type=&mode=&status=&attributed=&since=&until=&text=")
    assert page.status_code == 200
    assert "of " in page.text


def test_the_form_shows_the_state_of_the_address(client: TestClient) -> None:
    page = client.get("/events?actor=KEN&type=SANCTION&since=2022-01-01").text
    assert 'value="KEN"' in page
    assert "<option selected>SANCTION" in page
    assert 'value="2022-01-01"' in page


def test_pages_join_without_gap(client: TestClient) -> None:
    everything = [e["event_id"] for e in found(client)]
    answer = client.get("/api/events?size=2").json()
    joined = [e["event_id"] for e in answer["items"]]
    while answer["next"]:
        answer = client.get(answer["next"]).json()
        joined += [e["event_id"] for e in answer["items"]]
    assert joined == everything


@pytest.mark.parametrize("query", ["since=yesterday", "page=0", "size=9999", "status=done", "colour=red"])
def test_nonsense_is_a_problem_with_its_field(client: TestClient, query: str) -> None:
    answer = client.get(f"/api/events?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"][0]["field"] == query.partition("=")[0]


def test_beyond_the_last_page_is_not_found(client: TestClient) -> None:
    assert client.get("/api/events?page=99").status_code == 404
